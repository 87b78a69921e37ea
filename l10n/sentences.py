"""Where the sentences of a block's text end: asked of its words, its markup left whole.

`**Really?** He left.` is two sentences as `Really? He left.` is, and the mark of a note goes with
the sentence before it: `It fell.[^1] He left.`
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from l10n import segmentation
from l10n.formats import Format, Token

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{[^{%]")  # of the link or the code before them
_SILENT = frozenset({"open", "close", "image", "tag"})


class _Run(NamedTuple):
    """A stretch of the words: where it starts in them, and what it is of the block's text."""

    at: int
    start: int
    end: int


def cuts(fmt: Format, text: str, locale: str) -> list[int]:
    """Offsets at which sentences start, and the text's end, none of them inside inline markup."""
    if not segmentation.may_end(text, locale):
        return [0, len(text)]
    tokens = fmt.inline(text)
    if not tokens and ("&" not in text or not _ENTITY.search(text)):
        return segmentation.cuts(text, locale)
    words, runs = _words(text, tokens)
    found = segmentation.cuts(words, locale)[1:-1]
    if not found:
        return [0, len(text)]
    places = {_between(words, runs, tokens, cut) for cut in found}
    return [0, *sorted(_outside(places, tokens)), len(text)]


def _words(text: str, tokens: Sequence[Token]) -> tuple[str, list[_Run]]:
    """What a reader sees of a text; what is copied, as code is, is a word of as many letters."""
    pieces: list[str] = []
    runs: list[_Run] = []
    size = here = 0
    for piece, start, end in _pieces(text, tokens):
        if start > here:
            runs.append(_Run(size, here, start))
            pieces.append(text[here:start])
            size += start - here
        if piece:
            runs.append(_Run(size, start, end))
            pieces.append(piece)
            size += len(piece)
        here = end
    return "".join(pieces), runs


def _pieces(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """What is not shown as it stands: its place, and what is shown for it."""
    here = 0
    entities = "&" in text
    for token in (*tokens, Token(len(text), len(text), "tag")):
        for entity in _ENTITY.finditer(text, here, token.start) if entities else ():
            yield unescape(entity[0]), *entity.span()
        attached = here == token.start > 0 and _ATTRIBUTES.match(text, token.start)
        yield "" if attached else _shown(text, token), token.start, token.end
        here = token.end


def _shown(text: str, token: Token) -> str:
    if token.kind in _SILENT:
        return "\n" if token.kind == "tag" and _BREAK.match(text, token.start) else ""
    return "X".ljust(token.end - token.start, "x")


def _between(words: str, runs: list[_Run], tokens: Sequence[Token], cut: int) -> int:
    """The place of a cut of the words in the text: after what closes there, before what opens."""
    end = cut
    while end > 1 and words[end - 1].isspace():
        end -= 1
    first, start = _place(runs, end - 1), _place(runs, cut)
    opened: list[int] = []
    for index in range(bisect(tokens, first, key=lambda token: token.start), len(tokens)):
        token = tokens[index]
        if token.start >= start:
            break
        if token.kind == "open":
            opened.append(token.start)
        elif token.kind == "close" and opened:
            opened.pop()
    return opened[0] if opened else start


def _place(runs: list[_Run], at: int) -> int:
    run = runs[bisect(runs, at, key=lambda run: run.at) - 1]
    return min(run.start + at - run.at, run.end)


def _outside(places: set[int], tokens: Sequence[Token]) -> list[int]:
    """The places that leave markup whole: none inside emphasis, a link, a code span."""
    inside: list[tuple[int, int]] = []
    opened: list[int] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token.start)
        elif token.kind == "close" and opened:
            inside.append((opened.pop(), token.end))
        else:
            inside.append((token.start, token.end))
    ends: list[tuple[int, int]] = []
    for start, end in sorted(inside):  # the outermost ones alone
        if not ends or start >= ends[-1][1]:
            ends.append((start, end))
    return [at for at in places if not _within(ends, at)]


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    last = bisect(spans, (at,)) - 1
    return last >= 0 and spans[last][0] < at < spans[last][1]
