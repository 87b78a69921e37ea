"""What one sentence leaves open, the article decides; what nobody decides is not touched."""

import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import polib
import pytest

from l10n import naming
from l10n.places.finder import InArticle, Sources
from l10n.places.gazetteer import Gazetteer
from l10n.places.names import Names
from l10n.places.view import LocaleView
from l10n.workspace import Workspace

ROOT = Path(__file__).parent.parent
KNOWN = Gazetteer()
SOURCES = Sources(KNOWN)
LUHANSK, DONETSK = "Кипуче", "Бахмут"


def find(*sentences: str, answers: dict[str, str] | None = None) -> InArticle:
    about = partial(SOURCES.beyond_doubt, sentences, "en")
    return InArticle(SOURCES, about, answers or {})


OPEN = "Artemivsk was shelled."
DECIDED: list[tuple[tuple[str, ...], str]] = [
    ((OPEN, "Bakhmut was empty."), DONETSK),  # the article names one of them otherwise
    ((OPEN, "So was Kypuche."), LUHANSK),
    ((OPEN, "Nobody left Donetsk Oblast."), DONETSK),
    ((OPEN, "He spoke of the Luhansk region."), LUHANSK),
]
LEFT_OPEN: list[tuple[str, ...]] = [
    (OPEN,),
    (OPEN, "Kyiv did not answer."),
    (OPEN, "The Luhansk and Donetsk regions are at war."),
    (OPEN, "Bakhmut and Kypuche were empty."),
]


@pytest.mark.parametrize("sentences", LEFT_OPEN)
def test_what_the_article_does_not_decide_stays_a_question(sentences: tuple[str, ...]) -> None:
    (mention,) = find(*sentences).mentions(OPEN, "en")
    assert {p.native for p in (mention.place, *mention.others)} == {LUHANSK, DONETSK}


@pytest.mark.parametrize(("sentences", "native"), DECIDED)
def test_the_article_decides_which_place_is_meant(sentences: tuple[str, ...], native: str) -> None:
    (mention,) = find(*sentences).mentions(OPEN, "en")
    assert (mention.place.native, mention.others) == (native, ())


def test_an_answer_stands_above_what_the_article_says() -> None:
    place = find(OPEN, "Bakhmut.", answers={"Artemivsk": "UA44020010030038674"})
    assert place.mentions(OPEN, "en")[0].place.native == LUHANSK


# locale, source, target of an engine, what it must become
OLD_NAMES = [
    ("es", "Bakhmut, formerly Artemivsk", "Bajmut, antes Artémivsk", "Bajmut, antes Artémivsk"),
    ("de", "Bakhmut, formerly Artemivsk", "Bachmut, früher Artemiwsk", "Bachmut, früher Artemiwsk"),
    ("de", "Bakhmut (formerly Artemivsk)", "Artemiwsk heißt es", "Artemiwsk heißt es"),
    ("de", "Artemivsk was shelled.", "Artemiwsk wurde beschossen.", "Artemiwsk wurde beschossen."),
    ("de", "Bakhmut was shelled.", "Artemiwsk wurde beschossen.", "Bachmut wurde beschossen."),
]


@pytest.mark.parametrize(("locale", "source", "target", "wanted"), OLD_NAMES)
def test_the_old_name_stays_where_the_source_says_it(
    locale: str, source: str, target: str, wanted: str
) -> None:
    view = LocaleView(Names(locale, KNOWN))
    assert view.repair(target, find(source).mentions(source, "en")).text == wanted


CALLED = [
    ("es", "Artemivsk", "Artémivsk"),
    ("de", "Artemivsk", "Artemiwsk"),
    ("uk", "Artyomovsk", "Артемівськ"),
    ("de", "Dnipropetrovsk", "Dnipropetrowsk"),
    ("de", "Dnepropetrovsk", "Dnipropetrowsk"),
    ("de", "Kiev", "Kiew"),  # another spelling is no other name
    ("de", "Kharkov", "Charkiw"),
    ("uk", "Kirovohrad", "Кіровоград"),
]


@pytest.mark.parametrize(("locale", "said", "name"), CALLED)
def test_what_a_locale_calls_a_place_as_the_source_does(locale: str, said: str, name: str) -> None:
    (mention,) = find(said, "Bakhmut").mentions(said, "en")
    assert LocaleView(Names(locale, KNOWN)).called(mention) == name


