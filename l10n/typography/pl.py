"""Polish: „…” and «…»; words of one letter never end a line."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "pl",
    quotes="„”",
    inner="«»",
    lonely="aiouwz",
    dated=True,
)
PL = Typography("pl", polisher(_HOUSE))
