"""Names asked for one by one, as `l10n places name` does, without a text around them."""

from collections import Counter
from functools import cache, cached_property

from l10n import locales
from l10n.places import Name, Place, exonyms
from l10n.places.gazetteer import cities, city_name, countries, normalize
from l10n.places.names import Names
from l10n.places.sources import English


@cache
def territories(language: str) -> dict[str, str]:
    """CLDR's names of countries and cities in a language → the place's id."""
    named = {
        str(name).casefold(): code for code, name in locales.parse(language).territories.items()
    }
    zones = {city_name(place.id.removeprefix("tz:"), language): place.id for place in cities()}
    return {name.casefold(): code for name, code in zones.items() if name} | named


class Lookup:
    """What a locale calls places that are given by name in the language `source`."""

    def __init__(self, names: Names, source: str) -> None:
        self.names, self.source = names, source
        self._english_only: Counter[str] = Counter()

    def name(self, given: str) -> Name:
        """The locale's name of the likeliest place of that name; unknown names by rule."""
        if not given.strip():
            return Name("", "empty")
        place = self._place(normalize(given))
        name = self.names.approved(place)
        if name.origin == "English" and self.names.language != "en":
            self._english_only[place.language] += 1
        return name

    @property
    def warnings(self) -> list[str]:
        """One line per language that has no table for the locale."""
        return [
            f"{count} given in English: {self.names.locale} has no table for names in {language!r}"
            " and none is curated"
            for language, count in self._english_only.items()
        ]

    @cached_property
    def _finder(self) -> English:
        return English(self.names.gazetteer)

    def _place(self, given: str) -> Place:
        known = self.names.gazetteer
        if self.source == "uk":
            found = known.named(given)
        elif self.source == "en":
            found = known.in_english(given) or self._phrase(given)
        else:
            found = tuple(place for place in known.own if place.native == given)
            found = found or self._curated.get(given.casefold(), ()) or self._cldr(given)
        return found[0] if found else Place(given, given, "city", "", "", self.source)

    @cached_property
    def _curated(self) -> dict[str, tuple[Place, ...]]:
        """Names that the source language has for places of ours: ru Харьков, pl Kijów."""
        found: dict[str, tuple[Place, ...]] = {}
        for native, row in exonyms.table(self.source).items():
            place = self.names.gazetteer.by_id(native) or next(
                iter(self.names.gazetteer.named(native)), None
            )
            for said in (row.use, row.avoid, *row.others):
                if place:
                    found.setdefault(said.casefold(), (place,))
        return found

    def _cldr(self, given: str) -> tuple[Place, ...]:
        """The country or city of the world that CLDR calls so in the source language."""
        code = territories(self.source).get(given.casefold(), "")
        return tuple(place for place in (*countries(), *cities()) if place.id == code)

    def _phrase(self, given: str) -> tuple[Place, ...]:
        """The place a whole English phrase names: "Kharkiv region", "Kiev"."""
        found = self._finder.mentions(given)
        return (found[0].place,) if len(found) == 1 and found[0].form == given else ()
