"""Catalan: «…» and “…”."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "ca",
    quotes="«»",
    inner="“”",
)
CA = Typography("ca", polisher(_HOUSE))
