"""How many sentences of a translated document come to the sentence they translate.

    python benchmarks/pairing.py [LANGUAGE]…

Of professionally translated news (one sentence a line), paragraphs of one to three sentences are
made; then the translation stays as it is (`same`), lacks every fifth paragraph (`less`), has other
paragraphs (`cut`: every seventh break is gone, and there are others), or every tenth sentence of
it is joined with the one before (`joined`). Printed are precision and recall of the pairs in
percent.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from l10n.catalogs import pairing
from l10n.model import Role, Segment

DATA = Path(__file__).parents[2] / "shared/data/parallel"
KINDS = ("same", "less", "cut", "joined")
LEAST = 4  # sentences that make a document
Pairs = set[tuple[int, int]]


def documents(language: str) -> Iterator[list[tuple[str, str]]]:
    """The documents as pairs of an English line and its translation."""
    names = (DATA / "documents.tsv").read_text("utf-8").splitlines()
    sides = [(DATA / f"{name}.txt").read_text("utf-8").split("\n") for name in ("eng", language)]
    found: dict[str, list[tuple[str, str]]] = {}
    for name, source, target in zip(names, *sides, strict=False):
        found.setdefault(name, []).append((source, target))
    yield from (lines for lines in found.values() if len(lines) >= LEAST)


def made(
    lines: Sequence[tuple[str, str]], kind: str, chance: random.Random
) -> tuple[list[Segment], list[Segment], Pairs]:
    """A document, its translation as `kind` says, and which sentences belong together."""
    ours: list[Segment] = []
    theirs: list[Segment] = []
    truth: Pairs = set()
    block = other = left = 0
    gone = False
    for source, target in lines:
        if not left:
            left, block = chance.choice((1, 2, 3)), block + 1
            gone = kind == "less" and chance.random() < 1 / 5
            other += not (kind == "cut" and chance.random() < 1 / 7)
        elif kind == "cut" and chance.random() < 1 / 7:
            other += 1
        left -= 1
        ours.append(Segment(source, 0, 0, Role.PARAGRAPH, 1, block))
        if gone:
            continue
        text = target
        same = theirs and theirs[-1].block == other
        if kind == "joined" and same and chance.random() < 1 / 10:
            text = f"{theirs.pop().text} {text}"
        theirs.append(Segment(text, 0, 0, Role.PARAGRAPH, 1, other))
        truth.add((len(ours) - 1, len(theirs) - 1))
    return ours, theirs, truth


def measured(language: str, kind: str) -> tuple[float, float]:
    """Precision and recall over all documents, in percent."""
    chance = random.Random(1)
    good = found = wanted = 0
    for lines in documents(language):
        ours, theirs, truth = made(lines, kind, chance)
        pairs = {(i, j) for one, other in pairing.pairs(ours, theirs) for i in one for j in other}
        good, found, wanted = good + len(pairs & truth), found + len(pairs), wanted + len(truth)
    return 100 * good / found, 100 * good / wanted


def main() -> None:
    """One line a language, and the mean of all."""
    languages = sys.argv[1:] or sorted(p.stem for p in DATA.glob("*.txt") if p.stem != "eng")
    print(f"{'':10}" + "".join(f"{kind:>14}" for kind in KINDS))
    rows = []
    for language in languages:
        rows.append([measured(language, kind) for kind in KINDS])
        shown(language, rows[-1])
    shown("mean", [_mean([row[at] for row in rows]) for at in range(len(KINDS))])


def _mean(values: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return tuple(sum(side) / len(values) for side in zip(*values, strict=True))  # type: ignore[return-value]


def shown(name: str, row: Sequence[tuple[float, float]]) -> None:
    """One line of the table."""
    print(f"{name:10}" + "".join(f"{p:7.1f}{r:7.1f}" for p, r in row), flush=True)


if __name__ == "__main__":
    main()
