"""Taking back: an edition that should not have been published, or the whole last publication."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from l10n.errors import Trouble
from l10n.publishing.change import locales as all_locales
from l10n.publishing.publication import Issue
from l10n.publishing.records import Change, Shown
from l10n.publishing.register import Record
from l10n.publishing.release import Outcome, Settled, release
from l10n.publishing.stock import opened
from l10n.workspace import Workspace


def revert(
    workspace: Workspace, articles: Iterable[str], locales: Iterable[str], at: str = ""
) -> tuple[dict[str, bool], Outcome]:
    """Put back what was public before: of the articles named, else before the last publication.

    What is taken back is not published again until its text changes. Gives the names of the
    editions that changed, and whether they are public now.
    """
    with opened(workspace) as stock:
        issue = Issue.begin(workspace, stock, at)
        chosen = list(_chosen(issue, set(articles), set(locales)))
        if not chosen:
            raise Trouble(
                "nothing to revert: no publication of this is remembered in .l10n/publish/"
            )
        shown = {change.article: stock.shown(change.article) for change in chosen}
        for change in chosen:
            if change.new:
                issue.registers[change.locale].note(
                    change.article, "rejected", change.new, issue.at
                )
            if change.old:
                now = shown[change.article].get(change.locale)
                shown[change.article][change.locale] = _again(issue, change, change.old, now)
            else:
                shown[change.article].pop(change.locale, None)
        outcome = _release(issue, shown)
    return {f"{change.locale}/{change.article}": bool(change.old) for change in chosen}, outcome


def _release(issue: Issue, shown: dict[str, dict[str, Shown]]) -> Outcome:
    """Make public what was taken back; the next publication decides on these articles anew."""
    return release(issue.change(shown), _open(issue, shown))


def _open(issue: Issue, articles: Iterable[str]) -> Settled:
    """Articles as they stand, but for the next publication to decide upon."""
    standings = issue.stock.standings()
    codes = dict.fromkeys(all_locales(issue.workspace), "")
    return {
        key: (standings[key]._replace(settled=""), codes) for key in articles if key in standings
    }


def _chosen(issue: Issue, articles: set[str], locales: set[str]) -> Iterator[Change]:
    """The latest changes that still stand; of each edition named, or all of the latest day."""
    seen: set[tuple[str, str]] = set()
    publication = 0
    changes = list(issue.stock.changes(articles))
    for change in changes:
        if seen and not articles and change.publication != publication:
            return
        edition = (change.article, change.locale)
        if edition not in seen and (not locales or change.locale in locales):
            if not _stands(issue, change):
                continue
            before = _before(issue, change, changes)
            if before or change.new:  # else it is taken back already
                seen.add(edition)
                publication = change.publication
                yield change._replace(old=before)


def _stands(issue: Issue, change: Change) -> bool:
    """Is it as the change left it: public and not taken back, or offline and not withdrawn?"""
    now = issue.stock.shown(change.article).get(change.locale)
    if change.new is None:
        return now is None and not _record(issue, change).withdrawn
    return now is not None and now.story.digest == change.new not in _record(issue, change).rejected


def _record(issue: Issue, change: Change) -> Record:
    return issue.registers[change.locale].of(change.article)


def _before(issue: Issue, change: Change, changes: Iterable[Change]) -> str | None:
    """The edition before, or one further back where that one was taken back as well."""
    digest, rejected = change.old, {*_record(issue, change).rejected, change.new}
    for one in changes:
        if digest is None or digest not in rejected:
            return digest
        if (one.article, one.locale, one.new) == (change.article, change.locale, digest):
            digest = one.old
    return digest


def _again(issue: Issue, change: Change, digest: str, now: Shown | None) -> Shown:
    """An edition as it was, at the address it has now."""
    record = _record(issue, change)
    archive = issue.stock.archive
    row = archive.recall(digest)
    story = archive.story(row["story"])
    again = replace(
        story,
        slug=record.slug,
        old_slugs=record.old_slugs,
        published=now.story.published if now else story.published or record.first,
        modified=issue.at,
    )
    return Shown(again, row.get("inputs", {}))


def withdraw(
    workspace: Workspace, articles: Iterable[str], locales: Iterable[str], at: str = ""
) -> tuple[list[str], Outcome]:
    """Take articles off the site in the given locales, or in all; their addresses say so."""
    with opened(workspace) as stock:
        issue = Issue.begin(workspace, stock, at)
        names, shown = [], {}
        for article in articles:
            before = stock.shown(article)
            for locale in _named(workspace, locales):
                book = issue.registers[locale]
                if not book.of(article).withdrawn:
                    book.note(article, "withdrawn", "", issue.at)
                    names.append(f"{locale}/{article}")
                    before.pop(locale, None)
            shown[article] = before
        return names, _release(issue, shown)


def restore(
    workspace: Workspace, articles: Iterable[str], locales: Iterable[str], at: str = ""
) -> list[str]:
    """Let withdrawn or reverted articles be published again; 'l10n publish' then does it."""
    with opened(workspace) as stock:
        issue = Issue.begin(workspace, stock, at)
        ours = not issue.registers.changed(stock)
        names, restored = [], dict[str, None]()
        for article in articles:
            for locale in _named(workspace, locales):
                book = issue.registers[locale]
                record = book.of(article)
                if record.withdrawn or record.rejected:
                    book.note(article, "restored", "", issue.at)
                    names.append(f"{locale}/{article}")
                    restored[article] = None
        issue.registers.write()
        if restored and ours:  # else the next publication decides on all articles anew
            with stock.writing():
                for key, settled in _open(issue, restored).items():
                    stock.settle(key, *settled)
                stock.keep("registers", issue.change({}).noted())
    return names


def _named(workspace: Workspace, locales: Iterable[str]) -> tuple[str, ...]:
    """The locales given, or all."""
    wanted = set(locales)
    return tuple(code for code in all_locales(workspace) if not wanted or code in wanted)
