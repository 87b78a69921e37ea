"""`l10n sync` on a workspace: which articles changed, which catalogs that touches."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Self

from l10n import article, catalogs, sync
from l10n.model import Article, Catalog, Entry, Segment, State
from l10n.settings import Settings
from l10n.workspace import Workspace

NotesFor = Callable[[str, Segment], tuple[str, ...]]  # locale, segment -> further `#.` lines


@dataclass(frozen=True)
class Report:
    """What a run of sync did, in numbers."""

    articles: int = 0
    written: int = 0
    fresh: int = 0
    stale: int = 0

    def __add__(self, other: Self) -> "Report":
        return Report(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def __str__(self) -> str:
        if not self.written:
            return f"{self.articles} articles: nothing to do"
        return (
            f"{self.articles} articles: {self.written} catalogs written, "
            f"{self.fresh} new sentences, {self.stale} became stale"
        )


def run(
    workspace: Workspace, name: str, locales: Iterable[str], notes: NotesFor | None = None
) -> Report:
    """Synchronise one article with its catalogs in `locales`."""
    data = workspace.read(workspace.source_path(name))
    taken = article.read(name, data, workspace.settings)
    report = Report(articles=1)
    for locale in locales:
        old = catalogs.load(workspace, locale, name)
        new = synchronised(old, taken, workspace.settings, notes)
        if catalogs.save(workspace, locale, name, new):
            report += _difference(old, new)
    return report


def synchronised(
    catalog: Catalog, taken: Article, settings: Settings, notes: NotesFor | None = None
) -> Catalog:
    """A pure function, fit for a worker process: catalog and article in, catalog out."""

    def told(segment: Segment) -> tuple[str, ...]:
        return notes(catalog.locale, segment) if notes else ()

    return sync.update(catalog, taken, told, settings.source_locale)


def _difference(old: Catalog, new: Catalog) -> Report:
    before, after = old.current(), new.current()
    return Report(
        written=1,
        fresh=len(after.keys() - before.keys()),
        stale=_stale(after) - _stale(before) if old.entries else 0,
    )


def _stale(entries: Mapping[tuple[str, str], Entry]) -> int:
    return sum(entry.state is State.STALE for entry in entries.values())
