"""How type is set: the steps all locales share, each a pure function of text and house.

Law: what `polisher` gives is idempotent, whatever the steps do: they run until nothing moves,
and a text that will not come to rest is left as it was. Code, addresses, links, tags and
placeholders are taken out before and put back after.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial

from babel.numbers import get_group_symbol

from l10n import locales
from l10n.typography import dates, quotation

NBSP, NNBSP = "\u00a0", "\u202f"
_PROTECTED = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"  # code
    r"|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\]\[[^\]]*\]"  # links
    r"|<[A-Za-z/!?][^<>]*>|&#?\w+;"  # tags, entities
    r"|(?:https?|ftp)://[^\s<>»”“]+|\bwww\.[^\s<>»”“]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # addresses
    r"|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|info|md|html?|txt|ua|jpe?g|png)\b[\w/-]*"
    r"|\{\{?[^{}]*\}\}?|%\(\w+\)[sd]|%[sd]\b|\[\^[^\]]+\]|\\.",  # placeholders, notes, escapes
    re.DOTALL,
)
_SIGN_OF_MORE = re.compile(  # nothing is protected without one
    r"[`<&@{%\\\[.:](?:(?<=[`<&@{%\\\[])|(?<=\w\.)\w|(?<=:)//)"
)
_FIRST = 0xE000  # private use: a text that has such letters itself is left alone
_PRIVATE = re.compile("[\ue000-\uf8ff]")

Step = Callable[[str, "House"], str]


@dataclass(frozen=True)
class House:
    """What a locale wants. `quotes` and `inner` hold the opening and the closing mark; `before`
    maps a sign to the space that stands before it, `padding` stands inside the outer quotes;
    `dash` is what a lonely hyphen between spaces becomes; `lonely` are words of one letter that
    do not end a line; `signs` maps Western signs to those of the script, its full stop not after
    `abbreviations`; where it is `dated`, a day and its month stay on one line; `steps` are further
    ones of the locale alone.
    """

    locale: str
    quotes: str = "“”"
    inner: str = "‘’"
    before: dict[str, str] = field(default_factory=dict)
    padding: str = ""
    dash: str = " – "
    lonely: str = ""
    signs: dict[str, str] = field(default_factory=dict)
    abbreviations: frozenset[str] = frozenset()
    ellipsis: str = "…"
    dated: bool = False
    apostrophe: bool = True
    steps: tuple[Step, ...] = ()


def polisher(house: House) -> Callable[[str], str]:
    """The function that sets a text in the house's way."""
    steps = (*_steps(house), *house.steps)
    return lambda text: outside(text, lambda bare: _settled(bare, house, steps))


def outside(text: str, change: Callable[[str], str]) -> str:
    """The text changed, with what is no prose taken out before and put back after."""
    if _PRIVATE.search(text):
        return text
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match.group())
        return chr(_FIRST + len(kept) - 1)

    bare = _PROTECTED.sub(hide, text) if _SIGN_OF_MORE.search(text) else text
    if len(kept) > 6000:
        return text
    done = change(bare)
    return _PRIVATE.sub(lambda m: kept[ord(m.group()) - _FIRST], done) if kept else done


def _settled(text: str, house: House, steps: tuple[Step, ...]) -> str:
    """Step after step until nothing moves; the text as it was where that never comes."""
    now = text
    for _ in range(6):
        new = now
        for step in steps:
            new = step(new, house)
        if new == now:
            return now
        now = new
    return text


def _steps(house: House) -> Iterator[Step]:
    """The steps that have something to do in this house."""
    yield from (ellipsis, _quotes)
    if house.apostrophe:
        yield apostrophes
    yield from (dashes, percent, figures)
    if house.before:
        yield spaces
    if house.lonely:
        yield lonely
    if house.dated:
        yield dates.bound
    if house.signs:
        yield signs


def _quotes(text: str, house: House) -> str:
    text = quotation.set_quotes(text, house.quotes, house.inner, house.padding)
    return quotation.set_nested(text, house.quotes, house.inner)


def ellipsis(text: str, house: House) -> str:
    return _DOTS.sub(house.ellipsis, text) if "..." in text else text


_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")


def apostrophes(text: str, _house: House) -> str:
    """Between letters; a word that begins with a capital may be a name and keeps its own."""
    return _BETWEEN.sub(_turned, text) if "'" in text else text


_BETWEEN = re.compile(r"(?<![\w'’])([^\W\d_A-Z]\w*)'(?=[^\W\d_])")


def _turned(match: re.Match[str]) -> str:
    return match.group() if match[1][0].isupper() else f"{match[1]}’"


