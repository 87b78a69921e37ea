"""A catalog saved by any tool, then `l10n sync`: nothing is lost, and the form is ours again.

gettext and translate-toolkit run as separate programs where they are installed; the habits of
Poedit, Lokalize and OmegaT are played as they are documented.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import polib
import pytest
from click.testing import CliRunner

from cli import commands
from l10n import asides, catalogs, ledgers, po
from l10n.manifest import manifest
from l10n.model import Entry, State
from l10n.workspace import Workspace

SETTINGS = 'source_locale = "en"\nlocales = ["de"]\n'
ARTICLE = """\
The bridge over the river was open again on Monday morning, and long queues of cars had formed on \
both banks before dawn.

Nobody had expected it so soon. The town held its breath. Trains run again. Schools open on Friday.
"""


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """An article with two translations, two drafts, one stale sentence and one obsolete."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "l10n.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.md").write_text(ARTICLE + "\nGone soon.\n", "utf-8")
    run("sync")
    path = tmp_path / "locales" / "de" / "a.po"
    file = po.messages(path.read_bytes(), path)
    for message, text in zip(
        file,
        [
            "Die Brücke über den Fluss war am Montagmorgen wieder offen.",
            "Niemand hatte es erwartet.",
            "Die Stadt hielt den Atem an.",
            "Züge fahren wieder.",
            "",
            "Bald weg.",
        ],
        strict=True,
    ):
        message.msgstr = text
    file[0].tcomment = "mit Ana besprochen"
    file[1].tcomment = "so gesagt"
    file[1].flags = ["no-wrap", "unheard-of"]
    for draft in (file[2], file[3]):
        draft.flags, draft.comment = ["fuzzy"], draft.comment + "\ndraft: an engine"
    path.write_bytes(file.data())
    (tmp_path / "source" / "a.md").write_text(ARTICLE.replace("expected", "awaited"), "utf-8")
    run("sync")
    return Workspace.find(tmp_path)


def run(*arguments: str) -> str:
    done = CliRunner().invoke(commands, arguments)
    assert done.exception is None or done.exit_code == 1, done.output
    return done.output


def program(*command: str) -> Callable[[Path], None]:
    def rewrite(path: Path) -> None:
        if not which(command[0]):
            pytest.skip(f"needs {command[0]}")
        call = [str(path) if word == "FILE" else word for word in command]
        subprocess.run(call, check=True, capture_output=True)

    return rewrite


