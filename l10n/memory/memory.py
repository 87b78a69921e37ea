"""Asking the memory, and adding to it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from sqlite3 import Connection

from l10n import carry
from l10n.memory import index, news
from l10n.memory.pairs import Hit, Pair
from l10n.memory.store import Store, transaction
from l10n.model import State

FILE = "memory.sqlite"
BATCH = 100_000  # pairs in one transaction
CANDIDATES = 160  # texts compared letter by letter
BEST = 24  # of them, those whose translations are looked up
MOST = 500  # translations of one source that are looked at
VARIANT = 0.5  # how like a text is, at least, that differs in numbers, dates or places only
STATES = (State.UNTRANSLATED, State.DRAFT, State.STALE, State.TRANSLATED, State.REVIEWED)
_HITS = (
    "select pair.target, pair.state, pair.engine, pair.context, pair.article, file.origin, "
    "pair.run = file.run, pair.run from pair join file on file.id = pair.file "
    "where pair.source = ? and pair.locale = ? limit ?"
)


class Memory:
    """The pairs in the database at `path`, which is made where there is none.

    Every method may be called by several processes and threads at once, and be killed at any
    moment. Human translations come before drafts; a draft's `state` says what it is.
    """

    def __init__(self, path: Path, broken: Callable[[str], None] = lambda _line: None) -> None:
        self.store = Store(path, broken)

    def exact(
        self, source: str, source_locale: str, locale: str, context: str = "", article: str = ""
    ) -> list[Hit]:
        """Translations of this very text, best first.

        People's before drafts, then those that still stand in a catalog, those of the same
        article and context, the latest.
        """
        found = self.store.run(lambda db: _translations(db, source, source_locale, locale))

        def worth(one: _Found) -> tuple[object, ...]:
            here = one.hit.article == article, one.hit.context == context
            return one.hit.human, one.live, *here, one.state, one.run

        return _distinct(sorted(found, key=worth, reverse=True))

    def fuzzy(
        self, source: str, source_locale: str, locale: str, threshold: float = 0.7, limit: int = 5
    ) -> list[Hit]:
        """Translations of texts like this one, at least as like as `threshold` (0 … 1)."""
        found = self.store.run(lambda db: _alike(db, source, source_locale, locale, threshold))
        found.sort(key=_Found.worth, reverse=True)
        return _distinct(found)[:limit]

    def variant(
        self,
        source: str,
        source_locale: str,
        locale: str,
        names: Callable[[str], Mapping[str, str]] = lambda _text: {},
    ) -> Hit | None:
        """A person's translation of a text that differs in numbers, dates or places only, adapted.

        None where a change cannot be carried without doubt. `names` finds the places of a text and
        how the locale writes them. The hit is a draft: a machine put the new figures in.
        """
        mine = names(source)
        for hit in self.fuzzy(source, source_locale, locale, threshold=VARIANT, limit=10):
            if not hit.human:
                return None
            same = hit.source == source
            change = carry.Pair(source_locale, locale, {**names(hit.source), **mine})
            target = hit.target if same else carry.carried(hit.source, source, hit.target, change)
            if target is not None:
                return replace(hit, target=target, state=State.DRAFT)
        return None

    def add(self, pairs: Iterable[Pair]) -> int:
        """Remember `pairs`; adding them again changes nothing. Returns how many were given."""
        given, rest = 0, iter(pairs)
        while batch := list(islice(rest, BATCH)):
            self.store.run(partial(_add, pairs=batch))
            given += len(batch)
        return given

    def news(self, locale: str) -> int:
        """A number that is higher once there is something new of a person's for the locale."""
        return self.store.run(lambda db: news.last(db, locale))

    def since(self, number: int, locale: str, source_locale: str) -> list[str] | None:
        """The sources of what was new after `number`; None where nobody knows any more."""
        return self.store.run(lambda db: news.since(db, number, locale, source_locale))

    def wait(self, article: str, sources: Iterable[str]) -> None:
        """An article with these sentences waits for something new."""
        self.store.run(lambda db: news.wait(db, article, sources))

    def waiting(self) -> dict[str, list[str]]:
        """The articles that waited at some time, with their sentences."""
        return self.store.run(news.waiting)

    def reread(self, origin: str) -> None:
        """A file is about to be read again: what it held is not current until it is added again."""
        query = "update file set run = run + 1 where origin = ?"
        self.store.run(lambda db: db.execute(query, (origin,)).close())


