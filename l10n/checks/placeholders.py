"""Addresses and placeholders are copied, letter by letter: URLs, e-mails, {name}, %s."""

import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

_SUSPECT = re.compile(r"[@{%\[:.](?:(?<=[@{])|(?<=%)[sd(]|(?<=\[)\[|(?<=:)//|(?<=www\.))")
_THING = re.compile(
    r"(?:https?|ftp)://[^\s<>\"'»”“)\]]+|\bwww\.[^\s<>\"'»”“)\]]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\{\{[^{}]+\}\}|\{[A-Za-z_]\w*\}|%\(\w+\)[sd]|%[sd]\b"
    r"|\[\[[^\[\]]+\]\]|(?<!\w)@[A-Za-z_]\w+"
)


def _things(text: str) -> Counter[str]:
    if not _SUSPECT.search(text):
        return Counter()
    return Counter(m.group().rstrip(".,;:!?…。、") for m in _THING.finditer(text))


def changed(entry: Entry, _context: Context) -> Iterator[Fault]:
    theirs, mine = _things(entry.source), _things(entry.target)
    if theirs == mine:
        return
    lost, new = theirs - mine, mine - theirs
    for thing in lost:
        if new:
            other = new.popitem()[0]
            at = entry.target.find(other)
            yield Fault(f"{thing} became {other}", (at, at + len(other)), thing)
        else:
            yield Fault(f"{thing} is missing")
    for thing in new:
        at = entry.target.find(thing)
        yield Fault(
            f"{thing} is not in the source", (at, at + len(thing)), severity=Severity.WARNING
        )


PLACEHOLDERS = Check("placeholders", Severity.ERROR, changed)
