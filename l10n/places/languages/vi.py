"""Vietnamese: names stay."""

from l10n.places.languages import Language

LANGUAGE = Language("vi", phrases=(r"gà Kiev",))
