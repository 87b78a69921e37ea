"""Three versions of a catalog become one, and no person's word is lost.

One side changed an entry: its version is taken. Both did the same: that. Both differ: the newer
stands, fuzzy, and the other stays verbatim in a `# (alternative)` comment. Where one side changed
the source and the other the translation, the edit moves to the new source, stale. Empty never
beats text, a machine never a person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from l10n import ledger
from l10n.asides import ALTERNATIVE, beside
from l10n.carry import CARRIED, Pair, carried, named
from l10n.catalogs.align import matches
from l10n.catalogs.sync import retired
from l10n.model import Catalog, Entry, State
from l10n.wording import difference

Key = tuple[str, str]
# header fields that programs write
_TOOLS = frozenset({"PO-Revision-Date", "POT-Creation-Date", "X-Generator", "Plural-Forms"})


@dataclass(frozen=True)
class Conflict:
    """Two people translated one sentence differently; `lost` stands in a comment now."""

    source: str
    context: str
    kept: str
    lost: str
    lost_state: State
    by: str = ""  # who wrote the lost one, as that file's header says

    def recorded(self, tool: str = "l10n merge") -> dict[str, str]:
        """The ledger's line about it."""
        lost = Entry(self.source, self.lost, self.lost_state, self.context)
        return ledger.line(lost, ledger.ALTERNATIVE, self.by, tool)


@dataclass(frozen=True)
class Merged:
    """The outcome: a catalog, and what waits for a person's decision."""

    catalog: Catalog
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True)
class _Side:
    """One version of the catalog; `newer` says whose text stands where both changed it."""

    catalog: Catalog
    entries: Mapping[Key, Entry]
    newer: bool
    by: str
    moved: Mapping[Key, Key] = field(default_factory=dict)  # new source -> the one it replaced


def merge(base: Catalog, ours: Catalog, theirs: Catalog, source_locale: str = "en") -> Merged:
    """`ours` and `theirs`, which both come from `base`, as one catalog."""
    newer = _date(theirs) > _date(ours)
    mine, other = _side(ours, newer=not newer), _side(theirs, newer=newer)
    start = _entries(base)
    pair = Pair(source_locale, ours.locale, {})
    first, second = _followed(start, mine, other, pair), _followed(start, other, mine, pair)
    by_sync = _synced(start, first, other, pair) | _synced(start, second, mine, pair)
    start = {**start, **by_sync}
    mine, other = first, second
    conflicts: list[Conflict] = []
    merged = {
        key: entry
        for key in _order(list(mine.entries), list(other.entries))
        if (entry := _entry(key, start, mine, other, conflicts)) is not None
    }
    kept = {(entry.key, entry.target): entry for entry in merged.values()}
    for entry in (*_others(ours), *_others(theirs)):
        kept.setdefault((entry.key, entry.target), entry)
    header, beaten = _header(base.header, ours.header, theirs.header, newer=newer)
    comment = _lines(base.header_comment, ours.header_comment, theirs.header_comment, beaten)
    catalog = Catalog(ours.locale, _living_first(kept.values()), header, comment)
    return Merged(catalog, tuple(conflicts))


def _side(catalog: Catalog, *, newer: bool) -> _Side:
    return _Side(catalog, _entries(catalog), newer, catalog.header.get("Last-Translator", ""))


def _entries(catalog: Catalog) -> dict[Key, Entry]:
    """All entries by key; the living one where an obsolete one has the same."""
    found: dict[Key, Entry] = {}
    for entry in sorted(catalog.entries, key=lambda entry: entry.obsolete):
        known = found.get(entry.key)
        if known is None or (entry.target and not known.target):
            found[entry.key] = entry if known is None else _revived(known, entry)
    return found


def _others(catalog: Catalog) -> Iterable[Entry]:
    """Obsolete entries that have the key of another: an older translation of the same."""
    chosen = {(key, entry.target) for key, entry in _entries(catalog).items()}
    return (e for e in catalog.entries if e.obsolete and (e.key, e.target) not in chosen)


def _revived(living: Entry, rest: Entry) -> Entry:
    return replace(rest, obsolete=living.obsolete, notes=living.notes, references=living.references)


def _living_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.obsolete))


