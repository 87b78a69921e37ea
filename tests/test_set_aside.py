"""A file that cannot be read is named, stays as it is, and keeps no other from its work."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BROKEN = {
    "source/old.txt": (b"caf\xe9 in Izium", "source/old.txt:1: is not UTF-8 (byte 3)"),
    "source/empty.md": (b"", "source/empty.md: is empty"),
    "locales/de/old.po": (b'msgid "a', "locales/de/old.po:1: "),
}


def l10n(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "cli.py"), *words]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "l10n.toml").write_text('locales = ["de", "uk"]\n[draft]\nengines = ["none"]\n')
    (tmp_path / "source/old.txt").write_text("Old\n\nHe came from Izium.\n", "utf-8")
    (tmp_path / "source/new.txt").write_text("New\n\nShe came from Kyiv.\n", "utf-8")
    assert l10n(tmp_path, "run").returncode == 0
    return tmp_path


def catalogs(newsroom: Path, name: str) -> dict[str, bytes]:
    paths = (newsroom / "locales").rglob(name)
    return {str(path): path.read_bytes() for path in paths}


@pytest.mark.parametrize("path", BROKEN)
def test_the_others_are_worked_on(newsroom: Path, path: str) -> None:
    data, told = BROKEN[path]
    (newsroom / path).write_bytes(data)
    before = catalogs(newsroom, "old.po") | catalogs(newsroom, "places.po")
    (newsroom / "source/new.txt").write_text("New\n\nShe left Kyiv.\n", "utf-8")
    done = l10n(newsroom, "run")
    assert done.returncode == 2
    assert told in done.stderr
    assert "She left Kyiv." in (newsroom / "locales/de/new.po").read_text("utf-8")
    assert "She left Kyiv." in (newsroom / "editions/uk/new.txt").read_text("utf-8")
    assert catalogs(newsroom, "old.po") | catalogs(newsroom, "places.po") == before
    again = l10n(newsroom, "run")
    assert (again.returncode, told in again.stderr) == (2, True)


ALONE = {  # commands that read catalogs, and what they still say of the others
    ("check", "--format", "json"): "Kiev",
    ("check", "--fix", "--reviewed", "--format", "json"): "[",
    ("build",): "editions/de/new.txt",
    ("draft",): "",
    ("status",): "new.txt",
    ("status", "--next"): "Kiev",
    ("places", "report"): "Kiev",
    ("places", "check"): "Kiev",
}
OF_SOURCES = [("check", "--format", "json"), ("build",), ("places", "check")]
CASES = [
    *((command, "locales/de/old.po") for command in ALONE),
    *((command, path) for command in OF_SOURCES for path in BROKEN if path.startswith("source")),
]


@pytest.mark.parametrize(("command", "path"), CASES)
def test_commands_of_their_own_go_on(newsroom: Path, command: tuple[str, ...], path: str) -> None:
    catalog = newsroom / "locales/de/new.po"
    words = {"New": "Neu", "She came from Kyiv.": "Sie kam aus Kiev."}
    for source, target in words.items():
        text = catalog.read_text("utf-8")
        was, new = (f'msgid "{source}"\nmsgstr "{said}"' for said in ("", target))
        catalog.write_text(text.replace(was, new), "utf-8")
    (newsroom / path).write_bytes(BROKEN[path][0])
    done = l10n(newsroom, *command)
    assert (done.returncode, ALONE[command] in done.stdout) == (2, True), done.stderr
    assert done.stderr.count(BROKEN[path][1]) == 1
    assert (newsroom / path).read_bytes() == BROKEN[path][0]


def test_all_that_is_broken_is_named_at_once_and_forgotten_when_mended(newsroom: Path) -> None:
    good = {path: (newsroom / path).read_bytes() for path in BROKEN if "empty" not in path}
    for path, (data, _) in BROKEN.items():
        (newsroom / path).write_bytes(data)
    done = l10n(newsroom, "sync")
    assert done.returncode == 2
    # a catalog is not looked at while its article cannot be read
    assert [told in done.stderr for _, told in BROKEN.values()] == [True, True, False]
    (newsroom / "source/empty.md").unlink()
    for path, data in good.items():
        (newsroom / path).write_bytes(data)
    assert l10n(newsroom, "run").returncode == 0
    rows = json.loads(l10n(newsroom, "status", "--json").stdout)
    assert {row["article"] for row in rows} == {"old.txt", "new.txt"}
