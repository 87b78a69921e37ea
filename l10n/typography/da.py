"""Danish: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "da",
    quotes="“”",
    inner="‘’",
)
DA = Typography("da", polisher(_HOUSE))
