"""Vietnamese: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "vi",
    quotes="“”",
    inner="‘’",
)
VI = Typography("vi", polisher(_HOUSE))
