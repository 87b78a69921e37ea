"""Urdu: ”…“ and ’…‘; its own ، ؛ ؟ ۔."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "ur",
    quotes="”“",
    inner="’‘",
    signs={",": "،", ";": "؛", "?": "؟", ".": "۔"},
    apostrophe=False,
)
UR = Typography("ur", polisher(_HOUSE))