@dataclass(frozen=True)
class _Found:
    """A hit, whether it still stands in its file, and in which reading of the file it last did."""

    hit: Hit
    live: bool
    run: int

    @property
    def state(self) -> int:
        return STATES.index(self.hit.state)

    def worth(self) -> tuple[object, ...]:
        return self.hit.human, self.hit.score, self.live, self.state, self.run


def _translations(db: Connection, source: str, source_locale: str, locale: str) -> list[_Found]:
    """All that is known of one source."""
    number = source_number(db, source_locale, source)
    if number is None:
        return []
    rows = db.execute(_HITS, (number, locale, MOST))
    return [
        _Found(
            Hit(source, target, locale, STATES[state], article, 1.0, origin, context, engine),
            bool(live),
            run,
        )
        for target, state, engine, context, article, origin, live, run in rows
    ]


def _distinct(found: Iterable[_Found]) -> list[Hit]:
    """The first hit of each different pair."""
    best: dict[tuple[str, str], Hit] = {}
    for one in found:
        best.setdefault((one.hit.source, one.hit.target), one.hit)
    return list(best.values())


def _alike(
    db: Connection, text: str, source_locale: str, locale: str, threshold: float
) -> list[_Found]:
    """Translations of texts like `text`; the search goes on while none of them has any."""
    from rapidfuzz import fuzz, process

    found: list[_Found] = []
    numbers = iter(index.nearest(db, text, 4 * CANDIDATES))
    while not found and (some := list(islice(numbers, CANDIDATES))):
        holes = ",".join("?" * len(some))
        query = f"select text from source where id in ({holes}) and locale = ?"  # noqa: S608 - question marks only
        texts = [row[0] for row in db.execute(query, [*some, source_locale])]
        alike = process.extract(
            text, texts, scorer=fuzz.ratio, score_cutoff=100 * threshold, limit=len(texts)
        )
        found = [
            replace(one, hit=replace(one.hit, score=score / 100))
            for source, score, _ in alike[:BEST]
            for one in _translations(db, source, source_locale, locale)
        ]
    return found


def mark(text: str) -> int:
    """64 bits that stand for a text."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def source_number(db: Connection, locale: str, text: str) -> int | None:
    rows = db.execute("select id, locale, text from source where mark = ?", (mark(text),))
    return next((number for number, *known in rows if known == [locale, text]), None)


def _add(db: Connection, pairs: list[Pair]) -> None:
    with transaction(db):
        put(db, pairs)


def put(db: Connection, pairs: Iterable[Pair]) -> None:
    """The pairs, in the running transaction."""
    sources, files = _Sources(db), _Files(db)
    rows = [_row(pair, sources.number(pair), *files.number_and_run(pair)) for pair in pairs]
    db.executemany(
        "insert into pair values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do update set "
        "state = excluded.state, run = excluded.run, author = excluded.author, "
        "engine = case excluded.engine when '' then engine else excluded.engine end, "
        "changed = excluded.changed, article = excluded.article",
        sorted(rows),
    )
    index.file(db, sources.new)
    news.prune(db)


def _row(pair: Pair, source: int, file: int, run: int) -> tuple[object, ...]:
    key = source, pair.locale, file, pair.context, mark(pair.target)
    state = STATES.index(pair.state)
    told = pair.engine, pair.article, run, pair.author, pair.changed
    return *key, pair.target, state, *told


class _Sources:
    """The ids of source texts; those that were not known before are in `new`."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._known: dict[tuple[str, str], int] = {}
        self.new: list[tuple[int, str]] = []

    def number(self, pair: Pair) -> int:
        key = pair.source_locale, pair.source
        if key not in self._known:
            found = source_number(self._db, *key)
            self._known[key] = self._insert(*key) if found is None else found
        return self._known[key]

    def _insert(self, locale: str, text: str) -> int:
        row = mark(text), locale, text
        done = self._db.execute("insert into source (mark, locale, text) values (?, ?, ?)", row)
        assert done.lastrowid is not None  # noqa: S101 - what an insert gives
        self.new.append((done.lastrowid, text))
        return done.lastrowid


class _Files:
    """The ids of the files pairs come from, and how many times each was read."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._known: dict[tuple[str, str], tuple[int, int]] = {}

    def number_and_run(self, pair: Pair) -> tuple[int, int]:
        key = pair.origin, pair.locale
        if key not in self._known:
            self._db.execute(
                "insert into file (origin, locale) values (?, ?) on conflict do nothing", key
            )
            row = "select id, run from file where origin = ? and locale = ?"
            self._known[key] = self._db.execute(row, key).fetchone()
        return self._known[key]
