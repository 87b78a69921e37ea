"""Finding the places a Ukrainian text names, in any case: в Ізюмі, Харківською областю.

Names are looked for by their first letters, then by their paradigms. A town whose name is also a
word or a person (Рівне, Володимир) counts only beside a type word or, inflected, after в, до, з…
A village counts where its name cannot be a word, or stands where a place does.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial

from l10n.places import Mention, Place
from l10n.places.exceptions import barred, exceptions
from l10n.places.gazetteer import SETTLED, Gazetteer, normalize, resolve
from l10n.places.inflection import begins, forms
from l10n.places.lookalikes import unmixed
from l10n.places.spellings import fold, former
from l10n.places.surroundings import (
    BEFORE,
    Hit,
    Word,
    among_names,
    among_places,
    in_company,
    outside,
)
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
LISTED = re.compile(  # у селах Терни, Ямполівка та …
    r"\b(?:(?P<village>сіл|селах|селами|селам)|(?P<city>міст|містах|містами)"
    r"|(?P<settlement>селищ|селищах|селищами)|(?P<any>населен(?:их|ими|і) пункт(?:ів|ах|ами|и)))"
    r"\s(?:[^.;:—–]{0,40}\s?[:—–]\s)?"
    r"(?:[А-ЯІЇЄҐ][\w'’ʼ-]+(?: [А-ЯІЇЄҐ][\w'’ʼ-]+)?(?:, | та | і | й ))*$"
)
SEVERAL = re.compile("(?:і|ей|и|ів|[ая](?:м|ми|х))$")
UNIT = re.compile("(?:[сц]ьк|зьк)(?:а|ій|ої|у|ою|ий|ому|ого|им|і|их)$")
AND = {"та", "і", "й"}
JOINT = re.compile(r",\s+(?:(?:та|і|й)\s+)?|\s+(?:та|і|й|[-–—])\s+")
ENDS = re.compile(r"\s*(?:[.,;:!?)—–]|$)|\s+(?:(?:та|і|й|або|чи|в|у|на|біля)\b|[А-ЯІЇЄҐ])")
BEHIND = re.compile(r"\s*[,—–-]\s+")  # between a name and what it is: Стрий — місто
VILLAGE = re.compile(r"(?:[иії]в(?:ка|ці)|[оеє]вка|[иа]н(?:ка|ці)|ськ|цьк|піль)$")  # no word's end
NEUTER = re.compile(r"(?:(?:с|ц|з)ьке|[оеє]ве|не)$")  # an adjective's, which has no capital
ADJECTIVAL = re.compile(r"(?:[сцз]ьк|[нвтдмк])е$")  # these bend as adjectives do
NOMINAL = re.compile(r"(?:[аі]|(?<!ом)у)$")
NOUN = re.compile(r"(?<!ло)(?<!лося)(?<!но)(?<!то)(?<=[оея])$")  # a neuter one, no verb: відділення
LONGEST = 4  # words of a settlement's name
SHORT = 3  # letters of a word that may bend wholly: Ріг, Рогу
SHORTEST = 5  # letters of a village's name that may stand without "село"
PERSON = re.compile(
    r"(?:[иії]в|[ії]н|ин|[оеє]в|ко|[ую]к|ич|[ая]к|ик|ець|ий|[оеє]ва|[иії]на|не|[оеє]ве|ське)$"
)
QUALITY = re.compile(
    "(?:Мал|Велик|Нов|Стар|Верхн|Нижн|Біл|Черв|Чорн|Зелен|Сух|Крив)[ияіоае]?[йїє]?$"
)
NEAR = {"під", "біля", "поблизу", "жителі", "жителів", "мешканці", "мешканців"}
NEAR |= {"околиці", "околицях", "околиць"}
THERE = NEAR | {"в", "у", "до", "з", "із", "зі"}
QUOTES = {"«", '"', "“", "„"}
ON = {"та", "і", "й", "а", "але", "або", "чи", "в", "у", "на", "до", "з", "із", "під", "біля"}
OBLAST = re.compile(r"област(?:ь|і|ю|ей|ям|ями|ях)|обл")
RAION = re.compile(r"район(?:у|і|ом|и|ів|ам|ами|ах)?|р-н")


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
    def _small(self) -> dict[str, list[tuple[str, str, int]]]:
        """The letters in which all forms of a name begin → settlements, the longest names first,
        each with what its first word begins with, and how many words follow.
        """
        found: dict[str, list[tuple[str, str, int]]] = {}
        for native in sorted((name for name, _ in self.gazetteer.settlements()), key=len)[::-1]:
            more = native.count(" ") + native.count("-")
            row = (native, _stem(native), more)
            found.setdefault(native[: _alike(native)].casefold(), []).append(row)
        return found

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The places named in `text`, in order, none inside another."""
        heard = [
            Word(m.start(), m.end(), m[0], normalize(unmixed(m[0]))) for m in WORD.finditer(text)
        ]
        closed = list(barred(text, exceptions("uk", self.own)))
        found = among_places(text, heard, [*self._hits(text, heard)], JOINT, ENDS)
        hits = in_company(outside(found, heard, closed))
        near = self.gazetteer.near([hit.places for hit in hits if not hit.lone])
        return tuple(self._mention(text, heard, hit, near) for hit in hits)

    def _hits(self, text: str, heard: list[Word]) -> Iterator[Hit]:
        at = 0
        while at < len(heard):
            hit = self._at(text, heard, at)
            if hit:
                yield hit
                at = hit.last
            at += 1

    def _at(self, text: str, heard: list[Word], at: int) -> Hit | None:
        word = heard[at]
        if not word.text[0].isupper() or (word.text.isupper() and len(word.text) <= 4):
            return None
        if unit := self._unit(text, heard, at):
            return unit
        kind = _kind_before(text, heard, at) or _kind_after(text, heard, at)
        town = self._name(text, heard, at, kind)
        small = kind in {"village", "settlement"}
        if town and not small and not (at + 1 < len(heard) and heard[at + 1].text[0].isupper()):
            return town
        found = [hit for hit in (town, self._village(text, heard, at, kind)) if hit]
        return max(found[::-1] if small else found, key=lambda hit: hit.last, default=None)

    def _unit(self, text: str, heard: list[Word], at: int) -> Hit | None:
        if at >= len(heard) or not heard[at].text[0].isupper():
            return None
        key = heard[at].key
        for land, oblast in LANDS.items():
            if key[:3] == land[:3] and _same(text, heard, at, at, land):
                return Hit(at, at, self.gazetteer.named(f"{oblast} область"))
        kind, last = _unit_after(text, heard, at)
        if not kind:
            return None
        first = at + (heard[at + 1].start == heard[at].end + 1 and text[heard[at].end] == "-")
        name = text[heard[at].start : heard[first].end]
        for stem, places in self._units.get(_letters(key), ()):
            if normalize(name).startswith(stem) and len(name) - len(stem) <= 3:
                units = tuple(p for p in places if p.kind == kind)
                if units:
                    return Hit(at, last, units, kind)
        return None

    def _village(self, text: str, heard: list[Word], at: int, kind: str) -> Hit | None:
        """A settlement: beside a type word, or where nothing else can be meant."""
        key = heard[at].key.casefold()
        capitals = [word.text[0].isupper() for word in heard[at : at + LONGEST]]
        spelt = cache(partial(_spelt, text, heard, at))
        for native, stem, more in (row for n in (3, 2, 1) for row in self._small.get(key[:n], ())):
            last = at + more
            if not key.startswith(stem) or not all(capitals[: more + 1]) or last >= len(heard):
                continue
            if more and not heard[last].key.casefold().startswith(_tail(native)):
                continue
            if not kind and not more and self._wordy(native):
                continue
            size = heard[last].end - heard[at].start
            if not _long(native, size) or spelt(last) not in _paradigm(native):
                continue
            places = tuple(p for p in self.gazetteer.named(native) if p.kind in SETTLED)
            owned = _communal(heard, last + 1) or self._unit(text, heard, last + 1)
            if kind and not owned and not more and _begins_name(native, text, heard, at):
                continue  # Малі Ком'яти
            if kind:
                return Hit(at, last, places, kind)
            if _communal(heard, last):
                continue
            alone = heard[: last + 1] if owned else heard  # Синьківка Харківської області
            if self._plain(native, text, alone, at, last):
                unsure = at == last and not _there(native, text, alone, at)
                return Hit(at, last, places, lone=True, unsure=unsure)
        return None

    def _wordy(self, native: str) -> bool:
        """Is a village's name a word, a person's name, or too short to be none?"""
        return len(native) < SHORTEST or fold(native) in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        known = exceptions("uk", self.own)
        return known.company | known.doubtful | known.elsewhere

    def _plain(self, native: str, text: str, heard: list[Word], first: int, last: int) -> bool:
        """Does a settlement's name stand where no word and no person does, as far as is known?"""
        if text[heard[first].start - 1 : heard[first].start] in QUOTES:
            return False  # a park, a brigade, a hotel
        if first < last:
            return all(word.text[0].isupper() for word in heard[first : last + 1])
        first_word = begins(text, heard[first].start) and not VILLAGE.search(native)
        return not first_word and not _among(text, heard, first, last)

    def _name(self, text: str, heard: list[Word], at: int, kind: str) -> Hit | None:
        for native, named in self._known.get(_letters(heard[at].key), ()):
            size = len(re.split(r"[ \-]", native))
            last = at + size - 1
            if last >= len(heard) or not _same(text, heard, at, last, native):
                continue
            if size == 1 and _begins_name(native, text, heard, at):
                continue
            sure = kind or _after_preposition(heard, at, native)
            unsure = not sure and self._doubtful(native, text, heard, at, last)
            if unsure and fold(native) in exceptions("uk", self.own).doubtful:
                continue
            places = named
            if len(places) > 1 and any(p.kind == "river" for p in places):
                flows = at > 0 and _flows(heard[at - 1].key.casefold(), heard[at].text)
                places = tuple(p for p in places if (p.kind == "river") == flows)
            found = places or tuple(p for p in self.gazetteer.named(native) if p.kind != "city")
            return Hit(at, last, found, kind, unsure=unsure) if found else None
        return None

    def _doubtful(self, native: str, text: str, heard: list[Word], at: int, last: int) -> bool:
        """May it be a person, or a word that only begins a sentence: Суми компенсацій?"""
        known, key = exceptions("uk", self.own), fold(native)
        if key in known.company:
            return begins(text, heard[at].start) or _among(text, heard, at, last)
        return key in known.doubtful

    def _mention(
        self,
        text: str,
        heard: list[Word],
        hit: Hit,
        near: tuple[Place, ...],
    ) -> Mention:
        start, end = heard[hit.first].start, heard[hit.last].end
        form = text[start:end]
        left = resolve(hit.places, self.gazetteer, near, hit.kind)
        right = unmixed(form) == form and left[0].native[:2].casefold() == form[:2].casefold()
        return Mention(left[0], start, end, form, right, left[1:], hit.lone)