def dashes(text: str, house: House) -> str:
    """A hyphen between words is a dash; between two figures it is a range, a score between
    spaces is left.
    """
    if "-" not in text:
        return text
    return _RANGE.sub(_ranged, _LONE.sub(house.dash, text))


_LONE = re.compile(r"(?<=[^\s|:-])(?<!\d) -{1,2} (?=[^\s|:-])|(?<=\d) -{1,2} (?=[^\s|:\d-])")
_RANGE = re.compile(r"(?<![\w.,–-])([1-9]\d{0,3})-([1-9]\d{0,3})(?![\w–-]|[.,]\d)")
_TYPE = re.compile(r"[^\W\d_a-zа-яёіїєґ]\w* $")  # Boeing 737-800


def _ranged(match: re.Match[str]) -> str:
    first, last = match[1], match[2]
    named = len(first) == len(last) == 3 and _TYPE.search(match.string[: match.start()])
    return match.group() if named or int(first) >= int(last) else f"{first}–{last}"


@cache
def _group(locale: str) -> str:
    sign = get_group_symbol(locales.parse(locale))
    return sign if sign in {NBSP, NNBSP} else ""


def figures(text: str, house: House) -> str:
    """2 300 000 stays on one line, where CLDR groups by a space."""
    if not _GROUPS.search(text):  # CLDR is asked late: all locales' data take a second to read
        return text
    sign = _group(house.locale)
    return _GROUPS.sub(lambda match: _ANY_SPACE.sub(sign, match.group()), text) if sign else text


_GROUPS = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?!\d)")
_ANY_SPACE = re.compile(r"[ \u00a0\u202f]")


@cache
def _percent(locale: str) -> tuple[re.Pattern[str], str]:
    """99%, 99 % or, in Turkish, %99."""
    pattern = locales.parse(locale).percent_formats[None].pattern
    if pattern.startswith("%"):
        number = r"(?<![\w%.,–-])(?:(\d+(?:[.,]\d+)*)[ \u00a0\u202f]?%(?!\w)|% (\d))"
        return re.compile(number), r"%\1\2"
    space = pattern[-2] if pattern[-2] in {NBSP, NNBSP} else ""
    return re.compile(r"(?<=\d)[ \u00a0\u202f]?%(?!\w)"), f"{space}%"


def percent(text: str, house: House) -> str:
    """99% or 99 %, as CLDR has it for the locale."""
    if "%" not in text:
        return text
    found, wanted = _percent(house.locale)
    return found.sub(wanted, text)


_WORDS_END = r"(?<=[\w)\]»”’\"*_!?\ue000-\uf8ff])"
_AFTER_SIGN = r"(?=[\s\u00a0\u202f»”)*_!?]|$)"
_MARKS = "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u064b-\u0652"  # vowel signs
_OWN_LETTER = rf"(?:(?<=[^\W\d_A-Za-zÀ-ɏ])|(?<=[{_MARKS}]))"


def spaces(text: str, house: House) -> str:
    """The space that a language puts before a sign; only where a word and a space surround it."""
    for sign, space in house.before.items():
        if sign in text:
            text = _before(sign).sub(f"{space}{sign}", text)
    return text


@cache
def _before(sign: str) -> re.Pattern[str]:
    return re.compile(rf"{_WORDS_END}[ \u00a0\u202f]?{re.escape(sign)}{_AFTER_SIGN}")


def lonely(text: str, house: House) -> str:
    """A word of one letter does not end a line: "w Kijowie"."""
    return _lonely(house.lonely).sub(NBSP, text)


@cache
def _lonely(words: str) -> re.Pattern[str]:
    return re.compile(rf" (?<=(?<![\w'’-])[{words}{words.upper()}] )(?=\w)")


def signs(text: str, house: House) -> str:
    """Signs of the script after its letters: ، in Arabic, 。 in Chinese."""
    for sign, own in house.signs.items():
        if sign in text:
            text = _foreign(sign).sub(partial(_own, own=own, house=house), text)
    return text


@cache
def _foreign(sign: str) -> re.Pattern[str]:
    after = r"(?=\s|$|[^\W\d_A-Za-z.]|[»”\"')」』])"
    return re.compile(rf"{_OWN_LETTER}([»”\"')」』]?){re.escape(sign)}{after}")


def _own(match: re.Match[str], own: str, house: House) -> str:
    """A full stop is one unless it shortens a word in the middle of the text."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if match.group() == "." and house.abbreviations and after.strip():
        word = re.split(r"[\s.()«»“”\"'‘’-]", before)[-1]
        if word in house.abbreviations:
            return match.group()
    return match[1] + own
