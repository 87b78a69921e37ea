"""A wrong name in a target text becomes the approved one in the same form, or a doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from l10n.places import Name, Place
from l10n.places.gazetteer import english
from l10n.places.inflection import cases, recast
from l10n.places.languages import language
from l10n.places.matcher import Hit, hits

AROUND = 60  # characters before a mention that can tell its case
UNACCENTED = str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ")  # Greek capitals carry no accent


class Lexicon(Protocol):
    """What a view asks of `names.Names`."""

    locale: str

    def approved(self, place: Place) -> Name: ...

    def accepted(self, place: Place) -> tuple[str, ...]: ...

    def variants(self, place: Place) -> Mapping[str, str]: ...

    def forms(self, place: Place) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Found:
    """A hit in a target text, with the places it may name."""

    hit: Hit
    places: tuple[Place, ...]
    wrong: bool = False  # is it a form of a wrong name?

    @property
    def place(self) -> Place:
        return self.places[0]

    @property
    def to_mend(self) -> bool:
        return self.wrong or not self.hit.pure


@dataclass(frozen=True)
class Edit:
    """What stands at `start`:`end` of a text gives way to `text`, of which `name` is the name."""

    start: int
    end: int
    text: str
    name: str


class Mender:
    """Writes one locale's approved names where wrong ones stood."""

    def __init__(self, names: Lexicon) -> None:
        self.names, self.locale = names, names.locale

    def candidates(self, target: str, found: Found) -> tuple[str, ...]:
        """The forms that could stand in the hit's place, likeliest first."""
        hit, out = found.hit, list[str]()
        written = target[hit.start : hit.end]
        if not found.wrong:
            return (self._spelt(written, hit.form),)
        before = target[max(0, hit.start - AROUND) : hit.start]
        for place in found.places:
            name = self.names.approved(place).text
            forms = recast(hit.form, hit.lemma, name, self.locale, before) or (name,)
            out += [self._given(place, hit, before, form) for form in forms]
        return tuple(dict.fromkeys(self._spelt(written, form) for form in out))

    def _spelt(self, written: str, form: str) -> str:
        return language(self.locale).fit(written, _as_written(written, form, self.locale))

    def _given(self, place: Place, hit: Hit, before: str, form: str) -> str:
        """The irregular form a person gave for this case, where one did."""
        given = self.names.forms(place)
        slots = cases(hit.form, hit.lemma, self.locale, before) if given else ()
        return next((given[slot] for slot in slots if slot in given), form)

    def edit(self, target: str, found: Found) -> Edit | str:
        """The edit that mends a mention, or the doubt that keeps from it."""
        hit, candidates = found.hit, self.candidates(target, found)
        edit = _put(target, hit, candidates[0], self.locale) if len(candidates) == 1 else None
        if edit is None:
            written = target[hit.start : hit.end]
            return f"{english(found.place)}: {written} should be {' or '.join(candidates)}"
        return edit


def exchanged(target: str, old: str, new: str, locale: str) -> Edit | None:
    """The edit that puts one name in another's place and form; None where more than one would do.

    >>> exchanged("Cytat z Iziumu", "Izium", "Kupjańsk", "pl").text
    'Kupjańska'
    """
    found = hits(target, (old,), locale)
    if len(found) != 1 or not found[0].pure:
        return None
    hit = found[0]
    before = target[max(0, hit.start - AROUND) : hit.start]
    forms = recast(hit.form, hit.lemma, new, locale, before)
    if len(forms) != 1:
        return None
    written = target[hit.start : hit.end]
    form = language(locale).fit(written, _as_written(written, forms[0], locale))
    return _put(target, hit, form, locale)


def _put(target: str, hit: Hit, form: str, locale: str) -> Edit | None:
    """The edit that writes `form` there; None where the word before it would be in doubt."""
    left = target[: hit.start]
    new_left = language(locale).liaison(left, target[hit.start : hit.end], form)
    if new_left is None:
        return None
    same = _common(left, new_left)
    return Edit(same, hit.end, new_left[same:] + form, form)


def _as_written(written: str, form: str, locale: str) -> str:
    """The form in the capitals of what stood there, and with its apostrophe."""
    if len(written) > 3 and written.isupper() and not form.isupper():
        dotted = form.replace("i", "İ") if locale[:2] in {"tr", "az"} else form
        form = dotted.upper().translate(UNACCENTED)
    elif written[:1].isupper() and form[:1].islower():
        form = form[:1].upper() + form[1:]
    if "’" in written:
        form = form.replace("'", "’")
    return form


def _common(one: str, two: str) -> int:
    """How many letters two texts begin with in common."""
    count = 0
    while count < min(len(one), len(two)) and one[count] == two[count]:
        count += 1
    return count
