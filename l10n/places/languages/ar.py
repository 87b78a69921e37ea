"""Arabic: conjunctions, prepositions and the article are written together with the name."""

import re
from collections.abc import Iterator

from l10n.places.languages import Language

CLITICS = re.compile(r"^([وف]?[بكلس]?)(?=\w{3})")


def peel(word: str) -> Iterator[str]:
    """كييف in وبكييف; أوكرانيا in لأوكرانيا; اليابان in لليابان."""
    found = CLITICS.match(word)
    for length in range(1, (found.end() if found else 0) + 1):
        yield word[length:]
    if match := re.match(r"^[وف]?لل(?=\w{2})", word):
        yield "ال" + word[match.end() :]


def fit(written: str, form: str) -> str:
    """After ل the article loses its alif: للعراق."""
    shortened = written.startswith("ل") and not written.startswith("ال")
    return form[1:] if shortened and form.startswith("ال") else form


LANGUAGE = Language(
    "ar",
    peel=peel,
    fit=fit,
    homographs=frozenset({"ترك"}),  # to leave
    plurals=(("ة", "ات"), ("(?<=.)", "ون ين ات")),
)
