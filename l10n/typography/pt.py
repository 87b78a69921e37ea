"""Portuguese: «…» and “…”; 1.º."""

from l10n.typography import Typography
from l10n.typography.forms import rewritten
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "pt",
    quotes="«»",
    inner="“”",
    steps=(
        rewritten((r"(?i)\b((?:[oa]s?|d[oa]s?|n[oa]s?|ao?s?|à) \d{1,3})([ºª])(?!\w)", r"\1.\2")),
    ),
)
PT = Typography("pt", polisher(_HOUSE))
