"""French ordinals: 1er, 1re, 2e, XXe; never 2ème."""

from l10n.typography.forms import rewritten

_FIGURE = r"(?<![\w.,])([1-9]\d*|[IVXLCDM]+)"

ordinals = rewritten(
    (rf"{_FIGURE}(?:i[èe]me|[èe]me)(s?)\b", r"\1e\2"),
    (r"(?<![\w.,])1\s?(?:[èe]re)(s?)\b", r"1re\1"),
)
