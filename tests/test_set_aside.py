"""A file that cannot be read is named, stays as it is, and keeps no other from its work."""

import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack, chdir
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cli import commands
from l10n.errors import Trouble
from l10n.manifest import FEW

ROOT = Path(__file__).parent.parent
BROKEN = {
    "source/old.txt": (b"caf\xe9 in Izium", "source/old.txt:1: is not UTF-8 (byte 3)"),
    "source/broken.docx": (b"PK\x03\x04", "source/broken.docx: is no readable office document"),
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


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("two\nlines.txt", r"source/two\nlines.txt: its name holds '\n'"),
        ("tab\there.txt", r"source/tab\there.txt: its name holds '\t'"),
        ("red\x1b[31m.txt", r"source/red\x1b[31m.txt: its name holds '\x1b'"),
        ("bad\udcff.txt", r"source/bad\udcff.txt: its name holds '\udcff'"),
        ("iso\u2068late.txt", r"its name holds '\u2068'"),
    ],
)
def test_a_name_that_no_catalog_can_hold(newsroom: Path, name: str, told: str) -> None:
    shutil.copyfile(newsroom / "source/new.txt", newsroom / "source" / name)
    before = catalogs(newsroom, "*.po")
    done = l10n(newsroom, "run")
    assert (done.returncode, told in done.stderr) == (2, True)
    assert catalogs(newsroom, "*.po") == before


@pytest.mark.parametrize(
    "name", ["with space", "100% #1?", "café", "cafe\u0301", "a&b<c>", "quote'\"s", "x" * 200, "-y"]
)
def test_a_name_that_looks_odd_is_a_name(newsroom: Path, name: str) -> None:
    shutil.copyfile(newsroom / "source/new.txt", newsroom / f"source/{name}.txt")
    assert l10n(newsroom, "run").returncode == 0
    assert "of 6 editions written" not in l10n(newsroom, "run").stdout
    assert (newsroom / f"editions/de/{name}.txt").is_file()


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
    good = {path: (newsroom / path).read_bytes() for path in BROKEN if "old" in path}
    for path, (data, _) in BROKEN.items():
        (newsroom / path).write_bytes(data)
    done = l10n(newsroom, "sync")
    assert done.returncode == 2
    # a catalog is not looked at while its article cannot be read
    assert [told in done.stderr for _, told in BROKEN.values()] == [True, True, True, False]
    for path in BROKEN.keys() - good:
        (newsroom / path).unlink()
    for path, data in good.items():
        (newsroom / path).write_bytes(data)
    assert l10n(newsroom, "run").returncode == 0
    rows = json.loads(l10n(newsroom, "status", "--json").stdout)
    assert {row["article"] for row in rows} == {"old.txt", "new.txt"}


# a file, and what of the newsroom waits for it
WAITS = {
    "source/old.txt": "old",
    "locales/de/old.po": "old",
    "locales/de/old.review.jsonl": "old",
    "locales/de/places.po": "de",
}


def run(root: Path) -> tuple[int, str]:
    with chdir(root):
        done = CliRunner().invoke(commands, ["run"])
    if isinstance(done.exception, Trouble):
        return 2, str(done.exception)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, ""


def made(root: Path, without: str = "-") -> dict[str, bytes]:
    """All files that people see, by name; not those whose names have a part called `without`."""
    files = (path for top in ("locales", "editions") for path in (root / top).rglob("*.*"))
    names = {path: path.relative_to(root).as_posix() for path in files if path.is_file()}
    wanted = {n: p for p, n in names.items() if without not in n.replace(".", "/").split("/")}
    return {name: path.read_bytes() for name, path in wanted.items()}


def broken(path: Path, way: bytes, at: int) -> bytes | None:
    """The file's bytes once something stands amid them, or it ends there; None of a folder."""
    data = path.read_bytes()
    path.unlink()
    if way == b"folder":
        path.mkdir()
        return None
    if way == b"loop":
        path.symlink_to(path.name)
        return None
    place = at % len(data)
    path.write_bytes(data[:place] + (way + data[place:] if way else b""))
    return path.read_bytes()


@given(
    name=st.sampled_from(sorted(WAITS)),
    way=st.sampled_from([b"", b"\0", b"\xff", b'"', b"\n<<<<<<< HEAD\n", b"folder", b"loop"]),
    at=st.integers(0, 10**6),
    few=st.sampled_from((FEW, 0)),
)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(
    name="source/old.txt", way=b"\0", at=8, few=FEW
)  # stood in catalogs that nobody could read
@example(name="source/old.txt", way=b"loop", at=0, few=FEW)
@example(name="locales/de/old.po", way=b"loop", at=0, few=FEW)
@example(name="locales/de/old.po", way=b"loop", at=0, few=0)
@example(name="locales/de/old.review.jsonl", way=b"\0", at=0, few=FEW)
@example(
    name="locales/de/places.po", way=b"\xff", at=0, few=FEW
)  # kept all languages from their work
def test_whatever_is_broken_all_else_is_as_if_it_stood(
    newsroom: Path, name: str, way: bytes, at: int, few: int
) -> None:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        for module in ("changed", "manifest", "publishing.building"):
            stack.enter_context(patch(f"l10n.{module}.FEW", few))
        here, whole = Path(folder, "here"), Path(folder, "whole")
        shutil.copytree(newsroom, here)
        catalog = here / "locales/de/old.po"
        text = catalog.read_text("utf-8").replace('"Old"\nmsgstr ""', '"Old"\nmsgstr "Alt"')
        catalog.write_text(text, "utf-8")
        with chdir(here):
            reject = ["review", "reject", "source/old.txt", "--sentence", "Old", "--by", "Ana"]
            assert CliRunner().invoke(commands, reject).exit_code == 0
        shutil.copytree(here, whole)
        assert max(run(here)[0], run(whole)[0]) < 2
        keep = (here / name).read_bytes()
        damaged = broken(here / name, way, at)
        for copy in (here, whole):
            (copy / "source/new.txt").write_text("New\n\nShe left Kyiv.\n", "utf-8")
        run(whole)
        code, said = run(here)
        if code == 2:
            assert name in said
            assert damaged is None or (here / name).read_bytes() == damaged
            assert made(here, WAITS[name]) == made(whole, WAITS[name])
            shutil.rmtree(here / name) if (here / name).is_dir() else (here / name).unlink()
            (here / name).write_bytes(keep)
            assert run(here)[1] == ""
            assert made(here) == made(whole)
