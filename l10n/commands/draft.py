"""`l10n draft`."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from l10n.console import say, selection

if TYPE_CHECKING:
    from l10n.changed import Look
    from l10n.draft import Report
    from l10n.drafting.work import Outcome, Task

ENOUGH = 400  # entries for which one more process pays off


@dataclass(frozen=True)
class How:
    """The options of a run."""

    redraft: bool = False
    estimate: bool = False
    fetch: bool = False
    jobs: int = 0
    cluster: str = ""


NOTHING_SPECIAL = How()


@click.command("draft")
@selection
@click.option("--engine", "-e", "engines", multiple=True, metavar="ENGINE", help="Instead of the "
              "engines in l10n.toml; may be repeated: they are asked in this order.")  # fmt: skip
@click.option("--redraft", is_flag=True, help="Make drafts anew that nobody has touched.")
@click.option("--estimate", is_flag=True, help="Say what would be sent and cost; send nothing.")
@click.option("--fetch", is_flag=True, help="Download the Firefox models that are missing.")
@click.option(
    "--jobs", "-j", type=click.IntRange(0), default=0, help="Processes; 0: as it pays off."
)
@click.option("--cluster", default="", metavar="ADDRESS", help="A Dask scheduler, tcp://host:8786.")
def draft_command(
    articles: tuple[str, ...],
    locale: tuple[str, ...],
    engines: tuple[str, ...],
    **how: Any,  # noqa: ANN401 - the fields of `How`
) -> int:
    r"""Fill what is untranslated with drafts: from the memory, else from an engine.

    Drafts are marked fuzzy, with the engine and what is doubtful about them; human text is never
    touched. Whatever an engine gave is kept: a run that was stopped goes on where it ended.

    \b
    Engines: firefox (no key, no network), apertium, libretranslate, openai (any compatible
    endpoint), deepl, google, microsoft, mymemory, yandex, papago, baidu, qcri, chatgpt, none;
    chains as in 'firefox:pt > apertium'. docs/engines.md says what each needs.

    Example: l10n draft source/kharkiv-counter-offensive.txt --locale pt_BR
    """
    from l10n.changed import Look
    from l10n.workspace import Workspace

    workspace, wish = Workspace.find(), How(**how)
    codes = workspace.locales(locale)
    if wish.fetch:
        _fetch(workspace.settings.source_locale, codes)
    look = Look(workspace, workspace.articles(articles))
    changed = draft(look, codes, engines, wish)
    look.complain()
    return changed


def draft(
    look: "Look", codes: Sequence[str], engines: tuple[str, ...] = (), wish: How = NOTHING_SPECIAL
) -> int:
    """Draft what waits in the catalogs looked at; how many entries that changed."""
    from l10n.drafting.pending import Pending

    with look.workspace.lock("l10n draft"):
        pending = Pending(look, engines, wish.redraft, say)
        todo, idle = pending.split(codes, waiting=wish.estimate)
        waiting = sum(map(pending.waiting_in, todo))
        if waiting:
            pending.memory()
        if wish.estimate:
            _estimate(todo)
            return 0
        jobs = wish.jobs or max(1, waiting // ENOUGH)
        start = monotonic()
        outcomes = _run(todo, jobs, wish.cluster, pending.keep)
        pending.close(dict.fromkeys(task.locale for task in todo))
    tell([*idle, *outcomes], monotonic() - start)
    return sum(one.report.changed for one in outcomes)


def _run(
    todo: "Sequence[Task]", jobs: int, cluster: str, keep: "Callable[[Outcome], None]"
) -> "list[Outcome]":
    """The outcomes in the tasks' order; each is kept when it comes."""
    from l10n import executor
    from l10n.console import progress
    from l10n.drafting import work
    from l10n.errors import Trouble

    jobs, done = min(jobs, executor.cores()), {}
    running = executor.run(work.run, todo, jobs, cluster)
    try:
        with progress(running, "drafting", len(todo)) as bar:
            for outcome in bar:
                keep(outcome)
                done[outcome.task] = outcome
    except KeyboardInterrupt:
        raise Trouble("stopped; what came back is kept, 'l10n draft' goes on there") from None
    return [done[task] for task in todo]


def _fetch(source: str, targets: Iterable[str]) -> None:
    from l10n.engines import fetching

    for target in targets:
        for line in fetching.fetch(source, target):
            say(f"{target}: {line}")


def _estimate(todo: "Sequence[Task]") -> None:
    """A table: nothing was sent to make it."""
    from l10n.drafting.estimate import estimates

    click.echo(f"{'locale':8} {'segments':>8} {'memory':>7} {'texts':>6} {'at hand':>8} "
               f"{'characters':>11} {'price':>9}  engine")  # fmt: skip
    for row in estimates(todo):
        price = "?" if row.price is None else f"{row.price:.2f}"
        click.echo(f"{row.locale:8} {row.segments:8} {row.recalled:7} {row.texts:6} {row.hits:8} "
                   f"{row.characters:11} {price:>9}  {row.engine or 'none at hand'}")  # fmt: skip


def tell(outcomes: "Sequence[Outcome]", seconds: float) -> None:
    """What was drafted, and what was not and why, by locale; what was sent, by engine."""
    from l10n.draft import Report

    totals: dict[str, Report] = {}
    for outcome in outcomes:
        totals.setdefault(outcome.task.locale, Report()).add(outcome.report)
    without = {one.task.locale: "; ".join(one.engineless) for one in outcomes if one.engineless}
    quiet = Report()
    totals = {code: report for code, report in totals.items() if report != quiet}
    for code, report in totals.items():
        say(f"{code}: {summary(report)}")
        if code in without:
            say(f"{code}: no engine at hand: {without[code]}")
        for reason, texts in report.why.items():
            say(f"{code}: {reason}: {texts} texts without a draft; run 'l10n draft' again to go on")
    for line in _bill(outcomes, seconds):
        say(line)
    if not totals:
        say("nothing is left to draft")


def _bill(outcomes: "Iterable[Outcome]", seconds: float) -> Iterator[str]:
    """Characters, rate and, where l10n.toml names it, price by engine."""
    sent: Counter[str] = Counter()
    prices: dict[str, float] = {}
    for outcome in outcomes:
        sent.update(outcome.sent)
        for label, price in outcome.spent.items():
            prices[label] = prices.get(label, 0.0) + price
    for label, characters in sent.items():
        rate = f"{characters / max(seconds, 0.01):.0f} a second"
        cost = f", price {prices[label]:.2f}" if prices.get(label) else ""
        if characters:
            yield f"{label}: {characters} characters sent, {rate}{cost}"


def summary(report: "Report") -> str:
    """One line: 70 drafted, 9 of them doubtful, 2 left untranslated."""
    parts = [f"{report.drafted} drafted"]
    if report.mended:
        parts.append(f"{report.mended} older drafts brought to approved names")
    if report.recalled:
        parts.append(f"{report.recalled} from the memory")
    if report.doubtful:
        parts.append(f"{report.doubtful} of them doubtful")
    if report.left:
        parts.append(f"{report.left} left untranslated")
    return ", ".join(parts)
