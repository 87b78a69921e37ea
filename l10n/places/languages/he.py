"""Hebrew: conjunctions, prepositions and the article are written together with the name."""

import re
from collections.abc import Iterator

from l10n.places.languages import Language

# and, that or when, one preposition; names of places take no article: במקרים is "in cases"
CLITICS = re.compile("ו?(?:לכש|כש|מש|ש)?[בלמכ]?")


def peel(word: str) -> Iterator[str]:
    """קייב in בקייב, שבקייב, ומקייב."""
    for length in range(1, min(4, len(word) - 1)):
        if CLITICS.fullmatch(word, 0, length):
            yield word[length:]


# the direction (כיוון) is not "like Greece"
LANGUAGE = Language(
    "he",
    peel=peel,
    homographs=frozenset({"קרים", "בלם"}),  # מקרים: cases; he braked
    phrases=(r"\w{0,3}כיוון\w*",),
    plurals=(("ה", "ות"), ("(?<=.)", "ים ות")),
)
