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
    'l10n publish'.

    Example: l10n build source/kharkiv-counter-offensive.txt --locale uk
    """
    from l10n import executor
    from l10n.model import file_of
    from l10n.publishing.building import Building, Built
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    paths, codes = workspace.articles(articles), workspace.locales(locale)
    building = Building(workspace, reviewed_only)
    with workspace.lock("l10n build"):
        tasks = building.tasks(paths, codes)
        jobs = jobs or (1 if sum(len(task.locales) for task in tasks) < MANY else 0)
        working = executor.run(building.build, tasks, jobs, cluster)
        with progress(working, "build", len(tasks)) as running:
            done: dict[str, Built] = {built.file: built for built in running}
        building.keep(done.values())
    files = list(dict.fromkeys(map(file_of, paths)))
    in_order = [done[path] for path in files if path in done]
    for built in in_order:
        for problem in built.problems:
            say(problem)
    written = [edition for built in in_order for edition in built.written]
    for line in _told(written):
        click.echo(line)
    changed, total = len(written), len(files) * len(codes)
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
