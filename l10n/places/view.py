"""One locale's places in its target texts: found in any form, mended in the same form."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from l10n.model import splice
from l10n.places import Comparison, Mention, Name, Place, Repair, spellings
from l10n.places.gazetteer import english
from l10n.places.inflection import SENTENCE_START, cases, first_forms, recast
from l10n.places.languages import language
from l10n.places.lookalikes import unmixed
from l10n.places.matcher import Hit, begin, fold, hits, starts

OLD_NAME = "old name"  # why a variant is wrong, when the place was once called so
UNACCENTED = str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ")  # Greek capitals carry no accent
AROUND = 60  # characters before a mention that can tell its case


class Lexicon(Protocol):
    """What a view asks of `names.Names`."""

    locale: str

    def approved(self, place: Place) -> Name: ...

    def accepted(self, place: Place) -> tuple[str, ...]: ...

    def variants(self, place: Place) -> Mapping[str, str]: ...

    def forms(self, place: Place) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class _Found:
    """A hit, read: its place, and the wrong lemma it is a form of ("" when it is right)."""

    hit: Hit
    places: tuple[Place, ...]
    wrong: str = ""

    @property
    def place(self) -> Place:
        return self.places[0]


class LocaleView:
    """The `View` of one locale."""

    def __init__(self, names: Lexicon, exceptions: tuple[str, ...] = ()) -> None:
        self.names = names
        self._exceptions = exceptions
        self.locale = names.locale
        self._right: dict[Place, dict[str, None]] = {}
        self._wrong: dict[Place, Mapping[str, str]] = {}
        self._begun: dict[Place, dict[str, list[str]]] = {}

    def approved(self, place: Place) -> Name:
        return self.names.approved(place)

    def english(self, place: Place) -> str:
        return english(place)

    def mentions(self, text: str, places: tuple[Place, ...]) -> tuple[Mention, ...]:
        """Where the text names one of the places, rightly or by a wrong variant.

        Words derived from a right name (harkivi, Harkivli) are other words; from a wrong one
        they are told too.
        """
        return tuple(
            self._mention(text, found)
            for found in self._found(text, tuple(dict.fromkeys(places)))
            if found.wrong or not self._derived(found)
        )

    def read(self, text: str, places: tuple[Place, ...]) -> tuple[tuple[Mention, str], ...]:
        """The mentions, each with the name it is a form of: Iziumie, of Izium."""
        return tuple(
            (self._mention(text, found), found.wrong or found.hit.lemmas[0])
            for found in self._found(text, tuple(dict.fromkeys(places)))
        )

    def repair(self, target: str, source: tuple[Mention, ...]) -> Repair:
        """The target with wrong variants of the source's places replaced, case kept.

        A place the source calls by its old name may have its old name in the target.
        """
        places = tuple(dict.fromkeys(mention.place for mention in source))
        edits: list[tuple[int, int, str]] = []
        changes: list[tuple[str, str]] = []
        doubts: list[str] = []
        for found in self._to_mend(target, places, source):
            new, doubt = self._mended(target, found)
            if doubt:
                doubts.append(doubt)
            elif new:
                edits.append(new)
                changes.append((target[found.hit.start : found.hit.end], _name_part(new, found)))
        return Repair(splice(target, edits), tuple(changes), tuple(doubts))

    def compare(
        self, target: str, source: tuple[Mention, ...], others: tuple[Place, ...] = ()
    ) -> Comparison:
        """Both sides of a segment; `others` are the article's places the segment does not name."""
        places = tuple(dict.fromkeys(mention.place for mention in source))
        found = self._found(target, (*places, *others))
        there = {place for one in found for place in one.places}
        missing = tuple(
            place for place in places if place not in there and not self._alluded(target, place)
        )
        wrong = tuple(
            (self._mention(target, one), self._candidates(target, one))
            for one in found
            if (one.wrong or not one.hit.pure) and not self._said(one, source)
        )
        known = set(places)
        unexpected = tuple(
            self._mention(target, one) for one in found if not known & set(one.places)
        )
        return Comparison(missing, wrong, unexpected)

    # --- finding

    def _found(self, text: str, places: tuple[Place, ...]) -> list[_Found]:
        right: dict[str, list[Place]] = {}
        wrong: dict[str, list[Place]] = {}
        for place in places:
            for name in self._right_names(place):
                right.setdefault(name, []).append(place)
        good = hits(text, right, self.locale, self._exceptions)
        for place in places:
            for name in self._wrong_names(place, text, good):
                if name not in right:
                    wrong.setdefault(name, []).append(place)
        bad = hits(text, wrong, self.locale, self._exceptions)
        found = [
            _Found(hit, tuple(right[hit.lemmas[0]]))
            if hit in good
            else _Found(hit, _owners(hit, wrong), self._likeliest(hit, wrong))
            for hit in sorted(_settled(good, bad), key=lambda hit: hit.start)
        ]
        return [one for one in found if not self._common_word(text, one, found)]

    def _likeliest(self, hit: Hit, wrong: Mapping[str, list[Place]]) -> str:
        """The wrong name that the hit is a form of, where it may be of several.

        Latvian "Kijevas" is Kijeva's genitive, though Lithuanian would call the city so: the
        earlier variant wins.
        """
        if len(hit.lemmas) == 1:
            return hit.lemmas[0]
        order = {name: at for at, name in enumerate(wrong)}
        usual = [name for name in hit.lemmas if hit.form in first_forms(name, self.locale)]
        return min(usual or hit.lemmas, key=order.__getitem__)

    def _derived(self, found: _Found) -> bool:
        known = cases(found.hit.form, found.hit.lemmas[0], self.locale)
        return bool(known) and all(case.startswith("^") for case in known)

    def _common_word(self, text: str, one: _Found, found: list[_Found]) -> bool:
        """Is it a word like Sumy or Bar at a sentence's start, the place being named elsewhere?"""
        hit = one.hit
        if hit.form not in language(self.locale).homographs:
            return False
        return bool(SENTENCE_START.search(text[: hit.start])) and any(
            other is not one and set(other.places) & set(one.places) for other in found
        )

    def _right_names(self, place: Place) -> Iterable[str]:
        if place not in self._right:
            names = (self.approved(place).text, *self.names.accepted(place))
            given = self.names.forms(place).values()
            self._right[place] = dict.fromkeys((*names, *given))
        return self._right[place]

    def _wrong_names(self, place: Place, text: str, good: tuple[Hit, ...]) -> Iterable[str]:
        """The wrong names of a place that can stand in a text with these right ones.

        Most texts hold none; a word's beginning tells which, and one of several words may hold
        a right name.
        """
        if place not in self._wrong:
            self._wrong[place] = self.names.variants(place)
            groups: dict[str, list[str]] = {}
            for name in self._wrong[place]:
                groups.setdefault(begin(name, self.locale), []).append(name)
            self._begun[place] = groups
        if not language(self.locale).spaced:
            return self._wrong[place]
        groups, there = self._begun[place], starts(text, self.locale)
        free = starts(text, self.locale, good)
        return [
            name
            for key in groups
            if key in there
            for name in groups[key]
            if key in free or not name.isalpha()
        ]

    def _mention(self, text: str, found: _Found) -> Mention:
        hit = found.hit
        return Mention(
            found.place, hit.start, hit.end, text[hit.start : hit.end], not found.wrong and hit.pure
        )

    def _alluded(self, target: str, place: Place) -> bool:
        """Is there a word of the name's stem: kijowski, Kyjiwer, київський?"""
        words = fold(target).split()
        stems = [_stem(name) for name in self._right_names(place)]
        return any(word.lstrip("\"'«„“(").startswith(stem) for stem in stems for word in words)

    # --- mending

    def _to_mend(
        self, target: str, places: tuple[Place, ...], source: tuple[Mention, ...]
    ) -> Iterator[_Found]:
        for found in self._found(target, places):
            if (found.wrong or not found.hit.pure) and not self._said(found, source):
                yield found

    def _said(self, found: _Found, source: tuple[Mention, ...]) -> bool:
        """Is it the place's old name, and does the source say the old name too?"""
        why = self._wrong.get(found.place, {}).get(found.wrong, "")
        old = [one for one in source if one.place == found.place and _is_old(one)]
        return bool(old) and (OLD_NAME in why or not _similar(found.wrong, self._name(found.place)))

    def _name(self, place: Place) -> str:
        return self.approved(place).text

    def _candidates(self, target: str, found: _Found) -> tuple[str, ...]:
        """The forms that could stand in the hit's place, likeliest first."""
        hit, out = found.hit, list[str]()
        if not found.wrong:
            return (self._spelt(target[hit.start : hit.end], hit.form),)
        before = target[max(0, hit.start - AROUND) : hit.start]
        for place in found.places:
            name = self._name(place)
            out += recast(hit.form, found.wrong, name, self.locale, before) or (name,)
            out = [self._given(place, found, before, form) for form in out]
        written = target[hit.start : hit.end]
        return tuple(dict.fromkeys(self._spelt(written, form) for form in out))

    def _spelt(self, written: str, form: str) -> str:
        return language(self.locale).fit(written, _as_written(written, form, self.locale))

    def _given(self, place: Place, found: _Found, before: str, form: str) -> str:
        """The irregular form a person gave for this case, where one did."""
        given = self.names.forms(place)
        slots = cases(found.hit.form, found.wrong, self.locale, before) if given else ()
        return next((given[slot] for slot in slots if slot in given), form)

    def _mended(self, target: str, found: _Found) -> tuple[tuple[int, int, str] | None, str]:
        """The edit that mends a mention, or the doubt that keeps from it."""
        hit, candidates = found.hit, self._candidates(target, found)
        written = target[hit.start : hit.end]
        if len(candidates) != 1:
            names = " or ".join(candidates)
            return None, f"{english(found.place)}: {written} should be {names}"
        left = target[: hit.start]
        new_left = language(self.locale).liaison(left, written, candidates[0])
        if new_left is None:
            return None, f"{english(found.place)}: {written} should be {candidates[0]}"
        same = len(_common(left, new_left))
        return (same, hit.end, new_left[same:] + candidates[0]), ""


