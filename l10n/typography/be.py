"""Belarusian: «…» and „…“; the long dash; words of one letter never end a line."""

from l10n.typography import Typography
from l10n.typography.setting import NBSP, House, polisher

_HOUSE = House(
    "be",
    quotes="«»",
    inner="„“",
    dash=f"{NBSP}— ",
    lonely="аузіоя",
    dated=True,
)
BE = Typography("be", polisher(_HOUSE))
