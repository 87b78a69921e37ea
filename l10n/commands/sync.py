"""`l10n sync`."""

from typing import TYPE_CHECKING

import click

from l10n.console import selection

if TYPE_CHECKING:
    from l10n.workspace import Workspace


@click.command("sync")
@selection
def sync_command(articles: tuple[str, ...], locale: tuple[str, ...]) -> int:
    """Bring the catalogs up to date with the articles: create, merge, never lose.

    A sentence that stands keeps its translation wherever it moved; a changed one keeps it too,
    marked fuzzy, with the old source and the difference in words; what is gone rests at the
    file's end. Articles whose files nobody touched are not read again.

    Example: l10n sync source/kharkiv-counter-offensive.txt --locale uk
    """
    from l10n.changed import Files
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    chosen, codes = workspace.articles(articles), workspace.locales(locale)
    with workspace.lock("l10n sync"):
        todo = Files(workspace, codes).changed(chosen)
        if not todo:
            click.echo(f"{_counted(len(chosen))}: nothing to do")
            return 0
        return _sync(workspace, todo, codes, len(chosen))


def _sync(workspace: "Workspace", todo: list[str], codes: tuple[str, ...], all_of: int) -> int:
    from l10n.catalogs import syncing
    from l10n.console import progress

    report = syncing.Report()
    with progress(syncing.run(workspace, todo, codes), "sync", len(todo)) as running:
        for _, done in running:
            report += done
    for notice in report.notices:
        click.echo(notice)
    click.echo(f"{_counted(all_of)}: {report}")
    return report.written


def _counted(articles: int) -> str:
    return "1 article" if articles == 1 else f"{articles} articles"
