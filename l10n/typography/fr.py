"""French: «…» and “…”; spaces before ; ! ? :; 2e, 1re."""

from l10n.typography import Typography
from l10n.typography.french import ordinals
from l10n.typography.setting import NBSP, NNBSP, House, polisher

_HOUSE = House(
    "fr",
    quotes="«»",
    inner="“”",
    before={";": NNBSP, "!": NNBSP, "?": NNBSP, ":": NBSP},
    padding=NBSP,
    dated=True,
    steps=(ordinals,),
)
FR = Typography("fr", polisher(_HOUSE))
