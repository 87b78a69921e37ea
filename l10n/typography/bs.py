"""Bosnian: „…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "bs",
    quotes="„”",
    inner="‘’",
    dated=True,
)
BS = Typography("bs", polisher(_HOUSE))
