"""Where the words of an edition come from: which engine drafted them, who accepted them.

An editor that clears `fuzzy` takes the draft's mark away, so `build` and `publish` keep what the
machine wrote in `.l10n/drafts/`; the ledger tells it too, where a draft was approved as it was.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from l10n import ledger, ledgers
from l10n.ledger import Line
from l10n.model import Catalog, Entry, State
from l10n.publishers import Edition, Passage
from l10n.workspace import Workspace

Key = tuple[str, str]


@dataclass(frozen=True)
class Origins:
    """The drafts that were seen, (engine, text) by entry, and the ledger's approvals."""

    drafts: Mapping[Key, tuple[str, str]]
    approvals: Mapping[Key, Line]

    def pair(self, entry: Entry) -> tuple[str, str]:
        """What the machine wrote ("" when a person did), and what stands there now."""
        if entry.key in self.drafts:
            return self.drafts[entry.key][1], entry.target
        said = self.approvals.get(entry.key, {})
        return (entry.target if said.get("from") == State.DRAFT else ""), entry.target

    def engine(self, entry: Entry) -> str:
        if entry.draft or entry.key in self.drafts:
            return entry.draft or self.drafts[entry.key][0]
        return "machine translation" if self.pair(entry)[0] else ""


def origins(workspace: Workspace, path: str, catalog: Catalog) -> Origins:
    """What is known of an article's texts; drafts not seen before are remembered."""
    seen = _seen(workspace, path, catalog.locale)
    now = {
        entry.key: (entry.draft, entry.target)
        for entry in catalog.entries
        if entry.state is State.DRAFT and entry.target and not entry.obsolete
    }
    if any(seen.get(key) != value for key, value in now.items()):
        seen |= now
        _remember(workspace, path, catalog.locale, seen)
    return Origins(seen, _approvals(catalog, ledgers.read(workspace, catalog.locale, path)))


def _place(workspace: Workspace, path: str, locale: str) -> Path:
    return workspace.cache / "drafts" / locale / PurePosixPath(path).with_suffix(".json")


def _seen(workspace: Workspace, path: str, locale: str) -> dict[Key, tuple[str, str]]:
    try:
        rows = json.loads(_place(workspace, path, locale).read_text("utf-8"))
        return {(context, source): (engine, text) for context, source, engine, text in rows}
    except (OSError, ValueError, TypeError):
        return {}


def _remember(
    workspace: Workspace, path: str, locale: str, seen: Mapping[Key, tuple[str, str]]
) -> None:
    rows = [(*key, *value) for key, value in seen.items()]
    data = json.dumps(rows, ensure_ascii=False).encode()
    workspace.write(_place(workspace, path, locale), data)


def _approvals(catalog: Catalog, said: Iterable[Line]) -> dict[Key, Line]:
    decided = ledger.decisions(said)
    found = {}
    for entry in catalog.entries:
        last = decided.get(ledger.bound_to(entry)) if decided and entry.human else None
        if last and last["action"] == ledger.APPROVE:
            found[entry.key] = last
    return found


def attributed(edition: Edition, catalog: Catalog, known: Origins) -> Edition:
    """The edition with the engine and the reviewer of each passage."""
    by_source = {entry.source: entry for entry in catalog.current().values()}
    passages = tuple(_attributed(p, by_source.get(p.source), known) for p in edition.passages)
    return replace(edition, passages=passages)


def _attributed(passage: Passage, entry: Entry | None, known: Origins) -> Passage:
    if entry is None or not passage.used or entry.state is State.STALE:
        return passage
    said = known.approvals.get(entry.key, {}) if entry.state is State.REVIEWED else {}
    name = said.get("by", "").split("<")[0].strip()
    return replace(
        passage, draft=known.engine(entry), reviewed_by=name, reviewed_at=said.get("at", "")
    )


def pairs(edition: Edition, catalog: Catalog, known: Origins) -> list[tuple[str, str]]:
    """(what the machine wrote, what stands there) of each passage people accepted."""
    by_source = {entry.source: entry for entry in catalog.current().values()}
    accepted = {State.TRANSLATED, State.REVIEWED}
    return [
        known.pair(by_source[p.source])
        for p in edition.passages
        if p.used and p.state in accepted and p.source in by_source
    ]
