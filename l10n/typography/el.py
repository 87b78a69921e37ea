"""Greek: «…» and “…”; its own ;."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "el",
    quotes="«»",
    inner="“”",
    signs={"?": ";"},
)
EL = Typography("el", polisher(_HOUSE))
