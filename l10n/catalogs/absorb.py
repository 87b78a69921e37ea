"""What a translator's editor did to a catalog: words are taken over, losses are undone.

Compares a file with what it was when we last saw it. Editors drop drafts, flags, notes and
obsolete messages when they save; none of that was a person's wish.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from l10n import asides
from l10n.model import Catalog, Entry, State

Key = tuple[str, str]
LEAST = 2  # drafts cleared at once that make a batch


@dataclass(frozen=True)
class Absorbed:
    """The catalog to go on with, and what to tell about it."""

    catalog: Catalog
    notices: tuple[str, ...] = ()


def absorb(
    last: Catalog,
    found: Catalog,
    *,
    accept: bool = False,
    by_git: Callable[[], bool] = lambda: False,
) -> Absorbed:
    """`found` in a file that was `last` when we saw it, less what a tool took away.

    What was fuzzy and was cleared all at once, no word changed, is fuzzy still, unless a person
    stands up for it (`accept`). A draft whose words were changed is a person's from then on, also
    while it is fuzzy; unless git brought it, from another machine of ours. What git brought of
    machines' text and notes stands: all clones of one commit have the same.
    """
    by_git = cache(by_git)
    before, now = last.current(), found.current()
    saved = found.header.get("PO-Revision-Date") != last.header.get("PO-Revision-Date")
    batch = frozenset[Key]() if accept else _batch(before, now, saved=saved)
    dropped = _dropped(before, now)
    entries = [
        _mended(before.get(entry.key), entry, batch, dropped, by_git) for entry in found.entries
    ]
    if any(_reworded(before.get(e.key), e) for e in entries) and (saved or not by_git()):
        entries = [_persons(e) if _reworded(before.get(e.key), e) else e for e in entries]
    missing = _missing(last, found, entries)
    notices = []
    if batch:
        notices.append(
            f"{len(batch)} {_kinds(before, batch)} lost their fuzzy mark at once and no word was "
            "changed; they count as before (a person who read them: "
            "l10n import FILE --reviewed-by NAME)"
        )
    emptied = [key for key, entry in before.items() if entry.target and _emptied(now.get(key))]
    if emptied:
        notices.append(f"{len(emptied)} translations were emptied by a tool; they are back")
    header = {**last.header, **found.header}
    comment = found.header_comment or last.header_comment
    return Absorbed(
        replace(found, entries=_together(entries, missing), header=header, header_comment=comment),
        tuple(notices),
    )


def _kinds(before: Mapping[Key, Entry], batch: frozenset[Key]) -> str:
    stale = any(key in before and before[key].state is State.STALE for key in batch)
    return "drafts and stale translations" if stale else "drafts"


def _reworded(was: Entry | None, entry: Entry) -> bool:
    """Is it a draft still, but with other words?"""
    drafts = was is not None and was.state is entry.state is State.DRAFT
    return drafts and was is not None and was.target != entry.target


def _persons(entry: Entry) -> Entry:
    return replace(entry, state=State.STALE, draft="")


def _missing(last: Catalog, found: Catalog, entries: Sequence[Entry]) -> list[Entry]:
    """What the file no longer says and nobody took away on purpose."""
    now, before = found.current(), last.current()
    newer = [entry for entry in found.entries if entry.key not in before]
    held = {(entry.key, entry.target) for entry in found.entries}
    held |= {(entry.key, "") for entry in entries if not entry.obsolete}
    return [
        entry
        for entry in last.entries
        if (entry.key, entry.target) not in held and not _commented(entry, found.entries)
        if _to_keep(entry, now) and (entry.key in now or not _moved(entry, newer))
    ]


def _commented(entry: Entry, entries: Iterable[Entry]) -> bool:
    """Does a comment hold all of it: another clone's merge left it there, or moved it?"""
    lines = set(entry.comment.splitlines())
    said = [other for other in entries if lines <= set(other.comment.splitlines())]
    if not entry.target:
        return bool(lines and said)
    return any(
        entry.target in asides.found(other.comment, kind)
        for other in said
        if other.context == entry.context and entry.source in {other.source, other.previous}
        for kind in (asides.ALTERNATIVE, asides.EARLIER)
    )


def _moved(entry: Entry, newer: Iterable[Entry]) -> bool:
    """Did another sync (git brought it) give the entry's words to a sentence not seen before?"""
    return any(
        other.target and {other.target, other.previous} & {entry.target, entry.source}
        for other in newer
        if entry.comment in other.comment
    )


