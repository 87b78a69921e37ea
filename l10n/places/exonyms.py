"""Curated names: what a language says by custom, and what it says where custom is to be avoided.

`data/exonyms/<language>.tsv`: native name, the name with `exonyms = "use"`, the name with
`exonyms = "avoid"` (left out where it is the same), then other names in use, which are brought to
the approved one.
"""

from dataclasses import dataclass
from functools import cache

from l10n.places import Place, facts

KEYED = {"village"}  # a famous name speaks of the town, not of its namesakes


@dataclass(frozen=True)
class Exonym:
    """A place's curated names in one language; `others` are in use and not approved."""

    use: str
    avoid: str
    others: tuple[str, ...] = ()


@cache
def table(language: str) -> dict[str, Exonym]:
    """Native name (or a feature's id) → its curated names."""
    name = f"exonyms/{language}.tsv"
    rows = facts.rows(name) if (facts.DATA / name).is_file() else []
    return {row[0]: Exonym(row[1], row[2] if row[2:] else row[1], tuple(row[3:])) for row in rows}


def find(place: Place, language: str) -> Exonym | None:
    """What is curated for the place in the language."""
    known = table(language)
    if place.id in known:
        return known[place.id]
    if place.kind in KEYED or place.kind in {"river", "sea", "region"}:
        return None
    return known.get(place.native)


@cache
def _also() -> dict[tuple[str, str], tuple[str, ...]]:
    return {(row[0], row[1]): tuple(row[2:]) for row in facts.rows("also.tsv")}


def also(place: Place, language: str) -> tuple[str, ...]:
    """Other names of the place that are as right as the approved one: USA, Weißrussland."""
    known = _also()
    native = known.get((language, place.native), ()) if place.kind == "oblast" else ()
    return known.get((language, place.id), native)
