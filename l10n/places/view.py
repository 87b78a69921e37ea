"""One locale's places in its target texts: found in any form, mended in the same form."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from l10n.model import splice
from l10n.places import Comparison, Mention, Name, Place, Repair, spellings
from l10n.places.gazetteer import english
from l10n.places.inflection import begins, cases, first_forms
from l10n.places.languages import language
from l10n.places.lookalikes import unmixed
from l10n.places.matcher import Hit, hits
from l10n.places.mending import Edit, Found, Lexicon, Mender
from l10n.places.resemblance import lookalike
from l10n.places.words import fold, openings, starts

OLD_NAME = "old name"  # why a variant is wrong, when the place was once called so


@dataclass(frozen=True)
class Read:
    """A mention in a target text and the `name` it is a form of: Iziumie, of Izium.

    `old`: an old name of the place, where the source says the old name too.
    """

    mention: Mention
    name: str
    old: bool = False


class LocaleView:
    """The `View` of one locale."""

    def __init__(self, names: Lexicon, exceptions: tuple[str, ...] = ()) -> None:
        self.names = names
        self._exceptions = exceptions
        self.locale = names.locale
        self._mender = Mender(names)
        self._right: dict[Place, dict[str, None]] = {}
        self._wrong: dict[Place, Mapping[str, str]] = {}
        self._begun: dict[Place, dict[tuple[str, ...], list[str]]] = {}

    def approved(self, place: Place) -> Name:
        return self.names.approved(place)

    def called(self, mention: Mention) -> str:
        """What the locale calls the place where the source calls it so: its name, or an old one.

        "" where nobody can say: several places are meant that have different names here.
        """
        names = {self._called(mention, place) for place in (mention.place, *mention.others)}
        return names.pop() if len(names) == 1 else ""

    def _called(self, mention: Mention, place: Place) -> str:
        if not _is_old(mention, place):
            return self.approved(place).text
        old = spellings.former_name(place.native, mention.form)
        return self.approved(replace(place, id="", native=old, english="")).text if old else ""

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

    def read(self, target: str, source: tuple[Mention, ...]) -> tuple[Read, ...]:
        """Where the target names the places of the source, and by which name."""
        return tuple(
            Read(self._mention(target, found), self._name(found), self._said(found, source))
            for found in self._found(target, self._sure(source))
        )

    def repair(self, target: str, source: tuple[Mention, ...]) -> Repair:
        """The target with wrong variants of the source's places replaced, case kept.

        A place the source calls by its old name may have its old name in the target.
        """
        places = self._sure(source)
        edits: list[Edit] = []
        changes: list[tuple[str, str]] = []
        doubts: list[str] = []
        for found in self._found(target, places):
            if not found.to_mend or self._said(found, source):
                continue
            edit = self._mender.edit(target, found)
            if isinstance(edit, str):
                doubts.append(edit)
            else:
                edits.append(edit)
                changes.append((target[found.hit.start : found.hit.end], edit.name))
        mended = splice(target, [(edit.start, edit.end, edit.text) for edit in edits])
        return Repair(mended, tuple(changes), tuple(doubts))

    def compare(
        self, target: str, source: tuple[Mention, ...], others: tuple[Place, ...] = ()
    ) -> Comparison:
        """Both sides of a segment; `others` are the article's places the segment does not name."""
        places = self._sure(source)
        found = self._found(target, (*places, *others))
        there = {place for one in found for place in one.places}
        absent = {p: self._alluded(target, p) for p in places if p not in there}
        # Welyki begins as Welykyj Burluk does, but so does a slip in it
        doubtful = (p for p, said in absent.items() if not said or " " in self.approved(p).text)
        alike = self._alike(target, doubtful, found)
        missing = tuple(p for p, said in absent.items() if not said and p not in alike)
        wrong = tuple(
            (self._mention(target, one), self._mender.candidates(target, one))
            for one in found
            if one.to_mend and not self._said(one, source)
        )
        wrong += tuple((mention, ()) for mention in alike.values())
        known = set(places)
        unexpected = tuple(
            self._mention(target, one) for one in found if not known & set(one.places)
        )
        return Comparison(missing, wrong, unexpected)

    def _alike(
        self, target: str, absent: Iterable[Place], found: list[Found]
    ) -> dict[Place, Mention]:
        """Words that look like a name of a place that is not found: to be shown, not mended."""
        taken = [(one.hit.start, one.hit.end) for one in found]
        seen: dict[Place, Mention] = {}
        for place in absent if language(self.locale).spaced else ():
            names = (*self._right_names(place), english(place), *self.names.variants(place))
            if span := lookalike(target, names, taken):
                taken.append(span)
                seen[place] = Mention(place, *span, target[slice(*span)], approved=False)
        return seen

    # --- finding

    def _found(self, text: str, places: tuple[Place, ...]) -> list[Found]:
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
            Found(hit, tuple(right[hit.lemma]))
            if hit in good
            else Found(self._likeliest(hit, wrong), _owners(hit, wrong), wrong=True)
            for hit in sorted(_settled(good, bad), key=lambda hit: hit.start)
        ]
        return [one for one in found if not self._common_word(text, one, found)]

    def _likeliest(self, hit: Hit, wrong: Mapping[str, list[Place]]) -> Hit:
        """The hit with the likeliest reading first, where a word may be of several wrong names.

        Latvian "Kijevas" is Kijeva's genitive, though Lithuanian would call the city so: the
        earlier variant wins.
        """
        if len(hit.readings) == 1:
            return hit
        order = {name: at for at, name in enumerate(wrong)}

        def cost(reading: tuple[str, str]) -> tuple[bool, int]:
            form, lemma = reading
            return form not in first_forms(lemma, self.locale), order[lemma]

        return replace(hit, readings=tuple(sorted(hit.readings, key=cost)))

    def _derived(self, found: Found) -> bool:
        known = cases(found.hit.form, found.hit.lemma, self.locale)
        return bool(known) and all(case.startswith("^") for case in known)

    def _common_word(self, text: str, one: Found, found: list[Found]) -> bool:
        """Is it a word like Sumy or Bar at a sentence's start, the place being named elsewhere?"""
        hit = one.hit
        if hit.form not in language(self.locale).homographs:
            return False
        return begins(text, hit.start) and any(
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
            groups: dict[tuple[str, ...], list[str]] = {}
            for name in self._wrong[place]:
                groups.setdefault(openings(name, self.locale), []).append(name)
            self._begun[place] = groups
        if not language(self.locale).spaced:
            return self._wrong[place]
        groups, there = self._begun[place], starts(text, self.locale)
        free = starts(text, self.locale, tuple((hit.start, hit.end) for hit in good))
        return [
            name
            for key in groups
            if there.issuperset(key)
            for name in groups[key]
            if key[0] in free or not name.isalpha()
        ]

    def _mention(self, text: str, found: Found) -> Mention:
        hit = found.hit
        return Mention(
            found.place, hit.start, hit.end, text[hit.start : hit.end], not found.wrong and hit.pure
        )

    def _alluded(self, target: str, place: Place) -> bool:
        """Is there a word of the name's stem: kijowski, Kyjiwer, київський?"""
        words = fold(target).split()
        stems = [_stem(name) for name in self._right_names(place)]
        return any(word.lstrip("\"'«„“(").startswith(stem) for stem in stems for word in words)

    def _sure(self, source: tuple[Mention, ...]) -> tuple[Place, ...]:
        """The places of the source, without those between which nobody has decided."""
        sure = (one.place for one in source if not one.others or self.called(one))
        return tuple(dict.fromkeys(sure))

    def _said(self, found: Found, source: tuple[Mention, ...]) -> bool:
        """Is it the place's old name, and does the source say the old name too?"""
        if not any(
            found.place in (one.place, *one.others) and _is_old(one, found.place) for one in source
        ):
            return False
        why = self._wrong.get(found.place, {}).get(found.hit.lemma, "")
        right = self.approved(found.place).text
        return OLD_NAME in why or not _similar(found.hit.lemma, right)

    def _name(self, found: Found) -> str:
        """The name that a mention is a form of; one given by a person is the approved name's."""
        lemma = found.hit.lemma
        given = () if found.wrong else self.names.forms(found.place).values()
        return self.approved(found.place).text if lemma in given else lemma


def _settled(good: tuple[Hit, ...], bad: tuple[Hit, ...]) -> Iterator[Hit]:
    """Right hits, and wrong ones that lie in none of them; a longer wrong one covers a right."""
    over = [
        one for one in bad if not any(hit.start <= one.start and one.end <= hit.end for hit in good)
    ]
    yield from over
    for hit in good:
        if not any(one.start <= hit.start and hit.end <= one.end for one in over):
            yield hit


def _similar(one: str, two: str) -> bool:
    return difflib.SequenceMatcher(None, fold(one), fold(two)).ratio() > 0.6


def _is_old(mention: Mention, place: Place) -> bool:
    """Does the source call the place by a name it no longer has?"""
    if mention.approved:
        return False
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
