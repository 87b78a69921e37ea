"""`l10n build`."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from l10n.console import progress, say, selection, workers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from l10n.changed import Look
    from l10n.publishing.building import Building, Built

MANY = 200  # editions that make it worth while to start more processes
LINES = 40  # editions that are listed one by one; more are counted by folder


@click.command("build")
@click.option(
    "--reviewed-only",
    is_flag=True,
    help="Only text that a person has accepted; the source's own words elsewhere.",
)
@workers
@selection
def build_command(
    articles: tuple[str, ...],
    locale: tuple[str, ...],
    *,
    reviewed_only: bool,
    jobs: int,
    cluster: str,
) -> int:
    """Put articles together again, in every language: editions/<tag>/<article>.

    Drafts are part of it and marked as what they are: in <article>.json beside each edition,
    sentence by sentence, and in the front matter of Markdown. Nothing of it is public; that is
    'l10n publish'. A file that cannot be read is named at the end; what was built of it stays.

    Example: l10n build source/kharkiv-counter-offensive.txt --locale uk
    """
    from l10n.changed import Look
    from l10n.publishing.building import Building
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    look = Look(workspace, workspace.articles(articles))
    building = Building(workspace, reviewed_only)
    changed = build(building, look, workspace.locales(locale), jobs=jobs, cluster=cluster)
    look.complain()
    return changed


def build(
    building: "Building", look: "Look", codes: tuple[str, ...], *, jobs: int = 0, cluster: str = ""
) -> int:
    """Make the editions that are not as they were built; how many that changed."""
    from l10n import executor
    from l10n.model import file_of
    from l10n.publishing.building import Round

    with building.workspace.lock("l10n build"):
        whole = Round(building, look, codes)
        tasks = whole.tasks()
        jobs = jobs or (1 if sum(len(task.locales) for task in tasks) < MANY else 0)
        working = executor.run(building.build, tasks, jobs, cluster)
        done: dict[str, Built] = {}
        with progress(working, "build", len(tasks)) as running:
            for built in running:
                done[built.file] = built
                whole.keep(built)
        whole.close()
    in_order = [done[task.file] for task in tasks]
    for built in in_order:
        for problem in built.problems:
            say(problem)
    written = [edition for built in in_order for edition in built.written]
    for line in _told(written):
        click.echo(line)
    changed, total = len(written), len(set(map(file_of, look.articles))) * len(codes)
    click.echo(
        f"{changed} of {total} editions written" if changed else f"{total} editions as before"
    )
    return changed


def _told(written: "Sequence[tuple[Path, str]]") -> Iterator[str]:
    """Each edition and what readers must be told of it; where they are many, how many of a kind."""
    if len(written) <= LINES:
        for path, notice in written:
            yield f"{path}: {notice}" if notice else f"{path}"
        return
    for (folder, notice), number in Counter(_kind(*edition) for edition in written).items():
        yield f"{folder}/: {number} editions: {notice or 'people stand behind every sentence'}"


def _kind(path: "Path", notice: str) -> tuple[str, str]:
    """The locale's folder, and the notice without this article's own numbers."""
    return "/".join(path.parts[:2]), re.sub(r"\d+ of \d+", "some", notice)
