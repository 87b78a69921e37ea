"""A dot at the end of a text may be an abbreviation's, which a translation need not have."""

import re

_SHORT = re.compile(
    r"(?<![^\W_])(?:(?:[^\W\d_]\.[ \u00a0]?){2,}"
    r"|(?:etc|inc|ltd|corp|co|jr|sr|approx|est|тис|грн|ін|рр|р|ст|год|хв)\.)[\"'”’»)\]]*\Z",
    re.IGNORECASE,
)


def abbreviated(text: str) -> bool:
    """Does it end in an abbreviation: "at 6 a.m.", "in the U.S.", "у 2024 р."?"""
    return bool(_SHORT.search(text))
