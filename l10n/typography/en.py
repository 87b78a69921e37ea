"""English: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "en",
    quotes="“”",
    inner="‘’",
)
EN = Typography("en", polisher(_HOUSE))
