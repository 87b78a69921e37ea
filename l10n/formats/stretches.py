"""A long Markdown document in stretches that the parser may read one by one.

It is cut where a line after a blank one begins a block of the document itself: not within code, a
comment, an item. What is known everywhere is found first: labels of links and names of notes.
"""

import re
from collections.abc import Iterator, Sequence

from l10n.blocks import LONG
from l10n.formats import markup
from l10n.formats.masks import FILL, hide, unclosed

_GAP = re.compile(
    r"\n[ \t]*\r?\n(?=[^\s:})\]])"
)  # a colon may define the term before, brackets close code
_PROBE = f"{FILL}probe{FILL}"
_NOTE = re.compile(r"\[\^[^\]\n]+\]:")


def survey(text: str, start: int, size: int = LONG) -> tuple[Sequence[int], markup.Place | None]:
    """Where a document is cut from `start` on, and what all its stretches know.

    One that is not long is not cut; what it knows is found as it is read.
    """
    if len(text) - start <= size:
        return (start, len(text)), None
    cuts, labels, notes = [start], set[str](), set[str]()
    length = size
    while cuts[-1] < len(text):
        gap = _GAP.search(text, cuts[-1] + length)
        end = gap.end() if gap else len(text)
        stretch = text[cuts[-1] : end]
        seen = hide(stretch)
        found = _labels(seen + f"[{_PROBE}]: x\n")
        if gap and (_PROBE not in found or unclosed(stretch)):
            length *= 2  # so that what has no such place is not read again and again
            continue
        labels |= found - {_PROBE}
        notes.update(map(markup.label, _notes(seen)))
        cuts.append(end)
        length = size
    return cuts, markup.Place(frozenset(labels), frozenset(notes))


def _labels(seen: str) -> set[str]:
    from pyromark import reference_definitions

    return set(map(markup.label, reference_definitions(seen, options=markup.options())))


def _notes(seen: str) -> Iterator[str]:
    from pyromark import events

    for event in events(seen, options=markup.options()) if _NOTE.search(seen) else ():
        if isinstance(event, dict) and isinstance(tag := event.get("Start"), dict):
            yield from (name for kind, name in tag.items() if kind == "FootnoteDefinition")
