"""Hebrew: ”…” and ’…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "he",
    quotes="””",
    inner="’’",
    apostrophe=False,
)
HE = Typography("he", polisher(_HOUSE))
