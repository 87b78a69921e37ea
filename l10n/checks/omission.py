"""Nothing of the source is left out: half a sentence, a sentence, a quotation."""

import re
from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault, ideas, kinship
from l10n.checks.figures import figures
from l10n.model import Entry, Severity

_ENDS = re.compile(r"[.!?…。！？｡।॥؟۔։:՞჻]")
_CLOSING = "\"'”’»«“„‘‹)]』」›*_`\u200f\u200e\u00a0\u202f >"
_STOPS = re.compile(r"(?<=\w\w)[.!?…。！？।؟۔։]+[\"'”’»)\]]*(?:\s|$)|[。！？]")
_NO_STOPS = frozenset({"th", "lo", "km", "my"})
_LIMIT = -2.6  # deviations below the length to expect
# lengths vary more where a sign is a word, or where vowels are not written
_LIMITS = {"Jpan": -1.7, "Hans": -1.7, "Hant": -1.7, "Kore": -1.7, "Arab": -2.2, "Thai": -2.3}
_NO_BEGINNING = "the sentence has no beginning"
_FAR = -0.62  # from here on length alone tells
_LEAST = -0.36  # and so much shorter at least


def left_out(entry: Entry, context: Context) -> Iterator[Fault]:
    source, target = entry.source.strip(), entry.target.strip()
    if len(source) < 20:
        return
    off, spread = kinship.shortfall(source, target, context.source_locale, context.locale)
    usual = _LIMITS.get(locales.script(context.locale), _LIMIT)
    limit = context.limits.get("omission", usual)
    cut = _cut(source, target, context)
    if off < min(limit * spread, _LEAST) or (cut and off < -0.22):
        if not cut and off > _FAR and not _poorer(entry, context):
            yield Fault("rather short", severity=Severity.HINT)
            return
        share = round(100 * (1 - 2.718281828**off))
        yield Fault(f"about {share} % shorter than a full translation", (0, len(entry.target)))
    elif cut:
        size = len(entry.target)
        span = (0, min(1, size)) if cut is _NO_BEGINNING else (size - 1, size)
        yield Fault(cut, span, severity=Severity.HINT)
    elif off > max(3.2 * spread, 0.5):
        yield Fault("far longer than its source", severity=Severity.HINT)
    yield from _sentences(source, target, context)


def _poorer(entry: Entry, context: Context) -> bool:
    """Is something of the source gone, not only said in fewer letters?"""
    there, here = ideas.row(context.source_locale), ideas.row(context.locale)
    kept: list[str] = []
    lost: list[str] = []
    if there and here:
        kept, lost = ideas.echoed(ideas.named(entry.source, there), entry.target, here)
    theirs = figures(entry.source, context.source_locale)
    mine = figures(entry.target, context.locale)
    gone = len(lost) + max(0, len(theirs) - len(mine)) * 2
    return gone >= 1 if not kept else gone * 2 >= len(kept)


def _cut(source: str, target: str, context: Context) -> str:
    """Does the text break off, or begin in the middle?"""
    if locales.language(context.locale) in _NO_STOPS:
        return ""
    if _full(source) and not _full(target):
        return "the sentence has no end"
    first = target.lstrip("\"'“”„«»‘’‚‹›「『([*_ –—-¿¡")[:1]
    cased = locales.script(context.locale) in {"Latn", "Cyrl", "Grek", "Armn"}
    if cased and source[:1].isupper() and first.islower() and first.upper() != first:
        return _NO_BEGINNING
    return ""


def _full(text: str) -> bool:
    return bool(_ENDS.match(text.rstrip(_CLOSING)[-1:]))


def _sentences(source: str, target: str, context: Context) -> Iterator[Fault]:
    """Fewer sentences and a shorter text: one of them is gone."""
    if locales.language(context.locale) in _NO_STOPS:
        return
    theirs, mine = len(_STOPS.findall(source)), len(_STOPS.findall(target))
    off, spread = kinship.shortfall(source, target, context.source_locale, context.locale)
    if theirs >= 2 and mine < theirs and -2.6 * spread < off < -0.28:
        yield Fault(f"{mine} of {theirs} sentences")


OMISSION = Check("omission", Severity.WARNING, left_out)
