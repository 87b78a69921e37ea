"""Hindi: “…” and ‘…’; its own ।."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "hi",
    quotes="“”",
    inner="‘’",
    signs={".": "।"},
    apostrophe=False,
)
HI = Typography("hi", polisher(_HOUSE))
