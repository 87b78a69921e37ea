"""Swedish: ”…” and ’…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "sv",
    quotes="””",
    inner="’’",
)
SV = Typography("sv", polisher(_HOUSE))
