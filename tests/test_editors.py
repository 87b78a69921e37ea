"""A catalog saved by any tool, then `l10n sync`: nothing is lost, and the form is ours again.

gettext and translate-toolkit run as separate programs where they are installed; the habits of
Poedit, Lokalize and OmegaT are played as they are documented.
"""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import polib
import pytest
from click.testing import CliRunner

from cli import commands
from l10n import catalogs, po
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
    "pot2po": pot2po,
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
