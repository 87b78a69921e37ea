"""The words of a text in small letters, which several checks look at one after the other."""

import re
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from importlib.resources import files

_SMALL = files("l10n.checks").joinpath("data", "function_words.tsv")
# Indic vowel signs are no \w, their danda is no letter
WORD = re.compile(r"[\w\u0900-\u0963\u0966-\u0dff]+|[£€$]")


_LETTER = "[A-Za-z\u00c0-\u024f\u0400-\u04ff]"  # beside which a backtick is an apostrophe: п`ять
# code, tags, the targets of links, attributes and templates, addresses: copied, in no language
_COPIED = re.compile(
    rf"(?<!{_LETTER})`[^`]+`(?!{_LETTER})"
    r"|<(code|kbd|samp|tt|var)\b[^<>]*>[^<>]*</\1>|<[^<>]+>"
    r"|\]\([^\s()]*|\b[a-z]+://[^\s<>()\[\]\u3000-\u9fff\uff00-\uffef]+"
    r"|\{\{?[^{}]*\}\}?|(?<![A-Za-z\d.+-])[A-Za-z\d.+-]+@[A-Za-z\d.-]+"
)
_SIGNS = re.compile(r"[`<@{]|\]\(|://")


@lru_cache(maxsize=4096)
def spoken(text: str) -> str:
    """The text without what is copied in every language."""
    return _COPIED.sub(" ", text) if _SIGNS.search(text) else text


def copied(text: str) -> Collection[str]:
    """What of a text is in no language."""
    return [match[0] for match in _COPIED.finditer(text)] if _SIGNS.search(text) else ()


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of the text; a sign of money is one, too."""
    return tuple(WORD.findall(small(text)))


def small(text: str) -> str:
    """In small letters, the Turkish dotted one, too."""
    return text.replace("İ", "i").lower()


@lru_cache(maxsize=4096)
def begins(text: str) -> frozenset[str]:
    """What the words of the text begin with, three letters each."""
    return frozenset([word[:3] for word in words(text)])


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """Language → the small words it is known by, which no name is."""
    rows = (line.split("\t") for line in _SMALL.read_text("utf-8").splitlines() if line[0] != "#")
    return {code: frozenset(small.split()) for code, small in rows}
