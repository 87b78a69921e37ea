"""A run costs the articles that changed, and those that name a place whose name changed."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import commands
from l10n import changed as changed_module
from l10n import naming
from l10n.catalogs import syncing
from l10n.changed import Look
from l10n.errors import Trouble
from l10n.inspection import Inspection
from l10n.manifest import FEW, manifest, stamps
from l10n.publishing import building
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


def marks(look, locale):
    return {article: look.mark(article, locale) for article in look.articles}


def changed(workspace):
    look = Look(workspace, workspace.articles())
    return list(syncing.done(look).missing(workspace.locales()))


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


def test_what_a_look_took_in_of_names_is_renewed_when_we_wrote_them(workspace):
    look, path = Look(workspace, workspace.articles()), workspace.places_path("pl")
    before = marks(look, "pl")
    path.write_text(path.read_text().replace('msgstr "Lwów"', 'msgstr "Lwiw"'))
    look.named()
    now = marks(look, "pl")
    assert [name for name in before if before[name] != now[name]] == ["b.txt"]


def test_a_form_given_by_hand_concerns_all(workspace):
    path = workspace.places_path("pl")
    forms = '\nmsgctxt "place forms"\nmsgid "Lviv"\nmsgstr "gen=Lwowa"\n'
    path.write_text(path.read_text() + forms)
    assert changed(workspace) == ["a.txt", "b.txt", "c.txt"]


def test_a_catalog_somebody_wrote_concerns_its_locale_alone(workspace):
    path = workspace.catalog_path("de", "c.txt")
    path.write_text(path.read_text().replace('msgstr ""', 'msgstr "Es regnete."'))
    look = Look(workspace, workspace.articles())
    assert syncing.done(look).missing(workspace.locales()) == {"c.txt": ("de",)}


def test_what_we_wrote_ourselves_is_as_we_left_it_and_what_others_write_is_not(workspace):
    look = Look(workspace, ["a.txt", "c.txt"])
    before = marks(look, "de")
    for name in ("a.txt", "c.txt"):
        with workspace.catalog_path("de", name).open("a") as file:
            file.write("# mine\n")
    look.wrote("a.txt", "de")
    assert look.mark("a.txt", "de") == Look(workspace, ["a.txt"]).mark("a.txt", "de")
    assert look.mark("c.txt", "de") == before["c.txt"]


def test_many_are_looked_at_as_few_are(workspace):
    for number in range(FEW):
        (workspace.root / "source" / f"n{number}.txt").write_text("It snowed.\n")
    (workspace.root / "source/old").mkdir()
    (workspace.root / "source/old/a.txt").write_text("It froze.\n")
    (workspace.root / "shared").mkdir()
    (workspace.root / "shared/a.po").write_text('msgid "It froze."\nmsgstr ""\n')
    (workspace.root / "locales/de/old").symlink_to(workspace.root / "shared")
    few, many = Look(workspace, ["a.txt", "old/a.txt"]), Look(workspace, workspace.articles())
    assert marks(few, "de").items() < marks(many, "de").items()
    assert few.whole("de") == many.whole("de")


def test_an_article_that_is_no_more_is_forgotten(workspace):
    (workspace.root / "source/a.txt").unlink()
    (workspace.root / "source/b.txt").write_text("It snowed.\n")
    naming.keep(workspace, workspace.locales())
    known = manifest(workspace.cache)
    for stage in ("sync", "status"):
        assert known.recall(stage, ["a.txt", "b.txt", "c.txt"]).keys() == {"b.txt", "c.txt"}
    assert known.named(known.named_at())[1] == b"b.txt\0c.txt"


def run(*words):
    return CliRunner().invoke(commands, words, catch_exceptions=False)


def overwritten(path):
    """Other bytes, as many, and nothing tells of it: whoever reads the file stumbles."""
    stat = path.stat()
    with path.open("r+b") as file:
        file.write(b"\xff" * stat.st_size)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_a_run_with_nothing_to_do_reads_neither_articles_nor_catalogs(workspace, monkeypatch):
    monkeypatch.chdir(workspace.root)
    (workspace.root / "l10n.toml").write_text(
        'locales = ["pl", "de"]\n[draft]\nengines = ["memory", "none"]\n'
    )
    first = run("run")
    assert "6 of 6 editions written" in first.output
    status = run("status", "--json").output
    for path in workspace.root.glob("*/**/[abc].*"):
        if path.suffix in {".txt", ".po"}:
            overwritten(path)
    again = run("run")
    assert again.exit_code == first.exit_code
    assert "nothing changed" in again.output
    assert run("status", "--json").output == status


def told(output):
    """What a run says of findings and of what is left."""
    return [line for line in output.splitlines() if "finding" in line or "left" in line]


def test_many_articles_are_summed_up_and_one_edit_is_still_seen(workspace, monkeypatch):
    monkeypatch.chdir(workspace.root)
    (workspace.root / "l10n.toml").write_text('locales = ["de"]\n[draft]\nengines = ["none"]\n')
    for number in range(FEW):
        (workspace.root / "source" / f"n{number}.txt").write_text("It snowed 12 times.\n")
    run("run")
    path = workspace.catalog_path("de", "n7.txt")
    first = [told(run("run").output) for _ in range(2)]
    path.write_text(path.read_text().removesuffix('""\n') + '"Es schneite 13 Mal."\n')
    edited = run("run")
    assert first[0] == first[1] == ["de: 0 drafted, 103 left untranslated"]
    assert "1 of 103 editions written" in edited.output
    assert told(edited.output)[0] == "de: 0 drafted, 102 left untranslated"
    assert "1 finding of severity error; 'l10n check' shows them" in edited.output
    assert [told(run("run").output) for _ in range(2)] == [told(edited.output)] * 2
    (workspace.root / "editions/de/n8.txt").unlink()
    assert "1 of 103 editions written" in run("run").output


@pytest.mark.parametrize("change", ["nothing", "an edit", "a new article", "a new name"])
def test_a_run_looks_at_each_folder_once(workspace, monkeypatch, change):
    monkeypatch.chdir(workspace.root)
    (workspace.root / "l10n.toml").write_text('locales = ["pl", "de"]\n[draft]\nengines = []\n')
    seen = []
    for module in (changed_module, building):
        monkeypatch.setattr(module, "FEW", 0)
        monkeypatch.setattr(
            module,
            "stamps",
            lambda *folder, **light: seen.append(*folder) or stamps(*folder, **light),
        )
    run("run")
    seen.clear()
    source = workspace.root / "source"
    if change == "a new name":
        (source / "a.txt").rename(source / "d.txt")
    elif change != "nothing":
        (source / ("a.txt" if change == "an edit" else "d.txt")).write_text("It snowed.\n")
    run("run")
    assert sorted(Path(folder).name for folder in seen) == ["de", "de", "pl", "pl", "source"]
    assert len(set(seen)) == len(seen)
    assert (workspace.root / "editions/pl/d.txt").exists() == ("new" in change)
    assert changed(Workspace.find()) == []


LINKED = {"a.md": "See [the other](b.md) now.\n", "b.md": "It rained.\n", "c.md": "It snowed.\n"}


def test_an_article_that_comes_or_goes_concerns_those_that_link_to_it(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["de"]\n')
    for name, text in LINKED.items():
        (tmp_path / "source" / name).write_text(text)
    here = Workspace.find(tmp_path)
    sync(here, here.articles())
    for name, text in LINKED.items():
        path = here.catalog_path("de", name)
        target = text.strip().replace("See", "Siehe").replace("It", "Es")
        path.write_text(path.read_text().removesuffix('msgstr ""\n') + f'msgstr "{target}"\n')

    def missing():
        desk = Inspection(Workspace.find(tmp_path))
        look = Look(here, here.articles())
        was = desk._known(look).missing(["de"])
        return list(was), desk.counts(look, ["de"])

    assert missing()[0] == ["a.md", "b.md", "c.md"]
    (tmp_path / "source/d.md").write_text("It froze.\n")
    assert missing()[0] == ["d.md"]
    before = missing()[1].get("hint", 0)
    (tmp_path / "source/b.md").unlink()
    concerned, counts = missing()
    assert concerned == ["a.md"]
    assert counts["hint"] == before + 1


def test_a_broken_places_po_is_taken_apart_once(workspace):
    workspace.places_path("pl").write_bytes(b'msgid "a')
    troubles = []
    for _ in range(2):
        with pytest.raises(Trouble) as told:
            naming.view(workspace, "pl")
        troubles.append(told.value)
    assert troubles[0] is troubles[1]


def translate(workspace, article, target):
    path = workspace.catalog_path("pl", article)
    head = path.read_text().rpartition("msgstr ")[0]
    path.write_text(f'{head}msgstr "{target}"\n')


def test_a_replaced_name_is_remembered_as_long_as_some_catalog_holds_it(workspace, monkeypatch):
    monkeypatch.chdir(workspace.root)
    run("run")
    for article in ("a.txt", "c.txt"):
        translate(workspace, article, "Charków był wolny.")
    run("sync")
    path = workspace.places_path("pl")
    path.write_text(path.read_text().replace('msgstr "Charków"', 'msgstr "Charkiw"'))
    remembered = []
    for article in ("", "a.txt", "c.txt"):
        if article:
            translate(workspace, article, "Charkiw był wolny.")
        run("run")
        remembered.append("#. formerly: Charków" in path.read_text())
    assert remembered == [True, True, False]


def test_a_catalog_that_cannot_be_read_may_hold_a_replaced_name(workspace, monkeypatch):
    monkeypatch.chdir(workspace.root)
    run("run")
    translate(workspace, "a.txt", "Charków był wolny.")
    path = workspace.places_path("pl")
    path.write_text(path.read_text().replace('msgstr "Charków"', 'msgstr "Charkiw"'))
    workspace.catalog_path("pl", "a.txt").write_bytes(b'msgid "\xff')
    with pytest.raises(Trouble, match=r"^locales/pl/a\.po:1: "):  # at the end, as a user names it
        run("run")
    assert "#. formerly: Charków" in path.read_text()
