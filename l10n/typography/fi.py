"""Finnish: ”…” and ’…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "fi",
    quotes="””",
    inner="’’",
    dated=True,
)
FI = Typography("fi", polisher(_HOUSE))
