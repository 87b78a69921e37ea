"""Names as they sound: one skeleton of consonants for Trump, Трамп, トランプ and ترامب."""

import re
from functools import lru_cache

from anyascii import anyascii

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


@lru_cache(maxsize=65536)
def roman(word: str) -> str:
    """The word in plain Latin letters, lower-case."""
    return (word if word.isascii() else anyascii(word)).lower()


@lru_cache(maxsize=65536)
def skeletons(word: str, *, abjad: bool = False) -> tuple[str, str]:
    """The romanized word's consonants in seven classes, neighbours of one class as one.

    Kyiv is KF. The second reads c and g as k and lets gh go: Michael, Hughes. In an abjad v and
    w are vowels as often as not, and left out.
    """
    if abjad:
        word = word.translate(_SEMIVOWELS)
    soft = _SPLIT.sub(lambda m: _PAIRS[m.group()], word)
    hard = word.replace("gh", "").replace("ch", "k")
    return _squeezed(soft.translate(_TABLE)), _squeezed(hard.translate(_TABLE))


def _squeezed(classes: str) -> str:
    out = ""
    for c in classes.upper():
        if not out or out[-1] != c:
            out += c
    return out


@lru_cache(maxsize=65536)
def _heard(token: str, *, abjad: bool) -> tuple[str, str, str]:
    """Of one token between spaces: its Latin letters, and both skeletons of each word in it."""
    words = _LATIN.findall(roman(token))
    both = [skeletons(word, abjad=abjad) for word in words]
    return " ".join(words), " ".join(s for s, _ in both), " ".join(h for _, h in both)


@lru_cache(maxsize=512)
def heard(text: str, *, abjad: bool) -> tuple[str, str, str]:
    """A text as it sounds: Latin letters, soft skeleton, hard skeleton, word by word."""
    parts = [_heard(token, abjad=abjad) for token in text.split()]
    latin, soft, hard = (
        (" ".join(column) for column in zip(*parts, strict=True)) if parts else ("",) * 3
    )
    return f" {latin}", f" {soft}", f" {hard}"


def sounds_in(name: str, text: tuple[str, str, str], *, abjad: bool, inside: bool = False) -> bool:
    """Is the name among the words `heard` returned, in some spelling or form?

    `inside` looks within words too, where a script doesn't part them; an abjad writes small
    words together with the name.
    """
    latin, soft, hard = text
    edge = "" if inside or abjad else " "
    plain = roman(name)
    if edge + plain[:4] in latin:
        return True
    return any(
        len(sign) >= 3 and (edge + sign[:4] in soft or edge + sign[:4] in hard)
        for sign in skeletons(plain, abjad=abjad)
    )
