"""Norwegian Nynorsk: «…» and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "nn",
    quotes="«»",
    inner="‘’",
)
NN = Typography("nn", polisher(_HOUSE))
