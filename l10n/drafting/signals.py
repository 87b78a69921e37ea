"""What makes a draft doubtful, in words; never a percentage, which would not be honest.

Hard doubts are nearly always faults; soft ones say where to look more closely. Their order here
is the order in which a reviewer should see them.
"""

import re
from collections.abc import Collection, Iterator

from rapidfuzz import fuzz

from l10n import locales
from l10n.drafting import lexicon
from l10n.drafting.armour import plain, quotes

HARD = (
    "empty", "untranslated", "loop", "cut short", "mask lost", "markup", "place", "number",
    "currency", "negation", "quote lost",
)  # fmt: skip
SOFT = ("term", "name", "unknown", "length", "markup place")

_NUMBER = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)|\d[\d.,\u00a0\u202f]*\d|\d")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w'’-]{2,}")
_HOURS = re.compile(r"(\d)(?:\s?h\s?|:)(\d)")
_ROMAN = re.compile(r"\b[IVXLC]{1,7}\b")
_CURRENCY = {"$": r"\$|dól|dol|USD", "£": r"£|libr|pfund|livre|GBP|фунт", "€": r"€|eur|євро"}


def doubts(
    source: str, target: str, source_locale: str, locale: str, known: Collection[str] = ()
) -> Iterator[str]:
    """The doubts about one draft, hard ones first; `known` names are looked after elsewhere."""
    if not target.strip():
        yield "empty"
        return
    here, there = plain(source), plain(target)
    language = locales.language(locale)
    yield from _shape(here, there, source_locale, language)
    if _numbers_differ(here, there, locales.language(source_locale), language):
        yield "number"
    if _currency_lost(here, there):
        yield "currency"
    if locales.language(source_locale) == "en" and _negation_turned(here, there, language):
        yield "negation"
    if quotes(here) != quotes(there):
        yield "quote lost"
    if _name_swapped(_without(here, known), _without(there, known)):
        yield "name"


def _shape(source: str, target: str, source_locale: str, language: str) -> Iterator[str]:
    words, given = target.lower().split(), source.lower().split()
    if _untranslated(given, words) and locales.language(source_locale) != language:
        yield "untranslated"
    if _loops(words) and not _loops(given):
        yield "loop"
    ratio = len(target) / max(1, len(source))
    if len(given) > 4 and ratio < 0.6:
        yield "cut short"
    elif len(given) > 4 and not 0.7 <= ratio <= 1.7:
        yield "length"


def _untranslated(source: list[str], target: list[str]) -> bool:
    """Are four in five words of a sentence the source's own?"""
    common = {word.lower() for word in source if word.isalpha()}
    words = [word.lower() for word in target if word.isalpha()]
    return len(words) > 3 and sum(word in common for word in words) >= 0.8 * len(words)


def _loops(words: list[str]) -> bool:
    """Does a run of one to six words stand three times in a row?"""
    return any(
        words[at : at + n] == words[at + n : at + 2 * n] == words[at + 2 * n : at + 3 * n]
        for n in range(1, 7)
        for at in range(len(words) - 3 * n + 1)
    )


def bare_numbers(text: str) -> list[str]:
    """The numbers in digits, separators left out: 8,500 and 8.500 are one."""
    return sorted(re.sub(r"\D", "", found) for found in _NUMBER.findall(text))


def _numbers_differ(source: str, target: str, first: str, second: str) -> bool:
    """Is a number lost or new, counting written-out ones as possible equals?"""
    source, target = (_HOURS.sub(r"\1.\2", text) for text in (source, target))
    here, there = bare_numbers(source), bare_numbers(target)
    if here == there:
        return False
    words_here, words_there = _spelt(source, first), _spelt(target, second)
    clock = re.search(r"\d\s*p\.?m\b", source, re.IGNORECASE)
    return any(
        here.count(n) > (there + words_there).count(n) and not (clock and _evening(n) in there)
        for n in set(here)
    ) or any(there.count(n) > (here + words_here).count(n) and not clock for n in set(there))


def _evening(time: str) -> str:
    """A time after noon by the other clock: 530 is 1730."""
    hour, minutes = (time[:-2], time[-2:]) if len(time) > 2 else (time, "")
    return f"{int(hour) + 12}{minutes}" if len(time) <= 4 else time


def _spelt(text: str, language: str) -> list[str]:
    """The numbers in words, and Roman ones: duas, XIX."""
    table = lexicon.number_words(language)
    words = [table[word] for word in _WORD.findall(text.lower()) if word in table]
    return words + [str(_roman(number)) for number in _ROMAN.findall(text)]


def _roman(number: str) -> int:
    values = [dict(zip("IVXLC", (1, 5, 10, 50, 100), strict=True))[letter] for letter in number]
    return sum(
        -one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)
    )


def _currency_lost(source: str, target: str) -> bool:
    return any(
        sign in source and not re.search(pattern, target, re.IGNORECASE)
        for sign, pattern in _CURRENCY.items()
    )


def _negation_turned(source: str, target: str, language: str) -> bool:
    """Is a "not" lost, or one there that the source has no ground for?"""
    denial, denied = lexicon.negation(language), lexicon.negation("en")
    if not denial or not denied:
        return False
    if denied.search(source):
        return not denial.search(target)
    word = lexicon.plain_not(language)
    return bool(word and word.search(target) and not lexicon.DENIES.search(source))


def _name_swapped(source: str, target: str) -> bool:
    """Has a name gone and another one come?"""
    names, new = _NAME.findall(source), _NAME.findall(target)
    if not names or not new:
        return False
    here, there = _heads(source), _heads(target)
    return any(_strange(name, there) for name in names) and any(_strange(n, here) for n in new)


def _without(text: str, names: Collection[str]) -> str:
    for name in names:
        text = text.replace(name, name.lower())
    return text


def _heads(text: str) -> set[str]:
    return {word[:8].lower() for word in _WORD.findall(text)}


def _strange(name: str, heads: set[str]) -> bool:
    head = name[:8].lower()
    return head not in heads and all(fuzz.ratio(head, other) < 60 for other in heads)


def hard(doubt: str) -> bool:
    return doubt in HARD or doubt.startswith("place ")


def curable(doubt: str) -> bool:
    """May other masks and shorter pieces help?"""
    return hard(doubt) and doubt not in {"quote lost", "currency", "untranslated"}


def rank(doubt: str) -> tuple[int, str]:
    """Where a doubt stands in the note: hard before soft."""
    kind = doubt.partition(" ")[0]
    name = kind if kind in {"place", "term", "unknown"} else doubt
    order = (*HARD, *SOFT)
    return (order.index(name) if name in order else len(order)), doubt
