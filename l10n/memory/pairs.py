"""What goes into the memory and what comes out of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from l10n.model import Catalog, Entry, State

# what `sync` made of a translation; nobody has said yet that it renders a source
_MADE = ("carried", "joined", "cut", "was unsure")


@dataclass(frozen=True)
class Pair:
    """A source text and one translation of it. `origin` is the file it was read from."""

    source: str
    target: str
    source_locale: str
    locale: str
    state: State = State.TRANSLATED
    article: str = ""
    context: str = ""
    engine: str = ""  # what drafted it, where a machine did: "firefox en-pt"
    origin: str = ""
    author: str = ""  # of a TMX unit, as its tool wrote it
    changed: str = ""  # likewise: 20240131T120000Z


@dataclass(frozen=True)
class Hit:
    """A pair the memory found. `score` is 1 for the very same source, else the likeness (0 … 1)."""

    source: str
    target: str
    locale: str
    state: State
    article: str
    score: float
    origin: str = ""
    context: str = ""
    engine: str = ""

    @property
    def human(self) -> bool:
        """Did a person write or accept it? A draft is never offered as human text."""
        return self.state is not State.DRAFT


def of_catalog(
    catalog: Catalog, source_locale: str, article: str = "", origin: str = ""
) -> Iterator[Pair]:
    """The pairs of a catalog, obsolete ones too: a sentence put back comes back translated."""
    for entry in catalog.entries:
        known = _pair(entry)
        if known and entry.source.strip() and entry.target.strip():
            source, state = known
            yield Pair(
                source=source,
                target=entry.target,
                source_locale=source_locale,
                locale=catalog.locale,
                state=state,
                article=article,
                context=entry.context,
                engine=engine(entry.draft),
                origin=origin,
            )


def _pair(entry: Entry) -> tuple[str, State] | None:
    """The source that the target renders, and how sure that is; None where nobody knows.

    A stale target renders the source it was made from. An obsolete fuzzy entry has lost the note
    on who wrote it, so it counts as a draft.
    """
    if entry.plural:
        return None
    if entry.state is not State.STALE:
        return entry.source, entry.state
    if entry.previous and not entry.obsolete and not entry.change.endswith(_MADE):
        return entry.previous, State.TRANSLATED
    return (entry.source, State.DRAFT) if entry.obsolete and not entry.previous else None


def engine(draft: str) -> str:
    """The engine in a draft's note: "firefox en-pt" of "firefox en-pt · check: number"."""
    return draft.partition(" · ")[0].strip()
