"""Finding the places a Ukrainian text names, in any case: в Ізюмі, Харківською областю.

Names are looked for by their first letters, then by their paradigms. A town whose name is also a
word or a person (Рівне, Володимир) counts only beside a type word or, inflected, after в, до, з…
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from l10n.places import Mention, Place
from l10n.places.exceptions import barred, exceptions
from l10n.places.gazetteer import Gazetteer, normalize, resolve
from l10n.places.inflection import SENTENCE_START, forms
from l10n.places.lookalikes import unmixed
from l10n.places.spellings import fold, former
from l10n.places.surroundings import Word, among_names
from l10n.places.units import LANDS, masculine

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
TYPES = {
    "місто": "city", "міста": "city", "місті": "city", "містом": "city", "місту": "city",
    "м": "city", "село": "village", "села": "village", "селі": "village", "селом": "village",
    "с": "village", "селище": "settlement", "селища": "settlement", "селищі": "settlement",
    "смт": "settlement", "столиця": "city", "столиці": "city",
}  # fmt: skip
LOCATIVE = {"в", "у", "до", "з", "із", "зі", "під", "біля", "поблизу", "через", "над", "за", "на"}
BANKS = re.compile("річ|рік|бере[гз]|вод|притока|гирл|течі|мостом|міст|через$|у?вздовж$|обабіч$")
OBLAST = re.compile(r"област(?:ь|і|ю|ей|ям|ями|ях)|обл")
RAION = re.compile(r"район(?:у|і|ом|и|ів|ам|ами|ах)?|р-н")


SEVERAL = re.compile("(?:і|ей|и|ів|[ая](?:м|ми|х))$")
UNIT = re.compile("(?:[сц]ьк|зьк)(?:а|ій|ої|у|ою|ий|ому|ого|им|і|их)$")
AND = {"та", "і", "й"}
LISTED = re.compile(r",\s+(?:(?:та|і|й)\s+)?|\s+(?:та|і|й)\s+")
ENDS = re.compile(r"\s*(?:[.,;:!?)]|$)|\s+(?:(?:та|і|й|або|чи|в|у|на|біля)\b|[А-ЯІЇЄҐ])")
BEHIND = re.compile(r"\s*[,—–-]\s+")  # between a name and what it is: Стрий — місто

Found = tuple[int, tuple[Place, ...], str]  # the last word, the places, their kind where it is said
Hit = tuple[int, int, tuple[Place, ...], str]  # the same with the first word
Company = frozenset[str] | None


@dataclass
class Ukrainian:
    """The finder for Ukrainian text."""

    gazetteer: Gazetteer
    own: tuple[str, ...] = ()

    @cached_property
    def _known(self) -> dict[str, list[tuple[str, tuple[Place, ...]]]]:
        """First three letters → (native name, places): towns, features, countries, old names."""
        names: dict[str, tuple[Place, ...]] = {}
        for place in (*self.gazetteer.others, *self.gazetteer.towns()):
            if place.kind not in {"oblast", "raion"} and place.language in {"uk", ""}:
                same = names.get(place.native, ())
                names[place.native] = same if place in same else (*same, place)
        for new, olds in former().items():
            towns = tuple(p for p in self.gazetteer.named(new) if p.kind == "city")
            for old, _russian in olds:
                names[old] = names.get(old, ()) + towns
        return _by_letters(names.items())

    @cached_property
    def _units(self) -> dict[str, list[tuple[str, tuple[Place, ...]]]]:
        """First three letters → (adjective, oblasts and raions)."""
        named: dict[str, tuple[Place, ...]] = {}
        for place in self.gazetteer.others:
            if place.kind in {"oblast", "raion"}:
                stem = masculine(place.native.rpartition(" ")[0])[:-2]
                named[stem] = (*named.get(stem, ()), place)
        return _by_letters(named.items())

    @cached_property
    def _small(self) -> dict[str, list[tuple[str, tuple[Place, ...]]]]:
        return _by_letters((native, ()) for native, codes in self.gazetteer.settlements())

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The places named in `text`, in order, none inside another."""
        heard = [
            Word(m.start(), m.end(), m[0], normalize(unmixed(m[0]))) for m in WORD.finditer(text)
        ]
        closed = list(barred(text, exceptions("uk", self.own)))
        hits = self._open(self._hits(text, heard, None), heard, closed)
        if any(place.country == "UA" for hit in hits for place in hit[2]):
            hits = self._open(self._hits(text, heard, self._around(hits)), heard, closed)
        near = tuple(p for _, _, places, _ in hits for p in places if p.kind == "oblast")
        return tuple(self._mention(text, heard, hit, near) for hit in hits)

    def _open(
        self, hits: Iterable[Hit], heard: list[Word], closed: list[tuple[int, int]]
    ) -> list[Hit]:
        """The hits outside the stretches that are closed."""
        spans = ((heard[hit[0]].start, heard[hit[1]].end, hit) for hit in hits)
        return [h for start, end, h in spans if not any(start < b and a < end for a, b in closed)]

    def _around(self, hits: list[Hit]) -> frozenset[str]:
        """The oblasts that the text names, itself or by a town in them."""
        sure = (hit[2][0] for hit in hits if len(hit[2]) == 1)
        units = (p if p.kind == "oblast" else self.gazetteer.oblast(p) for p in sure)
        return frozenset(unit.id for unit in units if unit)

    def _hits(self, text: str, heard: list[Word], company: Company) -> Iterator[Hit]:
        at, before = 0, None
        while at < len(heard):
            hit = self._at(text, heard, at, company, before)
            if hit:
                yield (before := (at, *hit))
                at = hit[0]
            at += 1

    def _at(
        self, text: str, heard: list[Word], at: int, company: Company, before: Hit | None
    ) -> Found | None:
        word = heard[at]
        if not word.text[0].isupper() or (word.text.isupper() and len(word.text) <= 4):
            return None
        kind = _kind_before(heard, at) or _kind_after(text, heard, at) or None
        listed = company is not None and _listed(text, heard, before, at)
        sure = "" if listed and not kind else kind
        found = self._unit(text, heard, at) or self._name(text, heard, at, self._known, sure)
        if found or kind:
            return found or self._name(text, heard, at, self._small, kind)
        told = listed or _after_preposition(heard, at, "")
        return self._neighbour(text, heard, at, company) if told and company else None

    def _neighbour(
        self, text: str, heard: list[Word], at: int, company: frozenset[str]
    ) -> Found | None:
        """The villages of the name in the oblasts that the text speaks of: у Котельві."""
        found = self._name(text, heard, at, self._small, None)
        after = heard[found[0] + 1] if found and found[0] + 1 < len(heard) else None
        if found is None or (after and after.text[0].isupper() and _touch(text, heard, found[0])):
            return None  # a person with a surname
        known, native = exceptions("uk", self.own), fold(found[1][0].native)
        if len(native) < 5 or native in known.company | known.doubtful:
            return None
        units = ((place, self.gazetteer.oblast(place)) for place in found[1])
        there = tuple(place for place, unit in units if unit and unit.id in company)
        return (found[0], there, "") if there else None

    def _unit(self, text: str, heard: list[Word], at: int) -> Found | None:
        key = heard[at].key
        for land, oblast in LANDS.items():
            if key[:3] == land[:3] and _same(text, heard, at, at, land):
                return at, self.gazetteer.named(f"{oblast} область"), ""
        kind, last = _unit_after(text, heard, at)
        if not kind:
            return None
        first = at + (heard[at + 1].start == heard[at].end + 1 and text[heard[at].end] == "-")
        name = text[heard[at].start : heard[first].end]
        for stem, places in self._units.get(_letters(key), ()):
            if normalize(name).startswith(stem) and len(name) - len(stem) <= 3:
                units = tuple(p for p in places if p.kind == kind)
                if units:
                    return last, units, kind
        return None

    def _name(
        self,
        text: str,
        heard: list[Word],
        at: int,
        known: dict[str, list[tuple[str, tuple[Place, ...]]]],
        kind: str | None,
    ) -> Found | None:
        """A form of a known name; `kind` is what the text says it is, "" that it is in a list."""
        for native, named in known.get(_letters(heard[at].key), ()):
            size = len(re.split(r"[ \-]", native))
            last = at + size - 1
            if last >= len(heard) or not _same(text, heard, at, last, native):
                continue
            sure = kind or _after_preposition(heard, at, native)
            sure = sure or (kind == "" and fold(native) not in exceptions("uk", self.own).doubtful)
            if not sure and self._doubtful(native, text, heard, at, last):
                continue
            places = named
            if len(places) > 1 and any(p.kind == "river" for p in places):
                flows = at > 0 and _flows(heard[at - 1].key.casefold(), heard[at].text)
                places = tuple(p for p in places if (p.kind == "river") == flows)
            found = places or tuple(p for p in self.gazetteer.named(native) if p.kind != "city")
            return (last, found, kind or "") if found else None
        return None

    def _doubtful(self, native: str, text: str, heard: list[Word], at: int, last: int) -> bool:
        """May it be a person, or a word that only begins a sentence: Суми компенсацій?"""
        known, key = exceptions("uk", self.own), fold(native)
        if key in known.company:
            if _begins(text, heard[at]):
                return not self._heads_list(text, heard, last)
            first = at - 1 if at and not _begins(text, heard[at - 1]) else at
            return among_names(text, heard[first : last + 2], at - first, last - first)
        return key in known.doubtful

    def _heads_list(self, text: str, heard: list[Word], last: int) -> bool:
        """Does a town follow in a list: Рівне й Луцьк?"""
        at = last + 1
        at += at < len(heard) and heard[at].text in AND
        if at >= len(heard) or not LISTED.fullmatch(text[heard[last].end : heard[at].start]):
            return False
        after = self._name(text, heard, at, self._known, None)
        return after is not None and after[1][0].kind == "city"

    def _mention(
        self,
        text: str,
        heard: list[Word],
        hit: Hit,
        near: tuple[Place, ...],
    ) -> Mention:
        first, last, places, kind = hit
        start, end = heard[first].start, heard[last].end
        form = text[start:end]
        left = resolve(places, self.gazetteer, near, kind)
        right = unmixed(form) == form and left[0].native[:2].casefold() == form[:2].casefold()
        return Mention(left[0], start, end, form, right, left[1:])


