"""Bengali: “…” and ‘…’; its own ।."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "bn",
    quotes="“”",
    inner="‘’",
    signs={".": "।"},
    apostrophe=False,
)
BN = Typography("bn", polisher(_HOUSE))