def _name_part(edit: tuple[int, int, str], found: _Found) -> str:
    return edit[2][max(0, found.hit.start - edit[0]) :] if edit[0] > found.hit.start else edit[2]


def _settled(good: tuple[Hit, ...], bad: tuple[Hit, ...]) -> Iterator[Hit]:
    """Right hits, and wrong ones that lie in none of them; a longer wrong one covers a right."""
    over = [
        one for one in bad if not any(hit.start <= one.start and one.end <= hit.end for hit in good)
    ]
    yield from over
    for hit in good:
        if not any(one.start <= hit.start and hit.end <= one.end for one in over):
            yield hit


def _common(one: str, two: str) -> str:
    count = 0
    while count < min(len(one), len(two)) and one[count] == two[count]:
        count += 1
    return one[:count]


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


def _similar(one: str, two: str) -> bool:
    return difflib.SequenceMatcher(None, fold(one), fold(two)).ratio() > 0.6


def _is_old(mention: Mention) -> bool:
    """Does the source call the place by a name it no longer has?"""
    if mention.approved:
        return False
    place = mention.place
    if place.language == "uk" and place.native in spellings.former():
        known = spellings.latin(place.native) | spellings.cyrillic(place.native)
        if mention.form in known:
            return known[mention.form] == OLD_NAME
    written = unmixed(mention.form)
    return not any(_similar(written, name) for name in (english(place), place.native))


def _owners(hit: Hit, wrong: Mapping[str, list[Place]]) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(place for name in hit.lemmas for place in wrong[name]))


def _stem(name: str) -> str:
    """The part of a name that words derived from it begin with."""
    key = fold(name).split(" ")[0]
    return key[: max(3, len(key) - 3)]
