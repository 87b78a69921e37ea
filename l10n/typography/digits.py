"""Digits by house choice: those of the locale's script, or the European ones.

Law: figures come back the same from one to the other, and doing it twice is doing it once.
"""

import re
from collections.abc import Callable
from functools import partial

from l10n import locales
from l10n.typography.setting import outside

# numbering systems of CLDR by their zero; the nine others follow it
_ZEROS = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०", "thai": "๐"}
_ARABIC = {"arab", "arabext"}  # they have a percent sign and separators of their own
_ASCII = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z][.,-])(?<![0-9][.,])[0-9]+(?:[.,][0-9]+)*%?(?![A-Za-z0-9]|-[A-Za-z])"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_EUROPEAN = {"٫": ".", "٬": ",", "٪": "%"}
_DECIMAL = re.compile(r"\d+\.\d+")


def chosen(locale: str) -> dict[str, Callable[[str], str]]:
    """What a house may choose, by its name in the settings."""
    return {
        choice: partial(outside, change=partial(change, locale=locale))
        for choice, change in (("native", native), ("european", european))
    }


def native(text: str, locale: str) -> str:
    """The figures in the script's digits; F-16, G7 and B2B keep theirs."""
    system = _system(locale)
    digits = str.maketrans("0123456789", _row(system))
    return _ASCII.sub(lambda match: _signs(match.group(), system).translate(digits), text)


def european(text: str, locale: str) -> str:
    """The figures in European digits, with a point and commas."""
    system = _system(locale)
    row = _row(system)
    if system in _ARABIC:
        found = rf"(?<=[{row}])[٫٬٪](?=[{row}])|(?<=[{row}])٪"
        text = re.sub(found, lambda match: _EUROPEAN[match.group()], text)
    return text.translate(str.maketrans(row, "0123456789"))


def _signs(figure: str, system: str) -> str:
    """1,234.5% with Arabic separators; a date, 24.8.2022, keeps its points."""
    if system not in _ARABIC:
        return figure
    number = figure.rstrip("%")
    if _GROUPED.fullmatch(number) or _DECIMAL.fullmatch(number):
        number = number.replace(",", "٬").replace(".", "٫")
    return number + "٪" * figure.endswith("%")


def _system(locale: str) -> str:
    return str(locales.parse(locale).other_numbering_systems["native"])


def _row(system: str) -> str:
    zero = ord(_ZEROS[system])
    return "".join(map(chr, range(zero, zero + 10)))
