"""One sentence at a time, and never one that is longer than the model can hold."""

import re
from itertools import pairwise

from l10n import segmentation

_CLAUSE = re.compile(r"[;:,]\s+|\s+-\s+|\s+(?=(?:and|but|or|which|who|while|because|after)\s)")


def split(text: str, locale: str, words: int) -> list[tuple[str, str]]:
    """`text` as (piece, white space after it); put end to end they are `text`."""
    cuts = segmentation.cuts(text, locale)
    sentences = [text[a:b] for a, b in pairwise(cuts)]
    return [_parted(piece) for sentence in sentences for piece in _short(sentence, words)]


def _parted(piece: str) -> tuple[str, str]:
    bare = piece.rstrip()
    return bare, piece[len(bare) :]


def _short(text: str, words: int) -> list[str]:
    """`text`, halved at the clause boundary nearest its middle until each part is short enough."""
    if not words or len(text.split()) <= words:
        return [text] if text else []
    middle = len(text) / 2
    ends = [m.end() for m in _CLAUSE.finditer(text) if 0 < m.end() < len(text)]
    ends = ends or [m.end() for m in re.finditer(r"\s+", text) if 0 < m.end() < len(text)]
    if not ends:
        return [text]
    cut = min(ends, key=lambda end: abs(end - middle))
    return [*_short(text[:cut], words), *_short(text[cut:], words)]


def join(translated: list[str], gaps: list[str]) -> str:
    """The pieces' translations with the white space that stood between the pieces."""
    parts = (f"{text.strip()}{gap}" for text, gap in zip(translated, gaps, strict=True))
    return "".join(parts).strip()
