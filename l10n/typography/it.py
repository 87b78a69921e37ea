"""Italian: «…» and “…”."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "it",
    quotes="«»",
    inner="“”",
)
IT = Typography("it", polisher(_HOUSE))
