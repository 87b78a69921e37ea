"""Months and weekdays of every language, from CLDR."""

import re
from functools import cache, lru_cache

from babel.dates import get_day_names, get_month_names

from l10n import locales
from l10n.checks import Context
from l10n.checks.figures import Figure
from l10n.checks.words import begins, words
from l10n.model import Entry

# languages in which Monday is "second", and what stands beside such a figure
_NUMBERED = {
    "vi": re.compile(r"thứ|ngày", re.IGNORECASE),
    "pt": re.compile(r"\d\s?ª|\da\b|feira", re.IGNORECASE),
    "gl": re.compile(r"\d\s?ª|\da\b|feira", re.IGNORECASE),
    "zh": re.compile("周|星期|禮拜|礼拜|週"),
}


def _stem(name: str) -> str:
    """A month without its ending, as it stays in all cases: września, wrzesień -> wrze."""
    name = name.casefold().strip(".")
    return name if len(name) <= 4 or not name.isalpha() else name[: max(3, min(5, len(name) - 2))]


Named = dict[int, tuple[set[str], set[str]]]  # number -> stems, and whole words


class _Finder:
    """Which numbered names (months, days of the week) a text holds, in any form."""

    def __init__(self, names: Named, locale: str) -> None:
        self.joined = locales.script(locale) in _JOINED or locales.language(locale) in _CLITIC
        self.stems: dict[str, set[int]] = {}
        self.whole: dict[str, set[int]] = {}
        for number, (stems, whole) in names.items():
            for stem in stems:  # মে, May, does not begin "girl", মেয়ে
                (self.stems if len(stem) > 2 else self.whole).setdefault(stem, set()).add(number)
            for word in whole:
                self.whole.setdefault(word, set()).add(number)
        self.begins = {name[:3] for name in (*self.stems, *self.whole)}
        self.lengths = sorted({len(stem) for stem in self.stems})
        self.inside = [
            (re.compile("|".join(map(re.escape, sorted(stems)))), number)
            for number, (stems, _) in names.items()
            if stems and self.joined
        ]

    def found(self, text: str) -> frozenset[int]:
        if self.joined:
            low = text.casefold()
            return frozenset(number for pattern, number in self.inside if pattern.search(low))
        if self.begins.isdisjoint(begins(text)):
            return _NONE
        likely = (word for word in words(text) if word[:3] in self.begins)
        return _NONE.union(*map(self._meant, likely))

    def _meant(self, word: str) -> set[int]:
        found = set(self.whole.get(word, _NONE))
        for length in self.lengths:
            found |= self.stems.get(word[:length], _NONE)
        return found


_NONE: frozenset[int] = frozenset()
_JOINED = frozenset({"Jpan", "Hans", "Hant", "Kore", "Thai"})
_CLITIC = frozenset({"ar", "he"})  # small words are written together with the next


@cache
def _months(locale: str) -> _Finder:
    names: Named = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            table = get_month_names(width, context=context, locale=locales.parse(locale))
            for number, name in table.items():
                stems, whole = names.setdefault(number, (set(), set()))
                wide = width == "wide"
                stem = _stem(name) if wide else name.casefold().strip(".")
                if len(stem) > 1 and not stem.isdigit():
                    (stems if wide else whole).add(stem)
    return _Finder(names, locale)


@lru_cache(maxsize=4096)
def months(text: str, locale: str) -> frozenset[int]:
    """The months, 1 to 12, that the text names."""
    return _months(locale).found(text)


def month_named(number: int, text: str, locale: str) -> bool:
    return 1 <= number <= 12 and number in months(text, locale)


@cache
def _weekdays(locale: str) -> _Finder:
    tables = [
        get_day_names("wide", context=context, locale=locales.parse(locale))
        for context in ("format", "stand-alone")
    ]
    return _Finder(
        {day: ({_stem(table[day]) for table in tables}, set()) for day in range(7)}, locale
    )


@lru_cache(maxsize=8192)
def weekdays(text: str, locale: str) -> frozenset[int]:
    """The days of the week, from 0 for Monday, that the text names."""
    return _weekdays(locale).found(text)


def numbered_weekday(figure: Figure, entry: Entry, context: Context) -> bool:
    """Thứ 2 and 2ª-feira are Monday."""
    sign = _NUMBERED.get(locales.language(context.locale))
    if sign is None or not 1 <= figure.values[0] <= 7:
        return False
    around = entry.target[max(0, figure.start - 8) : figure.end + 8]
    return bool(sign.search(around)) and bool(weekdays(entry.source, context.source_locale))


def name(number: int, locale: str) -> str:
    """The month as it stands in a date: września, вересня."""
    names = get_month_names("wide", context="format", locale=locales.parse(locale))
    return str(names[number])
