"""Lithuanian: „…“ and ‚…‘."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "lt",
    quotes="„“",
    inner="‚‘",
    dated=True,
)
LT = Typography("lt", polisher(_HOUSE))