def l10n(workspace: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "cli.py"), *words]
    return subprocess.run(command, cwd=workspace, capture_output=True, text=True, check=False)


TEXT = "Bakhmut’s past\n\nBakhmut (formerly Artemivsk) was shelled.\n\nIn Artemivsk, we knew it.\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["de"]\n', "utf-8")
    (tmp_path / "source/past.txt").write_text(TEXT, "utf-8")
    return tmp_path


def translate(newsroom: Path, texts: Sequence[str]) -> None:
    path = newsroom / "locales/de/past.po"
    catalog = polib.pofile(str(path))
    for entry, text in zip(catalog, texts, strict=True):
        entry.msgstr = text
    catalog.save(str(path))


def test_an_old_name_the_source_says_is_right_in_every_command(newsroom: Path) -> None:
    l10n(newsroom, "sync")
    notes = [entry.comment for entry in polib.pofile(str(newsroom / "locales/de/past.po"))]
    assert "place: Artemivsk = Artemiwsk" in notes[1]
    texts = ["Bachmuts Vergangenheit", "Bachmut (früher Artemiwsk) wurde beschossen."]
    translate(newsroom, [*texts, "In Artemiwsk wussten wir es."])
    assert l10n(newsroom, "check").stdout == "No findings.\n"
    assert l10n(newsroom, "places", "check").stdout == "every place is named one way\n"
    l10n(newsroom, "build")
    edition = (newsroom / "editions/de/past.txt").read_text("utf-8")
    assert "Bachmut (früher Artemiwsk)" in edition
    assert "In Artemiwsk wussten" in edition


def test_an_edited_article_decides_anew(newsroom: Path) -> None:
    here = Workspace.find(newsroom)
    for other, native in (("Kypuche", LUHANSK), ("Bakhmut", DONETSK)):
        (newsroom / "source/past.txt").write_text(f"{other}.\n\nWe left Artemivsk.\n", "utf-8")
        (mention,) = naming.finder(here, "past.txt").mentions("We left Artemivsk.", "en")
        assert (mention.place.native, mention.others) == (native, ())


def test_an_answer_for_one_article_is_a_table_of_its_own(newsroom: Path) -> None:
    (newsroom / "source/past.txt").write_text("Title\n\nIn Artemivsk, we knew it.\n", "utf-8")
    asked = l10n(newsroom, "places", "check")
    assert "Artemivsk may be Бахмут (UA14020010010059145," in asked.stdout
    settings = newsroom / "l10n.toml"
    answer = '[places.identity."past.txt"]\nArtemivsk = "UA14020010010059145"\n'
    settings.write_text(settings.read_text("utf-8") + answer, "utf-8")
    assert l10n(newsroom, "places", "check").returncode == 0
    assert l10n(newsroom, "places", "list").stdout.startswith("UA14020010010059145\tBakhmut")


@pytest.mark.parametrize("answer", ["7", '"UA1"', '["UA14020010010059145"]'])
def test_an_answer_that_is_no_place_is_refused(newsroom: Path, answer: str) -> None:
    for table in ("", '."past.txt"'):
        text = f'locales = ["de"]\n[places.identity{table}]\nArtemivsk = {answer}\n'
        (newsroom / "l10n.toml").write_text(text, "utf-8")
        refused = l10n(newsroom, "places", "check")
        assert refused.returncode == 2
        assert "l10n.toml:3: " in refused.stderr


def test_a_replaced_name_is_settled_in_one_run(newsroom: Path) -> None:
    (newsroom / "source/past.txt").write_text("Title\n\nHe came from Lviv.\n", "utf-8")
    l10n(newsroom, "run")
    path = newsroom / "locales/de/places.po"
    path.write_text(path.read_text("utf-8").replace('msgstr "Lemberg"', 'msgstr "Lwiw"'), "utf-8")
    l10n(newsroom, "run")
    once = path.read_bytes()
    assert b"formerly" not in once
    assert b"#. not: Lemberg" in once
    l10n(newsroom, "run")
    assert path.read_bytes() == once


def test_a_locale_with_gettexts_modifier_has_the_names_of_its_script(tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text('locales = ["sr", "sr@latin"]\n')
    workspace = Workspace.find(tmp_path)
    kharkiv = KNOWN.named("Харків")[0]
    called = {
        code: naming.names(workspace, code).approved(kharkiv).text for code in ("sr", "sr@latin")
    }
    assert called == {"sr": "Харков", "sr@latin": "Harkov"}
