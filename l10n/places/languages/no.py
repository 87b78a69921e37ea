"""Norwegian, both written forms: genitive -s, an apostrophe after s, x, z."""

from l10n.places.languages import Language
from l10n.places.languages.da import bend

LANGUAGE = Language(
    "no", bend=bend, plurals=(("(?<=.)", "er e r ene"),), homographs=frozenset({"Bar"})
)
