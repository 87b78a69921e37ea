"""Finds, for sentences that are new, the sentences of the same article they were made from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from l10n import fingerprints

ALIKE = 65  # of 100: below it two sentences are taken for different ones
TOGETHER = 85  # what sentences put together must reach to be the joined one
ROOM = 1.25  # how much longer than the other side put-together sentences may be
FEW = 60  # up to so many sentences each is compared with each


@dataclass(frozen=True)
class Match:
    """`new` sentences (indices) were made from `old` ones: 1:1 edited, 1:n joined, n:1 cut."""

    new: tuple[int, ...]
    old: tuple[int, ...]
    score: float


def matches(new: Sequence[str], old: Sequence[str], least: int = ALIKE) -> list[Match]:
    """Which of the `new` sentences come from which `old` ones, `least` alike; each is used once.

    Both in the article's order. Sentences that were joined or cut come first, then the most
    alike; of equals, those that stand at the same place.
    """
    pairs = sorted(_pairs(new, old), key=lambda pair: (-pair[2], abs(pair[0] - pair[1]), pair))
    together = [*_joined(new, old, pairs), *_cut(new, old, pairs)]
    best = {}
    for n, o, score in pairs:
        best[n, o] = score
    single = [Match((n,), (o,), score) for n, o, score in pairs if score >= least]
    return _disjoint(sorted(together, key=lambda match: -match.score) + single, best)


def _disjoint(found: list[Match], best: dict[tuple[int, int], float]) -> list[Match]:
    taken_new: set[int] = set()
    taken_old: set[int] = set()
    out = []
    for match in found:
        several = len(match.new) + len(match.old) > 2
        alone = max((best.get((n, o), 0) for n in match.new for o in match.old), default=0)
        if several and alone > match.score:
            continue
        if taken_new.isdisjoint(match.new) and taken_old.isdisjoint(match.old):
            taken_new.update(match.new)
            taken_old.update(match.old)
            out.append(match)
    return out


def _pairs(new: Sequence[str], old: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    from rapidfuzz import fuzz

    for n, candidates in _candidates(new, old):
        for o in candidates:
            score = fuzz.ratio(new[n], old[o], score_cutoff=30)
            if score:
                yield n, o, score


def _candidates(new: Sequence[str], old: Sequence[str]) -> Iterator[tuple[int, Sequence[int]]]:
    """Whom to compare with whom: everybody in an article, those who share rare stretches in a
    long document, so that the cost grows with its length and not with its square.
    """
    if min(len(new), len(old)) <= FEW:
        yield from ((n, range(len(old))) for n in range(len(new)))
        return
    index = fingerprints.Index(old)
    for n, text in enumerate(new):
        yield n, index.nearest(text)


Pair = tuple[int, int, float]


def _joined(new: Sequence[str], old: Sequence[str], pairs: Sequence[Pair]) -> Iterator[Match]:
    for n, run, score in _runs(new, old, [(n, o) for n, o, _ in pairs]):
        yield Match((n,), run, score)


def _cut(new: Sequence[str], old: Sequence[str], pairs: Sequence[Pair]) -> Iterator[Match]:
    for o, run, score in _runs(old, new, [(o, n) for n, o, _ in pairs]):
        yield Match(run, (o,), score)


def _runs(
    wholes: Sequence[str], parts: Sequence[str], starts: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, tuple[int, ...], float]]:
    """Runs of `parts` that, put together, are one of the `wholes`."""
    from rapidfuzz import fuzz

    for whole, start in starts:
        most = len(wholes[whole]) * ROOM
        lengths = accumulate(len(part) + 1 for part in parts[start : start + 60])
        for count, length in enumerate(lengths, 1):
            if length > most:
                break
            if count < 2 or length * ROOM < len(wholes[whole]):
                continue
            run = range(start, start + count)
            score = fuzz.ratio(
                wholes[whole], " ".join(parts[i] for i in run), score_cutoff=TOGETHER
            )
            if score:
                yield whole, tuple(run), score
