"""Poedit itself opens a catalog under a virtual display, saves it, and nothing is lost.

Needs poedit, Xvfb, dbus-run-session and xdotool: `apt-get install poedit xvfb xdotool dbus`.
"""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which

import pytest
from click.testing import CliRunner

from cli import commands
from l10n import po
from l10n.model import Catalog, State

PROGRAMS = ("poedit", "Xvfb", "dbus-run-session", "xdotool")
pytestmark = pytest.mark.skipif(not all(map(which, PROGRAMS)), reason=f"needs {PROGRAMS}")
ARTICLE = "The bridge was open again. Nobody had expected it so soon. Trains run. It rains.\n"
WAIT = 60


def until(done: Callable[[], object]) -> bool:
    for _ in range(WAIT * 5):
        if done():
            return True
        time.sleep(0.2)
    return False


@pytest.fixture
def display(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a screen nobody looks at."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1200x800x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    number = os.read(read, 16).decode().strip()
    yield {
        **os.environ,
        "DISPLAY": f":{number}",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "GDK_BACKEND": "x11",
        "LC_ALL": "C.UTF-8",
    }
    screen.terminate()
    screen.wait()


def saved_with_poedit(path: Path, env: dict[str, str]) -> None:
    """Open, mark the first sentence as unsure and as sure again, save."""
    was = path.read_bytes()

    def keys(*names: str) -> None:
        subprocess.run(["xdotool", "key", *names], env=env, check=False)

    def opened() -> bool:
        look = ["xdotool", "search", "--onlyvisible", "--name", "Poedit"]
        return bool(subprocess.run(look, env=env, capture_output=True, check=False).stdout)

    editor = subprocess.Popen(
        ["dbus-run-session", "--", "poedit", str(path)],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        if not until(opened):
            pytest.skip("poedit opened no window here")
        for _ in range(10):
            time.sleep(2)
            keys("ctrl+u", "ctrl+u", "ctrl+s")
            if path.read_bytes() != was:
                return
        pytest.skip("poedit took no keys here")
    finally:
        time.sleep(1)
        editor.terminate()
        editor.wait()


def test_saving_with_poedit_loses_nothing(
    tmp_path: Path, display: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("l10n.toml").write_text('source_locale = "en"\nlocales = ["de"]\n', "utf-8")
    Path("source").mkdir()
    Path("source/a.md").write_text(ARTICLE, "utf-8")
    path = tmp_path / "locales" / "de" / "a.po"
    run = CliRunner().invoke
    run(commands, ["sync"])
    file = po.messages(path.read_bytes(), path)
    for message, text in zip(file, ("Offen.", "Bald.", "Züge.", ""), strict=True):
        message.msgstr = text
    file[0].tcomment, file[0].flags = "mit Ana besprochen", ["no-wrap", "unheard-of"]
    file[2].flags, file[2].comment = ["fuzzy"], f"{file[2].comment}\ndraft: an engine"
    path.write_bytes(file.data())
    Path("source/a.md").write_text(ARTICLE.replace("expected", "awaited"), "utf-8")
    run(commands, ["sync"])
    before = words(po.read(path, "de"))
    assert before[1][2:] == (State.STALE, "Nobody had expected it so soon.", "", ())
    saved_with_poedit(path, display)
    run(commands, ["sync"])
    found = po.read(path, "de")
    assert words(found) == before
    assert "Poedit" in found.header["X-Generator"]
    assert run(commands, ["fmt", "--check"]).exit_code == 0


def words(catalog: Catalog) -> list[tuple[object, ...]]:
    return [(e.source, e.target, e.state, e.previous, e.comment, e.flags) for e in catalog.entries]
