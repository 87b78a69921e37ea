"""Months and weekdays of every language, from CLDR."""

import re
from functools import cache, lru_cache

from babel.dates import get_day_names, get_month_names

from l10n import locales
from l10n.checks import Context
from l10n.checks.figures import Figure
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


@cache
def _months(locale: str) -> dict[int, re.Pattern[str]]:
    stems: dict[int, set[str]] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            names = get_month_names(width, context=context, locale=locales.parse(locale))
            for number, name in names.items():
                stem = _stem(name) if width == "wide" else name.casefold().strip(".")
                if len(stem) > 1 and not stem.isdigit():
                    stems.setdefault(number, set()).add(
                        rf"(?<![^\W\d_]){re.escape(stem)}" + ("" if width == "wide" else r"\b")
                    )
    return {
        number: re.compile("|".join(sorted(parts)), re.IGNORECASE)
        for number, parts in stems.items()
    }


@lru_cache(maxsize=4096)
def months(text: str, locale: str) -> frozenset[int]:
    """The months, 1 to 12, that the text names."""
    return frozenset(number for number, pattern in _months(locale).items() if pattern.search(text))


def month_named(number: int, text: str, locale: str) -> bool:
    return 1 <= number <= 12 and number in months(text, locale)


@cache
def _weekdays(locale: str) -> tuple[re.Pattern[str], ...]:
    """What finds each day of the week, from Monday, in any form."""
    edge = r"(?<![^\W\d_])"
    if locales.script(locale) in _JOINED or locales.language(locale) in _CLITIC:
        edge = ""
    names = [
        get_day_names("wide", context=context, locale=locales.parse(locale))
        for context in ("format", "stand-alone")
    ]
    stems = ({_stem(table[day]) for table in names} for day in range(7))
    return tuple(
        re.compile(f"{edge}(?:{'|'.join(map(re.escape, sorted(found)))})", re.IGNORECASE)
        for found in stems
    )


_JOINED = frozenset({"Jpan", "Hans", "Hant", "Kore", "Thai"})
_CLITIC = frozenset({"ar", "he"})  # small words are written together with the next


@lru_cache(maxsize=8192)
def weekdays(text: str, locale: str) -> frozenset[int]:
    """The days of the week, from 0 for Monday, that the text names."""
    return frozenset(day for day, found in enumerate(_weekdays(locale)) if found.search(text))


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
