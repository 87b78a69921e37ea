"""`l10n draft`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from l10n.console import progress, say, selection

if TYPE_CHECKING:
    from l10n.drafting.work import Outcome


@click.command("draft")
@selection
@click.option("--engine", "-e", "engines", multiple=True, metavar="ENGINE", help="Instead of the "
              "engines in l10n.toml; may be repeated: they are asked in this order.")  # fmt: skip
def draft_command(
    articles: tuple[str, ...], locale: tuple[str, ...], engines: tuple[str, ...]
) -> int:
    """Fill what is untranslated with drafts: from the memory, else from an engine.

    Drafts are marked fuzzy, with the engine and what is doubtful about them; human text is never
    touched. Whatever an engine gave is kept: a run that was stopped goes on where it ended.

    Example: l10n draft source/kharkiv-counter-offensive.txt --locale pt_BR
    """
    from l10n.drafting import work
    from l10n.drafting.work import Task
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    with workspace.lock("l10n draft"):
        tasks = [
            Task(str(workspace.root), article, code, engines)
            for code in workspace.locales(locale)
            for article in workspace.articles(articles)
        ]
        todo = [task for task in tasks if work.wanting(task)]
        with progress(todo, "drafting") as bar:
            outcomes = [work.run(task) for task in bar]
    tell(outcomes)
    return sum(one.report.drafted + one.report.recalled for one in outcomes)


def tell(outcomes: Iterable["Outcome"]) -> None:
    """What was drafted, and what was not and why, by locale."""
    from l10n.draft import Report

    totals: dict[str, Report] = {}
    without: dict[str, str] = {}
    for outcome in outcomes:
        totals.setdefault(outcome.task.locale, Report()).add(outcome.report)
        if outcome.engineless:
            without[outcome.task.locale] = "; ".join(outcome.engineless)
    for code, report in totals.items():
        say(f"{code}: {summary(report)}")
        if code in without:
            say(f"{code}: no engine at hand: {without[code]}")
        for reason, texts in report.why.items():
            say(f"{code}: {reason}: {texts} texts without a draft; run 'l10n draft' again to go on")
    if not totals:
        say("nothing is left to draft")


def summary(report: "object") -> str:
    from l10n.draft import Report

    assert isinstance(report, Report)  # noqa: S101 - the type is imported when it is needed
    parts = [f"{report.drafted} drafted"]
    if report.recalled:
        parts.append(f"{report.recalled} from the memory")
    if report.doubtful:
        parts.append(f"{report.doubtful} of them doubtful")
    if report.left:
        parts.append(f"{report.left} left untranslated")
    return ", ".join(parts)
