"""Latvian: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "lv",
    quotes="“”",
    inner="‘’",
    dated=True,
)
LV = Typography("lv", polisher(_HOUSE))
