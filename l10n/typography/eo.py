"""Esperanto: “…” and «…»."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "eo",
    quotes="“”",
    inner="«»",
)
EO = Typography("eo", polisher(_HOUSE))
