"""Spanish: «…» and “…”; ¿ and ¡ at the beginning."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher
from l10n.typography.spanish import opened

_HOUSE = House(
    "es",
    quotes="«»",
    inner="“”",
    steps=(opened,),
)
ES = Typography("es", polisher(_HOUSE))
