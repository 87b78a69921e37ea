"""Finding the places an English text names, in any spelling, and nothing that only looks like one.

`data/spellings/en.tsv` holds every spelling of every city; what is no place (chicken Kiev,
Odessa in Texas, Volodymyr the president) is data, `data/exceptions/en.tsv`, which a workspace
extends by `exceptions = ["…"]` in `[places]`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from l10n.places import Mention, Place, facts
from l10n.places.exceptions import barred, exceptions
from l10n.places.gazetteer import Gazetteer, english, feature_rows, features, rank, resolve
from l10n.places.spellings import fold, former
from l10n.places.surroundings import (
    RULED,
    TYPES,
    WHERE,
    Hit,
    Word,
    among_names,
    among_places,
    articled,
    dateline,
    in_company,
    joined,
    outside,
    placed,
    spelt,
    typed,
    united,
    words,
)
from l10n.places.transcription import table

UNITS = {
    "region": "oblast", "regions": "oblast", "oblast": "oblast", "oblasts": "oblast",
    "province": "oblast", "provinces": "oblast", "raion": "raion", "district": "raion",
    "rayon": "raion", "raions": "raion", "districts": "raion",
}  # fmt: skip
ALSO = {  # English names of countries besides CLDR's
    "TR": ("Turkey",), "CZ": ("Czech Republic",), "MM": ("Burma",), "CI": ("Ivory Coast",),
    "SZ": ("Swaziland",), "NL": ("Holland",), "MK": ("Macedonia",), "CV": ("Cabo Verde",),
    "TL": ("East Timor",), "VA": ("Vatican",), "US": ("United States of America",),
    "CD": ("Democratic Republic of the Congo", "Democratic Republic of Congo", "DR Congo"),
    "CG": ("Republic of the Congo", "Republic of Congo"), "PS": ("Palestine",),
}  # fmt: skip


SHORTEST = 5  # letters of a village's name that may stand without "village of"
SURNAME = re.compile(r"(?:ko|[iy]uk|ak|[iy]k|[iy]ch|sk[iy]i?|ska)$")
ALIKE = re.compile(r"(?:[oei]v|[iy]n|ova|eva|[iy]na|ets)$")  # surnames, and towns: Makariv
# between a town and its oblast, between two of a list, and behind the second
BEHIND = re.compile(r",?\s+(?:(?:in|of)\s+)?(?:the\s+)?(?:[a-z]+ern\s+)?")
JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
ENDS = re.compile(r"\s*(?:[.,;:!?)]|$|(?:and|or|near|in)\b)")
QUOTES = {'"', "“", "‘", "«"}
IOTATED = re.compile(r"(?<=.)y(?:i|(?=[aeu]))")  # some write Klishchiyivka, Novoyehorivka


@dataclass
class English:
    """The finder for English text."""

    gazetteer: Gazetteer
    own: tuple[str, ...] = ()

    @cached_property
    def _longer(self) -> dict[str, list[tuple[str, ...]]]:
        """First folded word → the spellings of several words that it begins, longest first."""
        index: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(spelling for spelling in _natives() if " " in spelling):
            parts = tuple(name.split(" "))
            index.setdefault(parts[0], []).append(parts)
        for found in index.values():
            found.sort(key=len, reverse=True)
        return index

    @cached_property
    def _features(self) -> dict[str, list[tuple[tuple[str, ...], Place]]]:
        index: dict[str, list[tuple[tuple[str, ...], Place]]] = {}
        for name, place in self._named_features():
            parts = tuple(fold(name).replace("-", " ").split(" "))
            index.setdefault(parts[0], []).append((parts, place))
        for found in index.values():
            found.sort(key=lambda item: -len(item[0]))
        return index

    def _named_features(self) -> Iterator[tuple[str, Place]]:
        for row, place in zip(feature_rows(), features(), strict=True):
            for name in (place.english, *row[7].split("|")):
                if name:
                    yield name.removeprefix("the "), place
        for place in self.gazetteer.others:
            if place.kind == "country" or place.id.startswith("tz:"):
                yield place.english, place
                yield from ((name, place) for name in ALSO.get(place.id, ()))
            elif place.kind == "oblast":
                yield table("en").transcribe(place.native), place  # Kharkivska oblast
                seat = english(place).removesuffix(" region")
                yield from ((f"{seat} {unit}", place) for unit in ("region", "oblast", "province"))
                if place.native == "Закарпатська область":
                    yield from (("Zakarpattia", place), ("Transcarpathia", place))
        for place in self.gazetteer.own:
            yield english(place), place

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The places named in `text`, in order, none inside another.

        A name that may be a word or a person (Bucha, Lyman), and that of a village, is `lone`
        unless the text names another place of Ukraine.
        """
        heard = words(text)
        hits = list(self._hits(text, heard))
        closed = list(barred(text, exceptions("en", self.own))) if hits else []
        hits = among_places(text, heard, outside(hits, heard, closed), JOINT, ENDS)
        near = self.gazetteer.near([hit.places for hit in hits if not hit.lone])
        hits = in_company(hits)
        hits = [
            self._in_unit(text, heard, *pair) for pair in zip(hits, [*hits[1:], None], strict=False)
        ]
        return tuple(self._mention(text, heard, hit, near) for hit in hits)

    def _in_unit(self, text: str, heard: list[Word], hit: Hit, after: Hit | None) -> Hit:
        """An oblast right behind a name says whose it is: Pervomaisk, Luhansk Oblast."""
        unit = after.places[0] if after and hit.besides else None
        if unit is None or unit.kind != "oblast" or after is None:
            return hit
        if not BEHIND.fullmatch(text[heard[hit.last].end : heard[after.first].start]):
            return hit
        all_of = (*hit.places, *hit.besides)
        there = tuple(place for place in all_of if self.gazetteer.oblast(place) == unit)
        return replace(hit, places=there or hit.places)

    def _hits(self, text: str, heard: list[Word]) -> Iterator[Hit]:
        here = 0
        while here < len(heard):
            hit = self._at(text, heard, here)
            if hit is None:
                here += 1
                continue
            yield hit
            here = hit.last + 1

    def _at(self, text: str, heard: list[Word], at: int) -> Hit | None:
        word = heard[at]
        acronym = word.text.isupper() and len(word.text) <= 4
        if not word.text[0].isupper() or (acronym and not dateline(text, word)):
            return None
        feature = self._feature(text, heard, at)
        town = self._town(text, heard, at)
        if feature and (town is None or feature.last >= town.last):
            return feature
        village = self._village(text, heard, at)
        found = (hit for hit in (town, feature, village) if hit)
        return max(found, key=lambda hit: hit.last, default=None)

    def _feature(self, text: str, heard: list[Word], at: int) -> Hit | None:
        for parts, place in self._features.get(heard[at].key, ()):
            last = at + len(parts) - 1
            if not spelt(text, heard, at, parts):
                continue
            if place.kind == "river" and not self._flows(heard, at, last, place):
                continue
            if self._lone(parts, text, heard, at):
                continue
            if not self._doubtful(parts, text, heard, at):
                return self._several(text, heard, at, last, place)
            if place.kind == "country" and not among_names(text, heard, at, last):
                ruled = RULED.match(text, heard[last].end) is not None
                return Hit(at, last, (place,), unsure=not ruled)  # Georgia's president
        return None

    def _several(self, text: str, heard: list[Word], at: int, last: int, place: Place) -> Hit:
        """The place, or the oblast where several share the word: Volyn and Rivne oblasts."""
        region = place.kind == "region"
        unit = self._unit(text, heard, last, place.native) if region else None
        return replace(unit, first=at) if unit else Hit(at, last, (place,))

    def _flows(self, heard: list[Word], at: int, last: int, place: Place) -> bool:
        """Is the river meant, not the town of its name?"""
        after = heard[last + 1].key if last + 1 < len(heard) else ""
        before = heard[at - 1].key if at else ""
        if after in {"river", "rivers"} or before == "river":
            return True
        return (
            (before == "the" and after not in UNITS | TYPES)
            or place.id == "danube"
            or (heard[at].key in {"dnieper", "dniepr", "dnepr", "dniester", "dnestr"})
        )

    def _town(self, text: str, heard: list[Word], at: int) -> Hit | None:
        word = heard[at].key
        for parts in (*self._longer.get(word, ()), (word,)):
            name = " ".join(parts)
            natives = _natives().get(name, "").split("\t")
            if natives == [""] or not spelt(text, heard, at, parts):
                continue
            last = at + len(parts) - 1
            if unit := self._unit(text, heard, last, natives[0]):
                return unit if unit.first == at else replace(unit, first=at)
            oblast = self._seats.get((natives[0], "oblast"))
            if oblast and united(text[: heard[at].start]):
                return Hit(at, last, (oblast,))
            if self._doubtful(parts, text, heard, at):
                return None
            places = [p for n in natives for p in self.gazetteer.named(n) if p.kind == "city"]
            exact = [p for p in places if fold(english(p)).replace("-", " ") == name]
            lone = self._lone(parts, text, heard, at)
            others = tuple(p for p in places if exact and p not in exact)
            return Hit(at, last, tuple(exact or places), lone=lone, besides=others)
        return None

    def _lone(self, parts: tuple[str, ...], text: str, heard: list[Word], at: int) -> bool:
        """Is it a place only in the company of others: Bucha, Lyman?"""
        company = len(parts) == 1 and parts[0] in exceptions("en", self.own).company
        return company and not placed(text, heard, at, at)

    def _doubtful(self, parts: tuple[str, ...], text: str, heard: list[Word], at: int) -> bool:
        """May the name be a word or a person, for all that stands around it?"""
        if len(parts) > 1:
            return False
        known = exceptions("en", self.own)
        if parts[0] in known.company:
            return among_names(text, heard, at, at) and not placed(text, heard, at, at)
        if parts[0] in known.elsewhere:
            return not typed(text, heard, at, at)
        if parts[0] not in known.doubtful or typed(text, heard, at, at):
            return False
        owner = text[heard[at].end :].startswith(("'s", "’s"))  # in Zhdanov's view
        return owner or not placed(text, heard, at, at)

    def _unit(self, text: str, heard: list[Word], last: int, native: str) -> Hit | None:
        """The oblast meant by "Kharkiv region" and "the Kharkiv and Sumy regions"."""
        after = last + 1
        seen = 0
        while after < len(heard) and seen < 8:
            key = heard[after].key
            gap = text[heard[after - 1].end : heard[after].start]
            if key in UNITS and gap.strip() == "":
                kind = UNITS[key]
                plural = key.endswith("s")
                if seen and not plural:
                    return None
                return self._named_unit(native, kind, last, after if not seen else last)
            joined = key == "and" or gap.strip() in {",", "-"} or heard[after - 1].key == "and"
            name = gap == "-" or key in _natives() or key in self._longer
            if not joined or not (key == "and" or name):
                return None
            after += 1
            seen += 1
        return None

    def _named_unit(self, native: str, kind: str, first: int, last: int) -> Hit | None:
        place = self._seats.get((native, kind))
        return Hit(first, last, (place,)) if place else None

    @cached_property
    def _seats(self) -> dict[tuple[str, str], Place]:
        from l10n.places.units import town

        old = {o: new for new, olds in former().items() for o, _ in olds}
        found: dict[tuple[str, str], Place] = {}
        for place in self.gazetteer.others:
            if place.kind in {"oblast", "raion"}:
                seat = town(place.native.rpartition(" ")[0])
                found.setdefault((seat, place.kind), place)
                if seat in old:
                    found.setdefault((old[seat], place.kind), place)
        return found

    def _village(self, text: str, heard: list[Word], at: int) -> Hit | None:
        for size in (3, 2, 1):
            last = at + size - 1
            if last >= len(heard):
                continue
            key = " ".join(word.key for word in heard[at : last + 1])
            known = self.gazetteer.english
            name = next((name for name in _spelt_as(key) if name in known), "")
            native = known.get(name)
            if not native or not joined(text, heard, at, last) or _is_river(heard, last):
                continue
            kind = typed(text, heard, at, last)
            places = tuple(p for p in self.gazetteer.named(native) if rank(p) >= 7)
            if kind in {"village", "settlement", "city"}:
                return Hit(at, last, places, "" if kind == "city" else kind)
            if self._plain((*name.split(" "),), text, heard, at, last):
                unsure = self._unsure(heard, at, last, guessed=key[0] != name[0])
                return Hit(at, last, places, lone=True, unsure=unsure)
            return None
        return None

    def _plain(
        self, parts: tuple[str, ...], text: str, heard: list[Word], first: int, last: int
    ) -> bool:
        """Is a village's name no word, no person and no place elsewhere, as far as is known?"""
        known, name = exceptions("en", self.own), parts[0]
        if text[heard[first].start - 1 : heard[first].start] in QUOTES:
            return False  # a hotel, a brigade
        if among_names(text, heard, first, last) or articled(heard, first, last):
            return False
        if len(parts) > 1:
            return True
        if len(name) < SHORTEST or name in known.elsewhere:
            return False
        alike = name in known.doubtful | known.company or SURNAME.search(name)
        owner = text[heard[first].end :].startswith(("'s", "’s"))
        return not alike or (_where(heard, first) and not owner)

    def _unsure(self, heard: list[Word], first: int, last: int, *, guessed: bool) -> bool:
        alike = first == last and ALIKE.search(heard[first].key) is not None
        return (alike or guessed) and not _where(heard, first)

    def _mention(self, text: str, heard: list[Word], hit: Hit, near: tuple[Place, ...]) -> Mention:
        start, end = heard[hit.first].start, heard[hit.last].end
        form = text[start:end]
        left = resolve(hit.places, self.gazetteer, near, hit.kind)
        place = left[0]
        approved = form == english(place) or place.kind in {"oblast", "raion"}
        return Mention(place, start, end, form, approved, left[1:], hit.lone)


def _spelt_as(key: str) -> Iterator[str]:
    """How a village may be spelt, by the rule first: Klishchiyivka, Gostomel, Glyboke."""
    yield key
    yield IOTATED.sub("i", key)
    if "g" in key:
        yield IOTATED.sub("i", key.replace("g", "h"))


def _is_river(heard: list[Word], last: int) -> bool:
    return last + 1 < len(heard) and heard[last + 1].key in {"river", "rivers"}


def _where(heard: list[Word], at: int) -> bool:
    return at > 0 and heard[at - 1].key in WHERE


@cache
def _natives() -> dict[str, str]:
    """Spelling, folded and without hyphens → the native name, or several with tabs between."""
    found: dict[str, str] = {}
    for native, *names in facts.rows("spellings/en.tsv"):
        shared = {name: f"{found[name]}\t{native}" for name in found.keys() & names}
        found |= dict.fromkeys(names, native) | shared
    return found
