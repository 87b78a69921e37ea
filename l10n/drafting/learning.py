"""How much people had to change of each engine's drafts: the newsroom's own ranking.

Every draft is remembered as it was made. When a person has accepted its entry, the words that
differ are counted, once and for as long as `.l10n/` lives.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from l10n.drafting.store import Made, Store, key
from l10n.model import Catalog, Entry, State

ACCEPTED = {State.TRANSLATED, State.REVIEWED}


@dataclass(frozen=True)
class Row:
    """One engine in one locale: accepted drafts, how many stood unchanged, changed words."""

    engine: str
    locale: str
    drafts: int
    unchanged: int
    words: int
    changed: int

    @property
    def per_hundred(self) -> float:
        """Changed words of a hundred."""
        return 100 * self.changed / self.words if self.words else 0.0


def remember(store: Store, article: str, before: Catalog, after: Catalog) -> None:
    """Keep the drafts that `after` has and `before` had not."""
    old = {entry.key: entry.target for entry in before.entries}
    store.remember(
        Made(_key(article, after.locale, entry), after.locale, engine(entry.draft), entry.target)
        for entry in after.entries
        if entry.state is State.DRAFT and old.get(entry.key) != entry.target
    )


def _key(article: str, locale: str, entry: Entry) -> str:
    return key("made", article, locale, entry.context, entry.source)


def engine(note: str) -> str:
    """The engine of a draft's note, without its doubts."""
    return note.partition(" · ")[0]


def untouched(store: Store, article: str, catalog: Catalog) -> frozenset[tuple[str, str]]:
    """The keys of drafts that are still as we made them; of others we cannot know, and say no."""
    drafts = {
        _key(article, catalog.locale, e): e for e in catalog.entries if e.state is State.DRAFT
    }
    made = store.made(drafts)
    return frozenset(
        entry.key
        for name, entry in drafts.items()
        if name in made and made[name].target == entry.target
    )


def learn(store: Store, article: str, catalog: Catalog) -> None:
    """Count what people changed of the drafts that they have accepted by now."""
    accepted = {
        _key(article, catalog.locale, e): e.target for e in catalog.entries if e.state in ACCEPTED
    }
    store.learn(
        (made, *_difference(made.target, accepted[name]))
        for name, made in store.made(accepted).items()
    )


def _difference(draft: str, final: str) -> tuple[int, int]:
    """Words of the final text, and how many of them were put in, taken out or replaced."""
    ours, theirs = draft.split(), final.split()
    return len(theirs), Levenshtein.distance(ours, theirs)


def report(store: Store) -> list[Row]:
    """By locale, the engine whose drafts needed least work first."""
    rows = [Row(*row) for row in _summed(store.learnt())]
    return sorted(rows, key=lambda row: (row.locale, row.per_hundred, row.engine))


def _summed(
    edits: Iterable[tuple[str, str, int, int]],
) -> Iterator[tuple[str, str, int, int, int, int]]:
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for name, locale, words, changed in edits:
        row = sums[name, locale]
        for at, value in enumerate((1, not changed, words, changed)):
            row[at] += value
    for (name, locale), (drafts, unchanged, words, changed) in sums.items():
        yield name, locale, drafts, unchanged, words, changed
