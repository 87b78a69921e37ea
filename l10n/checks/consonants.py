"""Names in scripts that write every consonant their own way and vowels as they like.

`data/consonants.tsv` says what each letter of Arabic, Hebrew, Devanagari, Bengali, Georgian and
Hangul may stand for in a foreign name; an English name has as many readings. A sound is three
signs, one for its kind and two for itself: p for f is two thirds of an error, r for f a whole one.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product

from rapidfuzz.distance import Indel, Levenshtein

from l10n.checks.sounds import roman

_FILE = files("l10n.checks").joinpath("data", "consonants.tsv")
_SIGNS = {
    "B": "Pbb", "F": "Pff", "T": "Ttt", "D": "Tdd", "S": "Sss", "X": "Sxx", "G": "Kgg",
    "K": "Kkk", "H": "Khh", "L": "Lll", "R": "Lrr", "M": "Nmm", "N": "Nnn", "-": "",
}  # fmt: skip
_SIZE = 3  # signs of a sound
# what the letters of an English name may sound like; the others are vowels
_ENGLISH = {
    "b": "B", "p": "B", "f": "F", "v": "F", "t": "T", "d": "D", "s": "S", "z": "S", "g": "G",
    "k": "K", "q": "K", "l": "L", "r": "R", "m": "M", "n": "N", "ch": "X/K/TX", "tch": "TX/X",
    "sch": "X/SK", "sh": "X", "zh": "X", "th": "T/D/S", "ph": "F", "gh": "-/G", "ck": "K",
    "qu": "K", "kh": "K/H", "j": "G/H/-/X", "ge": "G/X", "gi": "G/X", "gy": "G/X", "c": "K",
    "ce": "S", "ci": "S/X", "cy": "S", "x": "KS/S", "w": "-/F", "h": "-/H", "wr": "R", "kn": "N",
    "ng": "NG/N", "tz": "TS/S", "ts": "TS/S",
}  # fmt: skip
_DOUBLED = re.compile(r"(.)\1")
_READINGS = 32  # of one word, at most
_SHORT, _SHORT_COUNTS = 2, 0.8  # two consonants prove little
_SPELT, _LONGER = 0.2, 0.05  # what the letters weigh, and each consonant the word has too many
_VOWEL = 0.15  # a name that begins with a vowel, a word that does not
RUN = 12  # letters from which words may have been written together


@cache
def _scripts() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Script → letter → what it may be, in signs."""
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            script, letters, ways = line.split("\t")
            signs = _signs(ways)
            tables.setdefault(script, {}).update(dict.fromkeys(letters.split(), signs))
    return {**tables, "Aran": tables["Arab"]}


def _signs(ways: str) -> tuple[str, ...]:
    return tuple("".join(_SIGNS[sound] for sound in way) for way in ways.split("/"))


def known(script: str) -> bool:
    """Is there a table for the script?"""
    return script in _scripts()


@cache
def _pattern(script: str) -> re.Pattern[str]:
    letters = _scripts()[script] if script else _ENGLISH
    return re.compile("|".join(sorted(map(re.escape, letters), key=len, reverse=True)))


def _ways(pieces: list[tuple[str, ...]]) -> tuple[str, ...]:
    found = ("".join(way) for way in islice(product(*pieces), _READINGS))
    return tuple(dict.fromkeys(way for way in found if way))


@lru_cache(maxsize=16384)
def heard(name: str) -> tuple[str, ...]:
    """A romanized English name, in every way it may be heard."""
    letters = _pattern("").findall(_DOUBLED.sub(r"\1", name))
    return _ways([_signs(_ENGLISH[letter]) for letter in letters])


def _letters(word: str, script: str) -> str:
    """The word letter by letter: a syllable of Hangul is two or three, its double l is one."""
    if script != "Kore":
        return word
    return unicodedata.normalize("NFD", word).replace("\u11af\u1105", "\u1105")


@lru_cache(maxsize=65536)
def written(word: str, script: str) -> tuple[str, ...]:
    """A word of a translation, in every way it may be meant."""
    table = _scripts()[script]
    return _ways([table[letter] for letter in _pattern(script).findall(_letters(word, script))])


@lru_cache(maxsize=16384)
def begins(name: str) -> frozenset[str]:
    """The kinds of consonant a name may begin with."""
    return frozenset(way[0] for way in heard(name))


def kinds(words: list[str], script: str) -> dict[str, list[str]]:
    """The words by the kinds of consonant they may begin with."""
    table: dict[str, list[str]] = {}
    for word in words:
        for kind in {way[0] for way in written(word, script)}:
            table.setdefault(kind, []).append(word)
    return table


@lru_cache(maxsize=65536)
def likeness(name: str, word: str, script: str) -> float:
    """How like (0 to 1) a romanized name and the beginning of a word sound."""
    letters = roman(word)
    if len(name) > 3 and name[:4] == letters[:4]:
        return 1.0
    best = max(
        (_alike(mine, theirs) for mine in heard(name) for theirs in written(word, script)),
        default=0.0,
    )
    spelt = Indel.normalized_similarity(name, letters[: len(name) + 2])
    vowel = _VOWEL if name[0] in "aeio" and _pattern(script).match(_letters(word, script)) else 0.0
    return (1 - _SPELT) * best + _SPELT * spelt - vowel


def _alike(mine: str, theirs: str) -> float:
    """How like one reading of a name is to the beginning of one reading of a word."""
    if mine == theirs:
        return 1.0
    if mine[0] != theirs[0]:
        return 0.0
    return max(_compared(mine, theirs)) * (1.0 if len(mine) > _SHORT * _SIZE else _SHORT_COUNTS)


def _compared(mine: str, theirs: str) -> Iterator[float]:
    size = len(mine)
    for end in {max(_SIZE, size - _SIZE), size, size + _SIZE}:
        begin = theirs[:end]
        more = max(0, (len(theirs) - end) // _SIZE - 1)
        yield 1 - Levenshtein.distance(mine, begin) / size - _LONGER * more


def inside(name: str, run: str, script: str) -> bool:
    """Does the name stand in words that lost the spaces between them?"""
    sure = [way for way in heard(name) if len(way) > _SHORT * _SIZE]
    return any(way in text for text in written(run, script) for way in sure)
