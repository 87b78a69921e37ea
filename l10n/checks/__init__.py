"""What can be wrong with a text: one module per check, each holds one `Check`.

A check reads one entry (or one source segment, or all entries of a catalog) and yields a `Fault`
per finding. It never raises and never touches the world.

Law: the same entry and context give the same faults; an untranslated entry gives none.
"""

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n import registry
from l10n.model import Article, Entry, Severity
from l10n.places import Finder, View


@dataclass(frozen=True)
class Fault:
    """One thing wrong; `span` (start, end in characters) stands in the target, or in the source."""

    message: str
    span: tuple[int, int] | None = None
    suggestion: str | None = None
    severity: Severity | None = None  # None: the check's own


@dataclass(frozen=True)
class Term:
    """A line of the workspace's glossary: say `target` for `source`, never one of `forbidden`."""

    source: str
    target: str
    forbidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """All that a check may know besides the entry.

    `finder` finds places in a source text, `places` is the locale's view of their names; None
    where there are none. `limits` are thresholds of `l10n.toml`; `editions` the articles that
    have an edition in this locale, None when unknown; `archive` what the other catalogs of the
    locale say for a source text; `polish` sets a target's type, None where that is applied anyway.
    """

    source_locale: str
    locale: str
    places: View | None = None
    finder: Finder | None = None
    limits: Mapping[str, float] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    editions: Container[str] | None = None
    archive: Mapping[str, Collection[str]] = field(default_factory=dict)
    article: str = ""
    polish: Callable[[str], str] | None = None


def role(entry: Entry) -> str:
    """What the sentence is to its reader, from our note to the translator: "title"; or nothing."""
    start = "role: "
    found = (note[len(start) :] for note in entry.notes if note.startswith(start))
    return next(found, "")


Run = Callable[[Entry, Context], Iterable[Fault]]
Across = Callable[[Sequence[Entry], Context], Iterable[tuple[Entry, Fault]]]


def _nothing(_entry: Entry, _context: Context) -> Iterable[Fault]:
    return ()


def _readable(_article: Article) -> Iterable[Fault]:
    return ()


def _nowhere(_entries: Sequence[Entry], _context: Context) -> Iterable[tuple[Entry, Fault]]:
    return ()


@dataclass(frozen=True)
class Check:
    """`run` looks at a translated entry; `in_source` at an entry's source text alone;
    `across` at all translated entries of a catalog together; `in_document` at a whole source,
    in whose text its faults' spans are.
    """

    name: str
    severity: Severity
    run: Run = _nothing
    in_source: Run = _nothing
    across: Across = _nowhere
    in_document: Callable[[Article], Iterable[Fault]] = _readable


def checks() -> dict[str, Check]:
    """All checks by name."""
    return registry.load("l10n.checks", Check)
