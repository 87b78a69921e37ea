"""The command line of the workspace: words in, report out, exit code."""

import sys
from importlib import import_module
from io import TextIOWrapper
from pkgutil import iter_modules

import click

import l10n
import l10n.commands as room
from l10n.errors import Trouble

# in the order of an article's trip, as `l10n --help` shows them; others follow by name
TRIP = (
    "init",
    "run",
    "sync",
    "draft",
    "check",
    "desk",
    "review",
    "build",
    "preview",
    "publish",
    "status",
)


class Trip(click.Group):
    """The commands of `l10n.commands`, each imported when it is wanted."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        found = {info.name.replace("_", "-") for info in iter_modules(room.__path__)}
        return [name for name in TRIP if name in found] + sorted(found - set(TRIP))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        module = name.replace("-", "_")
        command = getattr(import_module(f"{room.__name__}.{module}"), f"{module}_command")
        assert isinstance(command, click.Command)  # noqa: S101 - a promise of the folder, tested
        return command


@click.group(
    cls=Trip, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96}
)
@click.version_option(l10n.__version__, prog_name="l10n")
def commands() -> None:
    """Turn articles into localized editions, every place name spelt one way.

    Exit codes: 0 fine, 1 findings, 2 could not run.
    """


def main() -> None:
    """Run, and word every fault in the world in one line."""
    _speak_utf8()
    try:
        commands(prog_name="l10n")
    except Trouble as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except OSError as error:  # a full disk, a file nobody may write: whatever was not foreseen
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"{where}{error.strerror}; run it again when that is mended", err=True)
        sys.exit(2)
    except _fault_of_a_cache() as error:  # looked up only when there is a fault
        click.echo(f".l10n/: {error}; run it again when that is mended", err=True)
        sys.exit(2)


def _speak_utf8() -> None:
    """Whatever the terminal's encoding: names of places are in all scripts, files in UTF-8."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _fault_of_a_cache() -> type[Exception]:
    from sqlite3 import Error

    return Error


if __name__ == "__main__":
    main()
