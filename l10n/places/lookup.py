"""Names asked for one by one, as `l10n places name` does, without a text around them.

Lists hold more than bare names: "м. Харків", "ХАРКІВ", "Ха́рків", "Харківська обл.". A type word
tells the kind and goes, capitals come back in the answer.
"""

import re
import unicodedata
from collections import Counter
from functools import cache, cached_property

from l10n import locales
from l10n.places import Name, Place, exonyms, stress
from l10n.places.gazetteer import cities, city_name, countries, normalize, resolve
from l10n.places.names import Names
from l10n.places.scripts import capitals
from l10n.places.sources import English

# language → kind → words that stand before a name
TYPES = {
    "uk": {
        "city": r"місто|м\.",
        "settlement": r"селище(?: міського типу)?|смт\.?|с-ще|сщ\.?",
        "village": r"село|с\.",
        "river": r"річка|р\.",
    },
    "ru": {
        "city": r"город|г\.",
        "settlement": r"пос[её]лок(?: городского типа)?|пгт\.?|пос\.",
        "village": r"село|деревня|с\.|д\.",
        "river": r"река|р\.",
    },
    "be": {"city": r"горад|г\.", "village": r"вёска|в\.", "river": r"рака|р\."},
    "bg": {"city": r"град|гр\.", "village": r"село|с\.", "river": r"река|р\."},
    "sr": {"city": "град", "village": "село", "river": "река"},
    "en": {"city": "(?:the )?(?:city|town) of", "village": "(?:the )?village of"},
}
SHORT = {  # language → abbreviation at a name's end or start → the word
    "uk": (
        (r"обл\.?$", "область"),
        (r"р-н\.?$", "район"),
        ("^АР(?= Крим)", "Автономна Республіка"),
    ),
    "ru": ((r"обл\.?$", "область"), (r"р-н\.?$", "район")),
    "be": ((r"вобл\.?$", "вобласць"), (r"р-н\.?$", "раён")),
}
UNSEEN = dict.fromkeys((0, 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF))  # BOM, soft hyphen …


_SCRIPTS = {"CYRILLIC": "uk", "LATIN": "en", "GREEK": "el", "GEORGIAN": "ka", "ARMENIAN": "hy"}


def likely(name: str) -> str:
    """The language of a name by its letters, where nobody says it: Kyiv is English, Київ Ukrainian.

    Most letters decide: a look-alike of another script may stand among them.
    """
    scripts = Counter(unicodedata.name(c, "").partition(" ")[0] for c in name if c.isalpha())
    return next(
        (_SCRIPTS[script] for script, _ in scripts.most_common() if script in _SCRIPTS), "uk"
    )


@cache
def _types(language: str) -> re.Pattern[str]:
    kinds = TYPES.get(language, {})
    words = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
    return re.compile(rf"(?:{words})\s+(?=\S)", re.IGNORECASE) if words else re.compile("a^")


def read(given: str, language: str) -> tuple[str, str]:
    """The bare name and the kind that a type word tells: "м. Ізюм" is ("Ізюм", "city")."""
    name = normalize(unicodedata.normalize("NFC", given.translate(UNSEEN)))
    for short, word in SHORT.get(language, ()):
        name = re.sub(short, word, name)
    if typed := _types(language).match(name):
        return name[typed.end() :], typed.lastgroup or ""
    return name, ""


def titled(name: str) -> str:
    """Every word with a capital: ІВАНО-ФРАНКІВСЬК → Івано-Франківськ, КАМ'ЯНСЬКЕ → Кам'янське."""
    return re.sub(r"[^\s-]+", lambda word: word[0][:1].upper() + word[0][1:].lower(), name)


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
        asked, kind = read(given, self.source)
        found = self._known(stress.without(asked), kind)
        place = found[0] if found else Place(asked, asked, "city", "", "", self.source)
        name = self.names.approved(place)
        if name.origin == "English" and self.names.language != "en":
            self._english_only[place.language] += 1
        loud = found and len(asked) > 1 and asked.isupper()
        text = capitals(name.text, self.names.locale) if loud else name.text
        return Name(text or asked, name.origin)  # a lone ь has no sound

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

    def _known(self, asked: str, kind: str) -> tuple[Place, ...]:
        """The places of that name, however its capitals are written, the likeliest first."""
        found = self._named(asked) or self._named(titled(asked))
        small = {"village", "settlement"}  # one word's village is another's settlement
        alike = [p for p in found if p.kind == kind or {p.kind, kind} <= small]
        return resolve(alike or found, self.names.gazetteer) if kind else found

    def _named(self, given: str) -> tuple[Place, ...]:
        known = self.names.gazetteer
        if self.source == "uk":
            return known.named(given)
        found = tuple(place for place in known.own if place.native == given)
        if self.source == "en":
            return known.in_english(given) or found or self._phrase(given)
        return found or self._curated.get(given.casefold(), ()) or self._cldr(given)

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
