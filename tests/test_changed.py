"""A run costs the articles that changed, and those that name a place whose name changed."""

import pytest

from l10n.catalogs import syncing
from l10n.changed import Files
from l10n.workspace import Workspace

ARTICLES = {
    "a.txt": "Kharkiv was free.\n",
    "b.txt": "The train to Lviv left.\n",
    "c.txt": "It rained.\n",
}


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["pl", "de"]\n')
    for name, text in ARTICLES.items():
        (tmp_path / "source" / name).write_text(text)
    made = Workspace.find(tmp_path)
    sync(made, made.articles())
    return made


def sync(workspace, articles):
    list(syncing.run(workspace, articles, workspace.locales()))


def changed(workspace):
    return Files(workspace, workspace.locales()).changed(workspace.articles())


def test_nothing_changed_costs_nothing(workspace):
    assert changed(workspace) == []


def test_a_new_place_concerns_the_article_that_names_it(workspace):
    (workspace.root / "source/a.txt").write_text("Kharkiv and Izium were free.\n")
    before = workspace.places_path("pl").read_bytes()
    assert changed(workspace) == ["a.txt"]
    sync(workspace, ["a.txt"])
    assert workspace.places_path("pl").read_bytes() != before
    assert changed(workspace) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('msgstr "Lwów"', 'msgstr "Lwiw"', ["b.txt"]),
        ('msgstr "Charków"', 'msgstr "Charkiw"', ["a.txt"]),
        ("#. not: ", "#. not: Lwuw, ", ["a.txt", "b.txt"]),
    ],
)
def test_a_corrected_name_concerns_the_articles_that_have_it(workspace, old, new, expected):
    path = workspace.places_path("pl")
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    assert changed(workspace) == expected


def test_a_form_given_by_hand_concerns_all(workspace):
    path = workspace.places_path("pl")
    forms = '\nmsgctxt "place forms"\nmsgid "Lviv"\nmsgstr "gen=Lwowa"\n'
    path.write_text(path.read_text() + forms)
    assert changed(workspace) == ["a.txt", "b.txt", "c.txt"]
