"""Ukrainian: «…» and „…“; the long dash; words of one letter never end a line; 5-й, 5-го."""

from l10n.typography import Typography
from l10n.typography.forms import rewritten
from l10n.typography.setting import NBSP, House, polisher

_HOUSE = House(
    "uk",
    quotes="«»",
    inner="„“",
    dash=f"{NBSP}— ",
    lonely="авзіоуяйє",
    dated=True,
    steps=(
        rewritten((r"(?<=\d-)[иі]й\b", "й"), (r"(?<=\d-)ого\b", "го"), (r"(?<=\d-)ому\b", "му")),
    ),
)
UK = Typography("uk", polisher(_HOUSE))
