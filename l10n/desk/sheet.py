"""What the desk shows of an article in one locale: its paragraphs, sentence by sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from l10n import article, catalogs, po, review
from l10n.inspection import Inspection
from l10n.ledger import digest
from l10n.model import Catalog, Entry, Finding, Segment, Severity, State
from l10n.workspace import Workspace

PLACES = "places"  # the page of a locale's place names, places.po
_PLACE, _ROLE = "place: ", "role: "
_DONE = {State.TRANSLATED, State.REVIEWED}


def mark(entry: Entry) -> str:
    """What a page calls an entry: the same as long as its context and its source are."""
    return digest(f"{entry.context}\x04{entry.source}")[:16]


def version(entry: Entry) -> str:
    """Changes with whatever a person could change: the text, its state, the comment."""
    return digest(f"{entry.source}\x04{entry.target}\x04{entry.state}\x04{entry.comment}")[:16]


def catalog(workspace: Workspace, locale: str, name: str) -> Catalog:
    """The entries of an article, or of the locale's places."""
    if name == PLACES:
        return po.read(workspace.places_path(locale), locale)
    return catalogs.load(workspace, locale, name)


@dataclass(frozen=True)
class Row:
    """One sentence and all that helps to judge its translation."""

    entry: Entry
    findings: tuple[Finding, ...] = ()

    @property
    def mark(self) -> str:
        return mark(self.entry)

    @property
    def version(self) -> str:
        return version(self.entry)

    @property
    def done(self) -> bool:
        return self.entry.state in _DONE

    @property
    def waiting(self) -> bool:
        """Does it need a person: unfinished, or with a finding that is no hint?"""
        return not self.done or any(f.severity is not Severity.HINT for f in self.findings)

    @property
    def places(self) -> list[tuple[str, str]]:
        """(name in the source, approved name): what `#. place:` says."""
        said = (n.removeprefix(_PLACE) for n in self.entry.notes if n.startswith(_PLACE))
        pairs = (line.partition(" = ") for line in said)
        return [(name, approved) for name, equals, approved in pairs if equals]

    @property
    def notes(self) -> list[str]:
        """The other notes; a role and a paragraph are seen on the page itself."""
        shown = (_PLACE, _ROLE, "paragraph: ")
        return [note for note in self.entry.notes if not note.startswith(shown)]


@dataclass(frozen=True)
class Paragraph:
    """Sentences that stand together in the article, and what they are to its reader."""

    role: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Sheet:
    """An article in one locale, or the locale's place names."""

    workspace: Workspace
    locale: str
    name: str

    @cached_property
    def catalog(self) -> Catalog:
        return catalog(self.workspace, self.locale, self.name)

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], Row]:
        found: dict[tuple[str | None, str | None], list[Finding]] = {}
        for finding in review.ordered(self._findings()):
            found.setdefault((finding.source, finding.target), []).append(finding)
        return {
            key: Row(entry, tuple(found.get((entry.source, entry.target), ())))
            for key, entry in self.catalog.current().items()
        }

    def _findings(self) -> Iterable[Finding]:
        if self.name == PLACES:
            return ()
        return Inspection(self.workspace).catalog(self.name, self.locale)

    def row(self, of: str) -> Row | None:
        """The row that a page calls `of`."""
        return next((row for row in self.rows.values() if row.mark == of), None)

    def paragraphs(self) -> Iterator[Paragraph]:
        """In the article's order; a sentence that stands twice is shown where it stands first."""
        if self.name == PLACES:
            for row in self.rows.values():
                yield Paragraph(row.entry.context or "place", (row,))
            return
        seen: set[tuple[str, str]] = set()
        for _, group in groupby(self._segments(), key=lambda segment: segment.block):
            segments = list(group)
            new = [s.key for s in segments if s.key in self.rows and s.key not in seen]
            new = list(dict.fromkeys(new))
            seen.update(new)
            if new:
                yield Paragraph(segments[0].role, tuple(self.rows[key] for key in new))

    def _segments(self) -> tuple[Segment, ...]:
        return article.of(self.workspace, self.name).segments

    @property
    def counts(self) -> Mapping[str, int]:
        """Sentences by state, of those that there are."""
        return Counter(str(row.entry.state) for row in self.rows.values())

    @property
    def waiting(self) -> int:
        return sum(row.waiting for row in self.rows.values())
