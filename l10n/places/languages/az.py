"""Azerbaijani: suffixes in vowel harmony, joined."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from l10n.places.languages import Forms, Language

HIGH = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}
POSSESSED = re.compile(r"\s\S+[ıiuü]$")


def bend(name: str) -> Forms:
    """Xarkiv → Xarkivdə, Xarkivdən, Xarkivin; Odessa → Odessanın, Odessaya."""
    possessed = bool(POSSESSED.search(name))
    first, second = (_possessed, _plain) if possessed else (_plain, _possessed)
    forms: Forms = []
    for mark in ("", "'", "-"):
        forms += [(case + mark, name + mark + ending) for case, ending in first(name)]
        forms += [(f"~{case}{mark}", name + mark + ending) for case, ending in second(name)]
    return forms


def vowels(name: str) -> tuple[str, str]:
    """The low and the high vowel that suit the name."""
    small = name.replace("I", "ı").replace("İ", "i").lower()
    found = [letter for letter in small if letter in HIGH]
    last = found[-1] if found else "ə"
    return ("a" if last in "aıou" else "ə"), HIGH[last]


def _plain(name: str) -> Iterator[tuple[str, str]]:
    low, high = vowels(name)
    ends_open = normalize("NFD", name[-1:].lower())[:1] in "aıoueəiöüy"
    y, n, s = ("y", "n", "s") if ends_open else ("", "", "")
    yield from (("loc", f"d{low}"), ("abl", f"d{low}n"), ("dat", f"{y}{low}"))
    yield from (("acc", f"{n}{high}"), ("gen", f"{n}{high}n"), ("ins", f"l{low}"))
    yield from (("rel", f"d{low}k{'ı' if low == 'a' else 'i'}"), ("cop", f"d{high}r"))
    yield from (("^lik", f"l{high}"), ("plu", f"l{low}r"), ("~pos", f"{s}{high}"))
    yield from (("loccop", f"d{low}d{'ı' if low == 'a' else 'i'}r"), ("^from", f"l{high}l{low}r"))


def _possessed(name: str) -> Iterator[tuple[str, str]]:
    low, high = vowels(name)
    yield from (("loc", f"nd{low}"), ("abl", f"nd{low}n"), ("dat", f"n{low}"))
    yield from (("acc", f"n{high}"), ("gen", f"n{high}n"), ("ins", f"yl{low}"))
    yield "rel", f"nd{low}k{'ı' if low == 'a' else 'i'}"


LANGUAGE = Language(
    "az",
    bend=bend,
    homographs=frozenset({"Bar"}),
    plurals=(("(?<=.)", "lar lər"),),
)
