"""What a check can put right by itself: place names, look-alike letters, typography."""

from collections.abc import Callable
from dataclasses import replace

from l10n.checks import Check, Context
from l10n.model import Entry, State, splice


def mended(
    entry: Entry, context: Context, lookalikes: Check, polish: Callable[[str], str] | None
) -> Entry:
    """The entry with what has one answer put right; doubts stay as they are."""
    target = entry.target
    if context.places is not None and context.finder is not None:
        named = context.finder.mentions(entry.source, context.source_locale)
        target = context.places.repair(target, named).text
    target = _letters(replace(entry, target=target), context, lookalikes)
    if polish is not None:
        target = polish(target)
    return replace(entry, target=target) if target != entry.target else entry


def _letters(entry: Entry, context: Context, lookalikes: Check) -> str:
    changes = [
        (*fault.span, fault.suggestion)
        for fault in lookalikes.run(entry, context)
        if fault.span and fault.suggestion
    ]
    return splice(entry.target, sorted(changes))


def allowed(entry: Entry, *, human: bool) -> bool:
    """A draft may always be mended; what a person stands behind only when they ask for it."""
    if not entry.target or entry.obsolete:
        return False
    return entry.state is State.DRAFT or (human and entry.human)
