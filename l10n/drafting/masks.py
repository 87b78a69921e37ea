"""Invented place-like names stand in for what an engine would break: they come out as they went in.

`{1}`, `<x/>` or emoji do not survive a small model; "Zorkovsk" does, in 99 to 100 of 100 cases, and
tells the model that a place stands there. `l10n calibrate` measures the pool for an engine.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from l10n import locales

POOL = (
    "Zorkovsk", "Brelvik", "Tarvesk", "Morvane", "Lestrov", "Dranvik", "Pardovsk", "Garnovsk",
    "Torvald", "Belgrov", "Sandovik", "Norvesk", "Halvorn", "Zelmarsk", "Krestov", "Tolmarsk",
)  # fmt: skip
# what `l10n calibrate` tries besides
# for what begins with a vowel: elision and euphony go by the first letter (d'Izium, e Izium)
VOWELS = ("Ardovsk", "Elmarvik", "Ilmarov", "Orvesk", "Umbrovsk")
CANDIDATES = (*POOL, *VOWELS, "Velmark", *(f"XQZ{number}" for number in range(1, 5)))

_TOKEN = re.compile(r"\S+")
_CORE = re.compile(r"^[\"'(\[]*(.*?)(?:'s)?[\"')\].,;:!?]*(?:'s)?$")


# where the target is not written in Latin letters a name would be transcribed; codes are copied
CODES = tuple(f"XQZ{number}" for number in range(1, 17))


@cache
def pool(locale: str) -> tuple[str, ...]:
    """The stand-ins for a target locale that nobody has calibrated."""
    first = next((c for c in locales.endonym(locale) if c.isalpha()), "a")
    return POOL if unicodedata.name(first).startswith("LATIN") else CODES


@dataclass(frozen=True)
class Mask:
    """`name` stands for `original`, and becomes `target` in the draft."""

    name: str
    original: str
    target: str


Spot = tuple[int, int, str]  # start, end, what stands there in the target


def unknown(text: str, charset: frozenset[str] | None) -> list[Spot]:
    """Words with a letter or symbol that the model's vocabulary lacks: copied."""
    if charset is None or charset.issuperset(text.replace(" ", "")):
        return []
    spots: list[Spot] = []
    for match in _TOKEN.finditer(text):
        word = unicodedata.normalize("NFKC", match.group())
        core = _CORE.match(match.group())
        if charset.issuperset(word) or not core or not core[1]:
            continue
        start, end = match.start() + core.start(1), match.start() + core.end(1)
        if spots and text[spots[-1][1] : start] == " ":
            start = spots.pop()[0]
        spots.append((start, end, text[start:end]))
    return spots


def disjoint(spots: Iterable[Spot]) -> list[Spot]:
    """The spots in order of place; of two that overlap the one given first."""
    kept: list[Spot] = []
    for spot in spots:
        if all(spot[1] <= start or end <= spot[0] for start, end, _ in kept):
            kept.append(spot)
    return sorted(kept)


def put(
    text: str, spots: Iterable[Spot], turn: int = 0, stock: Sequence[str] = POOL
) -> tuple[str, tuple[Mask, ...]]:
    """`text` with a mask on each spot; another `turn` begins elsewhere in the `stock`."""
    names = (*stock[turn:], *stock[:turn])
    free = [name for name in names if name.lower() not in text.lower()]
    out: list[str] = []
    masks: list[Mask] = []
    here = 0
    vowels = [name for name in VOWELS if name.lower() not in text.lower() and stock != CODES]
    for number, (start, end, target) in enumerate(disjoint(spots)):
        alike = [name for name in vowels if name[0] == target[:1]]
        if alike:
            name = alike[0]
            vowels.remove(name)
        else:
            name = free[number] if number < len(free) else f"ZZQ{number}"
        masks.append(Mask(name, text[start:end], target))
        out += text[here:start], name
        here = end
    return "".join((*out, text[here:])), tuple(masks)


def lift(text: str, masks: Sequence[Mask]) -> tuple[str, tuple[Mask, ...]]:
    """The draft with what stands behind the masks, and the masks that did not come back once."""
    if not masks:
        return text, ()
    by_name = {mask.name.lower(): mask for mask in masks}
    seen: list[Mask] = []

    def lifted(match: re.Match[str]) -> str:
        seen.append(by_name[match[0].lower()])
        return seen[-1].target

    names = sorted(by_name, key=len, reverse=True)  # XQZ10 before XQZ1
    pattern = re.compile("|".join(map(re.escape, names)), re.IGNORECASE | re.ASCII)
    text = pattern.sub(lifted, text)
    return text, tuple(mask for mask in masks if seen.count(mask) != 1)
