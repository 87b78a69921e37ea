"""Portuguese: «…» and “…”."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "pt",
    quotes="«»",
    inner="“”",
)
PT = Typography("pt", polisher(_HOUSE))
