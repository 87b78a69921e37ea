"""Canadian French: «…» and “…”; spaces before :."""

from l10n.typography import Typography
from l10n.typography.setting import NBSP, House, polisher

_HOUSE = House(
    "fr_CA",
    quotes="«»",
    inner="“”",
    before={":": NBSP},
    padding=NBSP,
)
FR_CA = Typography("fr_CA", polisher(_HOUSE))
