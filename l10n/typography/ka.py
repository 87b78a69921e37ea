"""Georgian: „…“ and «…»."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "ka",
    quotes="„“",
    inner="«»",
)
KA = Typography("ka", polisher(_HOUSE))
