"""`l10n check`."""

import sys
from itertools import product
from typing import TYPE_CHECKING

import click

from l10n import console

if TYPE_CHECKING:
    from l10n.changed import Look
    from l10n.inspection import Inspection
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
@click.option(
    "--accept", metavar="REASON", help="Let be what is found, and say why; kept in the ledger."
)
@click.option(
    "--write-baseline", is_flag=True, help="Let be all that is found today (for an archive)."
)
@click.option(
    "--fix",
    is_flag=True,
    help="Mend drafts where there is one answer: places, letters, typography.",
)
@click.option(
    "--reviewed", is_flag=True, help="With --fix: human text too, each change in the ledger."
)
def check_command(  # noqa: PLR0913 - one argument an option
    *,
    articles: tuple[str, ...],
    locale: tuple[str, ...],
    form: str,
    only: tuple[str, ...],
    least: str,
    accept: str | None,
    write_baseline: bool,
    fix: bool,
    reviewed: bool,
) -> None:
    """Find what is wrong: numbers, places, quotations, markup, look-alike letters and more.

    Exits 1 when there are findings other than hints. A person silences one with a comment in the
    catalog (# l10n-ok: numbers — spelled out), or all that is shown with --accept and a reason.
    Both die when source or target changes. A file that cannot be read is named at the end (exit
    code 2) and keeps no other from being checked.

    Example: l10n check source/kharkiv-counter-offensive.txt --locale de --format json
    """
    from l10n import reports, review
    from l10n.changed import Look
    from l10n.inspection import Inspection
    from l10n.workspace import Workspace

    if reviewed and not fix:
        raise click.UsageError("--reviewed goes with --fix")
    if accept is not None and not accept.strip():
        raise click.UsageError("--accept wants a reason, as in --accept 'spelled out'")
    desk = Inspection(Workspace.find(), only, whole=write_baseline)
    codes = desk.workspace.locales(locale)
    look = Look(desk.workspace, desk.workspace.articles(articles))
    if fix:
        _fix(desk, look, codes, human=reviewed)
    found: list[Finding] = []
    with console.progress(desk.run(look, codes), "check", len(look.articles)) as running:
        for some in running:
            found += some
    kept = [f for f in review.ordered(found) if GRAVE.index(f.severity) <= GRAVE.index(least)]
    if write_baseline:
        look.complain()
        console.say(f"{desk.write_baseline(kept)} findings are let be from now on")
    elif accept:
        console.say(f"{desk.accept(kept, accept)} findings accepted")
    else:
        click.echo(reports.reports()[form].render(kept), nl=False)
    look.complain()
    if not (write_baseline or accept) and any(finding.severity != "hint" for finding in kept):
        sys.exit(1)


def _fix(desk: "Inspection", look: "Look", locales: tuple[str, ...], *, human: bool) -> None:
    changed = 0
    with desk.workspace.lock("l10n check --fix"):
        for name, locale in product(look.articles, locales):
            with look.bearing(name, (locale,)):
                if mended := desk.fix(name, locale, human=human):
                    changed += mended
                    look.wrote(name, locale)
    console.say(f"{changed} translations mended")
