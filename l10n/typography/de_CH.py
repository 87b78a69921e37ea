"""Swiss German: «…» and ‹…›."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "de_CH",
    quotes="«»",
    inner="‹›",
    dated=True,
)
DE_CH = Typography("de_CH", polisher(_HOUSE))
