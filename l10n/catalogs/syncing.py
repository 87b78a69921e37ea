"""`l10n sync` on a workspace: articles that need work meet their catalogs on disk."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Self

from l10n import article, asides, catalogs, ledger, ledgers
from l10n.catalogs import Opened, parting, renames, sync
from l10n.changed import Files
from l10n.errors import Trouble
from l10n.manifest import manifest, stamp
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

    workspace: Workspace
    locales: Sequence[str]
    notes: NotesFor
    report: Report = Report()
    _articles: dict[str, Article] = field(default_factory=dict)
    _said: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def files(self) -> Files:
        return Files(self.workspace, self.locales)

    def follow_renames(self, articles: Sequence[str]) -> None:
        """Move catalogs and ledgers along with articles that were renamed, or parted."""
        for locale in self.locales:
            for file in parting.outgrown(self.workspace, articles, locale):
                moved = parting.part(self.workspace, file, locale, self._keys)
                self.report += Report(moved=moved)
        for move in renames.moves(self.workspace, articles, self.locales, self._texts):
            move.new.parent.mkdir(parents=True, exist_ok=True)
            move.old.rename(move.new)
            names = (self.workspace.shown(path).as_posix() for path in (move.old, move.new))
            manifest(self.workspace.cache).moved(*names)
            self.report += Report(moved=1)
        for locale in self.locales:
            pairs = renames.taken_over(self.workspace, articles, locale, self._texts)
            self.report += Report(moved=parting.take_over(self.workspace, locale, pairs))

    def _keys(self, name: str) -> Iterator[tuple[str, str]]:
        return (segment.key for segment in self._article(name).segments)

    def _texts(self, name: str) -> frozenset[str]:
        if name not in self._said:
            self._said[name] = frozenset(segment.text for segment in self._article(name).segments)
        return self._said[name]

    def _article(self, name: str) -> Article:
        """The article; so many are kept for the work on them as are worked out together."""
        found = self._articles.get(name) or article.of(self.workspace, name)
        if len(self._articles) < CHUNK:
            self._articles[name] = found
        return found

    def sync(self, articles: Sequence[str]) -> Iterator[str]:
        """Bring the catalogs of the articles up to date; yields each article when it is done.

        Nothing is written before all of a hundred articles are worked out, so that a broken
        file among them stops the run before it began.
        """
        files, ground = self.files, self.files.ground()
        for start in range(0, len(articles), CHUNK):
            work = [(name, files.stamps(name)) for name in articles[start : start + CHUNK]]
            troubles: list[Trouble] = []
            results = {name: self._worked_out(name, troubles) for name, _ in work}
            if troubles:
                raise Trouble("\n".join(dict.fromkeys(map(str, troubles))))
            for name, stamps in work:
                files.sign(name, ground, self._written(name, results[name], stamps))
                self._articles.pop(name, None)
                yield name

    def _worked_out(self, name: str, troubles: list[Trouble]) -> list[tuple[Opened, Catalog]]:
        found = []
        try:
            taken = self._article(name)
        except Trouble as trouble:
            troubles.append(trouble)
            return []
        for locale in self.locales:
            try:
                old = catalogs.opened(self.workspace, locale, name)
            except Trouble as trouble:
                troubles.append(trouble)
                continue
            found.append(
                (old, synchronised(old.catalog, taken, self.workspace.settings, self.notes))
            )
        return found

    def _record_alternatives(self, name: str, catalog: Catalog) -> None:
        """What git's merge put into comments stands in the ledger, too."""
        if any(asides.ALTERNATIVE in entry.comment for entry in catalog.entries):
            said = ledgers.read(self.workspace, catalog.locale, name)
            new = list(_unrecorded(catalog, said))
            ledgers.append(self.workspace, catalog.locale, name, new)

    def _written(
        self, name: str, results: list[tuple[Opened, Catalog]], stamps: dict[str, bytes]
    ) -> Iterable[bytes]:
        """Write what changed; the stamps of the article's files as they are now."""
        saved = catalogs.save_all(self.workspace, name, [new for _, new in results])
        for (old, new), written in zip(results, saved, strict=True):
            path = self.workspace.catalog_path(new.locale, name)
            if written:
                stamps[str(path)] = stamp(path)
                self.report += _difference(old.catalog, new)
            self._record_alternatives(name, new)
            shown = self.workspace.shown(path)
            self.report += Report(notices=tuple(f"{shown}: {notice}" for notice in old.notices))
        return stamps.values()


def _unrecorded(catalog: Catalog, said: Sequence[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    known = {(one.get("source"), one.get("target")) for one in said}
    for entry in catalog.entries:
        for text in asides.found(entry.comment, asides.ALTERNATIVE):
            line = ledger.line(replace(entry, target=text), ledger.ALTERNATIVE, "", "l10n sync")
            if (entry.source, text) not in known:
                yield line


def run(
    workspace: Workspace, articles: Sequence[str], locales: Sequence[str]
) -> Iterator[tuple[str, Report]]:
    """Synchronise articles with their catalogs and the names of places; one report an article."""
    from l10n import naming

    whole = Run(workspace, locales, naming.notes_for(workspace))
    whole.follow_renames(articles)
    naming.keep(workspace, locales)
    for name in whole.sync(articles):
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
