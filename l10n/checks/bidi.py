"""Direction controls are closed again, or a reader sees the page turned round from there on."""

import re
from collections.abc import Iterator

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

_ANY = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ISOLATES, _EMBEDDINGS = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"


def unbalanced(entry: Entry, _context: Context) -> Iterator[Fault]:
    text = entry.target
    if text.isascii() or not _ANY.search(text):
        return
    stack: list[tuple[str, int]] = []
    for match in _ANY.finditer(text):
        sign = match.group()
        if sign in _ISOLATES + _EMBEDDINGS:
            stack.append((sign, match.start()))
        elif stack and (stack[-1][0] in _ISOLATES) == (sign == "\u2069"):
            stack.pop()
        else:
            yield _fault(sign, match.start())
            return
    if stack:
        yield _fault(*stack[-1])


def _fault(sign: str, at: int) -> Fault:
    return Fault(f"the direction control U+{ord(sign):04X} has no partner", (at, at + 1))


BIDI = Check("bidi", Severity.ERROR, unbalanced)
