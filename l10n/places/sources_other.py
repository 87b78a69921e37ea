"""Finding the places that a text in any other language names, by what that language calls them.

The names and their forms are those that a translation into it would have. A town that is no
oblast's capital is a place only in the company of others (`lone`): its name may be a word there.
"""

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
from l10n.places.words import begin, starts

SHORTEST, SURE = 4, 6  # letters of a name, and of a wrong spelling, that is no other word: Bar
SIGNS = 3  # of Japanese and Chinese ones


@dataclass
class Other:
    """The finder for text of `locale`."""

    gazetteer: Gazetteer
    locale: str
    own: tuple[str, ...] = ()

    @cached_property
    def _view(self) -> LocaleView:
        return LocaleView(Names(self.locale, self.gazetteer), self.own)

    @property
    def _spaced(self) -> bool:
        return language(self.locale).spaced

    @cached_property
    def _begun(self) -> dict[str, list[Place]]:
        """By what their names begin with, cities, oblasts, features and countries."""
        found: dict[str, dict[Place, None]] = {}
        people = exceptions("uk", self.own).doubtful  # Володимир, Хмельницький
        others = (place for place in self.gazetteer.others if place.kind != "raion")
        for place in (*self.gazetteer.towns(), *others):
            names = self._view.names
            for name in (names.approved(place).text, *names.accepted(place)):
                short = len(name) < (SHORTEST if self._spaced else SIGNS)
                word = _is_town(place) and (short or fold(place.native) in people)
                if not word:
                    found.setdefault(begin(name, self.locale), {})[place] = None
        return {key: [*places] for key, places in found.items()}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The places named in `text`, in order, none inside another."""
        there = starts(text, self.locale) if self._spaced else fold(text)
        named = (p for key, some in self._begun.items() if key in there for p in some)
        places = tuple(dict.fromkeys(named))
        found = [m for m in self._view.mentions(text, places) if self._meant(text, m)]
        here = {m.place for m in found if m.place.country == "UA"}
        company = len(here) > 1 or not all(self._lone(m) for m in found if m.place in here)
        return tuple(replace(m, lone=not company and self._lone(m)) for m in found)

    def _lone(self, mention: Mention) -> bool:
        """Is it a town whose name may be a word?"""
        place = mention.place
        if mention.form in language(self.locale).homographs:
            return True
        seat = not place.parent or seats_oblast(place, self.gazetteer)
        return _is_town(place) and not seat

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
