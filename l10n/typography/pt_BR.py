"""Brazilian Portuguese: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "pt_BR",
    quotes="“”",
    inner="‘’",
)
PT_BR = Typography("pt_BR", polisher(_HOUSE))
