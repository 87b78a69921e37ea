"""Publishing: every article and locale through the gate, then all that passed, in one step.

`public/` is the output; `.l10n/publish/` remembers what was published (to go back, and to do
only what changed); `locales/<locale>/published.jsonl` keeps what must outlive any cache.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from l10n.publishers import Story
from l10n.publishing import register
from l10n.publishing.archive import now
from l10n.publishing.change import Change, Registers, locales
from l10n.publishing.planning import Run, plan
from l10n.publishing.records import Row, Shown, Standing
from l10n.publishing.register import Record, Register
from l10n.publishing.release import Outcome, Render, one_by_one, release
from l10n.publishing.stock import Stock, opened
from l10n.publishing.work import in_order
from l10n.settings import Publish
from l10n.workspace import Workspace


@dataclass(frozen=True)
class Issue:
    """One publication in the making: what is remembered, the registers, its time."""

    workspace: Workspace
    stock: Stock
    registers: Registers
    at: str

    @classmethod
    def begin(cls, workspace: Workspace, stock: Stock, at: str = "") -> "Issue":
        return cls(workspace, stock, Registers(workspace), at or now())

    @cached_property
    def policies(self) -> Mapping[str, Publish]:
        settings = self.workspace.settings
        return {locale: settings.of(locale).publish for locale in locales(self.workspace)}

    def change(self, changed: Mapping[str, Mapping[str, Shown]]) -> Change:
        return Change(self.workspace, self.stock, self.registers, changed)


# ---- decide: what will be published ----------------------------------------------------------


@dataclass(frozen=True)
class Wish:
    """What a publication is about: the articles and locales named, or all where none are."""

    articles: frozenset[str] = frozenset()
    locales: frozenset[str] = frozenset()
    new_slug: bool = False

    def covers(self, row: Row) -> bool:
        named = not self.articles or row.article in self.articles
        return named and (not self.locales or row.locale in self.locales)


ALL = Wish()


@dataclass(frozen=True)
class Decision:
    """`outcome` is published, filled, kept (the last good edition), held, withdrawn, taken back."""

    row: Row
    outcome: str
    shown: Shown | None = None
    before: Shown | None = None

    @property
    def story(self) -> Story | None:
        return self.shown and self.shown.story

    @property
    def changed(self) -> bool:
        """Do readers get something else?"""
        return self.story != (self.before and self.before.story)

    @property
    def waits(self) -> bool:
        """Is it not public as it could be, so that an editor must be told?"""
        return self.outcome not in {"published", "filled"} and not self.is_none

    @property
    def is_none(self) -> bool:
        """Is it nothing to publish, and nobody's task: no story by itself?"""
        return self.outcome == "held" and not self.row.verdict.reasons


def decide(issue: Issue, article: str, wish: Wish = ALL, *, again: bool = True) -> list[Decision]:
    """The fate of an article's editions, as far as the wish covers them; slugs and dates fixed.

    Without `again` only of those that are not settled.
    """
    before = issue.stock.shown(article)
    codes = locales(issue.workspace)
    rows = issue.stock.rows(article, settled=again)
    mine = (row for row in rows if row.locale in codes and wish.covers(row))
    return [_decided(issue, row, before.get(row.locale), wish) for row in mine]


def _decided(issue: Issue, row: Row, last: Shown | None, wish: Wish) -> Decision:
    """What becomes of a row, and what is public then."""
    book = issue.registers[row.locale]
    known = book.of(row.article)
    policy = issue.policies[row.locale]
    if known.withdrawn:
        return Decision(row, "withdrawn", None, last)
    if row.imprint and row.imprint["digest"] not in known.rejected:
        outcome = "filled" if row.verdict.filled else "published"
        if last and not wish.new_slug and _same(row.imprint, last.story, known):
            return Decision(row, outcome, Shown(last.story, row.inputs), last)
        new = issue.stock.archive.story(row.imprint)
        story = named(new, book, issue.at, latin=policy.slugs == "latin", anew=wish.new_slug)
        story = dated(story, book, last and last.story, issue.at)
        return Decision(row, outcome, Shown(story, row.inputs), last)
    if row.imprint:
        return Decision(row, "taken back", last, last)
    if last and (row.verdict.broken or policy.incomplete == "last-good"):
        stale = replace(last.story, stale=last.story.stale or _older(row, last.story))
        return Decision(row, "kept", last._replace(story=stale), last)
    return Decision(row, "held", None, last)


