"""Arabic: ”…“ and ’…‘; its own ، ؛ ؟."""

from l10n.typography import Typography
from l10n.typography.digits import chosen
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "ar",
    quotes="”“",
    inner="’‘",
    signs={",": "،", ";": "؛", "?": "؟"},
    apostrophe=False,
)
AR = Typography("ar", polisher(_HOUSE), chosen("ar"))
