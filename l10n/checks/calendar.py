"""Months and weekdays of every language, from CLDR."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from babel.dates import get_date_format, get_day_names, get_month_names

from l10n import locales
from l10n.checks import Context
from l10n.checks.figures import Figure
from l10n.checks.words import WORD, begins, small, words
from l10n.model import Entry
from l10n.places import inflection

# languages in which Monday is "second", and what stands beside such a figure
_NUMBERED = {
    "vi": re.compile(r"thứ|ngày", re.IGNORECASE),
    "pt": re.compile(r"\d\s?ª|\da\b|feira", re.IGNORECASE),
    "gl": re.compile(r"\d\s?ª|\da\b|feira", re.IGNORECASE),
    "zh": re.compile("周|星期|禮拜|礼拜|週"),
}

Named = dict[int, dict[str, None]]  # number -> the names as CLDR has them, as it stands alone first


class _Finder:
    """Which numbered names (months, days of the week) a text holds, in any form.

    Abbreviations, `short`, often are words, too (Czech pro, Catalan des): only beside a figure.
    """

    def __init__(self, names: Named, short: Named, locale: str) -> None:
        days = not short
        self.words: dict[str, set[int]] = {}
        self.stems: dict[str, set[int]] = {}
        self.tied: dict[str, int] = {}
        self.short: dict[str, int] = {}
        for number, written in names.items():
            for name in written:
                if _tied(name, locale):
                    self.tied[name.casefold()] = number
                    continue
                if (locales.language(locale), name) in _WORDS:
                    self.short[name] = number
                    continue
                alone = name == next(iter(written))
                for form in (name, *(_bent(name, locale) if alone else ())):
                    self.words.setdefault(small(form), set()).add(number)
                for stem in _day_stems(name) if days else _stems(name, locale):
                    self.stems.setdefault(small(stem), set()).add(number)
            for name in short.get(number, {}).keys() - written:
                if WORD.fullmatch(name):
                    self.short[small(name)] = number
                else:
                    self.tied[name.casefold()] = number
        self.closed = locales.script(locale) in _JOINED
        self.pattern = _joined(self.tied, locale) if self.tied else None
        date = get_date_format("medium", locales.parse(locale)).pattern
        self.leads = date.index("M") < date.index("d")  # Sep 5, but 5 Sep
        cased = not days and locales.language(locale) not in _EITHER
        self.capital = cased and all(n[:1].isupper() for some in names.values() for n in some)
        self.begins = {name[:3] for name in (*self.words, *self.stems, *self.short)}

    def found(self, text: str) -> frozenset[int]:
        found: set[int] = set()
        if self.pattern:
            if self.closed:
                text = _BLANK.sub("", unicodedata.normalize("NFKC", text))
            found.update(self.tied[match[1].casefold()] for match in self.pattern.finditer(text))
        if not self.begins.isdisjoint(begins(text)):
            for word in words(text):
                if word[:3] in self.begins:
                    found |= self._meant(word, text)
        return frozenset(found)

    def _meant(self, word: str, text: str) -> set[int]:
        """What a word of the text names; May and MAY, but not may where months have a capital."""
        stems = (n for stem, n in self.stems.items() if word.startswith(stem))
        found = self.words.get(word) or next(stems, set())
        written = rf"(?<!\w)(?:{word.capitalize()}|{word.upper()})(?!\w)"
        if found:
            return found if not self.capital or re.search(written, text) else set()
        number = self.short.get(word)
        gap = r"(?:\.?\s?|-)" if self.leads else r"\.\s?"
        beside = rf"(?<!\w){word}{gap}\d|\d(?:\.?\s|-)(?:de\s)?{word}(?!\w)"
        return {number} if number and re.search(beside, text, re.IGNORECASE) else set()


_BLANK = re.compile(r"(?<=\d)\s(?=[月월])")
_JOINED = {"Jpan", "Hans", "Hant", "Kore", "Thai"}  # scripts that do not set words apart
_CLITICS = {"ar": "(?:[وفبلك]|ال)*", "he": "[ובלמהשכ]*"}  # written together with the next word
# languages that write ending after ending, more of them than our forms hold
_SUFFIXED = {"az", "bn", "et", "eu", "fi", "hu", "hy", "ka", "kk", "ky", "mn", "tr", "uz"}
_WORDS = {("ro", "mai")}  # "more", too: a month beside a figure only, as abbreviations are
_EITHER = {"tr", "az"}  # a month has a capital in a date only
_ADJECTIVES = ("ow", "ov", "ев", "ов", "ьск", "ск")  # of a genitive: czerwca, czerwcowy


def _tied(name: str, locale: str) -> bool:
    """Is the name no word by itself, or written together with others?"""
    script, language = locales.script(locale), locales.language(locale)
    return script in _JOINED or language in _CLITICS or not WORD.fullmatch(name)


def _joined(names: Iterable[str], locale: str) -> re.Pattern[str]:
    """2月, but not in 12月; وفي يونيو, but not in مليون."""
    some = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    if locales.script(locale) in _JOINED:
        return re.compile(rf"(?<![\d十])({some})")
    clitics = _CLITICS.get(locales.language(locale), "")
    return re.compile(rf"(?<!\w){clitics}({some})(?!\w)", re.IGNORECASE)


def _bent(name: str, locale: str) -> Iterator[str]:
    """The forms of a name; not words derived from it."""
    for case, forms in inflection.paradigm(name, locale).items():
        if case[0] not in "^~":
            yield from forms


def _day_stems(name: str) -> Iterator[str]:
    """What only words of this weekday begin with: lundi-s, sábado-s, viner-ea, pirmdie-n."""
    yield name[: max(5, len(name) - 2)] if len(name) > 5 else name + "s"


def _stems(name: str, locale: str) -> Iterator[str]:
    """What only words of this name begin with: szeptember-i, septemb-ris, czerwc-owy."""
    if locales.language(locale) in _SUFFIXED:
        name = name.removesuffix("ი")  # Georgian's nominative
        if len(name) > 4:
            yield name[: max(6, len(name) - 3)] if len(name) > 7 else name
        return
    if len(name) > 6:
        yield name
    if name.endswith("й"):
        yield name + "ск"
    if name.endswith(("a", "e", "я", "а")) and len(name) > 3:
        yield from (name[:-1] + end for end in _ADJECTIVES)


@cache
def _months(locale: str) -> _Finder:
    wide, short = (_table(get_month_names, width, locale) for width in ("wide", "abbreviated"))
    for number, names in short.items():  # 9月 is no less clear than 九月
        wide[number] |= {name: None for name in names if name[0].isdigit()}
    return _Finder(wide, short, locale)


def _table(names: Callable[..., Mapping[int, str]], width: str, locale: str) -> Named:
    """The names by number, as they stand in dates and alone."""
    table: Named = {}
    apart = re.compile("['’ʼ]")  # words are parted there: d'abril, у п'ятницю
    for context in ("stand-alone", "format"):
        for number, name in names(width, context=context, locale=locales.parse(locale)).items():
            if len(name.strip(".")) > 1 and not name.isdigit():
                bare = name.strip(".")
                table.setdefault(number, {}).update({bare: None, apart.split(bare)[-1]: None})
    return table


@lru_cache(maxsize=4096)
def months(text: str, locale: str) -> frozenset[int]:
    """The months, 1 to 12, that the text names."""
    return _months(locale).found(text)


def month_named(number: int, text: str, locale: str) -> bool:
    return 1 <= number <= 12 and number in months(text, locale)


@cache
def _weekdays(locale: str) -> _Finder:
    return _Finder(_table(get_day_names, "wide", locale), {}, locale)


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
