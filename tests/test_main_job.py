"""The main job on the real article, as a newsroom runs it: sync, draft, check, build, twice."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = "kharkiv-counter-offensive"
FINDING = [
    *("check", "severity", "message", "article", "locale"),
    *("line", "column", "source", "target", "suggestion"),
]
STATUS = ["article", "locale", "untranslated", "draft", "stale", "translated", "reviewed", "words"]


def l10n(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "cli.py", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file a run may write, with its bytes and its modification time."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for room in ("source", "locales", "editions")
        for path in (folder / room).rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A fresh workspace with the two articles, after one `l10n run`."""
    folder = tmp_path_factory.mktemp("newsroom")
    shutil.copytree(ROOT / "source", folder / "source")
    (folder / "l10n.toml").write_text('locales = ["pt_BR", "uk", "pl"]\n', "utf-8")
    done = l10n("run", cwd=folder)
    assert done.returncode in {0, 1}, done.stderr
    return folder


def test_the_source_stays_byte_for_byte(newsroom: Path) -> None:
    for path in (ROOT / "source").rglob("*.*"):
        assert (newsroom / path.relative_to(ROOT)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("locale", ["pt_BR", "uk", "pl"])
@pytest.mark.parametrize("name", [ARTICLE, "festival-of-bread", "places"])
def test_gettext_accepts_every_catalog(newsroom: Path, locale: str, name: str) -> None:
    path = newsroom / "locales" / locale / f"{name}.po"
    assert path.is_file()
    if not shutil.which("msgfmt"):
        pytest.skip("gettext is not installed")
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_portuguese_is_drafted_and_marked_as_a_draft(newsroom: Path) -> None:
    text = (newsroom / "locales" / "pt_BR" / f"{ARTICLE}.po").read_text("utf-8")
    assert text.count("#. draft: firefox en-pt") > 30
    assert "região de Kharkiv" in text


def test_an_edition_is_the_source_outside_its_segments(newsroom: Path) -> None:
    untouched = newsroom / "editions" / "uk" / f"{ARTICLE}.txt"
    assert untouched.read_bytes() == (newsroom / "source" / f"{ARTICLE}.txt").read_bytes()
    edition = (newsroom / "editions" / "pt-BR" / "festival-of-bread.md").read_text("utf-8")
    assert "500 g rye flour, 350 ml water" in edition  # code is nobody's to translate
    assert "(images/loaves.jpg " in edition


def test_an_edition_says_what_each_segment_is(newsroom: Path) -> None:
    sidecar = json.loads((newsroom / "editions" / "pt-BR" / f"{ARTICLE}.json").read_text("utf-8"))
    assert {segment["state"] for segment in sidecar["segments"]} <= {"draft", "untranslated"}


def test_findings_are_json_of_the_agreed_shape(newsroom: Path) -> None:
    done = l10n("check", "--format", "json", cwd=newsroom)
    found = json.loads(done.stdout)
    assert all(list(finding) == FINDING for finding in found)
    assert done.returncode == (1 if found else 0)
    source = [f for f in found if f["locale"] is None and "look" in f["check"]]
    text = (ROOT / "source" / f"{ARTICLE}.txt").read_text("utf-8")
    line = text.split("\n")[source[0]["line"] - 1]
    assert line[source[0]["column"] - 1 :].startswith(("і", "Izіum"))


def test_status_is_json_of_the_agreed_shape(newsroom: Path) -> None:
    rows = json.loads(l10n("status", "--json", cwd=newsroom).stdout)
    assert all(list(row) == STATUS for row in rows)
    assert {(row["article"], row["locale"]) for row in rows} >= {(f"{ARTICLE}.txt", "pt_BR")}
    draft = next(row for row in rows if row["locale"] == "pt_BR" and ARTICLE in row["article"])
    assert draft["draft"] > 30
    assert draft["reviewed"] == 0


def test_status_is_a_web_page_too(newsroom: Path) -> None:
    page = l10n("status", "--html", cwd=newsroom).stdout
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<tr>") == len(
        l10n("status", cwd=newsroom).stdout.split("\n\n")[0].splitlines()
    )


def test_a_second_run_changes_nothing_and_says_so(newsroom: Path) -> None:
    before = files(newsroom)
    done = l10n("run", cwd=newsroom)
    assert files(newsroom) == before
    assert "nothing" in (done.stdout + done.stderr).lower()


@pytest.mark.parametrize(
    ("locale", "tag", "odd"),
    [
        ("pt_BR", "pt-BR", "Zorkovia"),
        ("pl", "pl", "Zorkowsk"),
        ("pl", "pl", "Dziwna Łąka"),
        ("pl", "pl", "Izimor"),  # begins as Izium does
        ("uk", "uk", "Зорковськ"),
        ("de", "de", "Zorkowsk"),
        ("fr", "fr", "Zorkovsk"),
    ],
)
def test_a_name_corrected_in_places_po_carries_through_and_leaves_no_trace(
    tmp_path: Path, locale: str, tag: str, odd: str
) -> None:
    shutil.copytree(ROOT / "source", tmp_path / "source")
    shutil.copytree(ROOT / "locales" / locale, tmp_path / "locales" / locale)
    (tmp_path / "l10n.toml").write_text(f'locales = ["{locale}"]\n', "utf-8")
    l10n("run", cwd=tmp_path)
    edition, places = (
        tmp_path / f"editions/{tag}/{ARTICLE}.txt",
        tmp_path / f"locales/{locale}/places.po",
    )
    before = {name: data for name, (data, _) in files(tmp_path).items()}
    original = places.read_text("utf-8")
    name = re.search(r'(?m)^msgid "Izium"\nmsgstr "(.*)"$', original)
    assert name
    rows = edition.read_text("utf-8").count(name[1][:-1])
    assert rows > 5
    places.write_text(original.replace(name[0], name[0].replace(name[1], odd)), "utf-8")
    l10n("run", cwd=tmp_path)
    changed = edition.read_text("utf-8")
    assert name[1][:-1] not in changed
    assert changed.count(odd[:4]) >= rows
    places.write_text(places.read_text("utf-8").replace(f'"{odd}"', f'"{name[1]}"'), "utf-8")
    l10n("run", cwd=tmp_path)
    assert {name: data for name, (data, _) in files(tmp_path).items()} == before


def test_the_catalogs_of_this_repository_are_as_a_run_leaves_them(tmp_path: Path) -> None:
    for name in ("source", "locales"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "l10n.toml", tmp_path)
    assert l10n("run", cwd=tmp_path).returncode in {0, 1}
    changed = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "locales").rglob("*.*"))
        if path.read_bytes() != (tmp_path / path.relative_to(ROOT)).read_bytes()
    ]
    assert changed == []
