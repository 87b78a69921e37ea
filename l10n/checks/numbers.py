"""Every figure of the source stands in the translation, as its language writes it."""

import re
from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault, calendar, numerals, units
from l10n.checks.figures import Figure, figures
from l10n.model import Entry, Severity

_EXACT = 13  # from here on a missing figure is hardly ever written out
_COUNTED = frozenset({"ja", "ko", "zh"})
_COUNTABLE = 3  # a pair, a trio
_HOURS = 24
_CENTURY = re.compile(r"\bcentur|столі|век", re.IGNORECASE)  # the 19th is the 1800s in the North
_CLOCK = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-3])[:.](30|15|45)(?![\d:%]|[.,]\d)")
_TIME = re.compile(
    r"(?<![a-z])(?:[ap]\.?\s?m\b|o['’]clock|noon|midnight|evening|afternoon|morning|night|midday|hours?\b|GMT\b|BST\b|ES?T\b|kick-?off)",
    re.IGNORECASE,
)


def compared(entry: Entry, context: Context) -> Iterator[Fault]:
    theirs = list(figures(entry.source, context.source_locale))
    mine = list(figures(entry.target, context.locale))
    if not theirs and not mine:
        return
    yield from _pair(theirs, mine)
    months = calendar.months(entry.source, context.source_locale)
    _pair_parts(theirs, mine, entry.source, months)
    missing, extra = _explained(theirs, mine, entry, context)
    if not missing and not theirs and _all_told(entry, context):
        yield from (_added(f) for f in extra)
        return
    yield from _faults(missing, extra, doubtful=len(mine) > len(extra))


def _all_told(entry: Entry, context: Context) -> bool:
    """Has every number word of the source its figure, where small numbers are written so?"""
    if locales.language(context.locale) not in _COUNTED:
        return False
    there = locales.language(context.source_locale)
    mine = {value for f in figures(entry.target, context.locale) for value in f.values}
    told = {n for n in range(2, _EXACT) if numerals.named(n, entry.source, there)}
    return told <= mine


def _added(figure: Figure) -> Fault:
    """A figure from nowhere; a small one may count what English has a word for."""
    small = figure.plain and figure.values[0] <= _COUNTABLE and not _padded(figure)
    told = Severity.HINT if small else None
    return Fault(f"{figure.text} is not in the source", _digits(figure), severity=told)


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))


def _same(a: Figure, b: Figure) -> bool:
    return any(_near(x, y) for x in a.scaled for y in b.scaled)


def _pair(theirs: list[Figure], mine: list[Figure]) -> Iterator[Fault]:
    """Take out figures that agree; then those that agree but for the scale's word."""
    for figure in tuple(theirs):
        if twin := next((other for other in mine if _same(figure, other)), None):
            theirs.remove(figure)
            mine.remove(twin)
            if not _near(figure.scaled[0], twin.scaled[0]) and not twin.plain:
                yield Fault(
                    f"{twin.text} reads {twin.scaled[0]:g} here; the source says {figure.text}",
                    (twin.start, twin.start + len(twin.text)),
                    severity=Severity.HINT,
                )
    for figure in tuple(theirs):
        twin = next((o for o in mine if _near(figure.values[0], o.values[0])), None)
        if twin and (figure.scale == 1 or twin.scale == 1):
            theirs.remove(figure)
            mine.remove(twin)


def _pair_parts(
    theirs: list[Figure], mine: list[Figure], source: str, months: frozenset[int]
) -> None:
    """7.55am is 7:55, 12.09 is September 12: compare digit groups where whole figures differ."""
    for whole, pieces, free in ((theirs, mine, frozenset[int]()), (mine, theirs, months)):
        for figure in tuple(whole):
            if len(figure.parts) < 2 or len(figure.text) > 10:
                continue
            if taken := _covered(figure, pieces, free, evening=bool(_TIME.search(source))):
                whole.remove(figure)
                for piece in taken:
                    pieces.remove(piece)


def _covered(
    figure: Figure, pieces: list[Figure], months: frozenset[int], *, evening: bool
) -> list[Figure]:
    """Figures whose groups, put together, are the groups of this one; none when one is missing.

    `months` are those the source names in words.
    """
    for other in pieces:
        if other.parts == figure.parts or (
            evening
            and len(other.parts) == 2
            and other.parts[1] == figure.parts[1]
            and max(other.parts[0], figure.parts[0]) <= _HOURS
            and (other.parts[0] - figure.parts[0]) % 12 == 0
        ):
            return [other]
    taken: list[Figure] = []
    for n, part in enumerate(figure.parts):
        fits = [part] if not evening or n else [part, part + 12, part - 12]
        match = next((p for p in pieces if p not in taken and p.plain and p.parts[0] in fits), None)
        if match:
            taken.append(match)
        elif not (n and part == 0) and part not in months:
            return []
    return taken


