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


@lru_cache(maxsize=65536)
def roman(word: str) -> str:
    """The word in plain Latin letters, lower-case."""
    return (word if word.isascii() else anyascii(word)).lower()


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The word's consonants in seven classes, neighbours of one class as one: Kyiv -> KF."""
    soft = _SPLIT.sub(lambda m: _PAIRS[m.group()], roman(word))
    return _squeezed(soft.translate(_TABLE))


@lru_cache(maxsize=65536)
def hard_skeleton(word: str) -> str:
    """The same with c and g read as k, ch and gh left out of account: Michael, Hughes."""
    return _squeezed(roman(word).replace("gh", "").replace("ch", "k").translate(_TABLE))


def _squeezed(classes: str) -> str:
    out = ""
    for c in classes.upper():
        if not out or out[-1] != c:
            out += c
    return out
