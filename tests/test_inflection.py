"""Real names and sentences of each language: `tests/inflection/<language>.txt`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.places import Mention, Name, Place
from l10n.places.inflection import forms, paradigm, recast
from l10n.places.matcher import hits
from l10n.places.view import LocaleView

TABLES = Path(__file__).parent / "inflection"
LANGUAGES = sorted(path.stem for path in TABLES.glob("*.txt"))


@dataclass(frozen=True)
class Lexicon:
    """Approved names and wrong ones, told by the test."""

    locale: str
    right: Mapping[str, str]
    wrong: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    irregular: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def approved(self, place: Place) -> Name:
        return Name(self.right[place.id], "test")

    def accepted(self, place: Place) -> tuple[str, ...]:
        return ()

    def variants(self, place: Place) -> Mapping[str, str]:
        return self.wrong.get(place.id, {})

    def forms(self, place: Place) -> Mapping[str, str]:
        return self.irregular.get(place.id, {})


def place(name: str) -> Place:
    return Place(name, name, "city", english=name)


def said(*places: Place) -> tuple[Mention, ...]:
    return tuple(Mention(one, 0, 0, one.english) for one in places)


def lines(kind: str) -> list[object]:
    return list(_lines(kind))


def _lines(kind: str) -> Iterator[object]:
    for path in sorted(TABLES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            first, *rest = (part.strip() for part in line.split("|"))
            if first == kind:
                yield pytest.param(path.stem, *rest, id=f"{path.stem}: {rest[0]}")


@pytest.mark.parametrize(("locale", "text", "name"), lines("silent"))
def test_must_not_be_found(locale: str, text: str, name: str) -> None:
    assert hits(text, [name], locale) == ()


@pytest.mark.parametrize(("locale", "name", "table"), lines("forms"))
def test_forms(locale: str, name: str, table: str) -> None:
    made = paradigm(name, locale)
    wanted = dict(part.strip().split(" ", 1) for part in table.split(";") if part.strip())
    assert {case: made[case][0] for case in wanted} == wanted


@pytest.mark.parametrize(("locale", "name", "wanted"), lines("found"))
def test_hard_forms_are_found(locale: str, name: str, wanted: str) -> None:
    for form in wanted.split("; "):
        (hit,) = hits(f"Xx yy {form} yy.", [name], locale)
        assert (hit.start, hit.lemma) == (6, name)


@pytest.mark.parametrize(("locale", "text", "wrong", "right", "mended"), lines("mend"))
def test_mended(locale: str, text: str, wrong: str, right: str, mended: str) -> None:
    pairs = list(zip(wrong.split("; "), right.split("; "), strict=True))
    names = Lexicon(locale, {r: r for _, r in pairs}, {r: {w: "wrong"} for w, r in pairs})
    repair = LocaleView(names).repair(text, said(*(place(r) for _, r in pairs)))
    assert (repair.text, repair.doubts) == (mended, ())


@pytest.mark.parametrize(("locale", "name", "table"), lines("forms"))
def test_every_form_is_found_and_survives_a_round_trip(locale: str, name: str, table: str) -> None:
    for form in forms(name, locale):
        assert [(hit.start, hit.end) for hit in hits(f"… {form}.", [name], locale)] == [
            (2, 2 + len(form))
        ]
        assert form in recast(form, name, name, locale)


SILENT_TERMS = [("pl", "rozejmowy", "umowa"), ("de", "Friede", "Friedhof")]
TERMS = [
    ("pl", "blokada", "blokady blokad blokadami blokadzie"),
    ("uk", "блокпост", "блокпоста блокпости блокпостів блокпостами"),
    ("ru", "перемирие", "перемирия перемирии перемирий"),
    ("cs", "zákop", "zákopu zákopy zákopů zákopech"),
    ("de", "Schützengraben", "Schützengrabens"),
    ("fi", "tulitauko", "tulitauon tulitaukoa tulitauossa"),
    ("hu", "fegyverszünet", "fegyverszünetet fegyverszünetek"),
    ("fr", "cessez-le-feu", "cessez-le-feu"),
    ("es", "trinchera", "trincheras"),
    ("pt", "prisão", "prisões"),
]


@pytest.mark.parametrize(("locale", "term", "other"), SILENT_TERMS)
def test_term_is_not(locale: str, term: str, other: str) -> None:
    assert other not in forms(term, locale, "term")


@pytest.mark.parametrize(("locale", "term", "some"), TERMS)
def test_terms_have_plurals(locale: str, term: str, some: str) -> None:
    assert set(some.split()) <= forms(term, locale, "term")


@pytest.mark.parametrize(("locale", "name", "form"), [("uk", "Шевченків", "Шевченковим"),
                                                      ("pl", "Zełenski", "Zełenskiego"),
                                                      ("ru", "Путин", "Путиным")])  # fmt: skip
def test_persons(locale: str, name: str, form: str) -> None:
    assert form in forms(name, locale, "person")


def test_exceptions_of_the_workspace_are_left_alone() -> None:
    names = Lexicon("de", {"x": "Odessa"}, {"x": {"Odesa": "wrong"}})
    place_x = Place("x", "x", "city", english="Odesa")
    view = LocaleView(names, ("Odesa Mama",))
    assert view.repair("Odesa Mama in Odesa", said(place_x)).text == "Odesa Mama in Odessa"


def test_derived_words_are_mended_but_are_no_mentions() -> None:
    names = Lexicon("hu", {"x": "Harkiv"}, {"x": {"Harkov": "wrong"}})
    place_x = Place("x", "x", "city", english="Kharkiv")
    view = LocaleView(names)
    assert view.repair("harkovi csata", said(place_x)).text == "harkivi csata"
    assert view.mentions("a harkivi csata Harkivban", (place_x,))[0].form == "Harkivban"


ODD = (
    "-",
    "x",
    "(x)",
    "İ",
    "’",
    "12",
    "A-",
    "ь",
    "ski",
    "ów",
    "ий",
    "*",
    "[",
    "Kyiv|X",
    "키",
    "Й-й",
)


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("locale", LANGUAGES)
def test_no_name_is_too_odd(locale: str, name: str) -> None:
    assert name in forms(name, locale, "term")
    repair = LocaleView(Lexicon(locale, {"x": "Kyiv"}, {"x": {name: "wrong"}})).repair
    assert "def" in repair(f"abc {name} def.", said(Place("x", "x", "city"))).text


def test_old_name_stays_where_the_source_says_it() -> None:
    bakhmut = Place("x", "Бахмут", "city", english="Bakhmut")
    names = Lexicon("pl", {"x": "Bachmut"}, {"x": {"Artemiwsk": "old name"}})
    view, target = LocaleView(names), "Bachmut, wtedy Artemiwsk"
    then = (Mention(bakhmut, 0, 9, "Artemivsk", approved=False),)
    assert view.repair(target, then).text == target
    assert view.repair(target, said(bakhmut)).text == "Bachmut, wtedy Bachmut"


def test_undecided_form_is_a_doubt_with_its_suggestions() -> None:
    names = Lexicon("pl", {"x": "Kachowka"}, {"x": {"Stalinsk": "wrong"}})
    place_x = Place("x", "x", "city", english="Kakhovka")
    repair = LocaleView(names).repair("Wojsko zajęło Stalinsk.", said(place_x))
    assert repair.text == "Wojsko zajęło Stalinsk."
    assert repair.doubts == ("Kakhovka: Stalinsk should be Kachowka or Kachowkę",)


def test_irregular_form_of_places_po_wins() -> None:
    names = Lexicon("pl", {"x": "Izium"}, {"x": {"Izjum": "wrong"}}, {"x": {"loc": "Iziumiu"}})
    place_x = Place("x", "x", "city", english="Izium")
    view = LocaleView(names)
    assert view.repair("w Izjumie", said(place_x)).text == "w Iziumiu"
    assert [m.approved for m in view.mentions("w Iziumiu", (place_x,))] == [True]


def test_both_sides_are_compared() -> None:
    names = Lexicon(
        "pl",
        {"a": "Kijów", "b": "Izium", "c": "Charków", "d": "Odessa"},
        {"b": {"Izjum": "wrong"}},
    )
    a, b, c, d = (Place(i, i, "city", english=i) for i in "abcd")
    seen = LocaleView(names).compare("W Izjumie i Odessie, kijowskie ulice", said(a, b, c), (d,))
    assert seen.missing == (c,)
    assert [(m.place, forms) for m, forms in seen.wrong] == [(b, ("Iziumie",))]
    assert [m.place for m in seen.unexpected] == [d]


PROSE = st.text(st.sampled_from("аб яйяA b ö'’-–.,:;!?«»()[]`<>@/#{}%\n"), max_size=30)


@given(PROSE, PROSE, st.sampled_from(LANGUAGES))
def test_repair_changes_nothing_but_names(before: str, after: str, locale: str) -> None:
    names = Lexicon(locale, {"x": "Izium"}, {"x": {"Zzyzx": "wrong"}})
    text = before + after
    assert LocaleView(names).repair(text, said(Place("x", "x", "city"))).text == text


@given(PROSE, PROSE, st.sampled_from(LANGUAGES))
def test_repair_is_idempotent(before: str, after: str, locale: str) -> None:
    names = Lexicon(locale, {"x": "Izium"}, {"x": {"Izjum": "wrong"}})
    view, x = LocaleView(names), said(Place("x", "x", "city"))
    once = view.repair(f"{before} Izjum {after}", x).text
    assert view.repair(once, x).text == once


def test_odd_name_and_back_leaves_no_trace() -> None:
    text = "W Iziumie i pod Iziumem. Do Iziumu! Izium, IZIUM — ku Iziumowi."
    place_x = Place("x", "x", "city", english="Izium")
    there = LocaleView(Lexicon("pl", {"x": "Dziwnogród"}, {"x": {"Izium": "replaced"}}))
    back = LocaleView(Lexicon("pl", {"x": "Izium"}, {"x": {"Dziwnogród": "replaced"}}))
    odd = there.repair(text, said(place_x))
    assert "izium" not in odd.text.lower()
    assert back.repair(odd.text, said(place_x)).text == text
