"""`l10n sync`."""

import click

from l10n.console import selection


@click.command("sync")
@selection
def sync_command(articles: tuple[str, ...], locale: tuple[str, ...]) -> int:
    """Bring the catalogs up to date with the articles: create, merge, never lose.

    A sentence that stands keeps its translation wherever it moved; a changed one keeps it too,
    marked fuzzy, with the old source and the difference in words; what is gone rests at the
    file's end. Articles whose files nobody touched are not read again.

    Example: l10n sync source/kharkiv-counter-offensive.txt --locale uk
    """
    from l10n import syncing
    from l10n.console import progress
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    chosen, codes = workspace.articles(articles), workspace.locales(locale)
    report = syncing.Report()
    with (
        workspace.lock("l10n sync"),
        progress(syncing.run(workspace, chosen, codes), "sync", len(chosen)) as running,
    ):
        for _, done in running:
            report += done
    click.echo(str(report))
    return report.written
