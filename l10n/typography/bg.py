"""Bulgarian: „…“ and ‚…‘."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "bg",
    quotes="„“",
    inner="‚‘",
    dated=True,
)
BG = Typography("bg", polisher(_HOUSE))
