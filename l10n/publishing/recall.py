"""Taking back: an edition that should not have been published, or the whole last publication."""

from collections.abc import Iterable
from dataclasses import replace

from l10n.errors import Trouble
from l10n.publishers import Story
from l10n.publishing import register
from l10n.publishing.archive import Archive, archive, story_from
from l10n.publishing.publication import Issue, release
from l10n.publishing.switch import Outcome
from l10n.workspace import Workspace

# one change of one edition: its name, digest before, digest after
Change = tuple[str, str | None, str | None]


def revert(
    workspace: Workspace, articles: Iterable[str], locales: Iterable[str], at: str = ""
) -> tuple[list[str], Outcome]:
    """Put back what was public before: of the articles named, else before the last publication.

    What is taken back is not published again until its text changes. Gives the names of the
    editions that changed.
    """
    issue = Issue.begin(workspace, at)
    memory = archive(workspace)
    chosen = list(_chosen(memory, issue, set(articles), set(locales)))
    if not chosen:
        raise Trouble("nothing to revert: no publication of this is remembered in .l10n/publish/")
    stories = dict(issue.before)
    for name, old, new in chosen:
        locale, article = name.split("/", 1)
        if new:
            issue.registers[locale].note(article, "rejected", new, issue.at)
        if old:
            stories[name] = _again(memory, issue, name, old)
        else:
            stories.pop(name, None)
    return [name for name, _, _ in chosen], release(issue, stories, {})


def _chosen(
    memory: Archive, issue: Issue, articles: set[str], locales: set[str]
) -> Iterable[Change]:
    """The latest changes that still stand; of each edition named, or all of the latest day."""
    seen: set[str] = set()
    for entry in reversed(memory.load("history.json") or []):
        for name, (old, new) in entry["changes"].items():
            locale, article = name.split("/", 1)
            wanted = (not articles or article in articles) and (not locales or locale in locales)
            if wanted and name not in seen and _stands(issue, name, new):
                seen.add(name)
                yield name, _before(memory, issue, name, old), new
        if seen and not articles:
            return


def _stands(issue: Issue, name: str, digest: str | None) -> bool:
    """Is this edition the public one, and not taken back before?"""
    locale, article = name.split("/", 1)
    now = issue.before.get(name)
    rejected = issue.registers[locale].of(article).rejected
    return digest is not None and now is not None and now.digest == digest not in rejected


def _before(memory: Archive, issue: Issue, name: str, digest: str | None) -> str | None:
    """The edition before, or one further back where that one was taken back as well."""
    locale, article = name.split("/", 1)
    rejected = issue.registers[locale].of(article).rejected
    for entry in reversed(memory.load("history.json") or []):
        if digest is None or digest not in rejected:
            return digest
        old, new = entry["changes"].get(name, (None, None))
        if new == digest:
            digest = old
    return digest


def _again(memory: Archive, issue: Issue, name: str, digest: str) -> Story:
    """An edition as it was, at the address it has now."""
    locale, article = name.split("/", 1)
    record = issue.registers[locale].of(article)
    story = story_from(memory.recall(digest)["story"])
    now = issue.before.get(name)
    return replace(
        story,
        slug=record.slug,
        old_slugs=record.old_slugs,
        published=now.published if now else story.published or record.first,
        modified=issue.at,
    )


def withdraw(
    workspace: Workspace, articles: Iterable[str], locales: Iterable[str], at: str = ""
) -> tuple[list[str], Outcome]:
    """Take articles off the site in the given locales, or in all; their addresses say so."""
    issue = Issue.begin(workspace, at)
    codes = set(locales) or set(issue.registers)
    names = []
    for article in articles:
        for locale, book in issue.registers.items():
            if locale in codes and not book.of(article).withdrawn:
                book.note(article, "withdrawn", "", issue.at)
                names.append(f"{locale}/{article}")
    stories = {name: story for name, story in issue.before.items() if name not in set(names)}
    return names, release(issue, stories, {})


def restore(
    workspace: Workspace, articles: Iterable[str], locales: Iterable[str], at: str = ""
) -> list[str]:
    """Let withdrawn or reverted articles be published again; 'l10n publish' then does it."""
    issue = Issue.begin(workspace, at)
    codes = set(locales) or set(issue.registers)
    names = []
    for article in articles:
        for locale, book in issue.registers.items():
            record = book.of(article)
            if locale in codes and (record.withdrawn or record.rejected):
                book.note(article, "restored", "", issue.at)
                names.append(f"{locale}/{article}")
    for book in issue.registers.values():
        register.write(workspace, book)
    return names
