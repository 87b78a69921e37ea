"""Real names and sentences of each language: `tests/inflection/<language>.txt`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from l10n.places import Mention, Name, Place
from l10n.places.inflection import forms, paradigm, recast
from l10n.places.matcher import hits
from l10n.places.view import LocaleView

TABLES = Path(__file__).parent / "inflection"


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
