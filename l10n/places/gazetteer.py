"""Which places there are: Ukraine by its codifier, countries by CLDR, features by our own table.

17,588 names cover 29,703 settlements (Іванівка 119 times): a name alone gives candidates,
towns first; `resolve` narrows them by kind and by the oblast the text names.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property

from l10n.places import Place, exonyms, facts, foreign, units
from l10n.places.own import Own
from l10n.places.pivots import LETTERS
from l10n.places.transcription import APOSTROPHES, table

KINDS = {"O": "oblast", "P": "raion", "K": "city", "M": "city", "T": "settlement"}
KINDS |= {"X": "settlement", "C": "village"}
SETTLED = frozenset(("city", "settlement", "village"))
RANK = ("country", "city", "oblast", "region", "sea", "river", "raion", "settlement", "village")

CODE = re.compile(r"[A-Z]\d+")


def normalize(name: str) -> str:
    """One spelling of the apostrophe, no stray spaces."""
    return " ".join(name.translate(APOSTROPHES).split())


def rank(place: Place) -> int:
    """Lower is likelier meant when only the name is known."""
    return RANK.index(place.kind) if place.kind in RANK else len(RANK)


class Gazetteer:
    """All places known: the built-in ones and the workspace's `own`."""

    def __init__(self, own: Iterable[Own] = ()) -> None:
        rows = tuple(own)
        self.own = tuple(row.place for row in rows)
        self.given = {row.place.id: row.names for row in rows}
        self._settlement = cache(self._by_code)  # the same few places in thousands of articles

    @cached_property
    def _units(self) -> dict[str, Place]:
        """Oblasts, raions and the two special cities by id, their native names in full."""
        units: dict[str, Place] = {}
        oblasts: dict[str, str] = {}
        for line in _katottg()[0].splitlines():
            code, category, name = line.split("\t")
            parent = "" if category in "OK" else oblasts[code[:4]]
            oblasts.setdefault(code[:4], code)
            units[code] = Place(code, _full(name, category), KINDS[category], parent=parent)
        return units

    @cached_property
    def _settlements(self) -> dict[str, str]:
        """Native name → codes with their categories."""
        names, _, codes = _columns()
        return dict(zip(names, codes, strict=True))

    @cached_property
    def english(self) -> dict[str, str]:
        """Folded English name → native name of every settlement."""
        names, latin, _ = _columns()
        return dict(zip(latin, names, strict=True))

    @cached_property
    def _parents(self) -> dict[str, str]:
        """The raion (or the oblast, or the city of special status) by the code's first digits."""
        return {code[:6]: code for code, unit in self._units.items() if unit.parent} | {
            code[:4]: code for code, unit in self._units.items() if not unit.parent
        }

    @cached_property
    def others(self) -> tuple[Place, ...]:
        """Oblasts, raions, regions, seas, rivers and countries, and the workspace's own."""
        return (*self.own, *self._units.values(), *features(), *countries(), *cities())

    @cached_property
    def _others(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self.others:
            found.setdefault(place.native.casefold(), []).append(place)
        return found

    def named(self, native: str) -> tuple[Place, ...]:
        """Every place of that native name, the likeliest first."""
        name = normalize(native)
        codes = self._settlements.get(name, "").split()
        found = [*self._others.get(name.casefold(), ()), *(self._place(name, c) for c in codes)]
        return tuple(sorted(dict.fromkeys(found), key=rank))

    def in_english(self, name: str) -> tuple[Place, ...]:
        """Every place of that English name, in any spelling of its capitals and diacritics."""
        from l10n.places.spellings import fold

        key = fold(name).replace("-", " ")
        native = self.english.get(key)
        found = [place for place in self.others if fold(english(place)).replace("-", " ") == key]
        towns = [p for p in self.named(native) if p not in found] if native else []
        return tuple(sorted([*found, *towns], key=rank))

    def settled(self, name: str) -> tuple[Place, ...]:
        """Ukraine's settlements of that name, Ukrainian or English, by the codifier."""
        found = self.named(name) or self.in_english(name)
        return tuple(p for p in found if p.id.startswith("UA") and p.kind in SETTLED)

    def _place(self, name: str, code: str) -> Place:
        """A settlement from its category and code."""
        if code[0] == "K":
            return self._units[f"UA{code[1:]}"]
        key = f"UA{code[1:5]}"
        parent = self._parents.get(key) or self._parents.get(key[:4], "")
        return Place(f"UA{code[1:]}", name, KINDS[code[0]], parent=parent)

    @cached_property
    def _ids(self) -> dict[str, Place]:
        return {place.id: place for place in self.others}

    def by_id(self, identity: str) -> Place | None:
        """The place with that id."""
        return self._ids.get(identity) or self._settlement(identity)

    def _by_code(self, identity: str) -> Place | None:
        rows = _katottg()[1]
        at = rows.find(identity.removeprefix("UA")) - 1  # a category letter stands before it
        code = CODE.match(rows, at) if at > 0 and identity.startswith("UA") else None
        if code is None or code[0][1:] != identity[2:]:
            return None
        start = rows.rfind("\n", 0, at) + 1
        return self._place(rows[start : rows.index("\t", start)], code[0])

    def oblast(self, place: Place) -> Place | None:
        """The first-level unit a place lies in."""
        here: Place | None = place
        while here is not None and here.parent:
            here = self._ids.get(here.parent)
        return here if here is not place else None

    def oblasts(self, places: Iterable[Place]) -> tuple[Place, ...]:
        """The oblasts among the places, and those that the others lie in."""
        units = (place if place.kind == "oblast" else self.oblast(place) for place in places)
        return tuple(dict.fromkeys(unit for unit in units if unit))

    def near(self, named: Collection[tuple[Place, ...]]) -> tuple[Place, ...]:
        """The oblasts that a text names, else those that the places lie in which it names; each
        name comes with all places it may mean.
        """
        said = tuple(place for places in named for place in places if place.kind == "oblast")
        return said or self.oblasts(places[0] for places in named if len(places) == 1)

    def towns(self) -> Iterator[Place]:
        """Every city."""
        for name, codes in self._settlements.items():
            for code in codes.split():
                if code[0] in "KM":
                    yield self._place(name, code)

    def settlements(self) -> Iterator[tuple[str, str]]:
        """Native name and codes of every settlement."""
        yield from self._settlements.items()

    def where(self, place: Place) -> str:
        """Where it lies, in its own language: "Харківська область, Ізюмський район"."""
        units: list[str] = []
        here = self._ids.get(place.parent)
        while here is not None:
            units.insert(0, here.native)
            here = self._ids.get(here.parent)
        return ", ".join(units)


def resolve(
    candidates: Iterable[Place], gazetteer: Gazetteer, near: Iterable[Place] = (), kind: str = ""
) -> tuple[Place, ...]:
    """The candidates that remain: by `kind`, then by the oblasts of `near`, then towns first."""
    left = tuple(candidates)
    if kind:
        left = tuple(place for place in left if place.kind == kind) or left
    best = min((rank(place) for place in left), default=0)
    if best < RANK.index("settlement"):
        left = tuple(place for place in left if rank(place) == best)
    if len(left) > 1:
        home = {unit.id for unit in near}
        left = tuple(p for p in left if (o := gazetteer.oblast(p)) and o.id in home) or left
    if len(left) > 1:
        left = tuple(place for place in left if seats_oblast(place, gazetteer)) or left
    return left


def seats_oblast(place: Place, gazetteer: Gazetteer) -> bool:
    """Is the oblast it lies in called after it? That Mykolaiv is meant, not its namesake."""
    oblast = gazetteer.oblast(place)
    return oblast is not None and units.town(oblast.native.rpartition(" ")[0]) == place.native


def english(place: Place) -> str:
    """Its name in English, the language articles and catalogs are keyed by."""
    if place.english:
        return place.english
    if curated := exonyms.find(place, "en"):
        return curated.use
    if place.kind in {"oblast", "raion"} and (seat := _seat(place.native)):
        return units.around(seat, "en", place.kind)[0]
    return latin_letters(place.native, place.language)


@cache
def latin_letters(native: str, language: str) -> str:
    """The name in Latin letters, by the language's own way where we know one.

    Scripts that write no vowels cannot be read aloud: حلب stays as it is.
    """
    if language == "uk":
        return table("en").transcribe(native)
    if language in LETTERS:
        return foreign.transcribed(native, language, table("en"))
    if language in {"ar", "fa", "he", "ur"}:
        return native
    if all("LATIN" in unicodedata.name(letter, "") for letter in native if letter.isalpha()):
        return native
    from anyascii import anyascii

    made = str(anyascii(native))
    return made.title() if made.islower() else made  # Georgian has no capitals


@cache
def _seat(native: str) -> str:
    """The town an oblast or raion is called after, in English: Харківська область → Kharkiv."""
    if native.startswith("Автономна"):
        return ""
    return table("en").transcribe(units.town(native.rpartition(" ")[0]))


def _full(name: str, category: str) -> str:
    return {"O": _oblast(name), "P": f"{name} район"}.get(category, name)


def _oblast(name: str) -> str:
    return name if name.startswith("Автономна") else f"{name} область"


@cache
def _katottg() -> tuple[str, str]:
    units, _, settlements = facts.text("katottg.tsv").partition("\n\n")
    return units, settlements


@cache
def _columns() -> tuple[list[str], list[str], list[str]]:
    """Native names, English names folded, and codes of the settlements, row by row."""
    cells = _katottg()[1].rstrip("\n").replace("\n", "\t").split("\t")
    return cells[::3], cells[1::3], cells[2::3]


@cache
def features() -> tuple[Place, ...]:
    """Regions, seas and rivers of our own table."""
    return tuple(
        Place(row[0], row[1], row[2], row[3], row[6], row[4], row[5]) for row in feature_rows()
    )


@cache
def feature_rows() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple((*row, "", "")[:8]) for row in facts.rows("features.tsv"))


