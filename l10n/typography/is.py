"""Icelandic: „…“ and ‚…‘."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "is",
    quotes="„“",
    inner="‚‘",
)
IS = Typography("is", polisher(_HOUSE))
