"""Catalan: «…» and “…”; 1r, 2n, 3r, 4t."""

from l10n.typography import Typography
from l10n.typography.forms import rewritten
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "ca",
    quotes="«»",
    inner="“”",
    steps=(rewritten((r"\b([13])er\b", r"\1r"), (r"\b2on\b", "2n"), (r"\b4rt\b", "4t")),),
)
CA = Typography("ca", polisher(_HOUSE))
