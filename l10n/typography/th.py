"""Thai: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.digits import chosen
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "th",
    quotes="“”",
    inner="‘’",
    apostrophe=False,
)
TH = Typography("th", polisher(_HOUSE), chosen("th"))
