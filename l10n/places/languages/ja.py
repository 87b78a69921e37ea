"""Japanese: no spaces; a name in katakana ends where the katakana ends."""

from l10n.places.languages import Language

KATAKANA = "ァ-ヺー"

LANGUAGE = Language(
    "ja",
    spaced=False,
    edges=(
        rf"(?:(?<![{KATAKANA}])|(?![{KATAKANA}]))",
        rf"(?:(?![{KATAKANA}])|(?<![{KATAKANA}]))",
    ),
)
