"""A place that an engine spelt its own way: Cingapura for Singapura, Taiwan for Taiwán.

What `View.repair` does not know as a variant but is nearly the approved name becomes it. Only for
languages that do not inflect names: elsewhere the case would be lost.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator

from rapidfuzz import fuzz

NEAR = 75  # of 100
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def mended(text: str, name: str, others: Collection[str]) -> str:
    """`text` with the words most like `name` replaced by it; `others` are right and stay."""
    wanted = _plain(name)
    best, span = float(NEAR), (0, 0)
    for start, end in _windows(text, len(name.split()), others):
        likeness = fuzz.ratio(_plain(text[start:end]), wanted)
        if likeness > best:
            best, span = likeness, (start, end)
    return text[: span[0]] + name + text[span[1] :] if span[1] else text


def _windows(text: str, count: int, others: Collection[str]) -> Iterator[tuple[int, int]]:
    """Runs of as many words as the name has, give or take one, that a capital begins."""
    words = [match.span() for match in _WORD.finditer(text)]
    held = [m.span() for name in others for m in re.finditer(re.escape(name), text)]
    for first, (start, _) in enumerate(words):
        for size in range(max(1, count - 1), count + 2):
            if first + size > len(words):
                break
            end = words[first + size - 1][1]
            capital = text[start].isupper() or len(text[start:end]) > 5
            if capital and all(end <= a or b <= start for a, b in held):
                yield start, end


def _plain(text: str) -> str:
    """Without accents and capitals."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))