def changed(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: bool(path.write_bytes(change(path.read_bytes()))) and None


def pot2po(path: Path) -> None:
    if not which("pot2po"):
        pytest.skip("needs translate-toolkit's pot2po")
    pot = path.with_suffix(".pot")
    pot.write_text(re.sub(r'(?m)^msgstr ".+"$', 'msgstr ""', path.read_text("utf-8")), "utf-8")
    out = path.with_suffix(".out")
    subprocess.run(["pot2po", "-t", path, pot, out], check=True, capture_output=True)
    out.replace(path)
    pot.unlink()


def through_xliff(path: Path) -> None:
    """translate-toolkit's po2xliff and xliff2po: contexts, notes and marks take the long way."""
    if not which("po2xliff"):
        pytest.skip("needs translate-toolkit's po2xliff")
    between = path.with_suffix(".xlf")
    for command in (["po2xliff", path, between], ["xliff2po", between, path]):
        subprocess.run(command, check=True, capture_output=True)
    between.unlink()


def pomerge(path: Path) -> None:
    if not which("pomerge"):
        pytest.skip("needs translate-toolkit's pomerge")
    out = path.with_suffix(".out")
    subprocess.run(["pomerge", "-t", path, "-i", path, "-o", out], check=True, capture_output=True)
    out.replace(path)


def wrapped(path: Path) -> None:
    polib.pofile(str(path), wrapwidth=60).save(str(path))


def omegat(data: bytes) -> bytes:
    """OmegaT's export: the mark and the text of what is fuzzy are gone, `#|` too."""
    text = re.sub(
        r"(#, fuzzy[^\n]*\n)(?:#\|[^\n]*\n)*(msgid[^\n]*\n)msgstr [^\n]*",
        r'\2msgstr ""',
        data.decode(),
    )
    return text.encode()


def lokalize(data: bytes) -> bytes:
    """Lokalize: its own header fields, a comment of its own, no unknown flags."""
    text = data.decode().replace("Language-Team: ", "Language-Team: kde-i18n-de")
    return b"# Bob <bob@example.org>, 2026.\n" + text.replace(", no-wrap, unheard-of", "").encode()


TOOLS = {
    "msgcat": program("msgcat", "-o", "FILE", "FILE"),
    "msgcat without wrapping": program("msgcat", "--no-wrap", "-o", "FILE", "FILE"),
    "msgmerge": program("msgmerge", "--quiet", "--update", "--backup=off", "FILE", "FILE"),
    "msgattrib drops obsolete": program("msgattrib", "--no-obsolete", "-o", "FILE", "FILE"),
    "msgattrib clears every fuzzy": program("msgattrib", "--clear-fuzzy", "-o", "FILE", "FILE"),
    "msgattrib clears every fuzzy and what was before": program(
        "msgattrib", "--clear-fuzzy", "--clear-previous", "-o", "FILE", "FILE"
    ),
    "msgconv to another charset": program("msgconv", "-t", "GB18030", "-o", "FILE", "FILE"),
    "msgfilter": program("msgfilter", "-i", "FILE", "-o", "FILE", "cat"),
    "msguniq": program("msguniq", "-o", "FILE", "FILE"),
    "pot2po": pot2po,
    "pomerge": pomerge,
    "po2xliff and back": through_xliff,
    "polib": wrapped,
    "OmegaT's habit": changed(omegat),
    "Lokalize's habit": changed(lokalize),
    "DOS line ends": changed(lambda data: data.replace(b"\n", b"\r\n")),
    "a byte order mark": changed(lambda data: b"\xef\xbb\xbf" + data),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_saving_with_a_tool_loses_nothing(newsroom: Workspace, tool: str) -> None:
    path = newsroom.catalog_path("de", "a.md")
    before, form = words(newsroom), path.read_bytes()
    TOOLS[tool](path)
    run("sync")
    assert words(newsroom) == before
    assert lines(path.read_bytes()) == lines(form)


def words(newsroom: Workspace) -> list[tuple[object, ...]]:
    def told(entry: Entry) -> tuple[object, ...]:
        said = (entry.source, entry.target, entry.state, entry.previous)
        return *said, entry.comment, entry.flags, entry.obsolete

    return [told(entry) for entry in catalogs.load(newsroom, "de", "a.md").entries]


def lines(data: bytes) -> list[str]:
    """All but what a tool says about itself in the header."""
    theirs = ("X-Generator", "POT-Creation-Date", "Team", "Bob <bob")
    return [line for line in data.decode().split("\n") if not any(own in line for own in theirs)]


def clear(path: Path, which_ones: slice) -> None:
    file = po.messages(path.read_bytes(), path)
    for message in [m for m in file if "draft: " in m.comment][which_ones]:
        message.flags = []
    path.write_bytes(file.data())


def states(newsroom: Workspace) -> list[State]:
    found = catalogs.load(newsroom, "de", "a.md").entries
    return [entry.state for entry in found if "Stadt" in entry.target or "Züge" in entry.target]


def test_one_draft_accepted_by_a_translator_is_a_translation(newsroom: Workspace) -> None:
    clear(newsroom.catalog_path("de", "a.md"), slice(1))
    run("sync")
    assert states(newsroom) == [State.TRANSLATED, State.DRAFT]


def test_a_batch_that_clears_every_draft_is_no_review(newsroom: Workspace) -> None:
    path = newsroom.catalog_path("de", "a.md")
    clear(path, slice(None))
    sent = path.read_bytes()
    assert "2 drafts lost their fuzzy mark at once" in run("sync")
    assert states(newsroom) == [State.DRAFT, State.DRAFT]
    back = newsroom.root / "back.po"
    back.write_bytes(sent)
    run("import", str(back))
    assert states(newsroom) == [State.DRAFT, State.DRAFT]
    run("import", str(back), "--reviewed-by", "Ana")
    assert states(newsroom) == [State.REVIEWED, State.REVIEWED]
    assert "Ana: approve" in run("review", "log", "source/a.md")


def edit(path: Path, source: str, target: str, *, date: str = "") -> None:
    """A person's other words for a sentence; its marks stay as they are."""
    file = po.messages(path.read_bytes(), path)
    next(message for message in file if message.msgid == source).msgstr = target
    if date:
        file.head.msgstr = re.sub("(?<=Revision-Date: ).*", date, file.head.msgstr)
    path.write_bytes(file.data())


def test_a_draft_that_a_person_reworded_is_theirs_though_still_fuzzy(newsroom: Workspace) -> None:
    path = newsroom.catalog_path("de", "a.md")
    edit(path, "Trains run again.", "Die Züge rollen wieder.")
    article = newsroom.source_path("a.md")
    text = article.read_text("utf-8")
    run("sync")
    assert states(newsroom) == [State.DRAFT, State.STALE]
    article.write_text(text.replace(" Trains run again.", ""), "utf-8")
    run("sync")
    assert "Die Züge rollen wieder." in path.read_text("utf-8")


def test_a_draft_that_git_brought_from_elsewhere_is_a_draft(newsroom: Workspace) -> None:
    path = newsroom.catalog_path("de", "a.md")
    edit(path, "Trains run again.", "Die Züge rollen wieder.")
    git("init", "-q")
    git("add", "-A")
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "pulled")
    run("sync")
    assert states(newsroom) == [State.DRAFT, State.DRAFT]
    edit(path, "Trains run again.", "Es rollen wieder Züge.", date="2026-11-28 12:00+0000")
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "edited")
    run("sync")
    assert states(newsroom) == [State.DRAFT, State.STALE]


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def test_an_editor_that_had_an_older_file_open_takes_nothing_back(newsroom: Workspace) -> None:
    path, article = newsroom.catalog_path("de", "a.md"), newsroom.source_path("a.md")
    opened = path.read_bytes()
    article.write_text(article.read_text("utf-8") + "\nIt rains.\n", "utf-8")
    run("sync")
    edit(path, "It rains.", "Es regnet.")
    edit(path, "Schools open on Friday.", "Die Schulen öffnen am Freitag.")
    edit(path, "The town held its breath.", "Die Stadt stand still.")
    run("sync")
    path.write_bytes(opened)
    edit(path, "Trains run again.", "Es fahren wieder Züge.")
    run("sync")
    targets = {e.target for e in catalogs.load(newsroom, "de", "a.md").entries}
    assert {"Es regnet.", "Die Schulen öffnen am Freitag.", "Die Stadt stand still."} < targets
    assert "Es fahren wieder Züge." in targets


