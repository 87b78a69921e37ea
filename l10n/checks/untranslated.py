"""The translation is the source, or a long stretch of it."""

import re
from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault
from l10n.checks.words import spoken
from l10n.model import Entry, Role, Severity

_WORD = re.compile(r"[^\W\d_]{2,}")
_RUN = 8  # words in a row that stand in the source as well
_NAMES = {Role.BYLINE.value, Role.CREDIT.value}


def copied(entry: Entry, context: Context) -> Iterator[Fault]:
    if locales.language(context.locale) == locales.language(context.source_locale):
        return
    if entry.source.strip() == entry.target.strip():
        words = _WORD.findall(spoken(entry.source))
        small = [word for word in words if word.islower()]
        if len(small) >= 2 or (len(words) > 3 and small):
            yield Fault("the translation is a copy of the source", (0, len(entry.target)))
        return
    yield from _stretch(entry)


def _stretch(entry: Entry) -> Iterator[Fault]:
    """The longest run of words taken over from the source, code and quotations of names aside."""
    theirs, mine = spoken(entry.source).split(), spoken(entry.target).split()
    if len(theirs) < _RUN or len(set(theirs).intersection(mine)) < _RUN // 2:
        return
    grams = {tuple(theirs[i : i + _RUN]) for i in range(len(theirs) - _RUN + 1)}
    for i in range(len(mine) - _RUN + 1):
        run = tuple(mine[i : i + _RUN])
        if run in grams and sum(word[:1].islower() for word in run) >= _RUN // 2:
            left = " ".join(run)
            start = entry.target.find(left)
            span = (start, start + len(left)) if start >= 0 else (0, len(entry.target))
            yield Fault(f"left in the source language: {left}", span)
            return


UNTRANSLATED = Check("untranslated", Severity.ERROR, copied)
