"""Where in a PO file a character of a translation stands."""

from collections.abc import Sequence


def in_po(lines: Sequence[str], entry_line: int, target: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of character `at` of the msgstr of the entry that begins at
    `entry_line`. Wrapped strings are followed from piece to piece.
    """
    here = entry_line - 1
    while here < len(lines) and not lines[here].startswith("msgstr"):
        here += 1
    if here >= len(lines):
        return entry_line, 1
    seen = 0
    while True:
        line = lines[here]
        first = line.find('"') + 1
        length = _length(line[first:].rstrip().removesuffix('"'))
        if at < seen + length or not _goes_on(lines, here) or seen + length >= len(target):
            return here + 1, _column(line, first, at - seen)
        seen += length
        here += 1


def _goes_on(lines: Sequence[str], here: int) -> bool:
    return here + 1 < len(lines) and lines[here + 1].lstrip().startswith('"')


def _length(written: str) -> int:
    return len(written) - sum(1 for _ in _escapes(written))


def _escapes(written: str) -> list[int]:
    """Offsets of the backslashes that begin an escape of one character."""
    found, here = [], 0
    while (here := written.find("\\", here)) >= 0:
        found.append(here)
        here += 2
    return found


def _column(line: str, first: int, at: int) -> int:
    here = first
    for _ in range(max(0, at)):
        here += 2 if line[here : here + 1] == "\\" else 1
    return min(here, len(line)) + 1
