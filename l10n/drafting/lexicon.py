"""The few words per language that the signals and the projection of markup need."""

import re
import tomllib
from functools import cache
from importlib.resources import files

DENIES = re.compile(
    r"\b(?:not|non|never|no|off|nobody|nothing|none|neither|nor|without|cannot|un\w+|in\w+|im\w+|dis\w+|"
    r"refus\w+|den[iy]\w*|fail\w*|only|but|yet|lack\w*|few|little|hardly|barely|rather|instead|"
    r"avoid\w*|except|until|miss\w*|stop\w*|prevent\w*|out|long|ban\w*|reject\w*)\b|n't\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n't\b", re.IGNORECASE)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("l10n.drafting").joinpath("data", "lexicon.toml").read_text("utf-8"))


@cache
def function_words(language: str) -> frozenset[str]:
    return frozenset(_words()["function"].get(language, "").split())


@cache
def negation(language: str) -> re.Pattern[str] | None:
    """What can carry a "not" in `language`; None where we do not know."""
    words = _words()["negation"].get(language)
    if language == "en":
        return _NOT
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None


@cache
def plain_not(language: str) -> re.Pattern[str] | None:
    """The word for "not" in a language where it says nothing else."""
    word = _words()["not"].get(language)
    return re.compile(rf"\b{word}\b", re.IGNORECASE) if word else None


@cache
def number_words(language: str) -> dict[str, str]:
    """Number words and their digits: duas -> 2."""
    rows = _words()["numbers"].get(language, "").split()
    return {word: str(n) for n, row in enumerate(rows, 1) for word in row.split(",")}
