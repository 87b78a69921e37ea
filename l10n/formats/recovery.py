"""Front matter that is not valid as a whole: which of its entries are, and what is wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")


class InvalidError(Exception):
    """What a parser says of a text, and on which of its lines (from 0)."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.problem, self.line = problem, line


@dataclass(frozen=True)
class Sound(Generic[T]):
    """A valid stretch, where it begins (character, line), and what its parser made of it."""

    start: int
    line: int
    text: str
    value: T


def sound(
    text: str, parse: Callable[[str], T], begins: re.Pattern[str]
) -> tuple[list[Sound[T]], list[InvalidError]]:
    """What of `text` is valid: the whole, or else each entry that is by itself; and the faults.

    An entry goes from where `begins` matches to the next. Where each is valid but not all of them
    together, there is no telling what was meant, and none is taken.
    """
    try:
        return [Sound(0, 0, text, parse(text))], []
    except InvalidError as error:
        whole = error
    found: list[Sound[T]] = []
    faults: list[InvalidError] = []
    line = 0
    for start, end in pairwise(sorted({0, *(m.start() for m in begins.finditer(text)), len(text)})):
        piece = text[start:end]
        try:
            found.append(Sound(start, line, piece, parse(piece)))
        except InvalidError as error:
            faults.append(InvalidError(error.problem, error.line + line))
        line += piece.count("\n")
    return (found, faults) if faults else ([], [whole])
