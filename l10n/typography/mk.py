"""Macedonian: „…“ and ‚…‘."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "mk",
    quotes="„“",
    inner="‚‘",
)
MK = Typography("mk", polisher(_HOUSE))
