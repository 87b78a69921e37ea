"""White space: doubled, at the edges, before a comma, lost after a full stop."""

import re
from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

_ODD = re.compile(r"[ \u00a0\u202f\t]{2,}| [,;](?= )|\t|\n{2,}")
_SPACED = frozenset({"fr"})  # where a space stands before ; and the like
_UNSPACED = re.compile(r"[.,](?<=[^\W\d_A-Z]{2}.)(?=[^\W\d_]{2})")
_SUSPECT = ("  ", " ,", " ;", "\t", "\n\n", "\u00a0", "\u202f")
_ADDRESS = re.compile(
    r"\S*(?:://|@|www\.)\S*|\S+\.(?:com|org|net|gov|ua|info)\S*|`[^`]*`|\]\([^)]*\)"
)


def odd(entry: Entry, context: Context) -> Iterator[Fault]:
    text = entry.target
    if text != text.strip() and entry.source == entry.source.strip():
        at = 0 if text[:1].isspace() else len(text.rstrip())
        yield Fault("white space at the edge", (at, at + 1), text.strip())
    for match in _ODD.finditer(text.strip()) if any(s in text for s in _SUSPECT) else ():
        if match.group()[-1] == ";" and locales.language(context.locale) in _SPACED:
            continue
        if match.group() not in entry.source or match.group().isspace():
            start = match.start() + len(text) - len(text.lstrip())
            yield Fault(_word(match.group()), (start, start + len(match.group())))
    if not _UNSPACED.search(text):
        return
    joined = _UNSPACED.search(_ADDRESS.sub(lambda m: "\0" * len(m.group()), text))
    if joined and text[joined.start() : joined.end() + 3] not in entry.source:
        yield Fault("no space after the sign", joined.span())


def _word(found: str) -> str:
    return "a space before the sign" if found[-1] in ",;" else "more than one space"


SPACES = Check("spaces", Severity.HINT, odd)
