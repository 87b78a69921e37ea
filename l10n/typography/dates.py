"""A day and its month stay on one line: 24. August, 24 серпня."""

import re
from functools import cache
from typing import Protocol

from l10n import locales

_NBSP = "\u00a0"
_NUMERIC = re.compile(
    r"(?<![\w.,/–-])([12]\d|3[01]|[1-9])\. ?(1[0-2]|[1-9])\. ?((?:19|20)\d\d)(?![\w,–-]|\.\d)"
)


class Dated(Protocol):
    @property
    def locale(self) -> str: ...


def bound(text: str, house: Dated) -> str:
    return _day(house.locale).sub(rf"\1{_NBSP}\2", text) if _DIGIT.search(text) else text


_DIGIT = re.compile("[0-9]")


def spaced(text: str, _house: Dated) -> str:
    """24.8.2022 is written 24. 8. 2022."""
    return _NUMERIC.sub(rf"\1.{_NBSP}\2.{_NBSP}\3", text)


@cache
def _day(locale: str) -> re.Pattern[str]:
    """A day before or, as in Hungarian, after the name of its month in CLDR."""
    parsed = locales.parse(locale)
    names = "|".join(sorted(map(re.escape, parsed.months["format"]["wide"].values())))
    if parsed.date_formats["long"].pattern.find("d") > parsed.date_formats["long"].pattern.find(
        "M"
    ):
        return re.compile(rf"\b({names}) (\d{{1,2}}\b)", re.IGNORECASE)
    return re.compile(rf"(\d(?<![\d.,]\d)\d?\.?) ((?:{names})\b)", re.IGNORECASE)
