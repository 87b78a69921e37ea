"""Nothing of the source is left out: half a sentence, a sentence, a quotation."""

import math
import re
import unicodedata
from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault, hearing, ideas, kinship, proper, role
from l10n.checks.figures import figures
from l10n.checks.stops import abbreviated
from l10n.model import Entry, Role, Severity

_ENDS = re.compile(r"[.!?…。！？｡।॥؟۔։:՞჻]")
_CLOSING = "\"'”’»«“„‘‹)]』」›*_`\u200f\u200e\u00a0\u202f >"
_STOPS = re.compile(r"(?<=\w\w)[.!?…。！？।؟۔։]+[\"'”’»)\]]*(?:\s|$)|[。！？]")
_NO_STOPS = frozenset({"th", "lo", "km", "my"})
_NO_BEGINNING = "the sentence has no beginning"
_NO_END = "the sentence has no end"
_HALF = math.log(2)
# what speaks for a half that is missing: natural logarithms of likelihood ratios, fitted as
# `kinship` says; for each thing kept, for each thing lost
_IDEAS, _NAMES, _FIGURES = (-0.55, 0.5), (-0.2, 0.7), (-0.1, 1.5)
_ENDLESS, _HEADLESS = 3.7, 3.2
_MOST = 8.0  # that the length alone says
_REST = 5.0  # that the other signs may add
_LIKELY = 0.0
_STRICT = {"th": 0.6, "ja": 0.4, "ar": 0.3, "zh": 0.2}  # their lengths vary most
_LONGER = 0.5
# what each language words in its own brief way
_BRIEF = frozenset(
    role.value for role in (Role.TITLE, Role.LEAD, Role.HEADING, Role.CAPTION, Role.CREDIT)
)


def left_out(entry: Entry, context: Context) -> Iterator[Fault]:
    source, target = entry.source.strip(), entry.target.strip()
    if len(source) < 20 or not target:
        return
    off, spread = kinship.shortfall(source, target, context.source_locale, context.locale)
    cut = _cut(source, target, context)
    if off < -_SAME or cut:
        yield from _judged(entry, context, off, spread, cut)
    elif off > max(3.2 * spread, _LONGER):
        yield Fault("far longer than its source", severity=Severity.HINT)
    yield from _sentences(source, target, off, spread, context)


_SAME = 0.1  # as good as its full length


def _judged(entry: Entry, context: Context, off: float, spread: float, cut: str) -> Iterator[Fault]:
    usual = _STRICT.get(locales.language(context.locale), _LIKELY)
    likely = context.limits.get("omission", usual) + (1.5 if role(entry) in _BRIEF else 0.0)
    score = _length(off, spread)
    score += _ENDLESS if cut == _NO_END else _HEADLESS if cut else 0.0
    missing = _missing(entry, context) if score > likely - _REST else 0.0
    score += missing
    size = len(entry.target)
    # where half a sentence shows by its ends, length alone tells little
    told = bool(cut) or missing > 0 or off < -_far(context.locale)
    if score > likely and told and (off < -_SAME or cut == _NO_END):
        share = max(1, round(100 * (1 - math.exp(off))))
        said = f"about {share} % shorter than a full translation" if off < -_SAME else cut
        yield Fault(said, (0, size))
    elif cut:
        span = (0, min(1, size)) if cut is _NO_BEGINNING else (size - 1, size)
        weight = None if _orphaned(entry.target.strip()) else Severity.HINT
        yield Fault(cut, span, severity=weight)


def _far(locale: str) -> float:
    """How much shorter a text must be for length alone to tell."""
    if _cased(locale):
        return 0.55
    return 0.0 if kinship.joined(locale) else 0.38


def _length(off: float, spread: float) -> float:
    """The length of half a text against that of the whole."""
    return 0.9 * max(-_MOST, min(_MOST, -_HALF * (2 * off + _HALF) / (2 * spread**2)))


def _missing(entry: Entry, context: Context) -> float:
    """Ideas, names and figures of the source that are there, and that are not."""
    there, here = ideas.row(context.source_locale), ideas.row(context.locale)
    total = 0.0
    if there and here:
        kept, lost = ideas.echoed(ideas.named(entry.source, there), entry.target, here)
        total += _IDEAS[0] * min(5, len(kept)) + _IDEAS[1] * min(5, len(lost))
    named = len(proper.called(entry.source))
    gone = kinship.unnamed(entry.source, entry.target, context.locale)
    total += _NAMES[0] * min(4, named - gone) + _NAMES[1] * min(4, gone)
    theirs = figures(entry.source, context.source_locale)
    same = kinship.figures_kept(theirs, figures(entry.target, context.locale))
    return total + _FIGURES[0] * min(3, same) + _FIGURES[1] * min(3, len(theirs) - same)


def _cut(source: str, target: str, context: Context) -> str:
    """Does the text break off, or begin in the middle?"""
    if _orphaned(target):
        return _NO_BEGINNING
    if locales.language(context.locale) in _NO_STOPS:
        return ""
    if _full(source) and not _full(target) and not abbreviated(source):
        return _NO_END
    first = target.lstrip("\"'“”„«»‘’‚‹›「『([*_ –—-¿¡")[:1]
    if (
        _cased(context.locale)
        and source[:1].isupper()
        and first.islower()
        and first.upper() != first
    ):
        return _NO_BEGINNING
    return ""


def _cased(locale: str) -> bool:
    return locales.script(locale) in hearing.CASED


def _orphaned(text: str) -> bool:
    """Does it begin with a vowel sign that lost its letter?"""
    return unicodedata.category(text[0]) in {"Mn", "Mc"}


def _full(text: str) -> bool:
    return bool(_ENDS.match(text.rstrip(_CLOSING)[-1:]))


def _sentences(
    source: str, target: str, off: float, spread: float, context: Context
) -> Iterator[Fault]:
    """Fewer sentences and a shorter text: one of them is gone."""
    if locales.language(context.locale) in _NO_STOPS:
        return
    if -2.6 * spread < off < -0.28:
        theirs, mine = len(_STOPS.findall(source)), len(_STOPS.findall(target))
        if theirs >= 2 and mine < theirs:
            yield Fault(f"{mine} of {theirs} sentences")


OMISSION = Check("omission", Severity.WARNING, left_out)
