"""Slovak: „…“ and ‚…‘; words of one letter never end a line."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "sk",
    quotes="„“",
    inner="‚‘",
    lonely="aikosuvz",
)
SK = Typography("sk", polisher(_HOUSE))
