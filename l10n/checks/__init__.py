"""What can be wrong with a text: one module per check, each holds one `Check`.

A check reads one entry (or one source segment) and yields a `Fault` per finding. It never
raises and never touches the world.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from l10n import registry
from l10n.model import Entry, Severity


@dataclass(frozen=True)
class Fault:
    """One thing wrong; `span` (start, end in characters) stands in the target, or in the source."""

    message: str
    span: tuple[int, int] | None = None
    suggestion: str | None = None
    severity: Severity | None = None  # None: the check's own


@dataclass(frozen=True)
class Context:
    """All that a check may know besides the entry: locales and the names of places.

    `places` is the locale's `l10n.places` view; None in checks of the source alone.
    """

    source_locale: str
    locale: str
    places: object = None


Run = Callable[[Entry, Context], Iterable[Fault]]


def _nothing(_entry: Entry, _context: Context) -> Iterable[Fault]:
    return ()


@dataclass(frozen=True)
class Check:
    """`run` looks at a translated entry; `in_source` at an entry's source text alone."""

    name: str
    severity: Severity
    run: Run = _nothing
    in_source: Run = _nothing


def checks() -> dict[str, Check]:
    """All checks by name."""
    return registry.load("l10n.checks", Check)
