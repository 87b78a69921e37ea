"""The command line as a person meets it: help, exit codes, and what a bare clone can do."""

import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path

import click
import pytest

from cli import commands

ROOT = Path(__file__).parent.parent


def tree(command: click.Command, words: tuple[str, ...] = ()) -> dict[str, click.Command]:
    """All commands below `command`, by the words a user types."""
    found = {" ".join(words): command} if words else {}
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            child = command.get_command(ctx, name)
            assert child is not None
            found |= tree(child, (*words, name))
    return found


COMMANDS = tree(commands)


def run(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "cli.py", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    pages = "\n".join(
        page.read_text("utf-8") for page in [ROOT / "README.md", *ROOT.glob("docs/*.md")]
    )
    assert f"l10n {name}" in pages


@pytest.mark.parametrize("name", [n for n, c in COMMANDS.items() if not isinstance(c, click.Group)])
def test_every_help_has_an_example(name: str) -> None:
    assert f"l10n {name}" in (COMMANDS[name].help or "")


def test_help_imports_neither_an_engine_nor_a_web_framework() -> None:
    code = (
        "import sys; sys.argv = ['l10n', '--help']; import cli, atexit;"
        "heavy = {'fxtranslate', 'pyromark', 'starlette', 'polib', 'babel.messages', 'lxml'};"
        "atexit.register(lambda: print('HEAVY', sorted(heavy & set(sys.modules))));"
        "cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "HEAVY []" in done.stdout


def test_init_makes_a_workspace_and_leaves_what_is_there(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n", "utf-8")
    assert run("init", "-l", "pt-BR", "-l", "uk", cwd=tmp_path).returncode == 0
    assert 'locales = ["pt_BR", "uk"]' in (tmp_path / "l10n.toml").read_text("utf-8")
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"
    before = (tmp_path / "l10n.toml").stat().st_mtime_ns
    assert run("init", cwd=tmp_path).returncode == 0
    assert (tmp_path / "l10n.toml").stat().st_mtime_ns == before


def test_outside_a_workspace_the_way_out_is_named(tmp_path: Path) -> None:
    done = run("sync", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "run 'l10n init' to make a workspace" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8:strict"])
def test_words_are_utf8_whatever_the_terminal_says(encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "cli.py", "places", "name", "--locale", "uk"],
        input="Харків\nIzium\n".encode() + b"bad\xff\n",
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert done.stdout.decode().splitlines()[:2] == ["Харків", "Ізюм"]
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.md").write_text("One.", "utf-8")
    (tmp_path / "l10n.toml").write_text('source_locale = "en"\nlocales = ["de"]\n', "utf-8")
    with full.open("w") as out:
        done = subprocess.run(
            [sys.executable, ROOT / "cli.py", "status"],
            cwd=tmp_path,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_a_full_disk_is_one_line_also_where_a_cache_meets_it(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source/a.txt").write_text("It rained.\n")
    (tmp_path / "l10n.toml").write_text('locales = ["de"]\n')
    for words, most in (("sync", -1), ("publish", 300)):
        limits = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most))
        done = subprocess.run(
            [sys.executable, ROOT / "cli.py", words],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=limits,
        )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