def _flows(before: str, form: str) -> bool:
    """Is the river meant: на Дніпрі and за Дніпром, but у Дніпрі, удар на Дніпро?"""
    on, beyond = before == "на" and form[-1:] in "ії", before == "за" and form.endswith("ом")
    return bool(BANKS.match(before)) or on or beyond


def _letters(name: str) -> str:
    """What names are looked up by: Київ and Києва, Львів and Львова begin alike."""
    return name[:2].casefold()


def _by_letters(
    names: Iterable[tuple[str, tuple[Place, ...]]],
) -> dict[str, list[tuple[str, tuple[Place, ...]]]]:
    found: dict[str, list[tuple[str, tuple[Place, ...]]]] = {}
    for name, places in names:
        found.setdefault(_letters(name), []).append((name, places))
    for those in found.values():
        those.sort(key=lambda item: -len(item[0]))
    return found


@lru_cache(maxsize=50_000)
def _paradigm(native: str) -> frozenset[str]:
    return frozenset(form.casefold() for form in forms(native, "uk"))


def _same(text: str, heard: list[Word], first: int, last: int, native: str) -> bool:
    """Do the words spell a form of the name? Lengths are compared first: paradigms cost time."""
    size = heard[last].end - heard[first].start
    if not len(native) - 3 <= size <= len(native) + 4:
        return False
    spelt = normalize(
        " ".join(unmixed(p) for p in text[heard[first].start : heard[last].end].split(" "))
    )
    alike = min(3, len(native) - 2)
    return spelt[:alike].casefold() == native[:alike].casefold() and spelt.casefold() in _paradigm(
        native
    )