def _emptied(entry: Entry | None) -> bool:
    return entry is not None and not entry.target


def _to_keep(entry: Entry, now: Mapping[Key, Entry]) -> bool:
    if not entry.obsolete and entry.key not in now:
        return bool(entry.target or entry.comment)
    if entry.key in now:  # the file says something else: a person's, taken over
        return entry.obsolete and entry.human and now[entry.key].target != entry.target
    return entry.obsolete and bool(entry.target or entry.comment)


def _together(entries: list[Entry], missing: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted([*entries, *missing], key=lambda entry: entry.obsolete))


def _batch(before: Mapping[Key, Entry], now: Mapping[Key, Entry], *, saved: bool) -> frozenset[Key]:
    """What was fuzzy, if all drafts were cleared and nothing else was done to the file.

    Of stale translations alone a person may well have cleared each; an editor, other than a
    program, writes the date then (`saved`).
    """
    fuzzy = {key for key, entry in before.items() if entry.state in {State.DRAFT, State.STALE}}
    drafts = {key for key in fuzzy if before[key].state is State.DRAFT}
    if not drafts and not before:
        return _unseen(now)
    cleared = {key for key in fuzzy if _cleared(before[key], now.get(key))}
    touched = any(
        now[key].target != entry.target
        for key, entry in before.items()
        if key in now and now[key].target
    )
    meant = drafts or (frozenset() if saved else fuzzy)
    whole = len(meant) >= LEAST and meant <= cleared and not touched
    return frozenset(cleared) if whole else frozenset()


def _unseen(now: Mapping[Key, Entry]) -> frozenset[Key]:
    """In a file never seen before: drafts whose marks are all cleared, their notes still there."""
    noted = {key for key, entry in now.items() if entry.draft}
    cleared = {key for key in noted if now[key].state is State.TRANSLATED}
    return frozenset(noted) if noted == cleared and len(noted) >= LEAST else frozenset()


def _cleared(was: Entry, entry: Entry | None) -> bool:
    return entry is not None and entry.state is State.TRANSLATED and entry.target == was.target


def _dropped(before: Mapping[Key, Entry], now: Mapping[Key, Entry]) -> frozenset[str]:
    """Flags that the whole file lost at once, and "#" where it lost all comments.

    No person takes away every comment, nor a flag from everywhere.
    """
    had = [entry for key, entry in before.items() if key in now]
    has = {flag for entry in now.values() for flag in entry.flags}
    lost = {flag for entry in had for flag in entry.flags} - has
    comments = sum(bool(entry.comment) for entry in had)
    if comments >= LEAST and not any(entry.comment for entry in now.values()):
        lost.add("#")
    return frozenset(lost)


def _mended(
    was: Entry | None,
    entry: Entry,
    batch: frozenset[Key],
    dropped: frozenset[str],
    by_git: Callable[[], bool],
) -> Entry:
    if was is None or entry.obsolete:
        return replace(entry, state=State.DRAFT) if entry.key in batch else entry
    if dropped.intersection(was.flags):
        kept = [flag for flag in was.flags if flag in dropped or flag in entry.flags]
        entry = replace(entry, flags=tuple(dict.fromkeys((*kept, *entry.flags))))
    if "#" in dropped or entry.comment.split() == was.comment.split():
        entry = replace(entry, comment=was.comment)  # a tool wraps comments as it likes
    if was.target and not entry.target and (was.human or not by_git()):
        return replace(
            entry,
            target=was.target,
            state=was.state,
            draft=was.draft,
            previous=was.previous,
            change=was.change,
            plural=was.plural,
        )
    if entry.key in batch:
        return replace(
            entry, state=was.state, draft=was.draft, previous=was.previous, change=was.change
        )
    if entry.target == was.target and entry.state in {State.DRAFT, State.STALE}:
        noted = _noted(was, entry)
        return entry if noted == entry or by_git() else noted
    return entry


def _noted(was: Entry, entry: Entry) -> Entry:
    """A fuzzy entry with the notes it had: what a draft was made by, what it was made from."""
    state = State.DRAFT if was.state is State.DRAFT else entry.state
    return replace(
        entry,
        state=state,
        draft=was.draft if was.draft.startswith(entry.draft) else entry.draft,
        previous=entry.previous or was.previous,
        change=was.change if was.change.startswith(entry.change) else entry.change,
    )
