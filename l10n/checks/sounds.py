"""Names as they sound: one skeleton of consonants for Trump, Трамп, トランプ and ترامب."""

import re
from functools import cache, lru_cache
from itertools import islice, product

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Levenshtein

_PAIRS = {
    **dict.fromkeys(("shch", "sch", "tch", "dzh", "zh", "sh", "ch", "cz", "sz", "dj", "ts"), "S"),
    **dict.fromkeys(("tz", "dz", "ce", "ci", "cy", "ge", "gi"), "S"),
    **dict.fromkeys(("kh", "gh", "ck", "qu"), "K"),
    "ph": "F", "th": "T", "x": "KS",
}  # fmt: skip
_CLASS = {
    **dict.fromkeys("aehiouy'’`-. ", ""), **dict.fromkeys("bp", "P"), **dict.fromkeys("fvw", "F"),
    **dict.fromkeys("cgkq", "K"), **dict.fromkeys("dt", "T"), **dict.fromkeys("szj", "S"),
    **dict.fromkeys("lr", "L"), **dict.fromkeys("mn", "N"),
}  # fmt: skip
_SPLIT = re.compile("|".join(sorted(map(re.escape, _PAIRS), key=len, reverse=True)))
_TABLE = str.maketrans(_CLASS)
_LATIN = re.compile(r"[a-z]+")
_SEMIVOWELS = str.maketrans("", "", "vw")


# what two Greek letters write together
_GREEK = (
    ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("τζ", "j"), ("γου", "w"),
    ("χ", "h"), ("ευ", "ev"), ("αυ", "av"),
)  # fmt: skip

# letters that stand for another sound than their usual romanization: Hebrew vav is a vowel as
# often as a v, alef is one that is written, Serbian j is the sound of yes
_LETTERS = str.maketrans(
    {"ו": "w", "ב": "b", "פ": "p", "א": "a", "ע": "a", "ا": "a", "ј": "y", "Ј": "y"}
)


@lru_cache(maxsize=65536)
def roman(word: str) -> str:
    """The word in plain Latin letters, lower-case."""
    if word.isascii():
        return word.lower()
    if "\u0370" <= word[0] <= "\u03ff":
        word = word.lower()
        for signs, sound in _GREEK:
            word = word.replace(signs, sound)
    return anyascii(word.translate(_LETTERS)).lower()


@lru_cache(maxsize=65536)
def soft(word: str, *, abjad: bool = False) -> str:
    """A word's consonants in seven classes, neighbours of one class as one: Kyiv is KF.

    In an abjad v and w are vowels as often as not, and left out.
    """
    word = roman(word)
    if abjad:
        word = word.translate(_SEMIVOWELS)
    return _squeezed(_SPLIT.sub(lambda m: _PAIRS[m.group()], word).translate(_TABLE))


@lru_cache(maxsize=16384)
def _hard(word: str) -> str:
    """The same where c and g are k and gh is silent: Michael, Hughes."""
    return _squeezed(roman(word).replace("gh", "").replace("ch", "k").translate(_TABLE))


def _squeezed(classes: str) -> str:
    return _AGAIN.sub(r"\1", classes.upper())


_AGAIN = re.compile(r"(.)\1+")


@lru_cache(maxsize=512)
def heard(text: str) -> tuple[str, str, str]:
    """A text without spaces as it sounds: Latin letters, both skeletons, word by word."""
    words = _LATIN.findall(roman(text))
    latin, softly, hardly = words, map(soft, words), map(_hard, words)
    return " ".join(latin), " ".join(softly), " ".join(hardly)


def sounds_in(name: str, text: tuple[str, str, str]) -> bool:
    """Is the name anywhere in what `heard` returned, in some spelling or form?"""
    latin, softly, hardly = text
    plain = roman(name)
    return plain[:4] in latin or any(
        len(sign) >= 3 and (sign[:4] in softly or sign[:4] in hardly)
        for sign in (soft(plain), _hard(plain))
    )


# --- how like two names sound, letter by letter

