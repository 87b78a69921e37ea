"""A locale's wrong forms of a name, made by rule, never listed by hand."""

from collections.abc import Collection, Mapping
from typing import Protocol

from l10n.places import Name, Place, exonyms, spellings, units
from l10n.places.exceptions import exceptions
from l10n.places.scripts import misplaced, written
from l10n.places.spellings import CYRILLIC, OTHER


class Speller(Protocol):
    """What is asked of `names.Names`."""

    locale: str
    language: str
    table: str

    def replaced(self, place: Place) -> tuple[str, ...]: ...

    def proposed(self, place: Place) -> Name: ...

    def styled(self, place: Place) -> tuple[str, ...]: ...


def of(place: Place, names: Speller, right: Collection[str]) -> Mapping[str, str]:
    """Wrong lemma → why it is wrong, the likeliest first; what persons replaced before the rest."""
    before = dict.fromkeys(names.replaced(place), "replaced in places.po")
    return {**_wrong(before, names, right), **made(place, names, right)}


def made(place: Place, names: Speller, right: Collection[str]) -> Mapping[str, str]:
    """The same, whatever a person wrote before."""
    found: dict[str, str] = {}
    if curated := exonyms.find(place, names.language):
        for name in (curated.use, curated.avoid):
            found.setdefault(name, "another policy's name")
        found |= dict.fromkeys(curated.others, "another name in use")
    ruled = names.proposed(place).text
    for name in (ruled, *names.styled(place)):
        found.setdefault(name, "the rule's name")
    if place.language == "uk" and place.kind in {"oblast", "raion"}:
        _more(found, _units(place, names))
    elif place.language == "uk" and place.kind != "country":
        _more(found, spelt(place.native, names))
        if names.table not in {*CYRILLIC, *OTHER, "uk"}:
            found.setdefault(spellings.plain(ruled), "diacritics lost")
    there = _wrong(found, names, right)
    other = dict.fromkeys((misplaced(name, names.locale) for name in (*right, *there)), "script")
    _more(there, {name: why for name, why in other.items() if name not in right})
    return there


def _wrong(found: Mapping[str, str], names: Speller, right: Collection[str]) -> dict[str, str]:
    there = {written(name, names.locale): why for name, why in found.items()}
    return {name: why for name, why in there.items() if name not in right}


def spelt(native: str, names: Speller) -> dict[str, str]:
    """Every spelling of the native name in the locale's script."""
    if not names.table:
        return spellings.latin(native)
    found = dict(spellings.own(native, names.table))
    if names.table in CYRILLIC or names.language in {*CYRILLIC, "uk", "mk"}:
        _more(found, spellings.cyrillic(native))
    elif names.table not in OTHER:
        words = exceptions("en").never  # Just is no Khust, whatever Spanish makes of it
        _more(found, {k: v for k, v in spellings.latin(native).items() if k not in words})
    _more(found, spellings.loose(native, names.table))
    return found


def _more(found: dict[str, str], others: Mapping[str, str]) -> None:
    for name, why in others.items():
        found.setdefault(name, why)


def _units(place: Place, names: Speller) -> dict[str, str]:
    """The unit's name around the wrong names of its town: Oblast Charkow."""
    seat = units.town(place.native.rpartition(" ")[0])
    wrong = spelt(seat, names)
    styles = [(units.around(town, names.language, place.kind), why) for town, why in wrong.items()]
    return {
        name: why
        for at in range(max((len(style) for style, _ in styles), default=0))
        for style, why in styles
        for name in style[at : at + 1]
    }
