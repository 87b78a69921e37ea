"""Malay: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "ms",
    quotes="“”",
    inner="‘’",
)
MS = Typography("ms", polisher(_HOUSE))
