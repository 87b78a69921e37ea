"""`l10n run`: the main job."""

import sys
from collections import Counter

import click

from l10n.console import selection


@click.command("run")
@selection
@click.pass_context
def run_command(ctx: click.Context, articles: tuple[str, ...], locale: tuple[str, ...]) -> None:
    """Do the main job: sync, draft, check, build.

    Catalogs are brought up to date with the articles, what is untranslated gets drafts, findings
    are counted ('l10n check' shows them), editions are written. A second run changes nothing.

    Example: l10n run --locale pt_BR
    """
    from l10n import naming
    from l10n.commands.build import build_command
    from l10n.commands.draft import draft_command
    from l10n.commands.sync import sync_command
    from l10n.workspace import Workspace

    chosen = {"articles": articles, "locale": locale}
    changed = ctx.invoke(sync_command, **chosen)
    changed += ctx.invoke(draft_command, **chosen, engines=())
    found = _found(articles, locale)
    changed += ctx.invoke(build_command, **chosen, reviewed_only=False)
    naming.settle(workspace := Workspace.find(), workspace.locales(locale))
    if not changed:
        click.echo("nothing changed: everything was up to date")
    for severity, number in found.items():
        findings = "finding" if number == 1 else "findings"
        click.echo(f"{number} {findings} of severity {severity}; 'l10n check' shows them")
    if found.keys() - {"hint"}:
        sys.exit(1)


def _found(articles: tuple[str, ...], locale: tuple[str, ...]) -> Counter[str]:
    """How many findings there are, the gravest first."""
    from l10n import review
    from l10n.inspection import Inspection
    from l10n.workspace import Workspace

    desk = Inspection(Workspace.find())
    codes = desk.workspace.locales(locale)
    found = [f for name in desk.workspace.articles(articles) for f in desk.article(name, codes)]
    return Counter(str(finding.severity) for finding in review.ordered(found))
