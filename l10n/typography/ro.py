"""Romanian: „…” and «…»."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "ro",
    quotes="„”",
    inner="«»",
)
RO = Typography("ro", polisher(_HOUSE))
