"""Slovenian: „…“ and ‚…‘; 24. 8. 2022."""

from l10n.typography import Typography
from l10n.typography.dates import spaced
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "sl",
    quotes="„“",
    inner="‚‘",
    dated=True,
    steps=(spaced,),
)
SL = Typography("sl", polisher(_HOUSE))
