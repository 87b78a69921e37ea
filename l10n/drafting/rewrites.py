"""The source in words that engines understand: a small one makes "de-occupied" its opposite."""

import re
from collections.abc import Mapping
from functools import cache

BUILT_IN = {
    "de-occupied": "liberated",
    "deoccupied": "liberated",
    "de-occupation": "liberation",
    "deoccupation": "liberation",
    "de-occupy": "liberate",
    "de-mined": "cleared of mines",
    "de-mining": "mine clearance",
    "liberated settlement": "liberated village",
    "liberated settlements": "liberated villages",
}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# "on September 6-11" was taken for two days
_DATES = re.compile(rf"\b([Oo])n ({_MONTHS}) (\d\d?)\s?-\s?(\d\d?)\b(?!-)")


def rewritten(text: str, rewrites: Mapping[str, str], language: str) -> str:
    """`text` with the words of `rewrites` replaced, a capital kept."""
    if language == "en":
        text = _DATES.sub(lambda m: _cased(f"from {m[2]} {m[3]} to {m[4]}", m[1]), text)
    for wrong, right in rewrites.items():
        text = _pattern(wrong).sub(lambda m, right=right: _cased(right, m.group()), text)  # type: ignore[misc]
    return text


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _cased(words: str, like: str) -> str:
    return words[:1].upper() + words[1:] if like[:1].isupper() else words