def _same(new: Mapping[str, Any], last: Story, known: Record) -> bool:
    """Would it be published exactly as it is public now?"""
    mine = (new["digest"], new["stale"], new["published"] or known.first, new.get("address", ""))
    return (*mine, known.slug, known.old_slugs) == (
        last.digest, last.stale, last.published, last.address, last.slug, last.old_slugs,
    )  # fmt: skip


def _older(row: Row, last: Story) -> bool:
    return not row.verdict.broken and not row.inputs.get("source", "").startswith(last.version)


def named(story: Story, book: Register, at: str, *, latin: bool, anew: bool) -> Story:
    """With its slug, frozen at first publication."""
    record = book.of(story.key)
    if anew or not record.slug:
        wanted = register.slug(story.slug or story.title, latin=latin)
        record = book.name(story.key, wanted, at, anew=anew)
    return replace(story, slug=record.slug, old_slugs=record.old_slugs)


def dated(story: Story, book: Register, last: Story | None, at: str) -> Story:
    """With the dates of its first publication and of its last change."""
    published = story.published or book.of(story.key).first
    changed = max(story.modified, published)
    if last is not None:  # a change that left no date of its own is dated now
        same = last.digest == story.digest
        changed = last.modified if same else changed if changed > last.modified else at
    return replace(story, published=published, modified=changed)


# ---- publish ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Report:
    """What was decided anew or waits; how many editions are public now, and could be.

    `outcome` is None of a dry run. `missing` are the pictures that are not there: article, path.
    """

    decisions: list[Decision]
    outcome: Outcome | None
    public: int
    editions: int
    missing: list[tuple[str, str]]


def publish(
    workspace: Workspace,
    wish: Wish = ALL,
    *,
    dry: bool = False,
    run: Run = in_order,
    render: Render = one_by_one,
) -> Report:
    """Everything that passes the gate, made public; `dry`: only what would be."""
    with opened(workspace) as stock:
        issue = Issue.begin(workspace, stock)
        standings = plan(workspace, stock, locales(workspace), run)
        again = dry or wish.new_slug or issue.registers.changed(stock)
        decided = {
            key: decide(issue, key, wish, again=again)
            for key, standing in standings.items()
            if (again or standing.open) and (not wish.articles or key in wish.articles)
        }
        decisions = [decision for found in decided.values() for decision in found]
        gone = [] if wish.articles else sorted(stock.standings().keys() - standings.keys())
        change = issue.change(_changed(issue, decided, gone))
        missing = _missing(change, change.after if dry else change.changed)
        if dry:
            public = sum(1 for decision in decisions if decision.shown)
            return Report(decisions, None, public, len(decisions), missing)
        outcome = release(change, dict(_settled(standings, decided, wish)), render)
        with stock.writing():
            stock.forget(gone, locales(workspace))
        public = sum(len(found.editions) for found in change.after.values())
        return Report(decisions, outcome, public, stock.count(), missing)


def _changed(
    issue: Issue, decided: Mapping[str, list[Decision]], gone: Iterable[str]
) -> dict[str, dict[str, Shown]]:
    """What is public of each article then, where that is not as before."""
    codes = locales(issue.workspace)
    found: dict[str, dict[str, Shown]] = {key: {} for key in gone}
    for key, decisions in decided.items():
        before = issue.stock.shown(key)
        after = {code: shown for code, shown in before.items() if code in codes}
        for decision in decisions:
            after.pop(decision.row.locale, None)
            if decision.shown:
                after[decision.row.locale] = decision.shown
        if after != before:
            found[key] = after
    return found


def _settled(
    standings: Mapping[str, Standing], decided: Mapping[str, list[Decision]], wish: Wish
) -> Iterator[tuple[str, tuple[Standing, dict[str, str]]]]:
    """How the decided articles stand then; what was decided of some locales only stays open."""
    for key, decisions in decided.items():
        waits = any(decision.waits for decision in decisions)
        settled = "" if wish.locales else standings[key].planned
        editions = {d.row.locale: "" if d.waits else d.row.signature for d in decisions}
        yield key, (standings[key]._replace(settled=settled, waits=waits), editions)


def _missing(change: Change, articles: Container[str]) -> list[tuple[str, str]]:
    """Pictures that these articles show and that are not in `source/`."""
    there = change.publication.media
    return [
        (key, picture)
        for key, found in sorted(change.after.items())
        if key in articles
        for picture in found.pictures
        if picture not in there
    ]