def _date(catalog: Catalog) -> str:
    return catalog.header.get("PO-Revision-Date", "")


def _order(ours: Sequence[Key], theirs: Sequence[Key]) -> list[Key]:
    """Our order; what only they have stands after what it follows with them."""
    known = set(ours)
    after: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in theirs:
        if key not in known:
            after.setdefault(last, []).append(key)
        else:
            last = key
    out: list[Key] = list(after.get(None, []))
    for key in ours:
        out += [key, *after.get(key, [])]
    return out


def _synced(base: Mapping[Key, Entry], side: _Side, other: _Side, pair: Pair) -> dict[Key, Entry]:
    """Entries of new sources that have an edit in `side`, and in `other` only sync's own work."""
    return {
        new: other.entries[new]
        for new, old in side.moved.items()
        if other.entries[new].target in {"", base[old].target}
        or other.entries[new].target == _carried(base[old], other.entries[new], pair)
    }


def _carried(old: Entry, new: Entry, pair: Pair) -> str | None:
    """What sync makes of the old translation for the new source."""
    names = named((*old.notes, *new.notes))
    return carried(old.source, new.source, old.target, replace(pair, names=names))


def _followed(base: Mapping[Key, Entry], side: _Side, other: _Side, pair: Pair) -> _Side:
    """`side` with its edits moved to the new sources, where `other` changed the sources."""
    gone = [
        key
        for key, entry in base.items()
        if key in side.entries and _said(side.entries[key]) != _said(entry)
        if key not in other.entries or other.entries[key].obsolete > entry.obsolete
    ]
    fresh = [key for key in other.entries if key not in base and key not in side.entries]
    if not gone or not fresh:
        return side
    entries, moved = dict(side.entries), {}
    for old, new in _successors(gone, fresh, other):
        entries[new] = _moved(entries.pop(old), other.entries[new], base[old], pair)
        moved[new] = old
    return replace(side, entries=entries, moved=moved)


def _successors(gone: list[Key], fresh: list[Key], other: _Side) -> list[tuple[Key, Key]]:
    said = {(other.entries[key].context, other.entries[key].previous): key for key in fresh}
    found = [(key, said[key]) for key in gone if key in said]
    gone = [key for key in gone if key not in dict(found)]
    fresh = [key for key in fresh if key not in {new for _, new in found}]
    alike = matches([source for _, source in fresh], [source for _, source in gone])
    single = (match for match in alike if len(match.new) == len(match.old) == 1)
    return found + [(gone[match.old[0]], fresh[match.new[0]]) for match in single]


def _moved(edit: Entry, new: Entry, base: Entry, pair: Pair) -> Entry:
    """An edit of the old source's translation, as the stale translation of the new source."""
    made_from = edit.previous or base.source
    target = _carried(replace(edit, source=made_from), new, pair)
    comment = _lines("", new.comment, edit.comment)
    if not (target or edit.target or new.target):  # a comment on what nobody translated
        return replace(new, comment=comment)
    return replace(
        new,
        target=target or edit.target or new.target,
        state=State.DRAFT if edit.state is State.DRAFT else State.STALE,
        draft=edit.draft if edit.state is State.DRAFT else "",
        previous=made_from,
        change=difference(made_from, new.source) + (f" · {CARRIED}" if target else ""),
        comment=comment,
    )


def _said(entry: Entry) -> tuple[object, ...]:
    """What an entry says about the translation, and whether it lives."""
    return *_text(entry), entry.obsolete, entry.comment


def _entry(
    key: Key, base: Mapping[Key, Entry], ours: _Side, theirs: _Side, conflicts: list[Conflict]
) -> Entry | None:
    start, mine, other = base.get(key), ours.entries.get(key), theirs.entries.get(key)
    if mine is None or other is None:
        return _on_one_side(start, mine or other)
    chosen = _chosen(start, (mine, ours), (other, theirs), conflicts)
    was = start or Entry("")
    return replace(
        chosen,
        obsolete=_either(was.obsolete, mine.obsolete, other.obsolete) and bool(start),
        comment=_lines(was.comment, mine.comment, other.comment, chosen.comment),
        flags=tuple(dict.fromkeys((*mine.flags, *other.flags))),
        notes=other.notes if mine.notes == was.notes and other.notes else mine.notes,
        references=other.references if mine.obsolete else mine.references,
    )


