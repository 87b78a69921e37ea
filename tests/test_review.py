"""The ledger says who stood behind which words; and what sync does to files on the disk."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import commands
from l10n import catalogs, ledger, po
from l10n.model import State
from l10n.workspace import Workspace

SETTINGS = 'source_locale = "en"\nlocales = ["de"]\n'
ARTICLE = "The bridge is open. Nobody had expected it.\n\nSchools open on Friday.\n"


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "l10n.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.md").write_text(ARTICLE, "utf-8")
    run("sync")
    path = tmp_path / "locales" / "de" / "a.po"
    file = po.messages(path.read_bytes(), path)
    for message, text in zip(
        file, ["Die Brücke ist offen.", "Niemand dachte es.", ""], strict=True
    ):
        message.msgstr = text
    path.write_bytes(file.data())
    return Workspace.find(tmp_path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def states(newsroom: Workspace, article: str = "a.md") -> list[State]:
    return [e.state for e in catalogs.load(newsroom, "de", article).entries if not e.obsolete]


def rewrite(newsroom: Workspace, old: str, new: str) -> None:
    path = newsroom.source_path("a.md")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert run("sync").exit_code == 0


def test_an_approval_holds_for_these_words_and_no_others(newsroom: Workspace) -> None:
    reviewed, untranslated = State.REVIEWED, State.UNTRANSLATED
    assert "2 decided" in run("review", "approve", "source/a.md", "--by", "Olha").output
    assert states(newsroom) == [reviewed, reviewed, untranslated]
    assert json.loads(run("status", "--json").output)[0]["reviewed"] == 2
    rewrite(newsroom, "open. Nobody", "open.\nNobody")
    assert states(newsroom) == [reviewed, reviewed, untranslated]
    rewrite(newsroom, "is open", "was open")
    assert states(newsroom) == [State.STALE, reviewed, untranslated]
    rewrite(newsroom, "was open", "is open")
    assert states(newsroom) == [reviewed, reviewed, untranslated]
    path = newsroom.catalog_path("de", "a.md")
    path.write_text(path.read_text("utf-8").replace("Niemand dachte es.", "Keiner."), "utf-8")
    assert states(newsroom) == [reviewed, State.TRANSLATED, untranslated]


def test_a_rejection_keeps_the_text_and_says_why(newsroom: Workspace) -> None:
    run("review", "approve", "--by", "Olha")
    run("review", "reject", "--sentence", "The bridge is open.", "--reason", "too literal")
    [entry, *_] = catalogs.load(newsroom, "de", "a.md").entries
    assert (entry.target, entry.state) == ("Die Brücke ist offen.", State.STALE)
    assert entry.notes[-1].endswith(": too literal")
    assert "reject (too literal)" in run("review", "log").output


def test_evidence_is_bound_to_the_texts(newsroom: Workspace) -> None:
    run("review", "approve", "--by", "Olha")
    done = run("review", "evidence", "source/a.md", "--locale", "de")
    found = json.loads(done.output)
    assert (done.exit_code, found["reviewed"], found["sentences"]) == (1, 2, 3)
    assert found["reviewers"] == ["Olha"]
    assert found["text"][0]["target_sha256"] == ledger.digest("Die Brücke ist offen.")


def test_lines_of_two_clones_in_any_order_and_twice_are_one_ledger() -> None:
    one = {"at": "2", "action": "approve", "source_sha256": "s", "target_sha256": "t"}
    other = {**one, "at": "1", "action": "reject"}
    data = ledger.rendered([one, other, one])
    assert [said["at"] for said in ledger.lines(data, "x")] == ["1", "2"]
    assert ledger.decisions(ledger.lines(data, "x"))["", "s", "t"]["action"] == "approve"
    assert ledger.lines(data + b'{"torn', "x") == ledger.lines(data, "x")


@pytest.mark.parametrize("git", [False, True])
def test_a_renamed_article_takes_its_catalogs_along(newsroom: Workspace, *, git: bool) -> None:
    run("review", "approve", "--by", "Olha")
    if git:
        for call in (["init", "-q"], ["add", "-A"]):
            subprocess.run(["git", *call], cwd=newsroom.root, check=True)
    new = newsroom.root / "source" / "news" / "bridge.md"
    new.parent.mkdir()
    newsroom.source_path("a.md").rename(new)
    assert "2 files moved along" in run("sync").output
    assert states(newsroom, "news/bridge.md") == [
        State.REVIEWED,
        State.REVIEWED,
        State.UNTRANSLATED,
    ]
    assert not newsroom.catalog_path("de", "a.md").exists()


def test_a_second_run_touches_nothing_and_says_so(newsroom: Workspace) -> None:
    run("sync")
    path = newsroom.catalog_path("de", "a.md")
    before = path.stat()
    assert "nothing to do" in run("sync").output
    assert path.stat() == before


def test_what_somebody_saves_during_a_run_is_merged(newsroom: Workspace) -> None:
    path = newsroom.catalog_path("de", "a.md")
    ours = catalogs.load(newsroom, "de", "a.md")
    path.write_text(path.read_text("utf-8").replace("Niemand dachte es.", "Keiner."), "utf-8")
    catalogs.save(newsroom, "de", "a.md", ours)
    found = catalogs.load(newsroom, "de", "a.md").entries
    assert [entry.target for entry in found] == ["Die Brücke ist offen.", "Keiner.", ""]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("source/b.md", b"\xff\xfe", "is not UTF-8"),
        ("source/b.md", b"", "is empty"),
        ("source/a.txt", b"text", "would share the catalog a.po"),
        ("source/places.txt", b"text", "would share the catalog places.po"),
        ("locales/de/a.po", b'msgid "a"\nmsgstr "b', "no closing quotation mark"),
        ("locales/de/a.po", b'msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr ""\n', "stands here again"),
        ("l10n.toml", b'locales = ["xx_YY"]\n', "unknown locale"),
    ],
)
def test_bad_input_is_one_clear_line_and_nothing_is_written(
    newsroom: Workspace, name: str, content: bytes, message: str
) -> None:
    newsroom.source_path("a.md").write_text("All new.\n", "utf-8")
    (newsroom.root / name).write_bytes(content)
    before = files(newsroom)
    done = run("sync")
    assert message in str(done.exception)
    assert files(newsroom) == before


def files(newsroom: Workspace) -> dict[str, bytes]:
    found = (path for path in newsroom.root.rglob("*") if path.is_file())
    return {str(p): p.read_bytes() for p in found if ".l10n" not in p.parts}


def test_fmt_changes_the_form_and_no_word(newsroom: Workspace) -> None:
    run("sync")
    path = newsroom.catalog_path("de", "a.md")
    form = path.read_bytes()
    path.write_bytes(form.replace(b'msgstr "Niemand ', b'msgstr ""\n"Niemand "\n"'))
    done = run("fmt", "--check")
    assert (done.exit_code, "not in canonical form" in done.output) == (1, True)
    assert run("fmt").exit_code == 0
    assert path.read_bytes() == form
    assert run("fmt", "--check").exit_code == 0