def _begins(text: str, word: Word) -> bool:
    """Does the word begin a sentence, where any has a capital?"""
    return bool(SENTENCE_START.search(text[: word.start]))


def _kind_before(heard: list[Word], at: int) -> str:
    return TYPES.get(heard[at - 1].key.casefold(), "") if at else ""


def _kind_after(text: str, heard: list[Word], at: int) -> str:
    """The kind said behind a name of one word: Роботине, село на південь від Оріхова."""
    if at + 1 >= len(heard) or not BEHIND.fullmatch(text[heard[at].end : heard[at + 1].start]):
        return ""
    word = heard[at + 1].text
    return TYPES.get(word, "") if word in {"місто", "село", "селище"} else ""


def _touch(text: str, heard: list[Word], at: int) -> bool:
    return text[heard[at].end : heard[at + 1].start] == " "


def _listed(text: str, heard: list[Word], before: Hit | None, at: int) -> bool:
    """Does the word follow a place of Ukraine in a list: Буча, Ірпінь, Гостомель?"""
    if before is None or before[2][0].country != "UA":
        return False
    gap = text[heard[before[1]].end : heard[at].start]
    return bool(LISTED.fullmatch(gap) and ("," not in gap or ENDS.match(text, heard[at].end)))


def _unit_after(text: str, heard: list[Word], at: int) -> tuple[str, int]:
    """Is there область or район after the adjective? Its kind and its last word.

    Several share one: у Харківській та Донецькій областях.
    """
    end = at + (at + 1 < len(heard) and text[heard[at + 1].start - 1] == "-")
    for after in range(end + 1, min(at + 9, len(heard))):
        key = heard[after].key.casefold()
        kind = "oblast" if OBLAST.fullmatch(key) else "raion" if RAION.fullmatch(key) else ""
        if kind and after == end + 1:
            return kind, after
        if kind:
            return (kind, end) if SEVERAL.search(key) else ("", at)
        listed = key in AND or (heard[after].text[0].isupper() and UNIT.search(key))
        if not listed or text[heard[after - 1].end : heard[after].start] not in {" ", ", ", "-"}:
            break
    return "", at


def _after_preposition(heard: list[Word], at: int, native: str) -> bool:
    inflected = heard[at].key.casefold() != native.casefold()
    before = heard[at - 1].key.casefold() if at else ""
    return inflected and before in LOCATIVE and heard[at - 1].text.islower() | (at == 1)
