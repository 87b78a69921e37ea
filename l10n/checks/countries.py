"""Countries in every language, from CLDR: which ones a text names, inflected or not."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from l10n import locales
from l10n.checks import Context
from l10n.checks.words import words

# what English calls them besides
_ALSO = {
    "GB": ("uk", "u.k.", "brit", "england", "english", "scot", "wales", "welsh"),
    "US": ("usa", "u.s.", "america"),
    "AE": ("uae", "emirat"),
    "KR": ("south korea",),
    "KP": ("north korea",),
    "NL": ("dutch", "holland"),
}
_AMBIGUOUS = frozenset(
    {"GE", "JO", "TD", "IM", "JE", "GU", "IO", "TC", "VG", "VI", "UM", "AC", "MF"}
)


@cache
def _names(locale: str) -> Mapping[str, str]:
    """Code -> name, of countries alone; short names and those of ambiguous words left out."""
    named = locales.parse(locale).territories
    return {
        code: name
        for code, name in named.items()
        if len(code) == 2
        and code not in _AMBIGUOUS
        and code.isalpha()
        and code not in {"EU", "UN", "EZ", "ZZ", "XA", "XB", "QO"}
    }


@cache
def _source(locale: str) -> re.Pattern[str]:
    names = {name for name in _names(locale).values() if "(" not in name and len(name) > 3}
    parts = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


@cache
def _codes(locale: str) -> Mapping[str, str]:
    return {name: code for code, name in _names(locale).items()}


@cache
def _firsts(locale: str) -> frozenset[str]:
    """The first words of the countries' names."""
    return frozenset(first for name in _codes(locale) for first in words(name)[:1])


@lru_cache(maxsize=8192)
def named(text: str, locale: str) -> frozenset[str]:
    """Codes of the countries a source text names, by its name; an adjective names none."""
    if _firsts(locale).isdisjoint(words(text)):
        return frozenset()
    return frozenset(_codes(locale)[m.group()] for m in _source(locale).finditer(text))


@cache
def stems_of(code: str, locale: str) -> tuple[str, ...]:
    """What the words of the country's name begin with in every form, and in its adjective."""
    name = folded(re.sub(r"\s*\(.*", "", _names(locale).get(code, "")))
    if unspaced(locale):
        return (name,) if name else ()
    words = [word for word in name.split() if len(word) > 3] or name.split()
    return tuple(word[: max(3, min(5, len(word) - 2))] if len(word) > 3 else word for word in words)


def unspaced(locale: str) -> bool:
    return locales.script(locale) in {"Jpan", "Hans", "Hant", "Kore", "Thai"}


def folded(text: str) -> str:
    """The text as names are looked for in it: in small letters, with signs composed alike."""
    return unicodedata.normalize("NFC", text).casefold()


def present(code: str, text: str, locale: str) -> bool:
    """Is the country named in a text, which is `folded`?"""
    begins = stems_of(code, locale)
    short = locales.language(locale) == "en" and any(map(text.__contains__, _ALSO.get(code, ())))
    return short or not begins or any(stem in text for stem in begins)


def stems(source: str, source_locale: str, locale: str) -> frozenset[str]:
    """Beginnings of the target's words for the countries a source names."""
    codes = named(source, source_locale)
    return frozenset(stem for code in codes for stem in stems_of(code, locale))


@cache
def _target(locale: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds the countries a translation names, in any form; stem -> code."""
    found: dict[str, str] = {}
    for code, name in _names(locale).items():
        plain = re.sub(r"\s*\(.*", "", name)
        if len(plain) < (2 if unspaced(locale) else 3):
            continue
        found.setdefault(folded(plain), code)
        begins = stems_of(code, locale)
        stem = begins[0].removeprefix("ال") if len(begins) == 1 else ""
        if len(stem) >= _LONG and not unspaced(locale):
            found.setdefault(begins[0], code)
    parts = sorted(map(re.escape, found), key=len, reverse=True)
    edge = (
        ""
        if unspaced(locale)
        else rf"(?<![^\W\d_])(?:{_CLITICS.get(locales.language(locale), '')})"
    )
    return re.compile(f"{edge}({'|'.join(parts)})"), found


_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_LONG = 5  # letters of a stem that is nothing else
_CLITICS = {"ar": "[وف]?(?:ال|[بلك])?", "he": "[והשבלמכ]{0,2}"}


def another(target: str, source: str, context: Context) -> str:
    """The name of a country that a translation names and its source does not; or nothing."""
    pattern, table = _target(context.locale)
    low, english = folded(target), folded(source)
    cased = locales.script(context.locale) in _CASED
    for match in pattern.finditer(low):
        code = table[match.group(1)]
        small = cased and target[match.start(1)].islower()
        if not small and not present(code, english, context.source_locale):
            return _names(context.locale)[code]
    return ""
