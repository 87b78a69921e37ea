"""Indonesian: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "id",
    quotes="“”",
    inner="‘’",
)
ID = Typography("id", polisher(_HOUSE))
