"""`l10n build`."""

from functools import partial

import click

from l10n.console import progress, say, selection, workers

MANY = 200  # editions that make it worth while to start more processes


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
    from l10n.publishing import composing
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    paths, codes = workspace.articles(articles), workspace.locales(locale)
    jobs = jobs or (1 if len(paths) * len(codes) < MANY else 0)
    work = partial(composing.build, workspace, codes, reviewed_only)
    done: dict[str, composing.Built] = {}
    with (
        workspace.lock("l10n build"),
        progress(executor.run(work, paths, jobs, cluster), "build", len(paths)) as running,
    ):
        done = {built.article: built for built in running}
    for path in paths:
        for problem in done[path].problems:
            say(problem)
        for line in done[path].written:
            click.echo(line)
    changed, total = sum(len(built.written) for built in done.values()), len(paths) * len(codes)
    click.echo(
        f"{changed} of {total} editions written" if changed else f"{total} editions as before"
    )
    return changed
