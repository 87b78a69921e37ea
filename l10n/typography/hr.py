"""Croatian: „…“ and ‚…‘."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "hr",
    quotes="„“",
    inner="‚‘",
)
HR = Typography("hr", polisher(_HOUSE))
