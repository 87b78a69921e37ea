"""Turkish: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "tr",
    quotes="“”",
    inner="‘’",
)
TR = Typography("tr", polisher(_HOUSE))
