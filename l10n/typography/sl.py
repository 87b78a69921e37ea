"""Slovenian: „…“ and ‚…‘."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "sl",
    quotes="„“",
    inner="‚‘",
)
SL = Typography("sl", polisher(_HOUSE))
