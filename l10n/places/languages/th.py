"""Thai: no spaces; the longest known name counts."""

from l10n.places.languages import Language

LANGUAGE = Language("th", spaced=False)
