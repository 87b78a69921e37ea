"""Dutch: ‘…’ and “…”."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "nl",
    quotes="‘’",
    inner="“”",
)
NL = Typography("nl", polisher(_HOUSE))
