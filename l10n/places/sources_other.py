"""Finding the places that a text in any other language names, by what that language calls them.

The names and their forms are those that a translation into it would have. A town is a place only
in the company of others (`lone`): its name may be a word of that language.
"""

from dataclasses import dataclass, replace
from functools import cached_property

from l10n.places import Mention, Place
from l10n.places.exceptions import exceptions
from l10n.places.gazetteer import SETTLED, Gazetteer
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
        found = [
            mention
            for mention in self._view.mentions(text, places)
            if mention.approved or mention.end - mention.start >= (SURE if self._spaced else SIGNS)
        ]
        sure = [m for m in found if m.place.country == "UA" and m.place.kind not in SETTLED]
        return tuple(replace(m, lone=not sure and _is_town(m.place)) for m in found)


def _is_town(place: Place) -> bool:
    return place.country == "UA" and place.kind in SETTLED
