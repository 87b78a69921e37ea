"""Hungarian: suffixes in vowel harmony, joined; final a, e, o lengthen."""

import re
from collections.abc import Iterator

from l10n.places.languages import Forms, Language

BACK, ROUNDED = set("aáoóuúâăå"), set("öőüű")
VOWELS = "aáeéiíoóöőuúüűyäâ"
LONG = {"a": "á", "e": "é", "o": "ó", "ö": "ő"}
DIGRAPHS = ("sz", "cs", "zs", "gy", "ny", "ty", "ly", "dz")
# case → suffix after back, front and front rounded vowels
SUFFIXES = {
    "ine": ("ban", "ben", "ben"), "ill": ("ba", "be", "be"), "ela": ("ból", "ből", "ből"),
    "sub": ("ra", "re", "re"), "del": ("ról", "ről", "ről"), "all": ("hoz", "hez", "höz"),
    "ade": ("nál", "nél", "nél"), "abl": ("tól", "től", "től"), "dat": ("nak", "nek", "nek"),
    "ter": ("ig", "ig", "ig"), "cau": ("ért", "ért", "ért"), "for": ("ként", "ként", "ként"),
    "^loc": ("beli", "beli", "beli"), "pos": ("é", "é", "é"),
}  # fmt: skip


def bend(name: str) -> Forms:
    """Harkiv → Harkivban, Harkivból, Harkivot, Harkivval; the adjective is small: harkivi."""
    first = harmony(name)
    forms: Forms = list(_suffixed(name, first))
    for other in {0, 1, 2} - {first}:
        forms += _suffixed(name, other)
    adjective = name[:1].lower() + name[1:]
    if not name.endswith("i"):
        adjective += "i"
    also = [f"{name}-i"] if " " in name else []  # New York-i
    also.append(name if name.endswith("i") else f"{name}i")
    return [*forms, *(("^adj", form) for form in (adjective, *also))]


def harmony(name: str) -> int:
    """0 back, 1 front, 2 front rounded; the last word decides, i and é are neutral."""
    word = re.split(r"[\s-]", name)[-1].lower()
    vowels = [letter for letter in word if letter in VOWELS and letter != "y"]
    for letter in reversed(vowels):
        if letter in BACK:
            return 0
        if letter in ROUNDED:
            return 2 if letter == vowels[-1] else 1
        if letter == "e":
            return 1
    return 1


def _suffixed(name: str, kind: int) -> Iterator[tuple[str, str]]:
    last = name[-1:]
    stem = name[:-1] + LONG[last] if last in LONG else name
    hyphened = name.isupper() or last in "xw" or name.endswith(("eaux", "ough", "ois"))
    for base in (f"{name}-", stem) if hyphened else (stem, f"{name}-"):
        for case, endings in SUFFIXES.items():
            yield case, (name if case == "for" else base) + endings[kind]
        yield from _linked(base, stem, kind)


def _linked(base: str, stem: str, kind: int) -> Iterator[tuple[str, str]]:
    """The suffixes that need a vowel or take on the last consonant: -on, -t, -val, -vá."""
    vowel = ("o", "e", "ö")[kind]
    a = ("a", "e", "e")[kind]
    if re.search("[aeo]y$", stem):  # Uruguayon, Uruguayjal
        yield from (("sup", f"{base}{vowel}n"), ("acc", f"{base}t"), ("ins", f"{base}j{a}l"))
        yield "tra", f"{base}j{LONG[a]}"
        return
    if stem[-1:].lower() in VOWELS and stem[-2:] not in DIGRAPHS:
        yield from (("sup", f"{base}n"), ("acc", f"{base}t"), ("ins", f"{base}v{a}l"))
        yield from (("tra", f"{base}v{LONG[a]}"), ("plu", f"{base}k"))
        return
    yield from (("sup", f"{base}{vowel}n"), ("sup", f"{base}{vowel}tt"))
    short = re.search(f"[{VOWELS}](?:[lrnszj]|sz|zs|ny|ly)$", stem)
    yield "acc", f"{base}t" if short else f"{base}{vowel}t"
    yield from (("acc", f"{base}{vowel}t"), ("acc", f"{base}t"), ("acc", f"{base}at"))
    yield "ins", _doubled(base, stem) + f"{a}l"
    yield "tra", _doubled(base, stem) + LONG[a]
    if kind == 0:
        yield "sup", f"{base}en"


def _doubled(base: str, stem: str) -> str:
    """Izjumm-al, Donyeckk-el; a digraph doubles its first letter: Párizzs-al; w stays."""
    if base.endswith("-"):
        return base + stem[-1]
    if stem[-2:] in DIGRAPHS:
        return stem[:-1] + stem[-2] + stem[-1] if stem[-2:-1] != stem[-3:-2] else stem
    if len(stem) > 1 and stem[-1] == stem[-2]:
        return stem
    return stem + stem[-1]


LANGUAGE = Language(
    "hu",
    bend=bend,
    irregular={
        "Egyesült Államok": "ine Egyesült_Államokban; ill Egyesült_Államokba; "
        "ela Egyesült_Államokból; acc Egyesült_Államokat; dat Egyesült_Államoknak; "
        "ins Egyesült_Államokkal; abl Egyesült_Államoktól; sub Egyesült_Államokra; "
        "all Egyesült_Államokhoz; ade Egyesült_Államoknál; del Egyesült_Államokról; "
        "cau Egyesült_Államokért; ter Egyesült_Államokig; adj egyesült_államokbeli",
    },
    homographs=frozenset({"Bar", "Szumi"}),
    plurals=(("a", "ák"), ("e", "ék"), ("(?<=[áéíóőúűiouü])", "k"), ("(?<=.)", "ok ek ök ak")),
)
