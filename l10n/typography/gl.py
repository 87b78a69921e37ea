"""Galician: “…” and ‘…’."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "gl",
    quotes="“”",
    inner="‘’",
)
GL = Typography("gl", polisher(_HOUSE))
