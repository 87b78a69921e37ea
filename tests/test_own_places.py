"""A workspace's own places, written by hand, by `l10n places add` and `import`."""

import json
from pathlib import Path

import pytest

from l10n.errors import Trouble
from l10n.places import Place, importing
from l10n.places.gazetteer import Gazetteer, cities
from l10n.places.names import Names
from l10n.places.own import Own, parse, render

ROW = "warsaw\tWarszawa\tpl\tcity\tPL\t\tWarsaw\tde=Warschau\tuk=Варшава"


def test_the_file_is_read_and_written_alike() -> None:
    rows = parse(ROW)
    assert render(parse(render(rows))) == render(rows)
    assert rows[0].names == {"de": "Warschau", "uk": "Варшава"}


def test_a_broken_line_is_named() -> None:
    with pytest.raises(Trouble, match=r"places\.tsv:2: "):
        parse(f"{ROW}\nonly-an-id", "locales/places.tsv")


def test_given_names_come_before_rules() -> None:
    known = Gazetteer(parse(ROW))
    warsaw = known.named("Warszawa")[0]
    assert Names("de", known).approved(warsaw).text == "Warschau"
    assert Names("pl", known).approved(warsaw).origin == "native"
    assert Names("fr", known).approved(warsaw).text == "Warsaw"


GEONAMES = """\
1\t756135\tpl\tWarszawa\t1\t\t\t\t\t
2\t756135\tde\tWarschau\t\t\t\t\t\t
3\t756135\tde\tWarszau\t\t\t\t1\t\t
4\t756135\tlink\thttps://en.wikipedia.org/wiki/Warsaw\t\t\t\t\t\t
5\t756135\ten\tWarsaw\t1\t\t\t\t\t
6\t2950159\tde\tBerlin\t1\t\t\t\t\t
"""


def test_geonames_give_the_preferred_living_name(tmp_path: Path) -> None:
    file = tmp_path / "alternateNamesV2.txt"
    file.write_text(GEONAMES, "utf-8")
    (own,) = importing.read(file, {"756135"}, "pl")
    assert (own.place.id, own.place.native, own.place.english) == (
        "gn:756135",
        "Warszawa",
        "Warsaw",
    )
    assert own.names == {"de": "Warschau", "en": "Warsaw"}


def test_wikidata_entities(tmp_path: Path) -> None:
    file = tmp_path / "Q270.json"
    labels = {"pl": {"value": "Warszawa"}, "de": {"value": "Warschau"}}
    entities = {"Q270": {"id": "Q270", "labels": labels}}
    file.write_text(json.dumps({"entities": entities}), "utf-8")
    (own,) = importing.read(file, (), "pl")
    assert own == Own(own.place, {"de": "Warschau"})
    assert (own.place.id, own.place.native) == ("Q270", "Warszawa")


TABLE = """\
item\tkind\tcountry\ten\tde\tru
http://www.wikidata.org/entity/Q1055\tcity\tDE\tHamburg\tHamburg\tГамбург
Q1741\t\tAT\tVienna\tWien\t
"""


def test_a_table_with_a_column_for_each_locale(tmp_path: Path) -> None:
    file = tmp_path / "cities.tsv"
    file.write_text(TABLE, "utf-8")
    hamburg, vienna = importing.read(file, (), "de")
    assert hamburg.place == Place("Q1055", "Hamburg", "city", "DE", "", "de", "Hamburg")
    assert hamburg.names == {"en": "Hamburg", "ru": "Гамбург"}
    assert (vienna.place.native, vienna.place.kind) == ("Wien", "city")


def test_what_import_writes_is_read_again() -> None:
    """CLDR's cities have no language: a workspace that took London from a file could not go on."""
    rows = [Own(city, {"pl": "x"}) for city in cities()]
    assert {row.place for row in parse(render(rows))} == set(cities())


def test_columns_that_moved_are_said() -> None:
    with pytest.raises(Trouble, match="'DE' is no language"):
        parse("Q1055\tHamburg\tDE\tcity")


def test_an_imported_place_that_is_built_in_keeps_its_id() -> None:
    kyiv = Own(Place("gn:703448", "Київ", "city"), {"de": "Kyjiw"})
    warsaw = Own(Place("Q270", "Warszawa", "city", language="pl"), {"uk": "Варшава", "de": "W"})
    moscow = Own(Place("gn:5601538", "Moscow", "city", language="en", english="Moscow"), {})
    two = Own(Place("gn:700569", "Миколаїв", "city"), {})  # two cities bear the name
    ours = Own(Place("kyiv", "Київ", "city"), {})
    found = importing.identified([kyiv, warsaw, moscow, two, ours], Gazetteer())
    assert [own.place.id for own in found[:2]] == ["UA80000000000093317", "tz:Europe/Warsaw"]
    assert found[0].names == {"de": "Kyjiw"}
    assert found[1].names == {"pl": "Warszawa", "uk": "Варшава", "de": "W"}
    assert found[2:] == [moscow, two, ours]


def labelled(**labels: str) -> Own:
    native, *others = labels.items()
    place = Place("Q1", native[1], "city", language=native[0], english=labels.get("en", ""))
    return Own(place, dict(others))


NAMESAKES = [  # of a city that is built in, and other places
    labelled(en="Moscow"),
    labelled(en="Moscow", de="Moscow", fr="Moscow", ru="Москоу"),
    labelled(en="London", ru="Лондон", pl="London", fr="London", es="London"),
    labelled(en="Paris", fr="Paris", de="Paris", it="Paris", ru="Парис"),
    labelled(uk="Лондон", en="London", pl="London", fr="London", cs="London"),
    labelled(en="Warsaw", tlh="Warsaw", xx="Warszawa"),
]
BUILT_IN = [
    (labelled(pl="Warszawa", en="Warsaw"), "tz:Europe/Warsaw"),
    (labelled(en="Warsaw", de="Warschau", fr="Varsovie"), "tz:Europe/Warsaw"),
    (labelled(en="Moscow", de="Moskau", fr="Moscou"), "tz:Europe/Moscow"),
    (labelled(en="Kharkiv", ru="Харьков", de="Charkiw"), "UA63120270010096107"),
]


@pytest.mark.parametrize("own", NAMESAKES, ids=lambda own: own.place.native)
def test_a_city_of_that_name_elsewhere_is_another(own: Own) -> None:
    assert importing.identified([own], Gazetteer()) == [own]


@pytest.mark.parametrize(("own", "identity"), BUILT_IN)
def test_a_city_without_a_ukrainian_label_is_told_by_its_other_names(
    own: Own, identity: str
) -> None:
    (found,) = importing.identified([own], Gazetteer())
    assert found.place.id == identity


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"\xff\xfe", "not UTF-8"), (b'{"a": ', "not valid JSON"), (b"[]", "no place")],
)
def test_bad_files_are_one_clear_line(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    with pytest.raises(Trouble, match=said):
        importing.read(file)
