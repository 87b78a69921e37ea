"""Spanish: «…» and “…”; ¿ and ¡ at the beginning; 1.º."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher
from l10n.typography.spanish import opened, ordinals

_HOUSE = House(
    "es",
    quotes="«»",
    inner="“”",
    steps=(opened, ordinals),
)
ES = Typography("es", polisher(_HOUSE))
