"""Words that look like a name and are no spelling we can make: shown in the finding."""

import pytest

from l10n.places.finder import Sources
from l10n.places.gazetteer import Gazetteer
from l10n.places.names import Names
from l10n.places.view import LocaleView

KNOWN = Gazetteer()
FIND = Sources(KNOWN)


def seen(source: str, target: str, locale: str) -> tuple[list[str], list[str]]:
    """The forms found wrong, and the places missed."""
    view = LocaleView(Names(locale, KNOWN))
    compared = view.compare(target, FIND.mentions(source, "en"))
    return [m.form for m, _ in compared.wrong], [p.native for p in compared.missing]


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("He left Kherson.", "Eine Person ging.", "de"),
        ("He left Sumy.", "Die Summe stimmt.", "de"),
        ("He left Kyiv.", "Er war in Kiel.", "de"),
        ("He left Izium.", "Odszedł z Izmiru.", "pl"),
        ("He left Izium.", "彼は去った。", "ja"),
        ("He left Kryvyi Rih.", "Pochodzi z rodziny krzyworoskiej.", "pl"),
        ("He left Kryvyi Rih.", "Er ging nach Riga.", "de"),
    ],
)
def test_other_words_are_not_taken_for_the_place(source: str, target: str, locale: str) -> None:
    assert seen(source, target, locale)[0] == []


@pytest.mark.parametrize(
    ("source", "target", "locale", "form"),
    [
        ("They reached Haisyn.", "Zij bereikten Gajsin.", "nl", "Gajsin"),
        ("The village of Zarichne", "Das Krankenhaus von Saretscnnoje", "de", "Saretscnnoje"),
        ("in Pervomaisk", "w Pierwomajzku", "pl", "Pierwomajzku"),
        ("the settlement of Velykyi Burluk", "die Siedlung Welyki Burluk", "de", "Welyki Burluk"),
        ("near Bakhchysarai", "près de Bachischissarai", "fr", "Bachischissarai"),
    ],
)
def test_a_name_misspelt_beyond_rule_is_shown(
    source: str, target: str, locale: str, form: str
) -> None:
    assert seen(source, target, locale) == ([form], [])


def test_nothing_is_mended_by_likeness() -> None:
    view = LocaleView(Names("pl", KNOWN))
    target = "w Pierwomajzku"
    assert view.repair(target, FIND.mentions("in Pervomaisk", "en")).text == target
