"""Place names: one identity per place, one approved name per locale, found in any inflected form.

Everything outside this room speaks through these values and the two classes behind `load`:

- a `Finder` finds the places in a *source* text (en, uk, …);
- a `View` is one locale's: `approved(place)`, `called(mention)`, `mentions(text, places)` in a
  target text, `repair(target, source_mentions)`.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Place:
    """One place of the world. `id` is a KATOTTG code, a GeoNames/Wikidata id or a slug.

    `native` is its name in its own language (`language`, e.g. "uk"), `kind` one of city,
    village, oblast, raion, country, river, sea, region; `country` an ISO 3166 code; `parent`
    the id of the place it lies in; `english` the approved English name.
    """

    id: str
    native: str
    kind: str
    country: str = "UA"
    parent: str = ""
    language: str = "uk"
    english: str = ""


@dataclass(frozen=True)
class Mention:
    """A place named in a text at `start`:`end` (characters), spelt `form`.

    `others` are further places it may be, where the text does not decide; `lone`: a place only
    where the article names one of Ukraine beyond doubt.
    """

    place: Place
    start: int
    end: int
    form: str
    approved: bool = True  # False: a wrong variant
    others: tuple[Place, ...] = ()
    lone: bool = False

    @property
    def namesakes(self) -> bool:
        """Do all places it may be have one name? Which is meant then changes no translation."""
        return all(other.native == self.place.native for other in self.others)


@dataclass(frozen=True)
class Name:
    """A locale's name of a place; `origin` is one of person, exonym, CLDR, rule, English."""

    text: str
    origin: str


@dataclass(frozen=True)
class Repair:
    """A target text with its place names mended, and what could not be decided.

    `changes` are (wrong form, approved form in the same case); `doubts` messages for findings.
    """

    text: str
    changes: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """A source's places and its target's: `missing` are named in the source alone, `unexpected`
    in the target alone, `wrong` pairs a mention with the forms that should stand there.
    """

    missing: tuple[Place, ...] = ()
    wrong: tuple[tuple[Mention, tuple[str, ...]], ...] = ()
    unexpected: tuple[Mention, ...] = ()


class Finder(Protocol):
    """Finds the places a source text names; see `l10n.places.gazetteer`."""

    def mentions(self, text: str, locale: str) -> tuple[Mention, ...]: ...

    def where(self, place: Place) -> str: ...


class View(Protocol):
    """One locale's names; see `l10n.places.names`."""

    locale: str

    def approved(self, place: Place) -> Name: ...

    def called(self, mention: Mention) -> str: ...

    def english(self, place: Place) -> str: ...

    def mentions(self, text: str, places: tuple[Place, ...]) -> tuple[Mention, ...]: ...

    def repair(self, target: str, source: tuple[Mention, ...]) -> Repair: ...

    def compare(
        self, target: str, source: tuple[Mention, ...], others: tuple[Place, ...] = ()
    ) -> Comparison: ...
