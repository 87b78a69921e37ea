"""Figures in a text, as its language writes them: 2,300, 2 300, 2.300, २,३००, 1万2000."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from babel.numbers import get_decimal_symbol, get_group_symbol

from l10n import locales
from l10n.checks import numerals

_DIGITS = {
    point: str(unicodedata.digit(chr(point)))
    for point in range(0x660, 0x10000)
    if unicodedata.category(chr(point)) == "Nd"
}
_MASKED = re.compile(
    r"(?:https?://|www\.)[^\s<>\")\]]+|[\w.+-]+@[\w-]+\.\w[\w.]*|\]\([^)\s]*\)?|<[A-Za-z/!][^<>]*>"
    r"|[@#]\w+|&#?\w+;|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|ua|info|gov|co|io|tv)\b|\[\^\w+\]"
)
_SPACE = "\u00a0\u202f\u2009 "
_NUMBER = re.compile(
    rf"\d(?:(?<![\d.,]\d)\d{{0,2}}(?:[{_SPACE}'’٬]\d{{3}}(?!\d))+(?:[.,٫]\d+)?"
    r"|\d*(?:[.,٫٬،·]\d+)*)"
)
_JOINED = re.compile(r"[ \u00a0]?(?=\d)")  # between 1万 and 2000


@dataclass(frozen=True)
class Figure:
    """A number as written. `values` are its readings without the scale; the first is the locale's
    own, more than one where separators are ambiguous. `parts` are its digit groups.
    """

    text: str
    start: int
    end: int
    values: tuple[float, ...]
    parts: tuple[int, ...]
    scale: float = 1.0
    plain: bool = True  # digits only, no separators

    @property
    def scaled(self) -> tuple[float, ...]:
        return tuple(value * self.scale for value in self.values)

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


@lru_cache(maxsize=200)
def _separators(locale: str) -> tuple[str, str]:
    """The locale's decimal and group signs, in CLDR."""
    parsed = locales.parse(locale)
    decimal, group = get_decimal_symbol(parsed), get_group_symbol(parsed)
    return {"٫": "."}.get(decimal, decimal), {"٬": ","}.get(group, group)


def normalized(text: str) -> str:
    """Every digit of any script as 0–9, links and the like blanked, at the same offsets."""
    if not text.isascii():
        text = text.translate(_DIGITS)
    if _SUSPECT.search(text):
        text = _MASKED.sub(lambda m: " " * len(m.group()), text)
    return text


_SUSPECT = re.compile(r"[@#<&.:](?:(?<=[@#<&])|(?<=\w\.)\w|//)|\](?:\()|\[\^")
_ANY_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)
def figures(text: str, locale: str) -> tuple[Figure, ...]:
    """The figures of the text, in order."""
    if not _ANY_DIGIT.search(text):
        return ()
    plain = normalized(text)
    language = locales.language(locale)
    found: list[Figure] = []
    for match in _NUMBER.finditer(plain):
        figure = _figure(match, plain, locale, language)
        before = found[-1] if found else None
        if (
            before
            and before.scale > figure.scale >= 1
            and _continues(before, figure, plain, language)
        ):
            found[-1] = _sum(before, figure, text)
        else:
            found.append(figure)
    return tuple(found)


def _figure(match: re.Match[str], text: str, locale: str, language: str) -> Figure:
    sign, end = match.group(), match.end()
    scale = 1.0
    if after := numerals.scale_after(text, end, language):
        scale, end = after
    parts = tuple(int(part) for part in re.split(r"\D", sign) if part)
    plain = sign.isdigit()
    values = (float(sign),) if plain else _values(sign, locale)
    return Figure(sign, match.start(), end, values, parts, scale, plain)


def _continues(before: Figure, figure: Figure, text: str, language: str) -> bool:
    """Does 2000 go on where 1万 ended?"""
    gap = text[before.end : figure.start]
    return (
        language in {"ja", "zh", "ko", "yue"}
        and gap.strip() == ""
        and len(gap) <= 1
        and before.scale >= 10000
    )


def _sum(a: Figure, b: Figure, text: str) -> Figure:
    value = a.scaled[0] + b.scaled[0]
    return Figure(
        text[a.start : b.end], a.start, b.end, (value,), (*a.parts, *b.parts), plain=False
    )


def _values(sign: str, locale: str) -> tuple[float, ...]:
    """Readings of digits with separators; the locale's own comes first."""
    decimal, group = _separators(locale)
    sign = (
        sign.replace("٫", decimal if decimal in ".," else ".").replace("٬", "'").replace("،", ",")
    )
    seps = [c for c in sign if not c.isdigit()]
    groups = re.split(r"\D", sign)
    readings: list[float] = []
    whole = float("".join(groups))
    last = seps[-1]
    fraction = (
        float("".join(groups[:-1]) + "." + groups[-1])
        if seps.count(last) == 1 and last in ".,·"
        else None
    )
    grouped = _grouped(groups)
    mixed = fraction is not None and len(set(seps)) == 2 and _grouped(groups[:-1])
    if mixed or (fraction is not None and len(seps) == 1 and (last == decimal or not grouped)):
        readings.append(fraction or 0.0)
    if grouped and len(set(seps)) == 1:
        readings.append(whole)
        if fraction is not None and last != group:
            readings.append(fraction)
    return tuple(dict.fromkeys(readings)) or (whole,)


def _grouped(groups: list[str]) -> bool:
    """2 300 000, or 12,34,567 as India writes it."""
    if len(groups) < 2 or not 1 <= len(groups[0]) <= 3 or groups[0] == "0":
        return len(groups) == 1
    thousands = all(len(group) == 3 for group in groups[1:])
    return thousands or (len(groups[-1]) == 3 and all(len(group) == 2 for group in groups[1:-1]))
