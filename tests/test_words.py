"""The page frame's words: every language has them all; the others get English ones, marked."""

import json
from importlib.resources import files

import pytest

from l10n.publishers import words

ROOM = files("l10n.publishers").joinpath("data", "words")
LANGUAGES = sorted(place.name.removesuffix(".json") for place in ROOM.iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language):
    own = json.loads(ROOM.joinpath(f"{language}.json").read_text("utf-8"))
    assert own.keys() == words.words("en").keys()
    assert all(text.strip() == text != "" for text in own.values())


SPOKEN = [
    ("pt_BR", "pt"), ("zh_TW", "zh_Hant"), ("zh", "zh_Hans"), ("uk", "uk"), ("sw", "en"),
    ("sr", "sr_Cyrl"), ("sr_Latn", "sr_Latn"), ("sr_ME", "sr_Latn"), ("nn", "nb"), ("no", "nb"),
]  # fmt: skip


@pytest.mark.parametrize(("locale", "language"), SPOKEN)
def test_a_locale_speaks_its_language_or_english(locale, language):
    assert words.language_of_words(locale) == language


def test_dates_and_names_are_the_locales_own():
    assert words.date("2025-08-24T00:00:00+00:00", "pt_BR") == "24 de agosto de 2025"
    assert words.date("", "uk") == ""
    assert words.names(("A", "B", "C"), "de") == "A, B und C"