_SIGNS = (
    ("shch", "S"), ("tsch", "S"), ("sch", "S"), ("tch", "S"), ("dzh", "S"), ("dz", "S"),
    ("zh", "S"), ("sh", "S"), ("cz", "S"), ("sz", "S"), ("dj", "S"), ("ts'", "S"), ("ts", "S"),
    ("tz", "S"), ("g'", "S"), ("z'", "S"), ("ph", "P"), ("th", "T"), ("ck", "K"), ("qu", "K"),
    ("kh", "K"),
)  # fmt: skip
_SOUND = str.maketrans(
    {
        **dict.fromkeys("aeiouy'’`-. ", ""), **dict.fromkeys("bpfv", "P"),
        **dict.fromkeys("gkq", "K"), **dict.fromkeys("dt", "T"), **dict.fromkeys("szj", "S"),
        "l": "L", "r": "L", "m": "N", "n": "N",
    }
)  # fmt: skip
# what an English letter may be heard as; all others are one sound
_HEARD_AS = {
    "ch": ("S", "K"), "gh": ("", "K"), "w": ("", "P"), "h": ("", "K"), "x": ("KS",),
    "j": ("S", "", "K"), "ge": ("S", "K"), "gi": ("S", "K"), "gy": ("S", "K"),
    "ce": ("S",), "ci": ("S",), "cy": ("S",), "c": ("K",),
}  # fmt: skip
# and what a romanized letter of a translation may stand for
_WRITTEN_FOR = {
    "ch": ("S", "K"), "gh": ("K", ""), "w": ("", "P"), "h": ("", "K"), "x": ("KS",),
    "c": ("K", "S"), "j": ("S", "K"),
}  # fmt: skip
_DOUBLED = re.compile(r"(.)\1")
_READINGS = 24  # of one word, at most


@cache
def _pieces(written: bool) -> re.Pattern[str]:  # noqa: FBT001 - a key of the cache
    table = _WRITTEN_FOR if written else _HEARD_AS
    return re.compile("|".join((*sorted(table, key=len, reverse=True), ".")), re.DOTALL)


def _ways(word: str, *, written: bool) -> tuple[str, ...]:
    table = _WRITTEN_FOR if written else _HEARD_AS
    word = _DOUBLED.sub(r"\1", word)
    for sign, sound in _SIGNS:
        if sign in word:
            word = word.replace(sign, sound)
    pieces = _pieces(written).findall(word)
    ways = [table.get(piece, (piece.translate(_SOUND),)) for piece in pieces]
    found = ("".join(way) for way in islice(product(*ways), _READINGS))
    return tuple(dict.fromkeys(way for way in found if way))


@lru_cache(maxsize=16384)
def readings(name: str) -> tuple[str, ...]:
    """The consonants of a romanized English name, in every way it may be heard."""
    return _ways(name, written=False)


@lru_cache(maxsize=65536)
def spellings(word: str) -> tuple[str, ...]:
    """The consonants of a romanized word of a translation, in every way it may be meant."""
    return _ways(word, written=True)


@lru_cache(maxsize=65536)
def likeness(name: str, word: str) -> float:
    """How like (0 to 1) a romanized name and the beginning of a romanized word sound."""
    if len(name) > 3 and name[:4] == word[:4]:
        return 1.0
    best = 0.0
    for mine in readings(name):
        size = len(mine)
        for theirs in spellings(word):
            for end in (size - 1, size, size + 1):
                off = Levenshtein.distance(mine, theirs[: max(1, end)])
                best = max(best, (1 - off / size) * (1.0 if size > _SHORT else _SHORT_COUNTS))
    return 0.65 * best + 0.35 * Indel.normalized_similarity(name, word[: len(name) + 2])


@lru_cache(maxsize=16384)
def inside(name: str, run: str) -> bool:
    """Does the name sound somewhere in words that are written together?"""
    return any(
        len(mine) > _SHORT and fuzz.partial_ratio(mine, theirs) >= _INSIDE
        for mine in readings(name)
        for theirs in spellings(run)
        if len(theirs) >= len(mine)
    )


def within(name: str, word: str) -> bool:
    """Does the name end a longer word, consonant by consonant: Sandjego?"""
    return any(
        len(mine) > _SHORT and theirs.endswith(mine)
        for mine in readings(name)
        for theirs in spellings(word)
    )


_INSIDE = 75
_SHORT, _SHORT_COUNTS = 2, 0.8  # two consonants prove little
