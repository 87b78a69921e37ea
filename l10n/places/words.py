"""A text's words, folded and without what is glued to them, as names are compared with them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from l10n.places.languages import Language, language
from l10n.places.lookalikes import unmixed

MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0900-\u0e7f\u200c\u00ad"
LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
APOSTROPHES = "'’ʼ′`‘׳"
WORD = re.compile(rf"{LETTER}+(?:[{APOSTROPHES}]{LETTER}+)*[׳״]?")
JOINT = re.compile(r"[ \t\u00a0\u202f\u2009]+\n?[ \t]*|\n|[-‐‑–־:]")
PLAIN = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        "İ": "i",
        "ı": "i",
        "ß": "ss",
        "\u00ad": None,
        "ς": "σ",
        "ё": "е",
        "Ё": "е",
    }
    | dict.fromkeys("‐‑–־", "-")
    | dict(zip("άέήίόύώΆΈΉΊΌΎΏ", "αεηιουωαεηιουω", strict=True))
)
PARTS = re.compile("[ :‐‑–-]+")
SMALL = 4  # letters: shorter words may bend wholly (da, Bar)
LONGEST = 12  # letters of a beginning by which names are told apart
Span = tuple[int, int]


@dataclass(frozen=True)
class Word:
    start: int
    end: int
    text: str
    head: str  # its first letters, folded
    whole: bool  # no apostrophe inside
    pure: bool


def fold(text: str) -> str:
    """What two spellings of one form have in common: no case, one apostrophe, one hyphen."""
    if text.isascii():
        text = text.lower().replace("`", "'")
        return text if text.isalpha() else " ".join(text.split())
    text = unicodedata.normalize("NFC", text).translate(PLAIN).casefold()
    return " ".join(text.split())


@lru_cache(maxsize=64)
def words(text: str) -> tuple[Word, ...]:
    return tuple(_word(match) for match in WORD.finditer(text))


def _word(match: re.Match[str]) -> Word:
    word = unmixed(match[0])
    whole = not any(letter in word for letter in APOSTROPHES)
    return Word(match.start(), match.end(), word, fold(word[:4]), whole, word == match[0])


def rests(word: str, tongue: Language) -> Iterator[str]:
    """What remains of a word without what is glued to its front: l'Ukraine, בקייב."""
    yield from tongue.peel(word)
    for at, letter in enumerate(word[1:-1], 1):
        if letter in APOSTROPHES:
            yield word[at + 1 :]


@lru_cache(maxsize=64)
def starts(text: str, locale: str, but: tuple[Span, ...] = ()) -> frozenset[str]:
    """The folded beginnings, of all lengths, of every word a name may stand in.

    Words inside the spans `but` are left out.
    """
    found = set[str]()
    for word in words(text):
        if not (but and inside(but, word.start, word.end)):
            found |= _beginnings(word.text, locale)
    return frozenset(found)


@lru_cache(maxsize=16384)
def _beginnings(word: str, locale: str) -> frozenset[str]:
    keys = (bare(fold(part)) for part in (word, *rests(word, language(locale))))
    return frozenset(key[:size] for key in keys for size in range(1, min(len(key), LONGEST) + 1))


def bare(key: str) -> str:
    """Without accents, which may come and go: Marea, Mării."""
    if key.isascii():
        return key
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def openings(name: str, locale: str) -> tuple[str, ...]:
    """The folded letters that the words of a name begin with, in every form of it.

    Of the first word all but three (Ріг → Рогу), of the others two (Marea Neagră → Mării Negre):
    few texts hold words that begin so, and only the names of those are worth bending.
    """
    irregular = language(locale).irregular
    first, *rest = PARTS.split(name)
    whole = name in irregular
    found = [_kept(first, irregular=whole or first in irregular)]
    found += [
        _kept(word, irregular=whole or word in irregular)[:2]
        for word in rest
        if len(word) > SMALL and word.isalpha()
    ]
    return tuple(found)


def _kept(word: str, *, irregular: bool) -> str:
    key = bare(fold(word))
    size = 1 if irregular or len(key) < SMALL else 2 if len(key) < SMALL + 2 else len(key) - 3
    return key[: min(size, LONGEST)]


def likely(name: str, locale: str, there: frozenset[str]) -> bool:
    """May a text hold a form of the name, whose words begin as `there`, by `starts`?"""
    return there.issuperset(openings(name, locale))


def inside(shut: Sequence[Span], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in shut)
