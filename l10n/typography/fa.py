"""Persian: «…» and ‹…›; its own ، ؛ ؟."""

from l10n.typography import Typography
from l10n.typography.digits import chosen
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "fa",
    quotes="«»",
    inner="‹›",
    signs={",": "،", ";": "؛", "?": "؟"},
    apostrophe=False,
)
FA = Typography("fa", polisher(_HOUSE), chosen("fa"))
