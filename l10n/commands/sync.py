"""`l10n sync`."""

import click

from l10n.console import selection


@click.command("sync")
@selection
def sync_command(articles: tuple[str, ...], locale: tuple[str, ...]) -> int:
    """Bring the catalogs up to date with the articles: create, merge, never lose.

    A sentence that stands keeps its translation wherever it moved; a changed one keeps it too,
    marked fuzzy, with the old source and the difference in words; what is gone rests at the
    file's end.

    Example: l10n sync source/kharkiv-counter-offensive.txt --locale uk
    """
    from l10n import naming, syncing
    from l10n.console import progress
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    chosen, codes = workspace.articles(articles), workspace.locales(locale)
    with workspace.lock("l10n sync"):
        report = syncing.Report()
        naming.keep(workspace, codes)
        notes = naming.notes_for(workspace)
        with progress(chosen, "sync") as running:
            for article in running:
                report += syncing.run(workspace, article, codes, notes)
    click.echo(str(report))
    return report.written
