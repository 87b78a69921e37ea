"""Swiss French: «…» and ‹…›; spaces before ; ! ? :; 2e, 1re."""

from l10n.typography import Typography
from l10n.typography.french import ordinals
from l10n.typography.setting import NNBSP, House, polisher

_HOUSE = House(
    "fr_CH",
    quotes="«»",
    inner="‹›",
    before={";": NNBSP, "!": NNBSP, "?": NNBSP, ":": NNBSP},
    padding=NNBSP,
    dated=True,
    steps=(ordinals,),
)
FR_CH = Typography("fr_CH", polisher(_HOUSE))
