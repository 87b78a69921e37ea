"""Estonian: „…“ and ‚…‘."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "et",
    quotes="„“",
    inner="‚‘",
    dated=True,
)
ET = Typography("et", polisher(_HOUSE))
