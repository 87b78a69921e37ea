"""A person decides: sentences approved, rejected; what the ledger and the catalog say then."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from l10n import asides, catalogs, ledger, ledgers
from l10n.catalogs.sync import settled
from l10n.model import Entry, State
from l10n.workspace import Workspace


@dataclass(frozen=True)
class Decision:
    """Who decides, with what tool, about which sentences (their sources; none: all that may be)."""

    by: str
    sentences: tuple[str, ...] = ()
    drafts: bool = False
    reason: str = ""
    tool: str = "l10n review"


@dataclass(frozen=True)
class Outcome:
    """How many sentences were decided about, and how many of the article are left."""

    decided: int
    left: int


def approve(workspace: Workspace, locale: str, article: str, decision: Decision) -> Outcome:
    """A person read these translations and stands by them."""
    states = {State.TRANSLATED, *((State.DRAFT, State.STALE) if decision.drafts else ())}
    return _decide(workspace, locale, article, decision, states, ledger.APPROVE)


def reject(workspace: Workspace, locale: str, article: str, decision: Decision) -> Outcome:
    """A person read these translations and wants them done again: fuzzy, the text kept."""
    states = {State.TRANSLATED, State.REVIEWED, State.DRAFT, State.STALE}
    return _decide(workspace, locale, article, decision, states, ledger.REJECT)


def _decide(  # noqa: PLR0913, PLR0917 - both decisions walk one way
    workspace: Workspace,
    locale: str,
    article: str,
    decision: Decision,
    states: Collection[State],
    action: str,
) -> Outcome:
    catalog = catalogs.load(workspace, locale, article)
    entries, said = [], []
    for entry in catalog.entries:
        if not _meant(entry, decision, states):
            entries.append(entry)
            continue
        approve = action == ledger.APPROVE
        new = approved(entry) if approve else sent_back(entry, decision.by, decision.reason)
        said.append(_said(entry, new, action, decision))
        entries.append(new)
    ledgers.append(workspace, locale, article, said)
    catalogs.save(workspace, locale, article, replace(catalog, entries=tuple(entries)))
    return Outcome(len(said), _left(entries))


def _said(old: Entry, new: Entry, action: str, decision: Decision) -> dict[str, str]:
    to = State.REVIEWED if action == ledger.APPROVE else new.state
    said = ledger.line(old, action, decision.by, decision.tool, to)
    if old.comment != new.comment:
        said["comment"] = old.comment
    return {**said, "reason": decision.reason} if decision.reason else said


def _meant(entry: Entry, decision: Decision, states: Collection[State]) -> bool:
    if entry.obsolete or not entry.target:
        return False
    if decision.sentences:
        return entry.source in decision.sentences
    return entry.state in states


def _left(entries: Iterable[Entry]) -> int:
    return sum(not e.obsolete and e.state is not State.REVIEWED for e in entries)


def approved(entry: Entry) -> Entry:
    """Settled: no draft, no change, no other translation waits for a decision."""
    comment = asides.without(entry.comment, asides.ALTERNATIVE)
    return settled(replace(entry, state=State.REVIEWED, comment=comment))


def sent_back(entry: Entry, by: str, reason: str = "") -> Entry:
    """Fuzzy again, the text kept, with a note that says who sent it back and why."""
    why = f"review: rejected by {by}" + (f": {reason}" if reason else "")
    notes = tuple(note for note in entry.notes if not note.startswith("review: "))
    state = State.DRAFT if entry.state is State.DRAFT else State.STALE
    return replace(entry, state=state, notes=(*notes, why))
