"""`l10n check`."""

import sys
from typing import TYPE_CHECKING

import click

from l10n import console

if TYPE_CHECKING:
    from l10n.model import Finding

GRAVE = ("error", "warning", "hint")


@click.command("check")
@console.selection
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif", "html"]),
    default="text",
    show_default=True,
    help="How findings are shown.",
)
@click.option(
    "--only", "-c", multiple=True, metavar="CHECK", help="Only this check; may be repeated."
)
@click.option(
    "--min",
    "least",
    type=click.Choice(GRAVE),
    default="hint",
    show_default=True,
    help="Leave out what is less grave.",
)
def check_command(
    articles: tuple[str, ...], locale: tuple[str, ...], form: str, only: tuple[str, ...], least: str
) -> None:
    """Find what is wrong: numbers, places, quotations, markup, look-alike letters and more.

    Exits 1 when there are findings other than hints. A person silences one with a comment in the
    catalog: # l10n-ok: numbers — spelled out

    Example: l10n check source/kharkiv-counter-offensive.txt --locale de --format json
    """
    from l10n import reports, review
    from l10n.inspection import Inspection
    from l10n.workspace import Workspace

    desk = Inspection(Workspace.find(), only)
    chosen, codes = desk.workspace.articles(articles), desk.workspace.locales(locale)
    found: list[Finding] = []
    with console.progress(chosen, "check") as names:
        for name in names:
            found += desk.article(name, codes)
    kept = [f for f in review.ordered(found) if GRAVE.index(f.severity) <= GRAVE.index(least)]
    click.echo(reports.reports()[form].render(kept), nl=False)
    if any(finding.severity != "hint" for finding in kept):
        sys.exit(1)
