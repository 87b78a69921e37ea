"""Korean: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "ko",
    quotes="“”",
    inner="‘’",
    apostrophe=False,
)
KO = Typography("ko", polisher(_HOUSE))