def _there(native: str, text: str, heard: list[Word], at: int) -> bool:
    """Does the name look like a settlement's, or stand where one does: у Кринках?"""
    if VILLAGE.search(native):
        return True
    before, form = heard[at - 1].key.casefold() if at else "", heard[at].key
    beside = at + 1 < len(heard) and text[heard[at].end : heard[at + 1].start] == " "
    after = heard[at + 1].text if beside and heard[at + 1].text not in ON else ""
    if form == native and NEUTER.search(native):  # Медичне училище, but Роботине звільнено
        return not NOUN.search(after)
    if PERSON.search(native) and before in {"в", "у"}:  # у Буданова, but у Буданові
        return form.endswith(("і", "ї", "ому")) and not after
    return before in (NEAR if PERSON.search(native) else THERE) and not after


def _among(text: str, heard: list[Word], at: int, last: int) -> bool:
    """Does another name stand right beside the words, not counting what begins a sentence?"""
    first = at - 1 if at and not begins(text, heard[at - 1].start) else at
    return among_names(text, heard[first : last + 2], at - first, last - first)


def _alike(native: str) -> int:
    """How many letters all forms of a name begin with, for an index: three at most."""
    return max(1, min(3, len(native) - 2))


@lru_cache(maxsize=50_000)
def _stem(native: str) -> str:
    """What all forms of a name's first word begin with: Рівноп(іль), Рівноп(оля)."""
    first = re.split(r"[ \-]", native)[0]
    return native[: max(_alike(native), len(first) - 3)].casefold()


