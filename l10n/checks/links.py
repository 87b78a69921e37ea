"""Links lead where the source's links lead; an internal one leads to an edition that exists."""

import re
from collections import Counter
from collections.abc import Iterator
from posixpath import normpath

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

_TARGET = re.compile(
    r"\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+[\"'(][^)]*)?\)"
    r"|\b(?:href|src)\s*=\s*[\"']([^\"']*)[\"']|\]\[([^\]\s]+)\]",
    re.IGNORECASE,
)
_INTERNAL = re.compile(r"(?!\w+:|//|#|mailto:)[^?#]+")


def targets(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Where the text's links and images lead, and where that stands."""
    if "](" not in text and "=" not in text and "][" not in text:
        return []
    return [
        (next((g for g in m.groups() if g is not None), ""), m.span())
        for m in _TARGET.finditer(text)
    ]


def changed(entry: Entry, context: Context) -> Iterator[Fault]:
    theirs, mine = targets(entry.source), targets(entry.target)
    if not theirs and not mine:
        return
    lost = Counter(link for link, _ in theirs) - Counter(link for link, _ in mine)
    known = {link for link, _ in theirs}
    for link, span in mine:
        if link not in known:
            wanted = next(iter(lost), None)
            yield Fault(f"leads to {link}; the source has no such link", span, wanted)
    if lost and len(mine) < len(theirs):
        yield Fault(f"link lost: {', '.join(lost)}")
    yield from _nowhere(mine, context)


def _nowhere(links: list[tuple[str, tuple[int, int]]], context: Context) -> Iterator[Fault]:
    """Internal links to articles that have no edition in this locale."""
    if context.editions is None or not context.article:
        return
    folder = context.article.rpartition("/")[0]
    for link, span in links:
        match = _INTERNAL.match(link)
        if not match or not re.search(r"\.(md|html?|txt|markdown)$", match.group()):
            continue
        path = normpath(f"{folder}/{match.group()}").lstrip("/")
        if path not in context.editions:
            yield Fault(f"{link} has no edition in this locale", span, severity=Severity.HINT)


LINKS = Check("links", Severity.ERROR, changed)
