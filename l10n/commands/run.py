"""`l10n run`: the main job."""

import sys

import click

from l10n.console import selection


@click.command("run")
@selection
def run_command(articles: tuple[str, ...], locale: tuple[str, ...]) -> None:
    """Do the main job: sync, draft, check, build.

    Catalogs are brought up to date with the articles, what is untranslated gets drafts, findings
    are counted ('l10n check' shows them), editions are written. A second run changes nothing. A
    file that cannot be read is named at the end and keeps no other from its work.

    Example: l10n run --locale pt_BR
    """
    from l10n import naming
    from l10n.changed import Look
    from l10n.commands.build import build
    from l10n.commands.draft import draft
    from l10n.commands.sync import sync
    from l10n.inspection import Inspection
    from l10n.publishing.building import Building
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    look, codes = Look(workspace, workspace.articles(articles)), workspace.locales(locale)
    changed = sync(look, codes) + draft(look, codes)
    found = Inspection(workspace).counts(look, codes)
    changed += build(Building(workspace), look, codes)
    naming.settle(workspace, codes, look.whole)
    look.complain()
    if not changed:
        click.echo("nothing changed: everything was up to date")
    for severity, number in found.items():
        findings = "finding" if number == 1 else "findings"
        click.echo(f"{number} {findings} of severity {severity}; 'l10n check' shows them")
    if found.keys() - {"hint"}:
        sys.exit(1)
