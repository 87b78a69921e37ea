"""`l10n status`."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

import click

from l10n.console import selection

if TYPE_CHECKING:
    from l10n.workspace import Workspace


@click.command("status")
@selection
@click.option("--json", "as_json", is_flag=True, help="As a JSON array, one object a row.")
def status_command(articles: tuple[str, ...], locale: tuple[str, ...], *, as_json: bool) -> None:
    """Show how far each article has come in each locale.

    Numbers are sentences; words are those of the source. Public editions whose source has
    changed since follow, those with other figures first.

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
        _corrections(workspace, {(row.article, row.locale) for row in rows})


def _corrections(workspace: "Workspace", shown: Collection[tuple[str, str]]) -> None:
    """What is public and no longer what the source says, gravest first."""
    from l10n.publishing.corrections import corrections

    found = [c for c in corrections(workspace) if (c.article, c.locale) in shown]
    if found:
        click.echo("\npublic editions that say something else than the source now does:")
        for correction in found:
            click.echo(f"  {correction}")
