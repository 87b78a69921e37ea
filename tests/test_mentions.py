"""News sentences in every language: what is mentioned, and what a wrong name becomes."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from l10n.places import Mention
from l10n.places.finder import Sources
from l10n.places.gazetteer import Gazetteer
from l10n.places.names import Names
from l10n.places.view import LocaleView

SENTENCES = Path(__file__).parent / "mentions.txt"
NAME = re.compile(r"\{([^{}→]*)(?:→([^{}]*))?\}")
GAZETTEER = Gazetteer()
SOURCES = Sources(GAZETTEER)


@cache
def view(locale: str) -> LocaleView:
    return LocaleView(Names(locale, GAZETTEER))


def sentences() -> Iterator[object]:
    for line in SENTENCES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            locale, english, target = (part.strip() for part in line.split(" | "))
            yield pytest.param(locale, english, target, id=f"{locale}: {target}")


def source(english: str) -> tuple[Mention, ...]:
    return SOURCES.mentions(english, "en")


@pytest.mark.parametrize(("locale", "english", "target"), [*sentences()])
def test_wrong_names_are_mended_in_the_same_form(locale: str, english: str, target: str) -> None:
    wrong = NAME.sub(lambda found: found[1], target)
    right = NAME.sub(lambda found: found[2] or found[1], target)
    repair = view(locale).repair(wrong, source(english))
    assert (repair.text, repair.doubts) == (right, ())


@pytest.mark.parametrize(("locale", "english", "target"), [*sentences()])
def test_names_are_found_and_nothing_else(locale: str, english: str, target: str) -> None:
    right = NAME.sub(lambda found: found[2] or found[1], target)
    places = tuple(mention.place for mention in source(english))
    found = [mention.form for mention in view(locale).mentions(right, places)]
    assert found == [name[2] or name[1] for name in NAME.finditer(target)]


def texts() -> Iterator[object]:
    for line in (SENTENCES.parent / "sources.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            language, _, text = line.partition(" | ")
            yield pytest.param(language, text, id=f"{language}: {text}")


@pytest.mark.parametrize(("language", "text"), [*texts()])
def test_places_of_a_source(language: str, text: str) -> None:
    found = [mention.form for mention in SOURCES.mentions(NAME.sub(r"\1", text), language)]
    assert found == [name[1] for name in NAME.finditer(text)]
