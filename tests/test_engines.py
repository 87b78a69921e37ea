"""Every engine keeps the room's law; the embedded one really translates, without a network."""

import threading

import pytest

from l10n.engines import NO_BRIEF, Link, engines
from l10n.engines.codes import pick
from l10n.engines.models import charset, pairs
from l10n.errors import Trouble

CODES = [
    ("pt_BR", {"pt", "en"}, "pt"),
    ("pt_BR", {"pt", "PT-BR"}, "PT-BR"),
    ("pt_PT", {"pt", "pt-BR"}, "pt"),
    ("zh_Hans", {"zh-CN", "zh-TW"}, "zh-CN"),
    ("zh_Hant", {"zh-CN", "zh-TW"}, "zh-TW"),
    ("zh_Hant", {"zh"}, None),  # never the other script in silence
    ("sr_Latn", {"sr"}, None),
    ("sr_Cyrl", {"sr"}, "sr"),
    ("he", {"iw"}, "iw"),
    ("uk", {"uk"}, "uk"),
    ("de_AT", {"de"}, "de"),
    ("nb", {"no"}, "no"),
]


@pytest.mark.parametrize(("locale", "known", "code"), CODES)
def test_a_locale_finds_its_code(locale: str, known: set[str], code: str | None) -> None:
    assert pick(locale, known) == code


@pytest.fixture(scope="module")
def firefox() -> Link:
    if ("en", "pt") not in pairs():
        pytest.skip("the wheel with the en-pt model is not installed")
    link = engines()["firefox"].connect("en", "pt_BR", {})
    assert link
    return link


def test_firefox_translates_and_gives_as_many_as_it_got(firefox: Link) -> None:
    assert firefox.label == "firefox en-pt"
    texts = ["The city is big.", "", "He said it on Monday."]
    assert firefox.translate(texts, NO_BRIEF) == [
        "A cidade é grande.",
        "",
        "Ele disse na segunda-feira.",
    ]


def test_firefox_works_from_any_thread(firefox: Link) -> None:
    got: list[list[str]] = []
    ask = lambda: got.append(firefox.translate(["The city is big."], NO_BRIEF))  # noqa: E731
    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [["A cidade é grande."]] * 3


def test_firefox_says_how_to_get_a_model() -> None:
    with pytest.raises(Trouble, match=r"no Firefox model en-de .*--fetch"):
        engines()["firefox"].connect("en", "de", {})


def test_the_vocabulary_tells_what_the_model_can_write() -> None:
    known = charset(pairs()["en", "pt"].vocabulary)
    assert known >= set("aãçÉ,.!?\"'()-%$")
    assert not known & set("“”—š€{}<`і")
