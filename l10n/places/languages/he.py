"""Hebrew: conjunctions, prepositions and the article are written together with the name."""

from collections.abc import Iterator

from l10n.places.languages import Language

CLITICS = set("והבלמשכ")


def peel(word: str) -> Iterator[str]:
    """קייב in בקייב, שבקייב, ומקייב."""
    for length in range(1, min(4, len(word) - 1)):
        if word[length - 1] not in CLITICS:
            return
        yield word[length:]


# the direction (כיוון) is not "like Greece"
LANGUAGE = Language(
    "he",
    peel=peel,
    phrases=(r"\w{0,3}כיוון\w*",),
    plurals=(("ה", "ות"), ("(?<=.)", "ים ות")),
)
