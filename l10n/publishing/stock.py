"""What is remembered between publications: one SQLite file in `.l10n/publish/`.

Every edition, as it could be published and as it is public; every article in brief, so that what
did not change need not be read; every file of `public/`, by what brought it. A cache: without it
there is nothing to go back to, and all is made anew.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from l10n.errors import Trouble
from l10n.publishers import Story
from l10n.publishing.archive import Archive, archive, story_row
from l10n.publishing.gate import Verdict
from l10n.publishing.records import Brief, Change, Known, Row, Shown, Standing, brief
from l10n.workspace import Workspace

FILE = "stock.sqlite"
FORMAT = 1  # another one when what is remembered is said otherwise: all is begun anew then
CHANGES = 10  # of each edition, to go back to
_TABLES = """
create table fact (name text primary key, value text) without rowid;
create table article
    (name text primary key, planned text, settled text, waits int, brief text, listed blob);
create table edition
    (article text, locale text, signature text, verdict text, imprint text, inputs text,
    settled text, story text, made_of text, primary key (article, locale));
create index edition_language on edition (locale) where story is not null;
create table piece
    (owner text primary key, files text, hashes blob);
create table change
    (at integer primary key, publication int, article text, locale text, old text, new text);
create index change_edition on change (article, locale);
"""


@contextmanager
def opened(workspace: Workspace) -> Iterator["Stock"]:
    """The stock of a workspace."""
    folder = workspace.cache / "publish"
    found = Stock(folder, archive(workspace))
    try:
        yield found
    except sqlite3.OperationalError as error:  # no room left, or another program holds it
        message = f"{error}; see to it that the file can be written, then publish again"
        raise Trouble(message, workspace.shown(folder / FILE)) from None
    finally:
        found.close()


def remembered(workspace: Workspace) -> bool:
    """Was anything published from here?"""
    return (workspace.cache / "publish" / FILE).is_file()


@dataclass
class Stock:
    """The open file; each process has its own connection to it."""

    folder: Path
    archive: Archive
    _opened: tuple[int, sqlite3.Connection] | None = None

    @property
    def _db(self) -> sqlite3.Connection:
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = os.getpid(), self._open()
        return self._opened[1]

    def _open(self) -> sqlite3.Connection:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / FILE
        try:
            return _prepared(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            for name in (FILE, f"{FILE}-wal", f"{FILE}-shm"):  # a broken cache: begin anew
                (self.folder / name).unlink(missing_ok=True)
            return _prepared(path)

    def close(self) -> None:
        if self._opened is not None and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside, or nothing."""
        self._db.execute("begin immediate")
        try:
            yield
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")

    # ---- facts -------------------------------------------------------------------------------

    def fact(self, name: str) -> Any:  # noqa: ANN401 - JSON
        found = self._db.execute("select value from fact where name = ?", (name,)).fetchone()
        return json.loads(found[0]) if found else None

    def keep(self, name: str, value: object) -> None:
        self._db.execute("insert or replace into fact values (?, ?)", (name, _text(value)))

    # ---- articles ----------------------------------------------------------------------------

    def standings(self) -> dict[str, Standing]:
        rows = self._db.execute("select name, planned, settled, waits from article")
        return {name: Standing(*row) for name, *row in rows}

    def plan(self, planned: Iterable[tuple[str, str]]) -> None:
        """Remember what articles' editions are made of: article, signature."""
        self._db.executemany(
            "insert into article values (?, ?, '', 0, null, null) "
            "on conflict (name) do update set planned = excluded.planned",
            planned,
        )

    def settle(self, article: str, standing: Standing, editions: Mapping[str, str]) -> None:
        """Remember what was decided upon; of editions, by locale, the signatures, "" if open."""
        query = "update article set settled = ?, waits = ? where name = ?"
        self._db.execute(query, (standing.settled, standing.waits, article))
        query = "update edition set settled = ? where article = ? and locale = ?"
        rows = [(signature, article, code) for code, signature in editions.items()]
        self._db.executemany(query, rows)

    def briefs(self) -> dict[str, Brief]:
        """All articles that have something public."""
        rows = self._db.execute("select name, brief from article where brief is not null")
        return {name: _brief(json.loads(text)) for name, text in rows}

    def forget(self, articles: Iterable[str], locales: Iterable[str]) -> None:
        """Articles that are gone, and all languages but these."""
        gone = [(article,) for article in articles]
        self._db.executemany("delete from article where name = ?", gone)
        self._db.executemany("delete from edition where article = ?", gone)
        kept = _text(tuple(locales))
        query = "delete from edition where locale not in (select value from json_each(?))"
        self._db.execute(f"{query} and story is null", (kept,))

    # ---- editions ----------------------------------------------------------------------------

    def count(self) -> int:
        """How many editions there could be."""
        found = self._db.execute("select count(*) from edition where verdict is not null")
        return int(found.fetchone()[0])

    def made(self, article: str) -> dict[str, tuple[str, dict[str, str]]]:
        """Of what an article's editions were made, by locale: signature, hashes of files."""
        query = (
            "select locale, signature, inputs from edition "
            "where article = ? and verdict is not null"
        )
        rows = self._db.execute(query, (article,))
        return {code: (signature, json.loads(inputs)) for code, signature, inputs in rows}

    def judge(self, rows: Iterable[Row]) -> None:
        """Remember what could be published; a text that nothing leads to any more goes."""
        rows = list(rows)
        before = [self._composed(row.article, row.locale) for row in rows]
        self._db.executemany(
            "insert into edition (article, locale, signature, verdict, imprint, inputs, settled) "
            "values (?, ?, ?, ?, ?, ?, '') "
            "on conflict (article, locale) do update set signature = excluded.signature, "
            "verdict = excluded.verdict, imprint = excluded.imprint, inputs = excluded.inputs",
            map(_judged, rows),
        )
        for row, old in zip(rows, before, strict=True):
            if old and not self._needed(row.article, row.locale, old):
                self.archive.drop(old)

    def _composed(self, article: str, locale: str) -> str | None:
        query = (
            "select json_extract(imprint, '$.digest') from edition where article = ? and locale = ?"
        )
        found = self._db.execute(query, (article, locale)).fetchone()
        return found[0] if found else None

    def rows(self, article: str, *, settled: bool = True) -> list[Row]:
        """What could be published of an article, by locale; or only what is to be decided."""
        query = (
            "select locale, signature, verdict, imprint, inputs from edition where article = ? "
            "and verdict is not null and (? or settled <> signature) order by locale"
        )
        return [
            Row(article, code, signature, _verdict(verdict), _read(imprint), json.loads(inputs))
            for code, signature, verdict, imprint, inputs in self._db.execute(
                query, (article, settled)
            )
        ]

    def show(
        self, article: str, shown: Mapping[str, Shown], listed: Iterable[Mapping[str, object]]
    ) -> None:
        """Remember what is public of an article: these editions and no others.

        `listed` is what the manifest says of them.
        """
        self._db.execute(
            "update edition set story = null, made_of = null where article = ?", (article,)
        )
        self._db.executemany(
            "insert into edition (article, locale, story, made_of) values (?, ?, ?, ?) "
            "on conflict (article, locale) do update set story = excluded.story, "
            "made_of = excluded.made_of",
            [
                (article, code, _text(story_row(one.story)), _text(dict(one.made_of)))
                for code, one in shown.items()
            ],
        )
        told = _text(brief(one.story for one in shown.values())) if shown else None
        self._db.execute(
            "insert into article values (?, '', '', 0, ?, ?) "
            "on conflict (name) do update set brief = excluded.brief, listed = excluded.listed",
            (article, told, ",\n".join(map(_text, listed)).encode()),
        )

    def shown(self, article: str) -> dict[str, Shown]:
        """What is public of an article, by locale."""
        query = "select locale, story, made_of from edition where article = ? and story not null"
        return {
            code: Shown(self._story(story), json.loads(made_of))
            for code, story, made_of in self._db.execute(query, (article,))
        }

    def language(self, code: str) -> list[Story]:
        """What is public in a locale."""
        query = "select story from edition where locale = ? and story not null"
        return [self._story(story) for (story,) in self._db.execute(query, (code,))]

    def public(self) -> Iterator[tuple[str, str, str, str]]:
        """All that is public: article, locale, digest, version of the source."""
        yield from self._db.execute(
            "select article, locale, json_extract(story, '$.digest'), "
            "json_extract(story, '$.version') from edition where story not null"
        )

    def _story(self, text: str) -> Story:
        return self.archive.story(json.loads(text))

    # ---- files -------------------------------------------------------------------------------

    def owners(self) -> set[str]:
        return {owner for (owner,) in self._db.execute("select owner from piece")}

    def piece(self, owner: str) -> dict[str, Known]:
        """The files that an article, a language or all together brought."""
        found = self._db.execute("select files from piece where owner = ?", (owner,)).fetchone()
        rows = json.loads(found[0]) if found else []
        return {path: Known(*row) for path, *row in rows}

    def bring(self, owner: str, files: Mapping[str, Known]) -> None:
        """Remember the files of an owner."""
        rows = [(path, *known) for path, known in files.items()]
        hashes = ",\n".join(f"{_text(path)}: {_text(known.sha)}" for path, known in files.items())
        self._db.execute(
            "insert or replace into piece values (?, ?, ?)",
            (owner, _text(rows), hashes.encode()),
        )

    def take(self, owners: Iterable[str]) -> None:
        query = "delete from piece where owner = ?"
        self._db.executemany(query, [(owner,) for owner in owners])

    def manifest(self) -> tuple[list[bytes], list[bytes]]:
        """The lines of `editions.json`: editions, and hashes of files."""
        editions = self._db.execute("select listed from article where brief not null order by name")
        hashes = self._db.execute("select hashes from piece where hashes <> '' order by owner")
        return [row[0] for row in editions], [row[0] for row in hashes]

    # ---- history -----------------------------------------------------------------------------

    def publications(self) -> int:
        """The number of the last one that is remembered."""
        found = self._db.execute("select max(publication) from change").fetchone()[0]
        return int(found or 0)

    def record(self, change: Change) -> None:
        query = "insert into change (publication, article, locale, old, new) values (?, ?, ?, ?, ?)"
        self._db.execute(query, change)
        self._prune(change.article, change.locale)

    def _prune(self, article: str, locale: str) -> None:
        """Only the last changes of an edition can be undone; texts no other needs go."""
        query = (
            "select at, old from change where article = ? and locale = ? "
            "order by at desc limit -1 offset ?"
        )
        for at, old in self._db.execute(query, (article, locale, CHANGES)).fetchall():
            self._db.execute("delete from change where at = ?", (at,))
            if old and not self._needed(article, locale, old):
                self.archive.drop(old)

    def _needed(self, article: str, locale: str, digest: str) -> bool:
        query = (
            "select 1 from change where article = ?1 and locale = ?2 and (old = ?3 or new = ?3) "
            "union select 1 from edition where article = ?1 and locale = ?2 and "
            "(json_extract(story, '$.digest') = ?3 or json_extract(imprint, '$.digest') = ?3)"
        )
        return self._db.execute(query, (article, locale, digest)).fetchone() is not None

    def changes(self, articles: Iterable[str]) -> Iterator[Change]:
        """What can be undone of the articles, or of all where none is named, the latest first."""
        query = (
            "select publication, article, locale, old, new from change where ?1 = '[]' "
            "or article in (select value from json_each(?1)) order by at desc"
        )
        for row in self._db.execute(query, (_text(sorted(articles)),)):
            yield Change(*row)


def _prepared(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60, isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=normal")
    if not connection.execute("select count(*) from sqlite_master").fetchone()[0]:
        connection.executescript(_TABLES)
        connection.execute(f"pragma user_version={FORMAT}")
    if connection.execute("pragma user_version").fetchone()[0] != FORMAT:
        connection.close()
        raise sqlite3.DatabaseError
    return connection


_encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))  # making one takes longer
_text = _encoder.encode


def _read(text: str | None) -> Any:  # noqa: ANN401 - JSON
    return json.loads(text) if text else None


def _judged(row: Row) -> tuple[str | None, ...]:
    imprint = _text(row.imprint) if row.imprint else None
    rest = (_text(vars(row.verdict)), imprint, _text(dict(row.inputs)))
    return (row.article, row.locale, row.signature, *rest)


def _verdict(text: str) -> Verdict:
    told = json.loads(text)
    return Verdict(**{**told, "reasons": tuple(told["reasons"])})


def _brief(row: list[Any]) -> Brief:
    version, (day, key), places, editions, links, pictures, moved, *home = row
    came = tuple((locale, old, new) for locale, old, new in moved)
    return Brief(version, (day, key), places, editions, tuple(links), tuple(pictures), came, *home)
