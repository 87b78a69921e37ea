"""Norwegian Bokmål: «…» and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "nb",
    quotes="«»",
    inner="‘’",
)
NB = Typography("nb", polisher(_HOUSE))
