"""Countries in every language, from CLDR: which ones a text names, inflected or not."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from babel.core import get_global

from l10n import locales

_DEMONYMS = {
    "Russian": "RU", "German": "DE", "French": "FR", "Chinese": "CN", "Ukrainian": "UA",
    "Polish": "PL", "Italian": "IT", "Japanese": "JP", "Turkish": "TR", "Indonesian": "ID",
    "Greek": "GR", "Swedish": "SE", "Hungarian": "HU", "Israeli": "IL", "Canadian": "CA",
    "Mexican": "MX", "Australian": "AU", "Syrian": "SY", "Iranian": "IR", "Iraqi": "IQ",
    "Belarusian": "BY", "Romanian": "RO", "Brazilian": "BR", "Norwegian": "NO",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
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
    if locales.language(locale) == "en":
        names |= set(_DEMONYMS)
    parts = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


@cache
def _codes(locale: str) -> Mapping[str, str]:
    found = {name: code for code, name in _names(locale).items()}
    return {**found, **_DEMONYMS} if locales.language(locale) == "en" else found


@cache
def is_place(name: str) -> bool:
    """Is it, in English, a country or a city that CLDR knows, or a word of its name?"""
    return name in _codes("en") or name in _cities()


@cache
def _cities() -> frozenset[str]:
    zones = (zone.rpartition("/")[2] for zone in get_global("zone_territories"))
    return frozenset(part for zone in zones for part in zone.split("_"))


@lru_cache(maxsize=8192)
def named(text: str, locale: str) -> frozenset[str]:
    """Codes of the countries a source text names, by name or by its adjective."""
    if not any(c.isupper() for c in text[1:]) and text.isascii():
        return frozenset()
    return frozenset(_codes(locale)[m.group()] for m in _source(locale).finditer(text))


@cache
def stem(code: str, locale: str) -> str:
    """What every form of the country's name begins with, and its adjective mostly too."""
    name = re.sub(r"\s*\(.*", "", _names(locale).get(code, "")).casefold()
    word = max(name.split(), key=len, default="")
    if not word.isascii() and locales.script(locale) in {"Jpan", "Hans", "Hant", "Kore", "Thai"}:
        return name
    return word[: max(3, min(5, len(word) - 2))] if len(word) > 3 else word


def present(code: str, text: str, locale: str) -> bool:
    """Is the country named in a translation? `text` is case-folded."""
    begins = stem(code, locale)
    return not begins or begins in text


def stems(source: str, source_locale: str, locale: str) -> frozenset[str]:
    """Beginnings of the target's words for the countries a source names."""
    return frozenset(filter(None, (stem(code, locale) for code in named(source, source_locale))))


@cache
def _by_stem(locale: str) -> Mapping[str, str]:
    """Stem -> name, of countries whose stem is long enough to be nothing else."""
    return {
        begins: name
        for code, name in _names(locale).items()
        if len(begins := stem(code, locale)) >= (2 if _unspaced(locale) else 5)
    }


def _unspaced(locale: str) -> bool:
    return locales.script(locale) in {"Jpan", "Hans", "Hant", "Kore", "Thai"}


def another(target: str, nations: frozenset[str], locale: str) -> str:
    """The name of a country that a translation names and its source does not; or nothing."""
    known = {stem(code, locale) for code in nations}
    table = _by_stem(locale)
    if _unspaced(locale):
        found = (name for begins, name in table.items() if begins in target and begins not in known)
        return next(found, "")
    for word in _WORD.findall(target):
        if word[0].isupper() or word[0].lower() == word[0].upper():
            begins = word.casefold()[:5]
            if begins in table and begins not in known:
                return table[begins]
    return ""