@cache
def _world() -> tuple[list[list[str]], list[list[str]]]:
    """Countries and cities of the world by CLDR, as `tools/world.py` reads them from babel."""
    rows = facts.rows("world.tsv")
    return [row for row in rows if len(row) == 3], [row for row in rows if len(row) == 4]


@cache
def countries() -> tuple[Place, ...]:
    """The countries of CLDR, by their ISO 3166 code."""
    rows = _world()[0]
    return tuple(Place(code, uk, "country", code, english=en) for code, uk, en in rows)


@cache
def cities() -> tuple[Place, ...]:
    """Cities of the world that give a time zone its name; CLDR has them in every language."""
    rows = _world()[1]
    return tuple(Place(f"tz:{zone}", uk, "city", land, land, "", en) for zone, uk, land, en in rows)


def country_name(code: str, locale: str) -> str:
    """What CLDR calls a country in the locale; "" where it does not."""
    from l10n import locales

    return _said(code, locales.parse(locale).territories.get(code, ""))


def _said(code: str, name: str) -> str:
    """A country's name as texts have it, one and in full: Myanmar (Burma), Bosnia & Herzegovina."""
    if code in TWICE:
        name = BRACKETED.sub("", name)
    return name.replace(" & ", " and ").replace(" о-ва", " острова")


TWICE, BRACKETED = {"HK", "MM", "MO"}, re.compile(r"\s*[（(].*[）)]$")


@cache
def city_name(zone: str, locale: str) -> str:
    """CLDR's name of a time zone's city in the locale; "" where it has none."""
    from babel import Locale

    found = Locale.parse(locale).time_zones.get(zone, {}).get("city", "")
    latin = Locale.parse(locale).character_order == "left-to-right" and _writes_latin(locale)
    return found or (zone.rpartition("/")[2].replace("_", " ") if latin else "")


@cache
def _writes_latin(locale: str) -> bool:
    from babel import Locale

    name = Locale.parse(locale).get_display_name() or ""
    return name.isascii() or "LATIN" in unicodedata.name(name[0], "")
