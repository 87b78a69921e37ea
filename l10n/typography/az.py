"""Azerbaijani: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "az",
    quotes="“”",
    inner="‘’",
)
AZ = Typography("az", polisher(_HOUSE))