def _explained(
    theirs: list[Figure], mine: list[Figure], entry: Entry, context: Context
) -> tuple[list[Figure], list[Figure]]:
    """What stays unexplained: figures lost, and figures that came from nowhere."""
    there, here = locales.language(context.source_locale), locales.language(context.locale)
    timed = bool(_TIME.search(entry.source))
    every = figures(entry.source, context.source_locale)
    for figure in tuple(theirs):
        if any(_converted(figure, other, entry.source, there) for other in every):
            continue  # the source gives both units
        twin = next((o for o in mine if _equivalent(figure, o, entry, there, timed=timed)), None)
        if twin:
            theirs.remove(figure)
            mine.remove(twin)
    said = [f for f in every if f not in theirs]
    told = list(_told(entry, here))
    missing = [
        figure
        for figure in theirs
        if not any(start <= figure.start < end for start, end in told)
        and not _written_out(figure, entry.target, context.locale, here)
        and not any(_converted(figure, other, entry.source, there) for other in said)
    ]
    extra = [f for f in mine if not _foreseen(f, entry, context, there, timed=timed)]
    if not missing:
        extra = [f for f in extra if not any(_repeated(other, f) for other in every)]
    return missing, extra


def _told(entry: Entry, language: str) -> Iterator[tuple[int, int]]:
    """Where the source has a time of day that the translation tells by halves or quarters."""
    for match in _CLOCK.finditer(entry.source):
        part = 0.5 if match[1] == "30" else 0.25
        if numerals.named(part, entry.target, language):
            yield match.span()


def _converted(a: Figure, b: Figure, source: str, language: str) -> bool:
    """Is one the other in another unit, in "300 km (190 miles)"?"""
    return units.converts(a, b, source, language) or units.converts(b, a, source, language)


def _equivalent(a: Figure, b: Figure, entry: Entry, language: str, *, timed: bool) -> bool:
    """Is b what a becomes: 5 p.m. and 17, the 1990s and 90, 50 miles and 80 km?"""
    x, y = a.values[0], b.values[0]
    if timed and max(x, y) <= _HOURS and (y - x) % 12 == 0:
        return True
    if 1000 <= x < 2100 and y == x % 100 and a.plain:
        return True
    if 1000 <= y < 2100 and x == y % 100 and b.plain and x >= 10:
        return True
    if y == (x - 1) * 100 and _CENTURY.search(entry.source):
        return True
    return units.converts(a, b, entry.source, language)


def _written_out(figure: Figure, target: str, locale: str, language: str) -> bool:
    values = {*figure.values, *figure.scaled}
    if any(numerals.named(value, target, language) for value in values):
        return True
    year = figure.values[0]
    if figure.plain and 1000 <= year < 2100 and year % 10 == 0 and year % 100:
        return numerals.named(year % 100, target, language)  # the 1980s are the eighties
    return figure.plain and calendar.month_named(int(figure.values[0]), target, locale)


def _foreseen(
    figure: Figure, entry: Entry, context: Context, language: str, *, timed: bool
) -> bool:
    """Does the source give reason for this figure in words?"""
    values, value = {*figure.values, *figure.scaled}, figure.values[0]
    if figure.plain and calendar.month_named(int(value), entry.source, context.source_locale):
        return True
    if _padded(figure) and not timed:
        return False
    if any(numerals.named(value, entry.source, language) for value in values):
        return True
    if timed and (
        value == 0 or (value <= 24 and numerals.named(value % 12, entry.source, language))
    ):
        return True
    others = figures(entry.source, context.source_locale)
    return (
        calendar.numbered_weekday(figure, entry, context)
        or (figure.plain and any(_century(other) == value for other in others))
        or any(units.converts(other, figure, entry.source, language) for other in others)
    )


def _padded(figure: Figure) -> bool:
    """Is it 05, which counts nothing? It may be a day or an hour."""
    return figure.plain and len(figure.text) > 1 and figure.text[0] == "0" and figure.values[0] > 0


def _century(year: Figure) -> float:
    """The century of a year, for "the thirties of the 20th century"; -1 where it is none."""
    return year.values[0] // 100 + 1 if 1000 <= year.values[0] < 2100 else -1.0


def _repeated(other: Figure, figure: Figure) -> bool:
    """The same figure once more, in "between 3 and 4 million"."""
    return bool(set(other.values) & set(figure.values)) and other.scale == figure.scale


def _faults(missing: list[Figure], extra: list[Figure], *, doubtful: bool) -> Iterator[Fault]:
    """`doubtful`: the translation has other figures that the source only gives in words."""
    while missing and extra:
        lost, new = missing.pop(0), extra.pop(0)
        yield Fault(
            f"the source says {lost.text}, not {new.text}", _digits(new), severity=Severity.ERROR
        )
    for lost in missing:
        exact = doubtful or max(lost.scaled) >= _EXACT or not lost.plain
        yield Fault(f"{lost.text} is missing", severity=None if exact else Severity.HINT)
    for new in extra:
        yield Fault(f"{new.text} is not in the source", _digits(new))


def _digits(figure: Figure) -> tuple[int, int]:
    return figure.start, figure.start + len(figure.text)


NUMBERS = Check("numbers", Severity.WARNING, compared)
