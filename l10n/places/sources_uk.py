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
        hits = [
            hit
            for hit in self._hits(text, heard)
            if not any(heard[hit[0]].start < b and a < heard[hit[1]].end for a, b in closed)
        ]
        near = tuple(p for _, _, places, _ in hits for p in places if p.kind == "oblast")
        return tuple(self._mention(text, heard, hit, near) for hit in hits)

    def _hits(
        self, text: str, heard: list[Word]
    ) -> Iterator[tuple[int, int, tuple[Place, ...], str]]:
        at = 0
        while at < len(heard):
            hit = self._at(text, heard, at)
            if hit:
                yield at, *hit
                at = hit[0]
            at += 1

    def _at(
        self, text: str, heard: list[Word], at: int
    ) -> tuple[int, tuple[Place, ...], str] | None:
        word = heard[at]
        if not word.text[0].isupper() or (word.text.isupper() and len(word.text) <= 4):
            return None
        kind = _kind_before(heard, at)
        return (
            self._unit(text, heard, at)
            or self._name(text, heard, at, self._known, kind)
            or (self._name(text, heard, at, self._small, kind) if kind else None)
        )

    def _unit(
        self, text: str, heard: list[Word], at: int
    ) -> tuple[int, tuple[Place, ...], str] | None:
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
        kind: str,
    ) -> tuple[int, tuple[Place, ...], str] | None:
        for native, named in known.get(_letters(heard[at].key), ()):
            size = len(re.split(r"[ \-]", native))
            last = at + size - 1
            if last >= len(heard) or not _same(text, heard, at, last, native):
                continue
            sure = kind or _after_preposition(heard, at, native)
            if not sure and self._doubtful(native, text, heard, at, last):
                continue
            places = named
            if len(places) > 1 and any(p.kind == "river" for p in places):
                flows = at > 0 and _flows(heard[at - 1].key.casefold(), heard[at].text)
                places = tuple(p for p in places if (p.kind == "river") == flows)
            found = places or tuple(p for p in self.gazetteer.named(native) if p.kind != "city")
            return (last, found, kind) if found else None
        return None

    def _doubtful(self, native: str, text: str, heard: list[Word], at: int, last: int) -> bool:
        """May it be a person, or a word that only begins a sentence: Суми компенсацій?"""
        known, key = exceptions("uk", self.own), fold(native)
        if key in known.company:
            if _begins(text, heard[at]):
                return True
            first = at - 1 if at and not _begins(text, heard[at - 1]) else at
            return among_names(text, heard[first : last + 2], at - first, last - first)
        return key in known.doubtful

    def _mention(
        self,
        text: str,
        heard: list[Word],
        hit: tuple[int, int, tuple[Place, ...], str],
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


def _unit_after(text: str, heard: list[Word], at: int) -> tuple[str, int]:
    """Is there область or район after the adjective? Its kind and where it stands."""
    for after in (at + 1, at + 2):
        if after >= len(heard):
            break
        key = heard[after].key.casefold()
        if OBLAST.fullmatch(key):
            return "oblast", after
        if RAION.fullmatch(key):
            return "raion", after
        if text[heard[after].start - 1] != "-":
            break
    return "", at


def _after_preposition(heard: list[Word], at: int, native: str) -> bool:
    inflected = heard[at].key.casefold() != native.casefold()
    before = heard[at - 1].key.casefold() if at else ""
    return inflected and before in LOCATIVE and heard[at - 1].text.islower() | (at == 1)
