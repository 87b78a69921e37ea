"""Places from a publisher's own file: GeoNames `alternateNamesV2`, Wikidata JSON, or our TSV."""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from l10n.errors import Trouble
from l10n.places import Place
from l10n.places.gazetteer import Gazetteer, english
from l10n.places.names import Names, Policy
from l10n.places.own import Own, parse
from l10n.places.spellings import fold

HEADS = {"id", "item", "place", "qid"}  # of a table's first column
LOCALE = re.compile(r"[a-z]{2,3}([_-]\w{2,8})*")
FOREIGN = re.compile(r"gn:|Q\d")  # ids that are not ours
NOT_LANGUAGES = {
    "link", "post", "iata", "icao", "faac", "tcid", "abbr", "wkdt", "unlc", "phon", "piny",
}  # fmt: skip


def read(path: Path, ids: Collection[str] = (), language: str = "") -> list[Own]:
    """The places in the file, only those of `ids` where any are given."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            head = file.read(1)
            file.seek(0)
            if head in "{[":
                found = list(_wikidata(json.load(file), language))
            else:
                first = file.readline().rstrip("\n").split("\t")
                file.seek(0)
                if len(first) >= 4 and first[0].isdigit() and first[1].isdigit():
                    found = _geonames(file, ids, language)
                elif first[0].lower() in HEADS:
                    found = list(_table(file, language))
                else:
                    found = list(parse(file.read(), str(path)))
    except UnicodeDecodeError:
        raise Trouble("is not UTF-8; save it as UTF-8", path) from None
    except json.JSONDecodeError as error:
        raise Trouble(f"is not valid JSON: {error.msg}", path, error.lineno) from None
    kept = [own for own in found if not ids or own.place.id.rpartition(":")[2] in ids]
    if not kept:
        raise Trouble(
            f"no place {'of these ids ' if ids else ''}in it; it may be another kind of file", path
        )
    return kept


def _geonames(file: Any, ids: Collection[str], language: str) -> list[Own]:  # noqa: ANN401 - a text file
    """A line: id, GeoNames id, language, name, then preferred, short, colloquial, historic."""
    names: dict[str, dict[str, tuple[int, str]]] = {}
    for line in file:
        cells = [*line.rstrip("\n").split("\t"), *[""] * 8][:8]
        identity, code, name = cells[1:4]
        if (ids and identity not in ids) or not code or code in NOT_LANGUAGES or not name:
            continue
        if cells[6] == "1" or cells[7] == "1":  # colloquial, historic
            continue
        weight = 2 * (cells[4] == "1") - (cells[5] == "1")
        best = names.setdefault(identity, {})
        if code not in best or weight > best[code][0]:
            best[code] = (weight, name)
    return [
        _own(f"gn:{i}", {c: n for c, (_, n) in of.items()}, language) for i, of in names.items()
    ]


def _wikidata(data: Any, language: str) -> Iterator[Own]:  # noqa: ANN401 - JSON
    """Entities as Special:EntityData gives them, or a list of {"id", "labels"}."""
    entities = data.get("entities", data) if isinstance(data, dict) else data
    items = entities.values() if isinstance(entities, dict) else entities
    for item in items:
        if not isinstance(item, dict) or "labels" not in item:
            continue
        labels = {
            code: label["value"] if isinstance(label, dict) else str(label)
            for code, label in item["labels"].items()
        }
        if labels:
            yield _own(str(item.get("id", "")), labels, language)


def _table(file: Iterable[str], language: str) -> Iterator[Own]:
    """A table with a head: id, names by locale (de, pl), and kind, country, native with language.

    An id may be an address, as Wikidata's queries answer: http://www.wikidata.org/entity/Q1741.
    """
    head, *rows = csv.reader(file, delimiter="\t")
    for row in rows:
        cells = {key: cell for key, cell in zip(head[1:], row[1:], strict=False) if cell}
        names = {key: name for key, name in cells.items() if LOCALE.fullmatch(key)}
        if "native" in cells and "language" in cells:
            language = cells["language"]
            names[language] = cells["native"]
        if names:
            own = _own(row[0].rpartition("/")[2], names, language)
            given = {key: cells[key] for key in ("kind", "country") if key in cells}
            yield Own(replace(own.place, **given), own.names)


def _own(identity: str, labels: dict[str, str], language: str) -> Own:
    """A place from its labels; native is the one in `language`, else Ukrainian, else English."""
    order = (language, "uk", "en", next(iter(labels)))
    native = next(code for code in order if code in labels)
    place = Place(identity, labels[native], "city", "", "", native, labels.get("en", ""))
    names = {code.replace("-", "_"): label for code, label in labels.items() if code != native}
    return Own(place, names)


def identified(found: Iterable[Own], known: Gazetteer) -> list[Own]:
    """The places; one that is built in keeps its id and is no second Kyiv.

    Told by its Ukrainian or English name, where its other labels name that city more often than
    another: London in Ontario is "London" in Polish, too. Ids of a TSV file are its own.
    """
    told = _Told(known)
    return [told.identified(own) if FOREIGN.match(own.place.id) else own for own in found]


class _Told:
    """The cities that are built in, and what each language calls them."""

    def __init__(self, known: Gazetteer) -> None:
        self._known = known
        self._names: dict[str, tuple[Names, ...]] = {}
        self._cities: dict[str, list[Place]] = defaultdict(list)
        others = (place for place in known.others if place.kind == "city")
        for city in dict.fromkeys((*others, *known.towns())):
            for name in {fold(city.native), fold(english(city))}:
                self._cities[name].append(city)

    def identified(self, own: Own) -> Own:
        labels = {own.place.language: own.place.native, **own.names}
        said = {fold(labels[code]) for code in ("uk", "en") if code in labels}
        maybe = dict.fromkeys(city for name in said for city in self._cities.get(name, ()))
        cities = [city for city in maybe if self._fits(city, labels)]
        if len(cities) != 1:
            return own
        (city,) = cities
        return Own(city, {code: name for code, name in labels.items() if code != city.language})

    def _fits(self, city: Place, labels: Mapping[str, str]) -> bool:
        votes = Counter(self._vote(city, code, label) for code, label in labels.items())
        return votes[True] > votes[False]

    def _vote(self, city: Place, code: str, label: str) -> bool | None:
        """Is it the city's name in that language? None where it might be that of any London."""
        calls = {fold(names.approved(city).text) for names in self._in(code)}
        same = fold(label) in calls
        return None if not calls or (same and fold(label) == fold(english(city))) else same

    def _in(self, code: str) -> tuple[Names, ...]:
        """The names of a language by custom and by the native name; none of an unknown one."""
        if code not in self._names:
            policies = (Policy("use"), Policy("avoid"))
            try:
                self._names[code] = tuple(Names(code, self._known, policy) for policy in policies)
            except Trouble:
                self._names[code] = ()
        return self._names[code]
