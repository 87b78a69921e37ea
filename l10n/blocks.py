"""The blocks of a document that is too long to hold each of them: places are kept, texts are read
again when they are asked for.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import overload

from l10n.model import Block

LONG = 1 << 17  # characters; what is shorter is held as it is

Offsets = tuple[tuple[int, int], ...]


def held(text: str, blocks: Iterable[Block]) -> Sequence[Block]:
    """The blocks of `text`, in a form that suits its length."""
    return list(blocks) if len(text) < LONG else Blocks(text, blocks)


class Blocks(Sequence[Block]):
    """A sequence of blocks in some twenty bytes each, beside the document's text.

    A block whose text cannot be read again from there, as that of a JSON string with escapes, is
    kept whole.
    """

    def __init__(self, text: str, blocks: Iterable[Block]) -> None:
        self._text = text
        self._start, self._end, self._line = array("I"), array("I"), array("I")
        self._kind, self._drifts = array("I"), array("I")  # where a block's drifts end
        self._drift = array("I")  # of all blocks, in pairs
        self._kinds: list[Block] = []  # one of each, for all but text and place
        self._whole: dict[int, Block] = {}
        known: dict[object, int] = {}
        for block in blocks:
            kind = (block.role, block.context, block.note, block.dress)
            if kind not in known:
                known[kind] = len(self._kinds)
                self._kinds.append(block)
            self._add(block, known[kind])

    def _add(self, block: Block, kind: int) -> None:
        self._start.append(block.start)
        self._end.append(block.end)
        self._line.append(block.line)
        self._kind.append(kind)
        if _read(self._text, block.start, block.end, block.offsets) != block.text:
            self._whole[len(self._start) - 1] = block
        else:
            for mine, theirs in block.offsets:
                self._drift.append(mine)
                self._drift.append(theirs)
        self._drifts.append(len(self._drift))

    def __len__(self) -> int:
        return len(self._start)

    @overload
    def __getitem__(self, at: int) -> Block: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Block]: ...
    def __getitem__(self, at: int | slice) -> Block | Sequence[Block]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        return self._whole.get(at) or self._block(at)

    def __iter__(self) -> Iterator[Block]:
        return map(self.__getitem__, range(len(self)))

    def _block(self, at: int) -> Block:
        kind, start, end = self._kinds[self._kind[at]], self._start[at], self._end[at]
        drift = iter(self._drift[self._drifts[at - 1] if at else 0 : self._drifts[at]])
        offsets = tuple(zip(drift, drift, strict=True))
        text = _read(self._text, start, end, offsets)
        line = self._line[at]
        return Block(
            text, start, end, kind.role, line, kind.context, kind.note, offsets, kind.dress
        )


def _read(text: str, start: int, end: int, offsets: Offsets) -> str:
    """A block's text: what stands there, a blank for what each line's end is."""
    if not offsets:
        return text[start:end].replace("\n", " ")
    lines = [
        text[there : there + after - here - 1]
        for (here, there), (after, _) in pairwise(((0, start), *offsets))
    ]
    return " ".join((*lines, text[offsets[-1][1] : end]))
