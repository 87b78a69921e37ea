"""Who said what stays visible: quotation marks are neither lost, nor invented, nor left open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from l10n import locales
from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

_DOUBLE = re.compile(r'["“”„‟«»〝〞〟「」『』《》〈〉＂″ՙ՚]|\'\'|``|,,|<<|>>')
_SINGLE_OPEN = re.compile(r"['‘‚‹‛](?<![\w’'.,!?].)(?=[\w“\"¿¡(])")
_SINGLE_CLOSE = re.compile(r"['’‘›](?<=[\w.,!?…%)].)(?!\w)")
_SINGLE = re.compile("['‘’‚‹‛›]")
_EDGE = re.compile(r"^['‘‚‹]\w|[:,]\s['‘‚‹]\w|[.,!?…]['’›]$|^\W*['‘].*\w['’]$")
_DASH = re.compile(r"^\s*[–—―-]\s*\S|:\s*[–—―-]\s*\w|,[–—―-]+\s*\w")
# Hebrew initials have a mark before their last letter: ארה״ב
_GERSHAYIM = re.compile(r"(?<=[א-ת])[\"“”״](?=[א-ת](?![א-ת]))")
_HEBREW = re.compile("[א-ת]")
_INDIRECT = frozenset({"ur"})  # its newspapers give speech after کہ, without marks
_LOOSE = frozenset({"ar", "bn", "fa"})  # and these often mark only where it begins
_SPOKEN = re.compile("[–—―]|,-")
_ANY = re.compile(r"[\"“”„‟«»‹›〝〞〟「」『』《》〈〉＂″'‘’‚‛`,<>ՙ՚]")


@dataclass(frozen=True)
class Marks:
    """How many double marks a text has, and how many single ones quote something."""

    double: int
    single: int

    @property
    def all(self) -> int:
        return self.double + self.single


@lru_cache(maxsize=8192)
def marks(text: str) -> Marks:
    """Apostrophes do not count: the workers' strike isn't quoted."""
    if not _ANY.search(text):
        return Marks(0, 0)
    text = _GERSHAYIM.sub("", text) if _HEBREW.search(text) else text
    double = len(_DOUBLE.findall(text))
    if not _SINGLE.search(text):
        return Marks(double, 0)
    opened, closed = len(_SINGLE_OPEN.findall(text)), len(_SINGLE_CLOSE.findall(text))
    both = min(opened, closed)
    if not both and _EDGE.search(text):
        return Marks(double, 1)
    return Marks(double, 2 * both)


def changed(entry: Entry, context: Context) -> Iterator[Fault]:
    theirs, mine = marks(entry.source), marks(entry.target)
    if theirs.all == mine.all:
        return
    if not mine.all and theirs.all and not _unlike(entry.target) and not _DASH.search(entry.target):
        yield Fault("the quotation marks are lost", severity=_weight(entry.source, theirs, context))
    elif theirs.all >= 2 and theirs.all % 2 == 0 and mine.all % 2:
        loose = locales.language(context.locale) in _LOOSE or _SPOKEN.search(entry.target)
        told = Severity.HINT if loose else None
        yield Fault("a quotation is not closed, or not opened", _last(entry.target), severity=told)
    elif theirs.all - mine.all >= 2 and mine.all:
        message = f"{mine.all // 2} of {theirs.all // 2} quotations are marked as such"
        yield Fault(message, severity=Severity.HINT)
    elif not theirs.all and mine.all >= 2 and _speech(entry.target):
        yield Fault("the source quotes nobody here", _last(entry.target), severity=Severity.HINT)


def _unlike(text: str) -> bool:
    """Is there a mark of another kind, though not in pairs?"""
    return bool(re.search(r"(?<!\w)['‘’‚‛`]|['‘’‛`](?!\w)", text))


def _weight(source: str, found: Marks, context: Context) -> Severity:
    """Speech that loses its marks changes who speaks; one word in quotes is a matter of style."""
    if locales.language(context.locale) in _INDIRECT:
        return Severity.HINT
    return Severity.WARNING if found.all % 2 == 0 and _speech(source) else Severity.HINT


def _speech(text: str) -> bool:
    """Does a quotation of at least four words stand in the text?"""
    return any(len(part.split()) >= 4 for part in re.split(_DOUBLE, text)[1:-1:2])


def _last(text: str) -> tuple[int, int] | None:
    found = None
    for found in _DOUBLE.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return found.span() if found else None


QUOTES = Check("quotes", Severity.WARNING, changed)
