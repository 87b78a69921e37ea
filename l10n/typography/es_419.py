"""Mexican Spanish: “…” and ‘…’; ¿ and ¡ at the beginning."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher
from l10n.typography.spanish import opened

_HOUSE = House(
    "es_MX",
    quotes="“”",
    inner="‘’",
    steps=(opened,),
)
ES_MX = Typography("es_MX", polisher(_HOUSE))
