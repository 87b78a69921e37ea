"""The source in words that engines understand: a small one makes "de-occupied" its opposite, and
£125m an amount of euros.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache

BUILT_IN = {
    "de-occupied": "liberated",
    "deoccupied": "liberated",
    "de-occupation": "liberation",
    "deoccupation": "liberation",
    "de-occupy": "liberate",
    "de-mined": "cleared of mines",
    "de-mining": "mine clearance",
    "is around the corner": "is near",
    "is just around the corner": "is near",
    "liberated settlement": "liberated village",
    "liberated settlements": "liberated villages",
}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# "on September 6-11" was taken for two days
_DATES = re.compile(rf"\b([Oo])n ({_MONTHS}) (\d\d?)\s?-\s?(\d\d?)\b(?!-)")
_PERCENT = re.compile(r"(?<=\d) per ?cent\b")  # digits take the sign, in every language of ours
# signs that small models lack -> one, many
_CURRENCIES = {"£": ("pound", "pounds"), "€": ("euro", "euros"), "₴": ("hryvnia", "hryvnias"),
               "¥": ("yen", "yen"), "₽": ("ruble", "rubles"), "₹": ("rupee", "rupees")}  # fmt: skip
_SIZES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion",
          "tn": "trillion"}  # fmt: skip
_AMOUNT = re.compile(
    r"(?<![\w£€])([£€₴¥₽₹])\s?(\d++(?:[.,]\d++)*+)"
    r"(?:\s?(k|mn?|bn?|tn)\b|\s(thousand|[mbtr]+illion)\b)?+(?![\w-])"
)


def spelt_out(text: str, charset: Collection[str] | None) -> str:
    """English amounts in words, where the engine cannot read the currency's sign.

    a £125m sale -> a 125 million pounds sale
    """
    if charset is None:
        return text
    return _AMOUNT.sub(lambda m: m[0] if m[1] in charset else _amount(*m.groups()), text)


def _amount(sign: str, number: str, short: str | None, size: str | None) -> str:
    one, many = _CURRENCIES[sign]
    size = _SIZES.get(short or "", size)
    unit = one if number == "1" and not size else many
    return " ".join(part for part in (number, size, unit) if part)


def rewritten(text: str, rewrites: Mapping[str, str], language: str) -> str:
    """`text` with the words of `rewrites` replaced, a capital kept."""
    if language == "en":
        text = _DATES.sub(lambda m: _cased(f"from {m[2]} {m[3]} to {m[4]}", m[1]), text)
        text = _PERCENT.sub("%", text)
    for wrong, right in rewrites.items():
        text = _pattern(wrong).sub(lambda m, right=right: _cased(right, m.group()), text)  # type: ignore[misc]
    return text


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _cased(words: str, like: str) -> str:
    return words[:1].upper() + words[1:] if like[:1].isupper() else words
