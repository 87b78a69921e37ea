"""Catalan: names stay, d' and l' stand before vowels and h."""

import re
from collections.abc import Iterator

from l10n.places.languages import Language

ELIDED = re.compile(r"(?i)^(?:d|l|s|n|m|t|qu)['’]")


def peel(word: str) -> Iterator[str]:
    """Ucraïna in d'Ucraïna."""
    if match := ELIDED.match(word):
        yield word[match.end() :]


def opens(name: str) -> bool:
    """Does the name begin with a vowel sound (not a gliding i: de Ialta)?"""
    small = name.lower()
    return bool(re.match("h?[aeiouàèéíòóú]", small)) and not re.match("[iu][aeoàèéòó]", small)


def liaison(left: str, old: str, new: str) -> str | None:
    """Before a vowel d', before a consonant de; what l' was, a person must say."""
    if opens(old) == opens(new):
        return left
    if match := re.search(r"(?i)\b(\w+)['’]$", left):
        word = match[1]
        if word.lower() != "d":
            return None
        return left[: match.start(1)] + f"{word}e "
    if opens(new) and (match := re.search(r"(?i)\b(d)e\s$", left)):
        return left[: match.start()] + match[1] + ("’" if "’" in left else "'")
    return left


LANGUAGE = Language(
    "ca",
    peel=peel,
    liaison=liaison,
    phrases=(r"pollastre a la Kíev",),
    homographs=frozenset({"Bar", "Granada", "Dominica"}),
    plurals=(("a", "es"), ("ó", "ons"), ("(?<=.)", "s os ns")),
)
