"""Number words and scales of the languages: what a figure may be written out as."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_DATA = files("l10n.checks").joinpath("data")
_FAMILY = {"nn": "nb", "no": "nb", "bs": "hr", "yue": "zh"}
_NO_SPACES = {"ja", "zh", "th", "ko", "lo", "my", "km", "yue"}
_COMPOUNDS = {
    "de",
    "nl",
    "da",
    "nb",
    "sv",
    "is",
    "fi",
    "et",
    "hu",
    "it",
    "bg",
    "he",
    "ar",
    "cs",
    "sk",
    "sl",
    "pl",
}
_HAN = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN_NUMBER = re.compile(r"[〇零一二三四五六七八九十百千两兩]+")
_ROMAN = re.compile(r"(?<!\w)([IVXLC]{1,6})(?:e|er|ème)?(?![A-Za-z])")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _language(code: str) -> str:
    return _FAMILY.get(code, code)


@cache
def _stems() -> Mapping[str, Mapping[float, tuple[str, ...]]]:
    """Language -> value -> stems."""
    table: dict[str, dict[float, tuple[str, ...]]] = {}
    current: dict[float, tuple[str, ...]] = {}
    for line in _DATA.joinpath("number_words.tsv").read_text("utf-8").splitlines():
        if line.startswith("="):
            current = table.setdefault(line[1:].strip(), {})
        elif line and not line.startswith("#"):
            value, stems = line.split("\t")
            current[float(value)] = tuple(stems.split("|"))
    return table


@cache
def words(language: str) -> Mapping[float, re.Pattern[str]]:
    """Value -> what its word, in any form, begins with in running text."""
    return {
        value: _pattern(stems, language)
        for value, stems in _stems().get(_language(language), {}).items()
    }


def _pattern(stems: tuple[str, ...], language: str) -> re.Pattern[str]:
    if language in _NO_SPACES:
        return re.compile("|".join(stems))
    whole = language == "en"
    prefix = r"(?:[והשבלמכ]|ال|و|ب|ل|لل|وال|بال){0,2}" if language in {"he", "ar"} else ""
    ends = [
        stem
        if not whole and len(stem) > 2
        else rf"{stem}(?:s|th|ths|y|ies|ieth|ty|led|ling)?\b"
        if whole and len(stem) > 2
        else rf"{stem}\b"
        for stem in stems
    ]
    return re.compile(rf"(?<![^\W_]){prefix}(?:{'|'.join(ends)})", re.IGNORECASE)


@cache
def scales(language: str) -> tuple[tuple[re.Pattern[str], float], ...]:
    """What may follow a figure and multiplies it; the longest first."""
    rows = []
    for line in _DATA.joinpath("scales.tsv").read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        code, factor, pattern = line.split("\t")
        if code == _language(language):
            rows.append((pattern, float(factor)))
    rows.sort(key=lambda row: -max(len(part) for part in row[0].split("|")))
    return tuple((re.compile(rf"[\s\u00a0\u202f-]*(?:{p})", re.IGNORECASE), f) for p, f in rows)


@cache
def _any_scale(language: str) -> tuple[re.Pattern[str], tuple[float, ...]]:
    """All scales as one pattern, a group each."""
    known = scales(language)
    either = "|".join(f"({pattern.pattern})" for pattern, _ in known)
    return re.compile(either or r"(?!)", re.IGNORECASE), tuple(factor for _, factor in known)


def scale_after(text: str, at: int, language: str) -> tuple[float, int] | None:
    """What multiplies the figure that ends there, and where its word ends: 3 million."""
    pattern, factors = _any_scale(language)
    match = pattern.match(text, at)
    return (factors[(match.lastindex or 1) - 1], match.end()) if match else None


def named(value: float, text: str, language: str) -> bool:
    """Is the number written out in the text? Compounds count by their parts: zweiundzwanzig."""
    table = words(language)
    if value in table and table[value].search(text):
        return True
    if language in {"ja", "zh", "ko", "yue"} and value in han(text):
        return True
    if value in roman(text):
        return True
    return _compound(value, text, language)


def _compound(value: float, text: str, language: str) -> bool:
    table = words(language)
    if value != int(value) or value < 13 or not table:
        return _scale_word(value, text, language)
    if value < 100:
        tens, rest = value // 10 * 10, value % 10
        low = text.casefold()
        return bool(rest) and _somewhere(tens, low, language) and _somewhere(rest, low, language)
    for unit in (1000.0, 100.0):
        if value % unit == 0 and value / unit < 100 and _somewhere(unit, text.casefold(), language):
            return value == unit or named(value / unit, text, language)
    return _scale_word(value, text, language)


def _somewhere(value: float, text: str, language: str) -> bool:
    """Is the stem anywhere, also inside a word where the language builds numbers so?"""
    if language not in _COMPOUNDS:
        pattern = words(language).get(value)
        return bool(pattern and pattern.search(text))
    stems = _stems().get(_language(language), {}).get(value, ())
    return any(re.search(stem, text) for stem in stems)


def _scale_word(value: float, text: str, language: str) -> bool:
    """A million, written without a figure; two and a half million are not looked for."""
    for pattern, factor in scales(language):
        if value >= factor and value % factor == 0 and value / factor < 100:
            bare = re.compile(r"(?<![^\W_])" + pattern.pattern.split("*", 1)[1], re.IGNORECASE)
            if bare.search(text):
                return value == factor or named(value / factor, text, language)
    return False


@cache
def han(text: str) -> frozenset[float]:
    """Values of the Chinese numerals in the text: 二十五 is 25."""
    return frozenset(_han_value(m.group()) for m in _HAN_NUMBER.finditer(text))


def _han_value(sign: str) -> float:
    if not any(c in _HAN_TENS for c in sign):
        return float("".join(str(_HAN[c]) for c in sign))
    total, digit = 0, 0
    for c in sign:
        if c in _HAN_TENS:
            total += (digit or 1) * _HAN_TENS[c]
            digit = 0
        else:
            digit = _HAN[c]
    return float(total + digit)


def roman(text: str) -> frozenset[float]:
    """Values of the Roman numerals in the text: the XIX century is the 19th."""
    return frozenset(float(_roman_value(m[1])) for m in _ROMAN.finditer(text))


def _roman_value(sign: str) -> int:
    values = [_ROMAN_VALUE[c] for c in sign]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
