"""How type is set: the steps all locales share, each a pure function of text and house.

Law: what `polisher` gives is idempotent, whatever the steps do: they run until nothing moves,
and a text that will not come to rest is left as it was. Code, addresses, links, tags and
placeholders are taken out before and put back after.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from babel.numbers import get_group_symbol

from l10n import locales
from l10n.typography import quotation

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
_FIRST = 0xE000  # private use: a text that has such letters itself is left alone
_PRIVATE = re.compile("[\ue000-\uf8ff]")

Step = Callable[[str, "House"], str]


@dataclass(frozen=True)
class House:
    """What a locale wants. `quotes` and `inner` hold the opening and the closing mark; `before`
    maps a sign to the space that stands before it, `padding` stands inside the outer quotes;
    `dash` is what a lonely hyphen between spaces becomes; `lonely` are words of one letter that
    do not end a line; `signs` maps Western signs to those of the script; `steps` are further
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
    apostrophe: bool = True
    steps: tuple[Step, ...] = ()


def polisher(house: House) -> Callable[[str], str]:
    """The function that sets a text in the house's way."""

    def polish(text: str) -> str:
        if _PRIVATE.search(text):
            return text
        kept: list[str] = []

        def hide(match: re.Match[str]) -> str:
            kept.append(match.group())
            return chr(_FIRST + len(kept) - 1)

        bare = _PROTECTED.sub(hide, text)
        if len(kept) > 6000:
            return text
        done = _settled(bare, house)
        return _PRIVATE.sub(lambda m: kept[ord(m.group()) - _FIRST], done)

    return polish


def _settled(text: str, house: House) -> str:
    """Step after step until nothing moves; the text as it was where that never comes."""
    now = text
    for _ in range(6):
        new = _once(now, house)
        if new == now:
            return now
        now = new
    return text


def _once(text: str, house: House) -> str:
    for step in (*_steps(), *house.steps):
        text = step(text, house)
    return text


def _steps() -> tuple[Step, ...]:
    return ellipsis, _quotes, apostrophes, dashes, figures, percent, spaces, lonely, signs


def _quotes(text: str, house: House) -> str:
    return quotation.set_quotes(text, house.quotes, house.inner, house.padding)


def ellipsis(text: str, _house: House) -> str:
    return re.sub(r"(?<!\.)\.\.\.(?!\.)", "…", text)


def apostrophes(text: str, house: House) -> str:
    """Between letters; a word that begins with a capital may be a name and keeps its own."""
    if not house.apostrophe or "'" not in text:
        return text
    return re.sub(r"(?<![\w'’])([^\W\d_A-Z]\w*)'(?=[^\W\d_])", _turned, text)


def _turned(match: re.Match[str]) -> str:
    return match.group() if match[1][0].isupper() else f"{match[1]}’"


def dashes(text: str, house: House) -> str:
    """A hyphen between words is a dash; between two figures it is a range."""
    text = re.sub(r"(?<=[^\s|:-]) -{1,2} (?=[^\s|:-])", house.dash, text)
    return re.sub(
        r"(?<![\w.,–-])(\d{1,4})-(\d{1,4})(?![\w–-]|[.,]\d)",
        lambda m: f"{m[1]}–{m[2]}" if int(m[1]) < int(m[2]) else m.group(),
        text,
    )


@cache
def _group(locale: str) -> str:
    sign = get_group_symbol(locales.parse(locale))
    return sign if sign in {NBSP, NNBSP} else ""


def figures(text: str, house: House) -> str:
    """2 300 000 stays on one line, where CLDR groups by a space."""
    sign = _group(house.locale)
    if not sign:
        return text
    found = r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"
    return re.sub(found, lambda m: re.sub(r"\D", sign, m.group()), text)


@cache
def _percent(locale: str) -> str:
    pattern = locales.parse(locale).percent_formats[None].pattern
    return pattern[-2] if pattern.endswith("%") and pattern[-2] in {NBSP, NNBSP} else ""


def percent(text: str, house: House) -> str:
    """99% or 99 %, as CLDR has it for the locale."""
    if "%" not in text:
        return text
    return re.sub(r"(?<=\d)[ \u00a0\u202f]?%(?!\w)", f"{_percent(house.locale)}%", text)


_WORDS_END = r"(?<=[\w)\]»”’\"*_!?\ue000-\uf8ff])"
_AFTER_SIGN = r"(?=[\s\u00a0\u202f»”)*_!?]|$)"
_MARKS = "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u064b-\u0652"  # vowel signs
_OWN_LETTER = rf"(?:(?<=[^\W\d_A-Za-zÀ-ɏ])|(?<=[{_MARKS}]))"


def spaces(text: str, house: House) -> str:
    """The space that a language puts before a sign; only where a word and a space surround it."""
    for sign, space in house.before.items():
        if sign in text:
            found = rf"{_WORDS_END}[ \u00a0\u202f]?{re.escape(sign)}{_AFTER_SIGN}"
            text = re.sub(found, f"{space}{sign}", text)
    return text


def lonely(text: str, house: House) -> str:
    """A word of one letter does not end a line: "w Kijowie"."""
    if not house.lonely:
        return text
    found = rf"(?<![\w'’\u00a0-])([{house.lonely}]) (?=\w)"
    return re.sub(found, rf"\1{NBSP}", text, flags=re.IGNORECASE)


def signs(text: str, house: House) -> str:
    """Signs of the script after its letters: ، in Arabic, 。 in Chinese."""
    for sign, own in house.signs.items():
        if sign in text:
            after = r"(?=\s|$|[^\W\d_A-Za-z.]|[»”\"')」』])"
            found = rf"{_OWN_LETTER}([»”\"')」』]?){re.escape(sign)}{after}"
            text = re.sub(found, rf"\1{own}", text)
    return text
