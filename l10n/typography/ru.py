"""Russian: «…» and „…“; the long dash; words of one letter never end a line."""

from l10n.typography import Typography
from l10n.typography.setting import NBSP, House, polisher

_HOUSE = House(
    "ru",
    quotes="«»",
    inner="„“",
    dash=f"{NBSP}— ",
    lonely="авикосуя",
)
RU = Typography("ru", polisher(_HOUSE))
