"""The translation carries the inline markup of the source, closed where it was opened."""

import re
from collections import Counter
from collections.abc import Iterator

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)((?:\s[^<>]*)?)(/?)>")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_LINK = re.compile(r"!?\[(?=[^\]]*\]\(|[^\]]*\]\[)")
_EMPHASIS = re.compile(
    r"(?<![\\*])\*{1,3}(?=[^\s*])|(?<=[^\s\\*])\*{1,3}(?!\*)|~~"
    r"|(?<![\w\\])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?!\w)|(?<=[.,!?…])_{1,3}(?!\w)"
)
_VOID = {"br", "img", "hr", "wbr", "input", "source", "track", "area", "col", "embed"}
_SIGNS = re.compile(r"[<`*_~\[]")
_AUTOLINK = re.compile(r"<(?:[a-z][a-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>", re.IGNORECASE)


def pieces(text: str) -> Counter[str]:
    """What the text holds of markup, as a reader of the finding would name it."""
    found: Counter[str] = Counter()
    for match in _CODE.finditer(text):
        found[match.group()] += 1
    rest = _AUTOLINK.sub(" ", _CODE.sub(" ", text))
    for tag in _TAG.finditer(rest):
        found[f"<{tag[1]}{tag[2].lower()}>"] += 1
    rest = _TAG.sub(" ", rest)
    found.update(_NOTE.findall(rest))
    found["[link](…)"] = len(_LINK.findall(rest))
    found.update(_EMPHASIS.findall(re.sub(r"\]\([^()\s]*", "](", rest)))
    return +found


def changed(entry: Entry, _context: Context) -> Iterator[Fault]:
    if not _SIGNS.search(entry.source) and not _SIGNS.search(entry.target):
        return
    theirs, mine = pieces(entry.source), pieces(entry.target)
    lost, new = theirs - mine, mine - theirs
    if lost:
        yield Fault(f"markup lost: {_listed(lost)}")
    if new:
        first = entry.target.find(next(iter(new)))
        span = (first, first + len(next(iter(new)))) if first >= 0 else None
        yield Fault(f"markup that is not in the source: {_listed(new)}", span)
    if not lost and not new:
        yield from _crossed(entry)


def _listed(found: Counter[str]) -> str:
    return ", ".join(f"{n} × {name}" if n > 1 else name for name, n in found.items())


def _crossed(entry: Entry) -> Iterator[Fault]:
    """Tags closed in another order than they were opened, where the source has them right."""
    if _unclosed(entry.source) is None and (tag := _unclosed(entry.target)):
        at = entry.target.find(tag)
        yield Fault(f"{tag} stands in the wrong place", (at, at + len(tag)))
    for text, broken in ((entry.target, re.compile(r"\]\s+\(\S+\)|\*\*\s[^*]+\s\*\*")),):
        if (match := broken.search(text)) and not broken.search(entry.source):
            yield Fault(f"white space breaks the markup: {match.group()}", match.span())


def _unclosed(text: str) -> str | None:
    """The first tag that closes what was not opened last; None when all is well."""
    stack: list[str] = []
    for tag in _TAG.finditer(_CODE.sub(" ", text)):
        name = tag[2].lower()
        if name in _VOID or tag[4] or tag[3].endswith("/"):
            continue
        if not tag[1]:
            stack.append(name)
        elif stack and stack[-1] == name:
            stack.pop()
        else:
            return tag.group()
    return f"<{stack[-1]}>" if stack else None


MARKUP = Check("markup", Severity.ERROR, changed)
