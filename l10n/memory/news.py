"""What is new of people's in the memory, and which articles wait for something new."""

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection

from l10n.memory.store import KEPT

_BETWEEN = "\0"  # no sentence of an article holds it


def last(db: Connection, locale: str) -> int:
    """The number of the locale's latest news, or where counting began."""
    query = "select max(number) from fresh where locale in (?, '')"
    return int(db.execute(query, (locale,)).fetchone()[0])


def since(db: Connection, number: int, locale: str, source_locale: str) -> list[str] | None:
    """The sources of what was new after `number`; None where nobody knows any more."""
    (begun,) = db.execute("select max(number) from fresh where locale = ''").fetchone()
    told = "select count(*), min(number), max(number) from fresh where locale = ?"
    count, first, latest = db.execute(told, (locale,)).fetchone()
    forgotten = count >= KEPT and number < first
    if not begun <= number <= max(begun, latest or 0) or forgotten:
        return None
    query = (
        "select distinct source.text from fresh join source on source.id = fresh.source "
        "where fresh.locale = ? and fresh.number > ? and source.locale = ?"
    )
    return [text for (text,) in db.execute(query, (locale, number, source_locale))]


def prune(db: Connection) -> None:
    """Of each locale the latest news stay."""
    query = "select locale from fresh group by locale having count(*) > ?"
    for (locale,) in db.execute(query, (2 * KEPT,)).fetchall():
        db.execute(
            "delete from fresh where locale = ? and number <= (select number from fresh "
            "where locale = ? order by number desc limit 1 offset ?)",
            (locale, locale, KEPT),
        )


def wait(db: Connection, article: str, sources: Iterable[str]) -> None:
    """Remember the sentences of an article."""
    db.execute(
        "insert into waiting values (?, ?) on conflict do update set sources = excluded.sources "
        "where sources != excluded.sources",
        (article, _BETWEEN.join(sources)),
    )


def waiting(db: Connection) -> dict[str, list[str]]:
    """The articles that waited at some time, with their sentences."""
    rows = db.execute("select article, sources from waiting")
    return {article: sources.split(_BETWEEN) for article, sources in rows}


def like(new: Iterable[str], articles: Mapping[str, Sequence[str]], threshold: float) -> set[str]:
    """The articles with a sentence that is at least as like (0 … 1) one of the `new` ones."""
    from rapidfuzz import fuzz, process

    owners = [name for name, sources in articles.items() for _ in sources]
    texts = [source for sources in articles.values() for source in sources]
    found = set[str]()
    for text in new:
        alike = process.extract(
            text, texts, scorer=fuzz.ratio, score_cutoff=100 * threshold, limit=None
        )
        found.update(owners[at] for _, _, at in alike)
    return found
