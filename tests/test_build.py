"""`l10n build`: editions on disk, marked, the same on a second run."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import commands
from l10n import po
from l10n.changed import Look
from l10n.model import Catalog, Entry, State
from l10n.publishing.building import Building, Round
from l10n.workspace import Workspace, put

ARTICLE = "Bridge reopens\n\nThe bridge is open. Trains run again.\n"


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    (tmp_path / "l10n.toml").write_text('source_locale = "en"\nlocales = ["uk", "pt_BR"]\n')
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "bridge.txt").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def translate(root, locale, state=State.DRAFT, draft="test engine"):
    texts = ["Bridge reopens", "The bridge is open.", "Trains run again."]
    made = Catalog(locale, tuple(Entry(t, t.upper(), state, draft=draft) for t in texts))
    path = root / "locales" / locale / "bridge.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po.render(made))


def run(*args):
    return CliRunner().invoke(commands, ["build", *args], catch_exceptions=False)


def stamps(root: Path):
    return {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in (root / "editions").rglob("*.*")}


def test_editions_and_their_sidecars_are_written_once(workspace):
    translate(workspace, "uk")
    translate(workspace, "pt_BR", State.TRANSLATED, "")
    first = run()
    assert "editions/uk/bridge.txt: machine translation, not reviewed" in first.output
    assert (workspace / "editions/pt-BR/bridge.txt").read_text() == ARTICLE.upper()
    before = stamps(workspace)
    assert run().output == "2 editions as before\n"
    assert stamps(workspace) == before


def test_the_disk_is_waited_for_only_where_a_stamp_would_not_tell(workspace, monkeypatch):
    translate(workspace, "uk")
    run("--locale", "uk")
    translate(workspace, "uk", State.TRANSLATED, "")
    synced, sync = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: (synced.append(file), sync(file)))
    run("--locale", "uk")
    assert len(synced) == 1  # the sidecar: only its inode is looked at
    (workspace / "editions/uk/bridge.txt").write_bytes(b"")  # as a power cut may leave it
    assert "1 of 1 editions written" in run("--locale", "uk").output


def test_reviewed_only_keeps_the_source_where_a_machine_wrote(workspace):
    translate(workspace, "uk")
    translate(workspace, "pt_BR", State.TRANSLATED, "")
    run("--reviewed-only")
    assert (workspace / "editions/uk/bridge.txt").read_text() == ARTICLE
    assert (workspace / "editions/pt-BR/bridge.txt").read_text() == ARTICLE.upper()
    assert json.loads((workspace / "editions/uk/bridge.json").read_text())["notice"]


def test_an_edition_is_in_its_sources_encoding(workspace):
    with (workspace / "l10n.toml").open("a") as toml:
        toml.write('[formats]\nencoding = "windows-1251"\n')
    data = ARTICLE.replace("Bridge", "Міст").encode("windows-1251")
    (workspace / "source" / "bridge.txt").write_bytes(data)
    CliRunner().invoke(commands, ["sync"], catch_exceptions=False)
    run()
    assert (workspace / "editions/uk/bridge.txt").read_bytes() == data


def test_one_locale_and_one_article_can_be_named(workspace):
    translate(workspace, "uk")
    run("source/bridge.txt", "--locale", "uk")
    assert not (workspace / "editions/pt-BR").exists()


def test_many_editions_are_counted_by_kind(workspace):
    for n in range(25):
        (workspace / "source" / f"a{n}.txt").write_text(ARTICLE)
    CliRunner().invoke(commands, ["sync"], catch_exceptions=False)
    translate(workspace, "uk")
    said = run().output.splitlines()
    assert said == [
        "editions/uk/: 25 editions: not translated yet",
        "editions/pt-BR/: 26 editions: not translated yet",
        "editions/uk/: 1 editions: machine translation, not reviewed",
        "52 of 52 editions written",
    ]


def todo(root: Path, *, reviewed_only: bool = False):
    here = Workspace.find(root)
    building = Building(here, reviewed_only)
    whole = Round(building, Look(here, here.articles()), here.locales())
    return {locale for task in whole.tasks() for locale in task.locales}


@pytest.mark.parametrize(
    ("touch", "expected"),
    [
        (lambda root: (root / "l10n.toml").touch(), set()),
        (lambda root: (root / "editions/uk/bridge.txt").unlink(), {"uk"}),
        (lambda root: (root / "editions/uk/bridge.txt").write_text("mine"), {"uk"}),
        (lambda root: (root / "editions/pt-BR/bridge.json").unlink(), {"pt_BR"}),
        (lambda root: put(root / "editions/pt-BR/bridge.json", b"{}"), {"pt_BR"}),
        (lambda root: translate(root, "uk", State.TRANSLATED, ""), {"uk"}),
        (lambda root: (root / "source/bridge.txt").write_text(ARTICLE * 2), {"uk", "pt_BR"}),
    ],
    ids=["settings as they were", "gone", "changed", "no sidecar", "sidecar", "catalog", "source"],
)
def test_only_editions_whose_files_changed_are_made_anew(workspace, touch, expected):
    translate(workspace, "uk")
    translate(workspace, "pt_BR")
    run()
    made = stamps(workspace)
    assert todo(workspace) == set()
    assert todo(workspace, reviewed_only=True) == {"uk", "pt_BR"}
    touch(workspace)
    assert todo(workspace) == expected
    run()
    assert todo(workspace) == set()
    kept = {
        path: at for path, at in made.items() if path.parts[-2].replace("-", "_") not in expected
    }
    assert kept.items() <= stamps(workspace).items()