def test_what_is_saved_in_the_moment_of_writing_is_merged(
    newsroom: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, article = newsroom.catalog_path("de", "a.md"), newsroom.source_path("a.md")
    article.write_text(article.read_text("utf-8") + "\nIt rains.\n", "utf-8")
    texts = ["Am Freitag öffnen die Schulen.", "Die Schulen öffnen am Freitag."]
    sync = os.fsync

    def meanwhile(file: int) -> None:
        sync(file)
        if texts:
            edit(path, "Schools open on Friday.", texts.pop())

    monkeypatch.setattr(os, "fsync", meanwhile)
    run("sync")
    found = catalogs.load(newsroom, "de", "a.md").current()
    assert not texts
    assert found["", "Schools open on Friday."].target == "Am Freitag öffnen die Schulen."
    assert ("", "It rains.") in found


def test_a_file_that_comes_back_meets_what_was_written_here_meanwhile(newsroom: Workspace) -> None:
    path, back = newsroom.catalog_path("de", "a.md"), newsroom.root / "back.po"
    back.write_bytes(path.read_bytes())
    edit(path, "Schools open on Friday.", "Die Schulen öffnen am Freitag.")
    run("sync")
    edit(back, "Schools open on Friday.", "Freitag öffnen die Schulen.")
    assert "two translations of 'Schools open on Friday.'" in run("import", str(back))
    entry = catalogs.load(newsroom, "de", "a.md").current()["", "Schools open on Friday."]
    assert entry.state is State.STALE
    both = {entry.target, *asides.found(entry.comment, asides.ALTERNATIVE)}
    assert both == {"Die Schulen öffnen am Freitag.", "Freitag öffnen die Schulen."}
    said = ledgers.read(newsroom, "de", "a.md")[-1]
    assert said["target"] in both - {entry.target}


@pytest.mark.parametrize("decided", [False, True], ids=["waits", "decided"])
@pytest.mark.parametrize("year", ["2020", "2090"], ids=["ours is newer", "theirs is newer"])
def test_a_file_that_is_imported_again_decides_nothing(
    newsroom: Workspace, year: str, *, decided: bool
) -> None:
    path, back = newsroom.catalog_path("de", "a.md"), newsroom.root / "back.po"
    back.write_bytes(path.read_bytes())
    edit(path, "Schools open on Friday.", "Die Schulen öffnen am Freitag.")
    run("sync")
    edit(back, "Schools open on Friday.", "Freitag öffnen die Schulen.")
    text = back.read_text("utf-8") + '\nmsgid "It rains."\nmsgstr "Es regnet."\n'
    date = f'"PO-Revision-Date: {year}-01-01 00:00+0000\\\\n"'
    back.write_text(re.sub('"PO-Revision-Date:.*"', date, text), "utf-8")
    said = run("import", str(back))
    assert "a.po: 1 translations taken" in said
    assert "kept at the file's end: 1" in said
    assert "to decide, keep the better one and clear fuzzy" in said
    if decided:
        words = "Schools open on Friday."
        run("review", "approve", "source/a.md", "--sentence", words, "--by", "Ana")
    run("sync")
    before = path.read_bytes()
    assert "0 translations taken" in run("import", str(back))
    assert path.read_bytes() == before


def test_a_branch_is_taken_as_it_is(newsroom: Workspace) -> None:
    path, article = newsroom.catalog_path("de", "a.md"), newsroom.source_path("a.md")
    who = "-c", "user.name=a", "-c", "user.email=a@b"
    git("init", "-q", "-b", "main")
    git("add", "source", "locales", "l10n.toml")
    git(*who, "commit", "-qm", "one")
    before = path.read_bytes()
    git("checkout", "-qb", "other")
    article.write_text(article.read_text("utf-8") + "\nIt rains.\n", "utf-8")
    run("sync")
    edit(path, "Schools open on Friday.", "Die Schulen öffnen am Freitag.")
    run("sync")
    git(*who, "commit", "-qam", "two")
    git("checkout", "-q", "main")
    run("sync")
    assert path.read_bytes() == before


def test_what_another_clone_synchronised_is_not_brought_back(newsroom: Workspace) -> None:
    path, article = newsroom.catalog_path("de", "a.md"), newsroom.source_path("a.md")
    was = path.read_bytes()
    text = article.read_text("utf-8").replace("open again", "open once more")
    article.write_text(text, "utf-8")
    run("sync")
    pulled = path.read_bytes()
    shutil.rmtree(newsroom.root / ".l10n")
    manifest.cache_clear()
    path.write_bytes(was)
    article.write_text(text.replace("once more", "again"), "utf-8")
    run("sync")
    path.write_bytes(pulled)
    article.write_text(text, "utf-8")
    run("sync")
    assert path.read_text("utf-8") == pulled.decode()


def test_stale_translations_a_person_found_right_are_translations(newsroom: Workspace) -> None:
    path, article = newsroom.catalog_path("de", "a.md"), newsroom.source_path("a.md")
    run("review", "approve", "source/a.md", "--drafts", "--by", "Ana")
    article.write_text(article.read_text("utf-8").replace("Trains", "Many trains"), "utf-8")
    run("sync")
    edit(path, "Many trains run again.", "Züge fahren wieder.", date="2026-11-28 12:00+0000")
    file = po.messages(path.read_bytes(), path)
    for message in file:
        message.flags = [flag for flag in message.flags if flag != "fuzzy"]
    path.write_bytes(file.data())
    assert "fuzzy mark" not in run("sync")
    assert State.STALE not in {e.state for e in catalogs.load(newsroom, "de", "a.md").entries}
