"""Months and weekdays of every language, from CLDR."""

import re
from functools import cache, lru_cache

from babel.dates import get_day_names, get_month_names

from l10n import locales
from l10n.checks import Context

_NUMBERED = {"vi", "pt", "gl", "zh", "fa", "el", "he"}  # Monday is "second" in these


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
def _weekdays(locale: str) -> re.Pattern[str]:
    names = {_stem(name) for name in get_day_names("wide", locale=locales.parse(locale)).values()}
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, sorted(names)))})", re.IGNORECASE)


def weekday_named(text: str, locale: str) -> bool:
    return bool(_weekdays(locale).search(text))


def numbered_weekday(number: int, source: str, context: Context) -> bool:
    """Thứ 2 and 2ª-feira are Monday."""
    return (
        1 <= number <= 7
        and locales.language(context.locale) in _NUMBERED
        and weekday_named(source, context.source_locale)
    )


def name(number: int, locale: str) -> str:
    """The month as it stands in a date: września, вересня."""
    names = get_month_names("wide", context="format", locale=locales.parse(locale))
    return str(names[number])
