"""Finding the places that a text in any other language names, by what that language calls them.

The names and their forms are those that a translation into it would have. A town that is no
oblast's capital is a place only in the company of others (`lone`): its name may be a word there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from l10n.places import Mention, Place
from l10n.places.exceptions import exceptions
from l10n.places.gazetteer import SETTLED, Gazetteer, seats_oblast
from l10n.places.inflection import begins
from l10n.places.languages import language
from l10n.places.names import Names
from l10n.places.spellings import fold
from l10n.places.view import LocaleView
from l10n.places.words import bare, openings, starts, words
from l10n.places.words import fold as folded

SHORTEST, SURE = 4, 6  # letters of a name, and of a wrong spelling, that is no other word: Bar
SIGNS = 3  # of Japanese and Chinese ones


class Right(Names):
    """The locale's names, and no wrong ones: these take long to make."""

    def variants(self, _place: Place) -> Mapping[str, str]:
        """None."""
        return {}


@dataclass
class Other:
    """The finder for text of `locale`."""

    gazetteer: Gazetteer
    locale: str
    own: tuple[str, ...] = ()

    @cached_property
    def _view(self) -> LocaleView:
        return LocaleView(Right(self.locale, self.gazetteer), self.own)

    @cached_property
    def _wide(self) -> LocaleView:
        """The same with wrong names."""
        return LocaleView(Names(self.locale, self.gazetteer), self.own)

    @property
    def _spaced(self) -> bool:
        return language(self.locale).spaced

    @cached_property
    def _begun(self) -> dict[tuple[bool, tuple[str, ...]], list[Place]]:
        """Cities, oblasts, features and countries, by what the words of their names begin with,
        and whether with a capital.
        """
        found: dict[tuple[bool, tuple[str, ...]], dict[Place, None]] = {}
        people = exceptions("uk", self.own).doubtful  # Володимир, Хмельницький
        others = (place for place in self.gazetteer.others if place.kind != "raion")
        for place in (*self.gazetteer.towns(), *others):
            names = self._view.names
            for name in (names.approved(place).text, *names.accepted(place)):
                short = len(name) < (SHORTEST if self._spaced else SIGNS)
                word = _is_town(place) and (short or fold(place.native) in people)
                if not word:
                    key = name[0].isupper(), openings(name, self.locale)
                    found.setdefault(key, {})[place] = None
        return {key: [*places] for key, places in found.items()}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The places named in `text`, in order, none inside another."""
        named = (place for some in self._there(text) for place in some)
        places = tuple(dict.fromkeys(named))
        found = [m for m in self._read(text, places) if self._meant(text, m)]
        here = {m.place for m in found if m.place.country == "UA"}
        company = len(here) > 1 or not all(self._lone(m) for m in found if m.place in here)
        return tuple(replace(m, lone=not company and self._lone(m)) for m in found)

    def _read(self, text: str, places: tuple[Place, ...]) -> list[Mention]:
        """What the text may call one of the places; wrong names of towns beside right ones only."""
        right = self._view.mentions(text, places)
        ours = any(mention.place.country == "UA" for mention in right)
        asked = (p for p in places if p.country == "UA" and (ours or not self._small(p)))
        wide = self._wide.mentions(text, tuple(asked))
        taken = [(mention.start, mention.end) for mention in wide]
        rest = (m for m in right if not any(m.start < b and a < m.end for a, b in taken))
        return sorted((*wide, *rest), key=lambda mention: mention.start)

    def _there(self, text: str) -> list[list[Place]]:
        """The places that the text may name, by the beginnings of its words."""
        begun = self._begun.items()
        if not self._spaced:
            whole = bare(folded(text))
            return [some for (_, (key, *_rest)), some in begun if key in whole]
        there = starts(text, self.locale)
        named = " ".join(word.text for word in words(text) if not word.text.islower())
        large = starts(named, self.locale)
        return [
            some
            for (capital, key), some in begun
            if key[0] in (large if capital else there) and there.issuperset(key)
        ]

    def _lone(self, mention: Mention) -> bool:
        """Is it a town whose name may be a word?"""
        return mention.form in language(self.locale).homographs or self._small(mention.place)

    def _small(self, place: Place) -> bool:
        """Is it a town that is no oblast's capital?"""
        return _is_town(place) and bool(place.parent) and not seats_oblast(place, self.gazetteer)

    def _meant(self, text: str, mention: Mention) -> bool:
        """Is it no word or person that is only called so: Mali brod, Kuba Nowak?"""
        size = mention.end - mention.start
        if mention.place.country == "UA":
            return mention.approved or size >= (SURE if self._spaced else SIGNS)
        if not mention.approved or not self._spaced:
            return mention.approved
        after = text[mention.end : mention.end + 2]
        person = after[:1] == " " and after[1:].isupper() and self.locale[:2] != "de"
        word = size < SURE - 1 and begins(text, mention.start)
        return not (mention.form.isalpha() and (person or word))


def _is_town(place: Place) -> bool:
    return place.country == "UA" and place.kind in SETTLED
