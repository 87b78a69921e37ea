"""What all commands share on the screen: their arguments, and progress on a terminal only."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


def selection(command: F) -> F:
    """ARTICLES… and `--locale`, as every command takes them; none means all.

    The command is called with `articles` (tuple of paths) and `locale` (tuple of codes), made
    for `Workspace.articles` and `Workspace.locales`.
    """
    option = click.option(
        "--locale", "-l", multiple=True, metavar="LOCALE", help="Only this locale; may be repeated."
    )
    argument = click.argument("articles", nargs=-1, type=click.Path(), metavar="[ARTICLE]…")
    return argument(option(command))


def workers(command: F) -> F:
    """`--jobs` and `--cluster`: where the work is done; called with `jobs` and `cluster`."""
    jobs = click.option(
        "--jobs", "-j", type=click.IntRange(0), default=0, help="Processes; 0: as it pays off."
    )
    cluster = click.option(
        "--cluster", default="", metavar="ADDRESS", help="A Dask scheduler, tcp://host:8786."
    )
    return jobs(cluster(command))


@contextmanager
def progress(items: Iterable[T], label: str, length: int | None = None) -> Iterator[Iterable[T]]:
    """`items` with a progress bar on a terminal, and as they are in a pipe."""
    if not sys.stderr.isatty():
        yield items
        return
    with click.progressbar(items, label=label, length=length, file=sys.stderr) as bar:
        yield bar


def say(message: str) -> None:
    """A line about what is going on; results go to standard output, this does not."""
    click.echo(message, err=True)
