"""Figures that a translation may convert: 50 miles are 80 km, 6ft 2in are 1.88 m."""

import re

from l10n.checks.figures import Figure

# what may follow a figure in English -> factors to what a translation may give instead
_UNITS: tuple[tuple[str, tuple[float, ...]], ...] = (
    (r"(?:square|sq\.?)[\s-]+(?:mile|mi)", (2.58999, 259.0)),
    (r"(?:square|sq\.?)[\s-]+(?:f[eo]+t|ft)", (0.092903,)),
    (r"mph\b|miles (?:an|per) hour", (1.609344, 0.44704, 0.868976)),
    (r"miles?\b|mi\b", (1.609344,)),
    (r"k(?:ph|m/h)\b|kilomet(?:er|re)s? (?:an|per) hour", (0.621371, 0.277778)),
    (r"k(?:m|ilomet(?:er|re)s?)\b", (0.621371,)),
    (r"f[eo]+t\b|ft\b|['′’](?!\w)", (0.3048, 30.48)),
    (r"inch|in\b|[\"″]", (2.54, 25.4, 0.0254)),
    (r"yards?\b|yds?\b|-yard", (0.9144,)),
    (r"pounds?\b|lbs?\b", (0.45359, 453.59)),
    (r"stones?\b|st\b", (6.35029,)),
    (r"ounces?\b|oz\b", (28.3495,)),
    (r"acres?\b", (0.404686, 4046.86, 0.00404686)),
    (r"hectares?\b|ha\b", (2.47105, 0.01)),
    (r"gallons?\b", (3.78541, 4.54609)),
    (r"pints?\b", (0.473, 0.568)),
    (r"tons?\b", (0.907185, 1.016)),
    (r"knots?\b", (1.852,)),
    (r"weeks?\b", (7.0,)),
    (r"months?\b", (1 / 12,)),
    (r"years?\b", (12.0,)),
    (r"days?\b", (24.0,)),
)  # fmt: skip
_AFTER = tuple((re.compile(rf"[\s\u00a0-]*(?:{p})", re.IGNORECASE), f) for p, f in _UNITS)
_FAHRENHEIT = re.compile(r"[\s\u00a0-]*(?:°\s?F|degrees?(?: fahrenheit)?|F\b|s\b)", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:to|or|and|[-–—])\s*\d+(?:\.\d+)?")
_CLOSE = 0.06  # a conversion is rounded,
_FIVES = 4.0  # 65 km may be rounded to fives
_DIGIT = 0.6  # in its last digit that is no zero: 249.5 kg are 250, and not 257


def converts(a: Figure, b: Figure, source: str, language: str) -> bool:
    """Is b the figure a, converted to another unit?"""
    if language != "en":
        return False
    value, other = a.scaled[0], b.scaled[0]
    at = _unit_at(source, a.end)
    if _FAHRENHEIT.match(source, at) and _degrees(value, other):
        return True
    for pattern, factors in _AFTER:
        if pattern.match(source, at):
            return any(abs(value * f - other) <= _rounding(b) for f in factors)
    return False


def _rounding(figure: Figure) -> float:
    """How far a converted figure may be from the exact one."""
    value = figure.scaled[0]
    digits = f"{value:.10g}".replace(".", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    point = f"{value:.10g}".partition(".")[2]
    unit = 10.0 ** (-len(point) if point else zeros)
    if len(digits) > 1 and digits.rstrip("0")[-1:] == "5":
        unit *= _FIVES
    return min(max(_CLOSE * value, 0.06), max(_DIGIT * unit, 0.13 if point else 0.0))


def _unit_at(source: str, end: int) -> int:
    """Where the figure's unit stands: in "1 to 4 inches" after the second figure."""
    second = _RANGE.match(source, end)
    return second.end() if second else end


def _degrees(value: float, other: float) -> bool:
    """A temperature in Celsius, or a difference of temperatures."""
    return abs((value - 32) / 1.8 - other) <= 1 or abs(value / 1.8 - other) <= 1
