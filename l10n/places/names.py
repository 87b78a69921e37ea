"""One locale's name of every place, with where it comes from.

In this order: what a person wrote in `places.po`, a curated exonym, CLDR, the locale's
transcription rule on the native name, and English where nothing else is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n import locales
from l10n.places import Name, Place, exonyms, units, variants
from l10n.places.foreign import SOURCES, transcribed
from l10n.places.gazetteer import Gazetteer, city_name, country_name, english
from l10n.places.scripts import written
from l10n.places.transcription import table, tables

# languages written as another one writes Ukrainian names
TABLES = {"nb": "no", "nn": "no", "bs": "hr", "fil": "en", "ms": "id", "sw": "en"}


@dataclass(frozen=True)
class Policy:
    """A locale's choices: its custom's names ("use") or names after the native one ("avoid"),
    and the transcription table where a language has two (pl_trad, es_kmu).
    """

    exonyms: str = "use"
    table: str = ""


@dataclass(frozen=True)
class Confirmed:
    """What persons wrote in `places.po`, by the place's id: names, irregular forms by slot, and
    the names that theirs replaced.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fuzzy: frozenset[str] = frozenset()  # places whose name still waits for a person


class Names:
    """A locale's names."""

    def __init__(
        self,
        locale: str,
        gazetteer: Gazetteer | None = None,
        policy: Policy = Policy(),
        confirmed: Confirmed = Confirmed(),
    ) -> None:
        self.locale = locale = locales.cldr(locale)
        self.language = locales.language(locale)
        self.gazetteer = gazetteer or Gazetteer()
        self.policy, self.confirmed = policy, confirmed
        self.table = table(policy.table).name if policy.table else default_table(locale)
        self._known: dict[Place, Name] = {}

    def approved(self, place: Place) -> Name:
        """The one name of the place in this locale."""
        if place not in self._known:
            self._known[place] = self._approved(place)
        return self._known[place]

    def _approved(self, place: Place) -> Name:
        proposed = self.proposed(place)
        text = self.confirmed.names.get(place.id, "")
        ours = proposed.origin not in {"rule", "English"} or place.id in self.confirmed.fuzzy
        if not text or (text == proposed.text and ours):
            return proposed
        return Name(text, "person")

    def proposed(self, place: Place) -> Name:
        """The name without what persons wrote."""
        if curated := exonyms.find(place, self.language):
            custom = curated.avoid if self.policy.exonyms == "avoid" else curated.use
            return Name(written(custom, self.locale), "exonym")
        given = self.gazetteer.given.get(place.id, {})
        if name := given.get(self.locale) or given.get(self.language):
            return Name(name, "import")
        if self.language == "en" and place.english and place.kind != "country":
            return Name(place.english, "exonym")
        return self._official(place) or self._made(place)

    def _official(self, place: Place) -> Name | None:
        """The name in its own language, or CLDR's."""
        if self.language == place.language:
            return Name(place.native, "native")
        if place.kind == "country" and (name := country_name(place.country, self.locale)):
            return Name(name, "CLDR")
        zone = place.id.removeprefix("tz:")
        if zone != place.id and (name := city_name(zone, self.locale)):
            return Name(name, "CLDR")
        return None

    def _made(self, place: Place) -> Name:
        """The name by rule, or in English where there is none."""
        if styled := self.styled(place):
            return Name(written(styled[0], self.locale), "rule")
        translated = {"country", "sea"}  # no transcription is a name for these
        if self.table and place.language in SOURCES and place.kind not in translated:
            return Name(written(self._ruled(place), self.locale), "rule")
        return Name(english(place), "English")

    def _ruled(self, place: Place) -> str:
        """The native name by the locale's table; where custom knows the Russian name, by that."""
        use = table(self.table)
        if place.language != "uk":
            return transcribed(place.native, place.language, use)
        if use.custom and self.policy.exonyms == "use":
            russian, _, towns = use.custom.partition(" ")
            known = exonyms.table(russian).get(place.native)
            if known or not towns:
                said = known.use if known else table(russian).transcribe(place.native)
                return transcribed(said, russian, use)
        return use.transcribe(place.native)

    def accepted(self, place: Place) -> tuple[str, ...]:
        """Names as right as the approved one, which no check complains of: Region Charkiw."""
        approved = self.approved(place).text
        also = (written(name, self.locale) for name in exonyms.also(place, self.language))
        names = dict.fromkeys((*self._unit(place, approved), *also))
        return tuple(name for name in names if name != approved)

    def _unit(self, place: Place, approved: str) -> tuple[str, ...]:
        """An oblast's or raion's name in all of the locale's styles."""
        if place.kind == "oblast" and self.language == "uk":
            return units.lands(place)
        names = tuple(written(name, self.locale) for name in self.styled(place))
        if approved not in names and units.adjectives(self.language, place.kind):
            return ()  # obwód charkowski, so not obwód charkiwski
        return names

    def forms(self, place: Place) -> Mapping[str, str]:
        """Irregular inflected forms given in `places.po`: slot → form."""
        return self.confirmed.forms.get(place.id, {})

    def replaced(self, place: Place) -> tuple[str, ...]:
        """The names that a person's name took the place of."""
        return self.confirmed.before.get(place.id, ())

    def variants(self, place: Place) -> Mapping[str, str]:
        """Wrong names of the place in this locale, each with why it is wrong."""
        return variants.of(place, self, self._right(place))

    def foreseen(self, place: Place) -> Mapping[str, str]:
        """The same without the names that a person's name took the place of."""
        return variants.made(place, self, self._right(place))

    def _right(self, place: Place) -> set[str]:
        return {self.approved(place).text, *self.accepted(place)}

    def styled(self, place: Place) -> tuple[str, ...]:
        """What the locale's rules make of an oblast or raion, in each of its styles."""
        if place.kind not in {"oblast", "raion"}:
            return ()
        if place.language == self.language or not self.table:
            return ()
        return units.names(place, self.language, self._town, table(self.table).transcribe)

    def _town(self, native: str) -> str:
        named = self.gazetteer.named(native)
        place = named[0] if named else Place(native, native, "region")
        return self.approved(place).text


def default_table(locale: str) -> str:
    """The transcription table a locale uses unless its settings name another; "" for none."""
    language = locales.language(locale)
    name = TABLES.get(language, language)
    return name if name in tables() else ""
