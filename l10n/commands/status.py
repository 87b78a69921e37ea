"""`l10n status`."""

import json

import click

from l10n.console import selection


@click.command("status")
@selection
@click.option("--json", "as_json", is_flag=True, help="As a JSON array, one object a row.")
def status_command(articles: tuple[str, ...], locale: tuple[str, ...], *, as_json: bool) -> None:
    """Show how far each article has come in each locale.

    Numbers are sentences; words are those of the source.

    Example: l10n status --json --locale pt_BR
    """
    from l10n.catalogs import progress
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    rows = progress.rows(workspace, workspace.articles(articles), workspace.locales(locale))
    if as_json:
        click.echo(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=1))
    else:
        click.echo(progress.table(rows))
