"""Each context and text once in a file: gettext's tools refuse one in which a message stands twice,
also where the second is obsolete.
"""

from collections.abc import Iterable
from dataclasses import replace

from l10n.asides import EARLIER, beside
from l10n.model import Entry, State


def distinct(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each key once, the living first; what else it says is in the comment."""
    known: dict[tuple[str, str], Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.obsolete):
        first = known.setdefault(entry.key, entry)
        if first is not entry:
            known[entry.key] = _together(first, entry)
    return tuple(known.values())


def _together(entry: Entry, other: Entry) -> Entry:
    """`entry` with the words of another of the same key: its own where it has none, else beside."""
    comment = entry.comment
    for line in other.comment.split("\n"):
        if line and line not in comment.split("\n"):
            comment = f"{comment}\n{line}".lstrip("\n")
    if not entry.target:
        return replace(
            other,
            obsolete=entry.obsolete,
            notes=entry.notes,
            references=entry.references,
            comment=comment,
        )
    texts = () if other.state is State.DRAFT else other.plural[1:] or (other.target,)
    for text in texts:
        if text not in {"", entry.target, *entry.plural}:
            comment = beside(comment, EARLIER, text)
    flags = tuple(dict.fromkeys((*entry.flags, *other.flags)))
    return replace(entry, comment=comment, flags=flags)