@lru_cache(maxsize=50_000)
def _tail(native: str) -> str:
    """What all forms of the last word of a name begin with."""
    last = re.split(r"[ \-]", native)[-1]
    return last[: 2 if len(last) > SHORT else 1].casefold()


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
    found = frozenset(form.casefold() for form in forms(native, "uk"))
    if ADJECTIVAL.search(native):  # Золоті ворота
        return frozenset(form for form in found if not NOMINAL.search(form))
    return found


def _same(text: str, heard: list[Word], first: int, last: int, native: str) -> bool:
    """Do the words spell a form of the name? Lengths are compared first: paradigms cost time."""
    if not _long(native, heard[last].end - heard[first].start):
        return False
    if not heard[first].key.casefold().startswith(_stem(native)):
        return False
    return _spelt(text, heard, first, last) in _paradigm(native)


def _long(native: str, size: int) -> bool:
    """May a form of the name have so many letters?"""
    return len(native) - 3 <= size <= len(native) + 4


def _spelt(text: str, heard: list[Word], first: int, last: int) -> str:
    words = text[heard[first].start : heard[last].end].split(" ")
    return normalize(" ".join(map(unmixed, words))).casefold()


def _begins_name(native: str, text: str, heard: list[Word], at: int) -> bool:
    """Is it an adjective, and another name's first word?"""
    beside = at + 1 < len(heard) and text[heard[at].end : heard[at + 1].start] == " "
    return beside and heard[at + 1].text[0].isupper() and QUALITY.match(native) is not None


def _communal(heard: list[Word], at: int) -> bool:
    """Is it a community's adjective: Гродівської громади?"""
    pair = heard[at : at + 2]
    return len(pair) == 2 and bool(UNIT.search(pair[0].key)) and pair[1].key.startswith("громад")


def _kind_before(text: str, heard: list[Word], at: int) -> str:
    """The kind of a name that a word before it tells, or before the list that it stands in."""
    kind = TYPES.get(heard[at - 1].key.casefold(), "") if at else ""
    here = heard[at].start
    listed = None if kind else LISTED.search(text, max(0, here - BEFORE), here)
    return kind or (listed.lastgroup or "" if listed else "")


def _kind_after(text: str, heard: list[Word], at: int) -> str:
    """The kind said behind a name of one word: Роботине, село на південь від Оріхова."""
    if at + 1 >= len(heard) or not BEHIND.fullmatch(text[heard[at].end : heard[at + 1].start]):
        return ""
    word = heard[at + 1].text
    return TYPES.get(word, "") if word in {"місто", "село", "селище"} else ""


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
