"""Files are found where they belong, written whole or not at all, locked against a second one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.errors import Trouble
from l10n.settings import Settings
from l10n.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "source" / "news").mkdir(parents=True)
    (tmp_path / "source" / "news" / "a.txt").write_text("A", "utf-8")
    (tmp_path / "source" / "b.md").write_text("B", "utf-8")
    (tmp_path / "source" / ".hidden.md").write_text("no", "utf-8")
    return Workspace(tmp_path, Settings(locales=("uk", "pt_BR")))


def test_all_articles_are_found_sorted_and_hidden_files_are_not(workspace: Workspace) -> None:
    assert workspace.articles() == ("b.md", "news/a.txt")


def test_an_article_is_named_by_any_path_to_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.root)
    given = ["source/b.md", "b.md", workspace.root / "source/b.md"]
    assert [workspace.articles([path]) for path in given] == [("b.md",)] * 3


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("missing.md", "no such article"),
        ("news", "is a directory"),
        ("../l10n.toml", "lies outside"),
        ("out.md", "lies outside"),
    ],
)
def test_what_is_no_article_is_one_clear_line(
    workspace: Workspace, given: str, message: str
) -> None:
    (workspace.root / "l10n.toml").touch()
    (workspace.root / "secret").touch()
    (workspace.root / "source" / "out.md").symlink_to(workspace.root / "secret")
    with pytest.raises(Trouble, match=message):
        workspace.articles([workspace.root / "source" / given])


def test_an_unknown_locale_names_the_known_ones(workspace: Workspace) -> None:
    assert workspace.locales(["pt-BR"]) == ("pt_BR",)
    with pytest.raises(Trouble, match=r"locale 'de' is not in l10n\.toml; known: uk, pt_BR"):
        workspace.locales(["de"])


def test_writing_the_same_bytes_touches_nothing(workspace: Workspace) -> None:
    path = workspace.root / "locales" / "uk" / "b.po"
    assert workspace.write(path, b"one")
    before = path.stat().st_mtime_ns
    assert not workspace.write(path, b"one")
    assert path.stat().st_mtime_ns == before
    assert [file.name for file in path.parent.iterdir()] == ["b.po"]


def test_nothing_is_written_outside_the_workspace(workspace: Workspace, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (workspace.root / "locales").symlink_to(outside)
    with pytest.raises(Trouble, match="leads out of the workspace"):
        workspace.write(workspace.root / "locales" / "b.po", b"x")
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_leaves_the_old_file(workspace: Workspace) -> None:
    path = workspace.root / "locales" / "b.po"
    workspace.write(path, b"old")
    path.parent.chmod(0o500)
    with pytest.raises(Trouble, match="the old file is as it was"):
        workspace.write(path, b"new")
    assert path.read_bytes() == b"old"


def test_the_second_command_is_told_who_holds_the_workspace(workspace: Workspace) -> None:
    code = (
        "from pathlib import Path; from l10n.workspace import Workspace;"
        "from l10n.settings import Settings; import sys;"
        f"w = Workspace(Path({str(workspace.root)!r}), Settings())\n"
        "with w.lock('l10n draft'):\n print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout
        assert first.stdout.readline() == "held\n"
        message = rf"in use by 'l10n draft' \(process {first.pid}\)"
        with pytest.raises(Trouble, match=message), workspace.lock("l10n sync"):
            pass
        first.communicate()
    with workspace.lock("l10n sync"):
        pass
