"""Turkish: suffixes in vowel harmony behind an apostrophe."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from l10n.places.languages import Forms, Language

LOW = {"â": "a", "î": "i", "û": "u", "é": "e", "á": "a"}
HIGH = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "i": "i", "ö": "ü", "ü": "ü", "ə": "i"}
HARD = set("fstkçşhpq")
POSSESSED = re.compile(r"\s\S+[ıiuü]$")  # Harkiv bölgesi, Azak Denizi: the endings take n


def vowels(name: str) -> tuple[str, str]:
    """The low and the high vowel that suit the name: (a, ı) for Harkov → (a, u)."""
    small = name.replace("I", "ı").replace("İ", "i").lower()
    if acronym(name):
        small = small[-1] if small[-1] in HIGH else "a" if small[-1] in "kh" else "e"
    found = [LOW.get(letter, letter) for letter in small if LOW.get(letter, letter) in HIGH]
    last = found[-1] if found else "e"
    return ("a" if last in "aıou" else "e"), HIGH[last]


def acronym(name: str) -> bool:
    """Is it read letter by letter (ABD: a-be-de, so ABD'ye)?"""
    word = name.rpartition(" ")[2]
    return len(word) > 1 and word.isupper() and len(word) < 6


def bend(name: str) -> Forms:
    """Harkiv'de, Harkiv'den, Harkiv'in; Odesa'ya; Harkiv bölgesinde."""
    possessed = bool(POSSESSED.search(name))
    small = name.rpartition(" ")[2][:1].islower()
    suffixes = list(_possessed(name) if possessed else _plain(name))
    other = list(_plain(name) if possessed else _possessed(name))
    forms: Forms = []
    for mark in ("", "'") if possessed and small else ("'", ""):
        tag = "0" if forms else ""
        forms += [(case + tag, name + mark + suffix) for case, suffix in suffixes]
        forms += [(f"~{case}{tag}", name + mark + suffix) for case, suffix in other]
    return [*forms, *((case, name + suffix) for case, suffix in _derived(name))]


def _plain(name: str) -> Iterator[tuple[str, str]]:
    low, high = vowels(name)
    last = "ı" if name[-1:] == "I" else normalize("NFD", name[-1:].lower())[:1]
    glide = bool(re.search("[aeıioöuü]y$", name))  # Uruguay'ın
    ends_open = acronym(name) or (last in "aıoueiöüəy" and not glide)
    d = "t" if name[-1:].lower() in HARD and not ends_open else "d"
    y, n, s = ("y", "n", "s") if ends_open else ("", "", "")
    yield from _cases({"loc": f"{d}{low}", "abl": f"{d}{low}n", "dat": f"{y}{low}",
                       "acc": f"{y}{high}", "gen": f"{n}{high}n", "ins": f"{y}l{low}",
                       "~pos": f"{s}{high}"}, low, high)  # fmt: skip
    yield from (("cop", f"{d}{high}r"), ("past", f"{y}{d}{high}"), ("evid", f"{y}m{high}ş"))
    yield "way", f"{d.replace('d', 'c').replace('t', 'ç')}{low}"
    yield from (("while", f"{y}ken"), ("cond", f"{y}s{low}"), ("plu", f"l{low}r"))


def _possessed(name: str) -> Iterator[tuple[str, str]]:
    low, high = vowels(name)
    table = {
        "loc": f"nd{low}",
        "abl": f"nd{low}n",
        "dat": f"n{low}",
        "acc": f"n{high}",
        "gen": f"n{high}n",
        "ins": f"yl{low}",
    }
    yield from _cases(table, low, high)


def _cases(table: dict[str, str], low: str, high: str) -> Iterator[tuple[str, str]]:
    yield from table.items()
    loc, abl, gen = table["loc"], table["abl"], table["gen"]
    yield "rel", f"{loc}ki"
    for plural in ("ler", "lerin", "lere", "leri", "lerden", "lerle", "nin", "ni", "ne", "nde"):
        yield f"rel+{plural}", f"{loc}ki{plural}"
    yield from (("loc+cop", f"{loc}d{high}r"), ("loc+past", f"{loc}yd{high}"))
    yield from (
        ("abl+cop", f"{abl}d{high}r"),
        ("gen+ki", f"{gen}ki"),
        ("loc+evid", f"{loc}ym{high}ş"),
    )
    yield from (("loc+y", f"{loc}yken"), ("loc+da", f"{loc}ys{low}"))


def _derived(name: str) -> Iterator[tuple[str, str]]:
    """Kievli, Kievliler: written without an apostrophe."""
    low, high = vowels(name)
    for ending in ("", f"l{low}r", f"l{low}r{high}n", f"l{low}r{high}", f"l{low}r{low}"):
        yield f"^from+{ending}", f"l{high}{ending}"
    yield "^without", f"s{high}z"


LANGUAGE = Language(
    "tr",
    bend=bend,
    homographs=frozenset({"Bar", "Sumi"}),
    phrases=(r"Kiev usulü tavuk",),
    plurals=(("(?<=.)", "lar ler"),),
)
