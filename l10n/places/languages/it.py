"""Italian: names stay, little words in front of them elide."""

import re
from collections.abc import Iterator

from l10n.places.languages import Language

ELIDED = re.compile(
    r"(?i)^(?:d|l|un|all|dall|dell|nell|sull|coll|quell|quest|tutt|bell|sant|dov|com|c|s)['’]"
)
VOWEL = re.compile(r"(?i)[aeiouàèéìòù]")


def peel(word: str) -> Iterator[str]:
    """Ucraina in dell'Ucraina."""
    if match := ELIDED.match(word):
        yield word[match.end() :]


def liaison(left: str, old: str, new: str) -> str | None:
    """Before a consonant d' is di and ad is a; what l' was, a person must say."""
    if bool(VOWEL.match(old)) == bool(VOWEL.match(new)):
        return left
    if match := re.search(r"(?i)\b(\w+)['’]$", left):
        word = match[1]
        if word.lower() != "d":
            return None
        return left[: match.start(1)] + ("Di " if word == "D" else "di ")
    if VOWEL.match(new):
        return left
    return re.sub(r"(?i)\b([ae])d(\s)$", r"\1\2", left)


LANGUAGE = Language(
    "it",
    peel=peel,
    liaison=liaison,
    phrases=(r"pollo alla (?:Kiev|Kyiv)",),
    homographs=frozenset({"Bar", "Pace", "Georgia", "Dominica"}),
    plurals=(("[oe]", "i"), ("(?<=[cg])a", "he"), ("a", "e i"), ("(?<=.)", "0")),
)
