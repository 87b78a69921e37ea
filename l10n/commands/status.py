"""`l10n status`."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

import click

from l10n.console import selection

if TYPE_CHECKING:
    from l10n.changed import Look
    from l10n.workspace import Workspace


@click.command("status")
@selection
@click.option("--json", "as_json", is_flag=True, help="As a JSON array, one object a row.")
@click.option("--html", "as_html", is_flag=True, help="As a web page that needs nothing else.")
@click.option("--next", "upcoming", is_flag=True, help="What to look at next, riskiest first.")
def status_command(
    articles: tuple[str, ...],
    locale: tuple[str, ...],
    *,
    as_json: bool,
    as_html: bool,
    upcoming: bool,
) -> None:
    """Show how far each article has come in each locale.

    Numbers are sentences; words are those of the source. Public editions whose source has
    changed since follow, those with other figures first. With --next, the sentences that wait for
    a person come in the order of risk: findings first, then a draft's doubts, then headline, lead
    and quotations.

    Example: l10n status --json --locale pt_BR
    """
    from l10n.catalogs import progress
    from l10n.changed import Look
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    look, codes = Look(workspace, workspace.articles(articles)), workspace.locales(locale)
    if upcoming:
        _next(look, codes, as_json=as_json)
        look.complain()
        return
    rows = progress.rows(look, codes)
    if as_json:
        click.echo(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=1))
    elif as_html:
        click.echo(progress.page(rows))
    else:
        click.echo(progress.table(rows))
        _corrections(workspace, {(row.article, row.locale) for row in rows})
    look.complain()


def _corrections(workspace: "Workspace", shown: Collection[tuple[str, str]]) -> None:
    """What is public and no longer what the source says, gravest first."""
    from l10n.publishing.corrections import corrections

    found = [c for c in corrections(workspace) if (c.article, c.locale) in shown]
    if found:
        click.echo("\npublic editions that say something else than the source now does:")
        for correction in found:
            click.echo(f"  {correction}")


def _next(look: "Look", locales: tuple[str, ...], *, as_json: bool) -> None:
    """The sentences that wait for a person, and why."""
    from l10n.inspection import Inspection

    rows = list(Inspection(look.workspace).waiting(look, locales))
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        why = f" ({row['why']})" if row["why"] else ""
        click.echo(f"{row['path']}:{row['line']}: {row['source'][:76]}{why}")
