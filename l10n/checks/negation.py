"""A "not" of the source is a "not" in the translation; a hint, since languages differ in this."""

import re
from collections.abc import Iterator

from l10n.checks import Check, Context, Fault, ideas
from l10n.model import Entry, Severity

_NOT = frozenset({0})  # where the lexicon has it
_PLAIN = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
# languages in which "not" is a word, and no part of the verb
_WORDY = frozenset(
    """
    de fr es pt gl ca it ro nl da nb sv fi et hu pl sl hr sr bg uk ru be el ar fa he hi id vi th
    zh
    """.split()  # noqa: SIM905 - a list of words is read as words
)
_OTHER = re.compile(
    r"\bnot (?:only|just|least)\b|\bwhether or not\b|why not|n't (?:you|it|they|we)\b"
)


def lost(entry: Entry, context: Context) -> Iterator[Fault]:
    there, here = ideas.row(context.source_locale), ideas.row(context.locale)
    if there != "en" or here not in _WORDY or _NOT.isdisjoint(ideas.named(entry.source, there)):
        return
    if not _PLAIN.search(entry.source) or _OTHER.search(entry.source):
        return
    if ideas.echoed(_NOT, entry.target, here)[1]:
        yield Fault("the source says no here", severity=Severity.HINT)


NEGATION = Check("negation", Severity.HINT, lost)
