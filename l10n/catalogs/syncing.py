"""`l10n sync` on a workspace: articles that need work meet their catalogs on disk."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from typing import Self

from l10n import article, asides, catalogs, ledger, ledgers
from l10n.catalogs import Opened, parting, progress, renames, sync
from l10n.catalogs.renames import Move
from l10n.changed import ITSELF, Kept, Look
from l10n.errors import Trouble
from l10n.manifest import manifest
from l10n.model import Article, Catalog, Entry, Segment, State
from l10n.settings import Settings
from l10n.workspace import Workspace

# locale, article, segment -> further `#.` lines
NotesFor = Callable[[str, str, Segment], tuple[str, ...]]
CHUNK = 100  # articles that are worked out before the first of their catalogs is written


@dataclass(frozen=True)
class Report:
    """What a run of sync did, in numbers and words."""

    written: int = 0
    fresh: int = 0
    stale: int = 0
    moved: int = 0
    notices: tuple[str, ...] = ()

    def __add__(self, other: Self) -> "Report":
        return Report(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def __str__(self) -> str:
        done = [f"{self.written} catalogs written"] if self.written else []
        done += [f"{self.moved} files moved along"] if self.moved else []
        done += [f"{self.fresh} new sentences"] if self.fresh else []
        done += [f"{self.stale} became stale"] if self.stale else []
        return ", ".join(done) or "nothing to do"


@dataclass
class Run:
    """One run over articles of a workspace that need work."""

    look: Look
    kept: Kept
    counted: Kept
    locales: Sequence[str]
    notes: NotesFor
    report: Report = Report()
    _articles: dict[str, Article] = field(default_factory=dict)
    _said: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def workspace(self) -> Workspace:
        return self.look.workspace

    def follow_renames(self, articles: Sequence[str]) -> None:
        """Move catalogs and ledgers along with articles that were renamed, or parted."""
        here, orphans, moved = self.workspace, self.look.orphans, 0
        for locale in self.locales:
            for file in parting.outgrown(here, articles, locale):
                moved += parting.part(here, file, locale, self._keys)
        if moved:
            self.look.forget()
        for move in renames.moves(here, articles, self.locales, self._texts, orphans):
            self._move(move)
            moved += 1
        for locale in self.locales:
            pairs = renames.taken_over(here, articles, locale, self._texts, orphans)
            if pairs:
                moved += parting.take_over(here, locale, pairs)
                self.look.forget()
        self.report += Report(moved=moved)

    def _move(self, move: Move) -> None:
        move.new.parent.mkdir(parents=True, exist_ok=True)
        move.old.rename(move.new)
        names = (self.workspace.shown(path).as_posix() for path in (move.old, move.new))
        manifest(self.workspace.cache).moved(*names)
        for name in (move.formerly, move.article):
            self.look.wrote(name, move.locale)

    def _keys(self, name: str) -> Iterator[tuple[str, str]]:
        return (segment.key for segment in self._segments(name))

    def _texts(self, name: str) -> frozenset[str]:
        if name not in self._said:
            self._said[name] = frozenset(segment.text for segment in self._segments(name))
        return self._said[name]

    def _segments(self, name: str) -> Sequence[Segment]:
        """An article's segments; none of one that cannot be read."""
        with suppress(Trouble):
            return self._article(name).segments
        return ()

    def _article(self, name: str) -> Article:
        """The article; so many are kept for the work on them as are worked out together."""
        found = self._articles.get(name) or article.of(self.workspace, name)
        if len(self._articles) < CHUNK:
            self._articles[name] = found
        return found

    def sync(self) -> Iterator[str]:
        """Bring the catalogs of the articles up to date; yields each article when it is done.

        What cannot be read is set aside, and stays as it is.
        """
        work = list(self.kept.missing(self.locales).items())
        for start in range(0, len(work), CHUNK):
            some = work[start : start + CHUNK]
            results = {name: self._worked_out(name, codes) for name, codes in some}
            for name, _ in some:
                self._write(name, results[name])
                self._articles.pop(name, None)
                yield name
            self.kept.keep()
            self.counted.keep()
        self.kept.missing(self.locales)  # none now, which is summed up

    def _worked_out(self, name: str, locales: Iterable[str]) -> list[tuple[Opened, Catalog]]:
        found = []
        with self.look.bearing(name, (ITSELF, *self.locales)):
            taken = self._article(name)
            for locale in locales:
                with self.look.bearing(name, (locale,)):
                    old = catalogs.opened(self.workspace, locale, name)
                    new = synchronised(old.catalog, taken, self.workspace.settings, self.notes)
                    found.append((old, new))
        return found

    def _record_alternatives(self, name: str, catalog: Catalog) -> bool:
        """What git's merge put into comments stands in the ledger, too; was there any?"""
        if not any(asides.ALTERNATIVE in entry.comment for entry in catalog.entries):
            return False
        said = ledgers.read(self.workspace, catalog.locale, name)
        new = list(_unrecorded(catalog, said))
        ledgers.append(self.workspace, catalog.locale, name, new)
        return bool(new)

    def _write(self, name: str, results: list[tuple[Opened, Catalog]]) -> None:
        """Write what changed."""
        saved = catalogs.save_all(self.workspace, name, [new for _, new in results])
        for (old, new), written in zip(results, saved, strict=True):
            if written:
                self.report += _difference(old.catalog, new)
            if self._record_alternatives(name, new) or written:
                self.look.wrote(name, new.locale)
            self.kept.put(name, new.locale)
            self.counted.put(
                name, new.locale, progress.counts(name, ledger.reviewed(new, old.said))
            )
            shown = self.workspace.shown(self.workspace.catalog_path(new.locale, name))
            self.report += Report(notices=tuple(f"{shown}: {notice}" for notice in old.notices))


def _unrecorded(catalog: Catalog, said: Sequence[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    known = {(one.get("source"), one.get("target")) for one in said}
    for entry in catalog.entries:
        for text in asides.found(entry.comment, asides.ALTERNATIVE):
            line = ledger.line(replace(entry, target=text), ledger.ALTERNATIVE, "", "l10n sync")
            if (entry.source, text) not in known:
                yield line


def done(look: Look) -> Kept:
    """The articles that were synchronised, as they were then."""
    return Kept(look, "sync", lambda _locale: look.workspace.settings.said)


def run(
    workspace: Workspace,
    articles: Sequence[str],
    locales: Sequence[str],
    look: Look | None = None,
    todo: Iterable[str] = (),
) -> Iterator[tuple[str, Report]]:
    """Synchronise articles with their catalogs and the names of places; one report an article.

    `todo`: those that are known to need it; names of places may add some.
    """
    from l10n import naming

    look = look or Look(workspace, articles)
    whole = Run(look, done(look), progress.counted(look), locales, naming.notes_for(workspace))
    whole.follow_renames(list(todo or whole.kept.missing(locales)))
    naming.keep(workspace, locales, look.sources)
    look.named()
    for name in whole.sync():
        yield name, Report()
    yield "", whole.report


def synchronised(
    catalog: Catalog, taken: Article, settings: Settings, notes: NotesFor | None = None
) -> Catalog:
    """A pure function, fit for a worker process: catalog and article in, catalog out."""

    def told(segment: Segment) -> tuple[str, ...]:
        return notes(catalog.locale, taken.path, segment) if notes else ()

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
