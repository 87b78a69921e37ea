"""`l10n publish`."""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from l10n import console

if TYPE_CHECKING:
    from l10n.publishing.publication import Decision, Report, Wish
    from l10n.publishing.work import Hands
    from l10n.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])
OUTCOMES = {
    "published": "published",
    "filled": "published, with paragraphs in the source's language",
    "kept": "not ready; the last good edition stays public",
    "held": "held",
    "withdrawn": "withdrawn; 'l10n publish --restore' lets it be published again",
    "taken back": "taken back by --revert; stays so until its text changes, or --restore",
}

BACK = {True: "is as it was before", False: "is off the site again, as it was before"}

MODES = {
    "dry-run": "Say what would be published, and why not.",
    "revert": "Go back to what was public before.",
    "withdraw": "Take the articles off the site.",
    "restore": "Let what was withdrawn or reverted be published.",
    "new-slug": "Give the articles new addresses; the old ones redirect.",
}


def modes(command: F) -> F:
    for name, told in reversed(MODES.items()):
        command = click.option(f"--{name}", "mode", flag_value=name, help=told, multiple=True)(
            command
        )
    return command


def _one(given: tuple[str, ...], articles: tuple[str, ...]) -> str:
    """The mode asked for, "" for none: what only tries must never be taken for what does."""
    if len(set(given)) > 1:
        listed = " and ".join(f"--{name}" for name in dict.fromkeys(given))
        raise click.UsageError(f"{listed}: give one of them; nothing was done")
    mode = "".join(given[:1])
    if mode in {"withdraw", "restore", "new-slug"} and not articles:
        raise click.UsageError(f"--{mode}: name the articles")
    return mode


@click.command("publish")
@modes
@console.workers
@console.selection
def publish_command(
    articles: tuple[str, ...],
    locale: tuple[str, ...],
    mode: tuple[str, ...],
    jobs: int,
    cluster: str,
) -> None:
    """Publish what passes each locale's gate: public/, in one step, or not at all.

    The gate is [publish] in l10n.toml: what people must have accepted, which findings hold an
    article, and what happens to one that is not complete. Exits 1 when something is held.

    Example: l10n publish --dry-run; l10n publish --revert source/floods.md --locale uk
    """
    from l10n.publishing.publication import Wish
    from l10n.publishing.work import Hands
    from l10n.workspace import Workspace

    asked = _one(mode, articles)
    workspace = Workspace.find()
    named = workspace.articles(articles) if articles else ()
    codes = _locales(workspace, locale)
    with workspace.lock("l10n publish"):
        if asked in {"revert", "withdraw", "restore"}:
            _back(workspace, named, codes, asked)
        else:
            wish = Wish(frozenset(named), frozenset(codes), new_slug=asked == "new-slug")
            _publish(workspace, wish, Hands(jobs, cluster), dry=asked == "dry-run")


def _locales(workspace: "Workspace", given: tuple[str, ...]) -> tuple[str, ...]:
    """The locales named; the source's own is one of them here."""
    source = workspace.settings.source_locale
    others = [code for code in given if code != source]
    return (*((source,) if source in given else ()), *(workspace.locales(others) if others else ()))


def _back(
    workspace: "Workspace", articles: Iterable[str], locales: Iterable[str], what: str
) -> None:
    from l10n.publishing import recall

    if what == "restore":
        names = recall.restore(workspace, articles, locales)
        told = dict.fromkeys(names, "may be published again; run 'l10n publish'")
    elif what == "withdraw":
        names, _ = recall.withdraw(workspace, articles, locales)
        told = dict.fromkeys(names, "is withdrawn")
    else:
        public, _ = recall.revert(workspace, articles, locales)
        told = {name: BACK[shown] for name, shown in public.items()}
    for name, done in sorted(told.items()):
        click.echo(f"{name}: {done}")
    if not told:
        click.echo(f"nothing to {what}")


def _publish(workspace: "Workspace", wish: "Wish", hands: "Hands", *, dry: bool) -> None:
    from l10n.publishing import publication

    report = publication.publish(workspace, wish, dry=dry, run=hands.run, render=hands.render)
    held = _explain(report, dry=dry)
    for article, picture in report.missing:
        console.say(f"source/{article}: source/{picture} is not there; shown without the picture")
    _sum_up(workspace, report)
    if held:
        sys.exit(1)


def _explain(report: "Report", *, dry: bool) -> bool:
    """Article by article, what is not simply published as before, with its reasons."""
    held = False
    for decision in sorted(report.decisions, key=lambda d: (d.row.article, d.row.locale)):
        if decision.is_none or not (decision.waits or dry or decision.changed):
            continue
        held = held or decision.outcome in {"held", "kept"}
        click.echo(f"{decision.row.name}: {_said(decision)}")
        for reason in decision.row.verdict.reasons:
            click.echo(f"  - {reason}")
    return held


def _said(decision: "Decision") -> str:
    said = OUTCOMES[decision.outcome]
    story = decision.story
    if story and story.machine:
        said += " as machine translation, not reviewed (noindex)"
    if story and decision.before and story.slug != decision.before.story.slug:
        said += f", at a new address ({story.slug}); the old one leads to it"
    if decision.outcome == "held" and decision.before:
        said += '; it was public and goes offline (publish.incomplete = "last-good" keeps it)'
    return said


def _sum_up(workspace: "Workspace", report: "Report") -> None:
    from l10n.workspace import PUBLIC

    public = report.public
    if report.outcome is None:
        click.echo(f"{public} of {report.editions} editions would be public; nothing was written")
        return
    out = report.outcome
    there = (workspace.root / PUBLIC / "index.html").is_file()
    look = f"; open {PUBLIC}/index.html" if there else ""
    if not out.changed:
        click.echo(f"{PUBLIC}/: as before ({_many(public, 'edition')}){look}")
        return
    done = f"{_many(out.written, 'file')} written, {out.removed} removed"
    click.echo(f"{PUBLIC}/: {_many(public, 'edition')}; {done}{look}")
    if not workspace.settings.publish.url:
        console.say(
            "publish.url is not set: no canonical addresses and no sitemap; "
            'set url = "https://…" under [publish] in l10n.toml'
        )


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
