"""Which sentences of a translated article are the translation of which of its source.

Sentences of the same text in two languages follow each other and are alike in length (Gale &
Church 1993, "A program for aligning sentences in bilingual corpora"). Here the places where blocks
begin and end, their roles, and the figures and names that both sides have tell, too.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple
from unicodedata import digit

from l10n.model import Role, Segment

# how many sentences of each side stand together, and how often (as a natural logarithm)
_BEADS = {
    (1, 1): math.log(0.89),
    (1, 0): math.log(0.05),
    (0, 1): math.log(0.05),
    (2, 1): math.log(0.04),
    (1, 2): math.log(0.04),
    (3, 1): math.log(0.004),
    (1, 3): math.log(0.004),
}
_SPREAD = 6.8  # variance of the length of a translation, by character of its source
_UNLIKE = 3.0  # what another role, or figures none of which is in the other text, make unlikely
_BROKEN = 2.0  # what a block that begins or ends on one side only makes unlikely
_SHARED = 1.5  # what each figure or word that both have makes likely, up to _ENOUGH of them
_ENOUGH = 4
_PASSES = 3  # at most, until the lengths of what was paired are as they were taken to be
_NEAR = 0.03
_BAND = 30  # sentences off the straight line that are looked at
_FAR = 40.0  # as unlikely as lengths can be
_NUMBER = re.compile(r"\d+(?:[.,'’\u00a0\u202f\u2009\u066b\u066c ]\d+)*")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class _Side:
    """The sentences of one side, as far as they can be compared with another language's."""

    segments: Sequence[Segment]

    @cached_property
    def lengths(self) -> list[int]:
        """Up to each sentence, all characters before it."""
        return [0, *accumulate(len(segment.text) for segment in self.segments)]

    @cached_property
    def edges(self) -> list[bool]:
        """Does a block begin at each sentence?"""
        cuts = [one.block != other.block for one, other in pairwise(self.segments)]
        return [True, *cuts, True]

    @cached_property
    def numbers(self) -> list[frozenset[str]]:
        return [frozenset(map(_plain, _NUMBER.findall(s.text))) for s in self.segments]

    @cached_property
    def words(self) -> list[frozenset[str]]:
        return [frozenset(_WORD.findall(segment.text)) for segment in self.segments]

    def roles(self, start: int, end: int) -> set[Role]:
        return {segment.role for segment in self.segments[start:end]}


def _plain(number: str) -> str:
    """A number's digits alone, in any script: 2,300 is 2 300 and ٢٬٣٠٠."""
    return "".join(str(digit(sign)) for sign in number if sign.isdigit())


Bead = tuple[tuple[int, ...], tuple[int, ...]]  # indices of sentences that say the same


def pairs(ours: Sequence[Segment], theirs: Sequence[Segment]) -> list[Bead]:
    """The sentences of `theirs` for those of `ours`, in order; what only one side has is left out.

    What stands once on each side (the title, the lead, a key of the front matter) is told by that.
    """
    known = dict(_told(ours, theirs))
    mine = [at for at in range(len(ours)) if at not in known]
    taken = set(known.values())
    yours = [at for at in range(len(theirs)) if at not in taken]
    beads: list[Bead] = [((one,), (other,)) for one, other in known.items()]
    for left, right in _aligned(_Side([ours[i] for i in mine]), _Side([theirs[j] for j in yours])):
        beads.append((tuple(mine[i] for i in left), tuple(yours[j] for j in right)))
    return sorted(beads)


def _told(ours: Sequence[Segment], theirs: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    kinds = [Counter((s.context, s.role) for s in side) for side in (ours, theirs)]
    places = {(segment.context, segment.role): at for at, segment in enumerate(theirs)}
    for at, segment in enumerate(ours):
        kind = segment.context, segment.role
        if all(side[kind] == 1 for side in kinds):
            yield at, places[kind]


def _aligned(ours: _Side, theirs: _Side) -> list[Bead]:
    """The likeliest way through both sides; how much longer theirs is, is not known beforehand."""
    if not ours.segments or not theirs.segments:
        return []
    ratio = theirs.lengths[-1] / max(1, ours.lengths[-1])
    for _ in range(_PASSES):
        beads = _way(ours, theirs, ratio)
        before, ratio = ratio, _ratio(ours, theirs, beads) or ratio
        if abs(before / ratio - 1) < _NEAR:
            break
    return beads


def _ratio(ours: _Side, theirs: _Side, beads: Sequence[Bead]) -> float:
    """How much longer theirs is, where one sentence is one sentence; 0: nothing tells it."""
    single = [(left[0], right[0]) for left, right in beads if len(left) == len(right) == 1]
    mine = sum(len(ours.segments[i].text) for i, _ in single)
    yours = sum(len(theirs.segments[j].text) for _, j in single)
    return yours / mine if mine else 0.0


def _way(ours: _Side, theirs: _Side, ratio: float) -> list[Bead]:
    """The beads of the cheapest way by dynamic programming, within a band."""
    n, m = len(ours.segments), len(theirs.segments)
    band = _BAND + abs(n - m)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        middle = i * m // n
        for j in range(max(0, middle - band), min(m, middle + band) + 1):
            for a, b in _BEADS:
                before = best.get((i - a, j - b))
                if before is None:
                    continue
                least = best[i, j][0] - before[0] if (i, j) in best else math.inf
                cost = _cost(_Pair(ours, (i - a, i), theirs, (j - b, j)), ratio, least)
                if cost < least:
                    best[i, j] = before[0] + cost, (a, b)
    beads, i, j = [], n, m
    while i or j:
        a, b = best[i, j][1]
        if a and b:
            beads.append((tuple(range(i - a, i)), tuple(range(j - b, j))))
        i, j = i - a, j - b
    return beads[::-1]


class _Pair(NamedTuple):
    """Sentences of both sides that may say the same, as stretches."""

    ours: _Side
    mine: tuple[int, int]
    theirs: _Side
    yours: tuple[int, int]


def _cost(pair: _Pair, ratio: float, least: float) -> float:
    """How unlikely it is (-log) that these say the same; any number from `least` on is too much."""
    ours, (i, k), theirs, (j, m) = pair
    cost = -_BEADS[k - i, m - j]
    if i == k or j == m:
        return cost
    mine = (ours.lengths[k] - ours.lengths[i]) * ratio
    yours = theirs.lengths[m] - theirs.lengths[j]
    off = abs(mine - yours) / math.sqrt(_SPREAD * (mine + yours) / 2)
    cost += min(_FAR, -math.log(max(math.erfc(off / math.sqrt(2)), 1e-17)))
    cost += _BROKEN * ((ours.edges[i] != theirs.edges[j]) + (ours.edges[k] != theirs.edges[m]))
    return cost if cost - _SHARED * _ENOUGH >= least else cost + _meaning(pair)


def _meaning(pair: _Pair) -> float:
    """What roles, figures and names say about it."""
    ours, mine, theirs, yours = pair
    cost = _UNLIKE * ours.roles(*mine).isdisjoint(theirs.roles(*yours))
    numbers = _union(ours.numbers[slice(*mine)]), _union(theirs.numbers[slice(*yours)])
    words = _union(ours.words[slice(*mine)]) & _union(theirs.words[slice(*yours)])
    same = numbers[0] & numbers[1]
    cost += _UNLIKE * (all(numbers) and not same)
    return cost - _SHARED * min(len(same) + len(words), _ENOUGH)


def _union(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    return sets[0] if len(sets) == 1 else frozenset[str]().union(*sets)
