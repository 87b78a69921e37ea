"""Czech: „…“ and ‚…‘; words of one letter never end a line."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "cs",
    quotes="„“",
    inner="‚‘",
    lonely="aikosuvz",
)
CS = Typography("cs", polisher(_HOUSE))
