"""`l10n sync`."""

from typing import TYPE_CHECKING

import click

from l10n.console import selection

if TYPE_CHECKING:
    from l10n.changed import Look


@click.command("sync")
@selection
def sync_command(articles: tuple[str, ...], locale: tuple[str, ...]) -> int:
    """Bring the catalogs up to date with the articles: create, merge, never lose.

    A sentence that stands keeps its translation wherever it moved; a changed one keeps it too,
    marked fuzzy, with the old source and the difference in words; what is gone rests at the
    file's end. Articles whose files nobody touched are not read again. A file that cannot be read
    is named at the end, with the way out, and keeps no other from its work.

    Example: l10n sync source/kharkiv-counter-offensive.txt --locale uk
    """
    from l10n.changed import Look
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    look = Look(workspace, workspace.articles(articles))
    changed = sync(look, workspace.locales(locale))
    look.complain()
    return changed


def sync(look: "Look", codes: tuple[str, ...]) -> int:
    """The catalogs of the articles looked at, brought up to date; how many that changed."""
    from l10n.catalogs import syncing
    from l10n.console import progress

    with look.workspace.lock("l10n sync"):
        todo = syncing.done(look).missing(codes)
        if not todo:
            click.echo(f"{_counted(len(look.articles))}: nothing to do")
            return 0
        report = syncing.Report()
        running = syncing.run(look.workspace, look.articles, codes, look, todo)
        with progress(running, "sync", len(todo)) as shown:
            for _, done in shown:
                report += done
    for notice in report.notices:
        click.echo(notice)
    click.echo(f"{_counted(len(look.articles))}: {report}")
    return report.written


def _counted(articles: int) -> str:
    return "1 article" if articles == 1 else f"{articles} articles"
