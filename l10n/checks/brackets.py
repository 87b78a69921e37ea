"""Brackets come in pairs."""

import re
from collections.abc import Iterator

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

_PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "【": "】"}
_BACK = {close: start for start, close in _PAIRS.items()}
_ANY = re.compile(r"[()\[\]{}（）【】]")
_LISTED = re.compile(r"(?:^|\s)\w{1,3}$")  # "a) first"
_SMILEY = re.compile(r"[:;]-?[()](?!\w)")


def _lonely(text: str) -> int | None:
    """Where the first bracket without a partner stands."""
    if not _ANY.search(text):
        return None
    text = _SMILEY.sub(lambda m: " " * len(m.group()), text)
    open_at: list[tuple[str, int]] = []
    for match in _ANY.finditer(text):
        sign = match.group()
        if sign in _PAIRS:
            open_at.append((sign, match.start()))
        elif open_at and _wide(open_at[-1][0]) == _wide(_BACK[sign]):
            open_at.pop()
        elif open_at or not _LISTED.search(text, 0, match.start()):
            return match.start()
    return open_at[-1][1] if open_at else None


def _wide(sign: str) -> str:
    return {"（": "(", "【": "["}.get(sign, sign)


def unpaired(entry: Entry, _context: Context) -> Iterator[Fault]:
    at = _lonely(entry.target)
    if at is not None and _lonely(entry.source) is None:
        yield Fault(f"{entry.target[at]} has no partner", (at, at + 1))


BRACKETS = Check("brackets", Severity.WARNING, unpaired)
