"""Canadian French: «…» and “…”; spaces before :; 2e, 1re."""

from l10n.typography import Typography
from l10n.typography.french import ordinals
from l10n.typography.setting import NBSP, House, polisher

_HOUSE = House(
    "fr_CA",
    quotes="«»",
    inner="“”",
    before={":": NBSP},
    padding=NBSP,
    dated=True,
    steps=(ordinals,),
)
FR_CA = Typography("fr_CA", polisher(_HOUSE))
