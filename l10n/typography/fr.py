"""French: «…» and “…”; spaces before ; ! ? :."""

from l10n.typography import Typography
from l10n.typography.setting import NBSP, NNBSP, House, polisher

_HOUSE = House(
    "fr",
    quotes="«»",
    inner="“”",
    before={";": NNBSP, "!": NNBSP, "?": NNBSP, ":": NBSP},
    padding=NBSP,
)
FR = Typography("fr", polisher(_HOUSE))
