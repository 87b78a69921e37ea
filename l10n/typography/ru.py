"""Russian: «…» and „…“; the long dash; words of one letter never end a line; 5-й, 5-го."""

from l10n.typography import Typography
from l10n.typography.forms import rewritten
from l10n.typography.setting import NBSP, House, polisher

_HOUSE = House(
    "ru",
    quotes="«»",
    inner="„“",
    dash=f"{NBSP}— ",
    lonely="авикосуя",
    dated=True,
    steps=(
        rewritten(
            (r"(?<=\d-)[ыои]й\b", "й"), (r"(?<=\d-)[оеь]?го\b", "го"), (r"(?<=\d-)[аь]я\b", "я")
        ),
    ),
)
RU = Typography("ru", polisher(_HOUSE))
