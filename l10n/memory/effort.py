"""How much people changed what machines drafted: the newsroom's own ranking of its engines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from l10n.memory.memory import STATES, Memory
from l10n.model import State


@dataclass(frozen=True)
class Effort:
    """What became of an engine's drafts in a locale.

    `changed` are the shares of letters (0 … 1) that people changed, one for each sentence.
    """

    engine: str
    locale: str
    changed: tuple[float, ...]

    @property
    def sentences(self) -> int:
        return len(self.changed)

    @property
    def unchanged(self) -> float:
        """The share of drafts that stand as they were."""
        return sum(share == 0 for share in self.changed) / len(self.changed)

    @property
    def median(self) -> float:
        return median(self.changed)

    @property
    def mean(self) -> float:
        return sum(self.changed) / len(self.changed)


_DRAFTED = """
select final.locale, final.source, final.file, final.context, draft.engine, draft.target,
    final.target
from pair as final join file on file.id = final.file and final.run = file.run
join pair as draft on draft.source = final.source and draft.locale = final.locale
    and draft.file = final.file and draft.context = final.context and draft.engine <> ''
where final.state >= ? and draft.run <= final.run
order by final.locale, final.source, final.file, final.context, draft.run desc
"""


def report(memory: Memory, locales: Iterable[str] = ()) -> list[Effort]:
    """By engine and locale, the least work first within a locale."""
    wanted = set(locales)
    shares: dict[tuple[str, str], list[float]] = {}
    for locale, engine, draft, final in _drafted(memory):
        if not wanted or locale in wanted:
            shares.setdefault((locale, engine), []).append(share_changed(draft, final))
    found = [Effort(engine, locale, tuple(some)) for (locale, engine), some in shares.items()]
    return sorted(found, key=lambda one: (one.locale, one.mean, one.engine))


def share_changed(draft: str, final: str) -> float:
    """The edit distance (Levenshtein, in letters) over the length of the longer text."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_distance(draft, final)


def _drafted(memory: Memory) -> Iterator[tuple[str, str, str, str]]:
    """Of each drafted sentence that a person stands behind: locale, engine, draft, final text."""
    least = STATES.index(State.TRANSLATED)
    rows = memory.store.run(lambda db: db.execute(_DRAFTED, (least,)).fetchall())
    for _, group in groupby(rows, key=lambda row: row[:4]):
        locale, *_, engine, draft, final = next(group)
        yield locale, engine, draft, final
