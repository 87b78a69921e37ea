"""The translation belongs to another source: a segment slipped, or a draft went astray."""

from collections.abc import Iterator, Sequence

from l10n import locales
from l10n.checks import Check, Context, Fault, ideas, kinship
from l10n.checks.words import spoken, words
from l10n.model import Entry, Severity

_SURE, _LIKELY = -5.0, -0.4
# languages whose translations stay close to the source, and those that go their own way
_CLOSE = frozenset(
    "ca da es fr gl hi id it nb nl pt ro sv".split()  # noqa: SIM905 - a list of words is read as words
)
_FREE = frozenset({"ar", "fi", "hu", "hy", "ka", "lt", "pl", "ru"})
_TERSE = frozenset({"ko", "th", "zh"})  # names that tell a segment from another are few
_UNKNOWN = 2.0  # where the lexicon has no row, less speaks for a translation
_SHORT = 25  # a headline or a name gives too little to judge by


def strange(entry: Entry, context: Context) -> Iterator[Fault]:
    if len(entry.source) < _SHORT or _same(context):
        return
    known = ideas.row(context.locale) and ideas.row(context.source_locale)
    milder = context.limits.get("mismatch", 0.0) + (0 if known else _UNKNOWN)
    least = _LIKELY + _leeway(context.locale) - milder
    score = kinship.score(
        entry.source, entry.target, context.source_locale, context.locale, enough=least
    )
    if score < least:
        weight = Severity.ERROR if score < _SURE - milder else None
        yield Fault("seems to translate another text", severity=weight)


def _leeway(locale: str) -> float:
    language = locales.language(locale)
    if language in _CLOSE:
        return 0.4
    return -0.5 if language in _FREE else 0.3 if language in _TERSE else 0.0


def _same(context: Context) -> bool:
    return locales.language(context.locale) == locales.language(context.source_locale)


def taken(entries: Sequence[Entry], _context: Context) -> Iterator[tuple[Entry, Fault]]:
    """One translation for two different sources: one of them is somebody else's."""
    first: dict[str, Entry] = {}
    for entry in entries:
        if len(entry.source) < _SHORT:
            continue
        other = first.setdefault(entry.target, entry)
        if words(spoken(other.source)) != words(spoken(entry.source)):  # an anchor more is the same
            message = f"the same translation stands for: {other.source[:60]}"
            yield entry, Fault(message, (0, len(entry.target)), severity=Severity.ERROR)
            back = f"the same translation stands for: {entry.source[:60]}"
            yield other, Fault(back, (0, len(other.target)))


MISMATCH = Check("mismatch", Severity.WARNING, strange, across=taken)