def _either(was: bool, mine: bool, other: bool) -> bool:  # noqa: FBT001 - three of one kind
    return other if mine == was else mine


def _on_one_side(start: Entry | None, entry: Entry | None) -> Entry | None:
    """An entry one side has: new there, or gone on the other."""
    if entry is None or start is None:
        return entry
    if not (entry.target or entry.comment or entry.flags or entry.obsolete):
        return None
    return retired(entry)


def _chosen(
    start: Entry | None,
    mine: tuple[Entry, _Side],
    other: tuple[Entry, _Side],
    conflicts: list[Conflict],
) -> Entry:
    undisputed = _undisputed(start, mine[0], other[0])
    if undisputed is not None:
        return undisputed
    kept, lost = (mine, other) if mine[1].newer else (other, mine)
    if not (lost[0].human or _reworded(start, lost[0])):
        return kept[0]
    chosen = kept[0]
    for text in lost[0].plural[1:] or (lost[0].target,):
        if text not in {"", chosen.target, *chosen.plural}:
            conflicts.append(_conflict(chosen, text, lost[0].state, lost[1].by))
            chosen = alternative(chosen, text)
    return chosen


def _reworded(start: Entry | None, entry: Entry) -> bool:
    """Has a draft other words than it was made with? Then a person may have written them."""
    if start is None or not start.state is entry.state is State.DRAFT:
        return False
    return start.draft == entry.draft and start.target != entry.target


def _undisputed(start: Entry | None, ours: Entry, theirs: Entry) -> Entry | None:
    """The version to take where no person's word stands against another's."""
    if _text(ours) == _text(theirs):
        return ours if ours.previous or not theirs.previous else theirs
    for one, other in ((ours, theirs), (theirs, ours)):
        if not other.target or (one.human and not other.human):
            return one
    if start is not None and _text(start) in {_text(ours), _text(theirs)}:
        return theirs if _text(ours) == _text(start) else ours
    if (ours.target, ours.plural) == (theirs.target, theirs.plural):
        return ours if ours.state is not State.TRANSLATED else theirs
    return None


def _text(entry: Entry) -> tuple[str, State, tuple[str, ...]]:
    return entry.target, entry.state, entry.plural


def _conflict(kept: Entry, lost: str, state: State, by: str) -> Conflict:
    return Conflict(kept.source, kept.context, kept.target, lost, state, by)


def alternative(entry: Entry, text: str) -> Entry:
    """`entry`, fuzzy, with another person's translation in its comment."""
    comment = beside(entry.comment, ALTERNATIVE, text)
    return replace(entry, state=State.STALE, draft="", comment=comment)


def _lines(start: str, mine: str, other: str, chosen: str = "") -> str:
    """The lines of both sides, less those that one took away, and what was added to the chosen."""
    was = start.split("\n")
    if other in {mine, start}:
        text = mine
    elif mine == start:
        text = other
    else:
        sides = [side.split("\n") for side in (mine, other)]
        gone = {line for line in was if any(line not in side for side in sides)}
        every = dict.fromkeys(line for side in sides for line in side)
        text = "\n".join(line for line in every if line and line not in gone)
    new = [line for line in chosen.split("\n") if line not in {*was, *text.split("\n")}]
    return "\n".join(filter(None, [text, *new]))


def _header(
    start: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str], *, newer: bool
) -> tuple[dict[str, str], str]:
    """Text beats none, one side's change the other's rest; of two changes the newer stands.

    Also the comment lines for what gave way: `Last-Translator: Ana`.
    """
    merged, beaten = {}, []
    for name in dict.fromkeys((*ours, *theirs)):
        mine, other, was = ours.get(name, ""), theirs.get(name, ""), start.get(name, "")
        kept, lost = (other, mine) if newer else (mine, other)
        if not other or mine == other or (mine and other == was):
            kept = mine
        elif not mine or mine == was:
            kept = other
        elif name not in _TOOLS:
            beaten.append(f"{name}: {lost}")
        merged[name] = kept
    dates = (ours.get("PO-Revision-Date", ""), theirs.get("PO-Revision-Date", ""))
    return {**merged, "PO-Revision-Date": max(dates)}, "\n".join(beaten)
