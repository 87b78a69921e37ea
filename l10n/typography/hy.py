"""Armenian: «…» and «…»; its own ։."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "hy",
    quotes="«»",
    inner="«»",
    signs={":": "։"},
)
HY = Typography("hy", polisher(_HOUSE))
