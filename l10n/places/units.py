"""Oblasts and raions: an adjective or a town's name and a word for the unit, in a locale's order.

`data/units.tsv` gives each language its style: "Oblast {town}" (de), "obwód {adj}" (pl),
"{adj} rajón" (cs). Further columns are as right as the first and are accepted.
`data/seats.tsv` knows the town behind the adjective, `data/exonyms/<lang>.tsv` the adjectives
that no rule makes.
"""

from collections.abc import Callable
from functools import cache

from l10n.places import Place, facts

# what Ukrainian calls an oblast in one word → its adjective
LANDS = {
    "Вінниччина": "Вінницька", "Дніпропетровщина": "Дніпропетровська", "Донеччина": "Донецька",
    "Житомирщина": "Житомирська", "Запоріжчина": "Запорізька", "Київщина": "Київська",
    "Кіровоградщина": "Кіровоградська", "Луганщина": "Луганська", "Львівщина": "Львівська",
    "Миколаївщина": "Миколаївська", "Одещина": "Одеська", "Полтавщина": "Полтавська",
    "Рівненщина": "Рівненська", "Сумщина": "Сумська", "Тернопільщина": "Тернопільська",
    "Харківщина": "Харківська", "Херсонщина": "Херсонська", "Хмельниччина": "Хмельницька",
    "Черкащина": "Черкаська", "Чернігівщина": "Чернігівська", "Закарпаття": "Закарпатська",
    "Франківщина": "Івано-Франківська", "Прикарпаття": "Івано-Франківська",
    "Тернопілля": "Тернопільська",
}  # fmt: skip
ENDINGS = {
    "pl": (("śkyj", "ski"), ("ćkyj", "cki")),
    "cs": (("skyj", "ský"), ("ckyj", "cký")),
    "sk": (("skyj", "ský"), ("ckyj", "cký")),
}


@cache
def seats() -> dict[str, str]:
    """Masculine adjective → the town or land it comes from."""
    return dict(row for row in _rows("seats.tsv"))  # type: ignore[misc]


@cache
def styles() -> dict[tuple[str, str], tuple[str, ...]]:
    """(language, kind) → patterns, the preferred first."""
    return {(row[0], row[1]): row[2:] for row in _rows("units.tsv")}


def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, facts.rows(name)))


def masculine(adjective: str) -> str:
    """Харківська → Харківський."""
    return f"{adjective[:-1]}ий" if adjective.endswith("а") else adjective


def town(adjective: str) -> str:
    """The native name behind an oblast's or raion's adjective: Харківська → Харків."""
    return seats().get(masculine(adjective), masculine(adjective))


def names(
    place: Place, language: str, name_of: Callable[[str], str], transcribe: Callable[[str], str]
) -> tuple[str, ...]:
    """The unit's names in the locale's styles, the preferred first; none where no style is known.

    `name_of` gives the locale's name of a town by its native name, `transcribe` any word's.
    """
    adjective = place.native.rpartition(" ")[0]
    if not adjective:
        return ()
    patterns = styles().get((language, place.kind), ())
    if adjectives(language, place.kind):
        own = adjectival(transcribe(masculine(adjective)), language)
        return tuple(_sentence(p.format(adj=own.lower()), language) for p in patterns)
    return around(name_of(town(adjective)), language, place.kind)


def lands(place: Place) -> tuple[str, ...]:
    """An oblast in one word, in Ukrainian: Херсонщина."""
    adjective = place.native.rpartition(" ")[0]
    return tuple(land for land, of in LANDS.items() if of == adjective)


def adjectives(language: str, kind: str) -> bool:
    """Does the language name such units by adjectives: obwód charkowski?"""
    return any("{adj}" in pattern for pattern in styles().get((language, kind), ()))


def adjectival(transcribed: str, language: str) -> str:
    """The Ukrainian adjective with the language's own ending: Iziumśkyj → Iziumski."""
    for old, new in ENDINGS.get(language, ()):
        if transcribed.endswith(old):
            return transcribed.removesuffix(old) + new
    return transcribed


def _sentence(name: str, language: str) -> str:
    """With a capital, but for Polish, which writes units small."""
    return name if language == "pl" else name[:1].upper() + name[1:]


def around(seat: str, language: str, kind: str) -> tuple[str, ...]:
    """The locale's names of the unit around a town's name, right or wrong."""
    patterns = styles().get((language, kind), ())
    return tuple(
        pattern.format(
            town=seat,
            of=_of(language, seat),
            gen=_genitive(language, seat) if "{gen}" in pattern else "",
        )
        for pattern in patterns
        if "{adj}" not in pattern
    )


def _genitive(language: str, seat: str) -> str:
    """The town as an owner: Poltavos, Izjumin, იზიუმის."""
    from l10n.places.inflection import paradigm

    return next(iter(paradigm(seat, language).get("gen", ())), seat)


def _of(language: str, seat: str) -> str:
    """What is of the town: "d'Odessa", "de Kharkiv", "Harkivi"."""
    vowel = seat[:1].casefold() in set("aàeèéiîoòuyh") - ({"h"} if language != "fr" else set())
    match language:
        case "fr" | "ca":
            return f"d'{seat}" if vowel and not seat.startswith(("Kh", "H")) else f"de {seat}"
        case "hu":
            return seat if seat.endswith("i") else f"{seat}i"
        case _:
            return seat
