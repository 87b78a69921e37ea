"""German: „…“ and ‚…‘."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "de",
    quotes="„“",
    inner="‚‘",
    dated=True,
)
DE = Typography("de", polisher(_HOUSE))
