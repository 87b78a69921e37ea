"""Slovak: „…“ and ‚…‘; words of one letter never end a line; 24. 8. 2022."""

from l10n.typography import Typography
from l10n.typography.dates import spaced
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "sk",
    quotes="„“",
    inner="‚‘",
    lonely="aikosuvz",
    dated=True,
    steps=(spaced,),
)
SK = Typography("sk", polisher(_HOUSE))
