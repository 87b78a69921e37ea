"""Serbian: „…” and ’…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "sr",
    quotes="„”",
    inner="’’",
    dated=True,
)
SR = Typography("sr", polisher(_HOUSE))
