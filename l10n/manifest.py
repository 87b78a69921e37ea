"""What was seen last time: each catalog as we left it, what stages found out about articles.

A cache in `.l10n/`: deleting it costs time, and the knowledge of what an editor took away since.
"""

import json
import os
import sqlite3
import zlib
from collections.abc import (
    Collection,
    Container,
    Iterable,
    Mapping,
    Sequence,
)
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

FILE = "manifest.sqlite"
FEW = 100  # articles that are looked at one by one; of more, all are read at once
VERSIONS = 12  # of each catalog, to merge with what a translator brings back
_TABLES = """
create table if not exists version (at integer primary key, path text, data blob);
create index if not exists version_path on version (path);
create table if not exists catalog (path text primary key, data blob) without rowid;
create table if not exists known
    (stage text, article text, said text, primary key (stage, article)) without rowid;
create table if not exists part (name text primary key, stamp blob, found text) without rowid;
create table if not exists named
    (one integer primary key, at text, ground blob, names blob, marks blob, ids blob);
create table if not exists total
    (stage text, locale text, state text, said text, primary key (stage, locale)) without rowid;
create table if not exists share (stage text, locale text, article text, said text,
    primary key (stage, locale, article)) without rowid;
create table if not exists picture (at text primary key, names blob, stands blob);
drop table if exists article;
drop table if exists edition;
drop table if exists counts;
drop table if exists sum;
"""


class Manifest:
    """One open manifest; every fault of the file itself ends in an empty answer."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: tuple[int, sqlite3.Connection] | None = None

    def _connection(self) -> sqlite3.Connection | None:
        """The one of this process; None where `.l10n/` cannot be written."""
        if self._opened is None or self._opened[0] != os.getpid():
            try:
                self._opened = os.getpid(), self._open()
            except (sqlite3.Error, OSError):
                return None
        return self._opened[1]

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._prepared()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            self.path.unlink()  # a broken cache: begin anew
            return self._prepared()

    def _prepared(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        connection.execute("pragma journal_mode=wal")
        connection.execute("pragma synchronous=off")
        connection.executescript(_TABLES)
        return connection

    def _ask(self, query: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        connection = self._connection()
        if connection is None:
            return []
        with suppress(sqlite3.Error, UnicodeError):
            return connection.execute(query, tuple(values)).fetchall()
        return []

    def last(self, path: str) -> bytes | None:
        """A catalog's bytes as we last left them; None when we never saw it."""
        for (data,) in self._ask("select data from catalog where path = ?", [path]):
            if isinstance(data, bytes):
                with suppress(zlib.error):
                    return zlib.decompress(data)
        return None

    def remember(self, path: str, data: bytes) -> None:
        """Keep a catalog's bytes as we leave it."""
        packed = zlib.compress(data, 1)
        self._ask("insert or replace into catalog values (?, ?)", [path, packed])
        self._ask("insert into version (path, data) values (?, ?)", [path, packed])
        self._ask(
            "delete from version where path = ? and at not in "
            "(select at from version where path = ? order by at desc limit ?)",
            [path, path, VERSIONS],
        )

    def versions(self, path: str) -> list[bytes]:
        """A catalog's bytes as we left them lately, the last first."""
        query = "select data from version where path = ? order by at desc"
        return [
            zlib.decompress(data) for (data,) in self._ask(query, [path]) if isinstance(data, bytes)
        ]

    def moved(self, old: str, new: str) -> None:
        self._ask("update or replace catalog set path = ? where path = ?", [new, old])
        self._ask("update version set path = ? where path = ?", [new, old])

    def recall(self, stage: str, articles: Collection[str]) -> dict[str, dict[str, str]]:
        """What a stage of work found out about each of the articles."""
        query, values = "select article, said from known where stage = ?", [stage]
        if len(articles) <= FEW:
            query += f" and article in ({','.join('?' * len(articles))})"
            values += articles
        found = self._ask(query, values)
        return {str(article): row for article, said in found if (row := _row(said))}

    def keep(self, stage: str, rows: Mapping[str, Mapping[str, str]]) -> None:
        """Remember what a stage found out, by article; all in one transaction."""
        found = [(stage, article, json.dumps(said)) for article, said in rows.items()]
        self._all(("insert or replace into known values (?, ?, ?)", found))

    def forget(self, articles: Collection[str]) -> None:
        """Let go of what all stages found out about articles that are no more."""
        stages = self._ask("select distinct stage from known") if articles else []
        gone = [(name, article) for (name,) in stages for article in articles]
        self._all(("delete from known where stage = ? and article = ?", gone))

    def named_at(self) -> str:
        """Changes with what is known of the places that articles name."""
        return next((str(at) for (at,) in self._ask("select at from named")), "")

    def named(self, at: str) -> list[bytes]:
        """What is known of these; `named` says in which form."""
        rows = self._ask("select ground, names, marks, ids from named where at = ?", [at])
        return [one for row in rows for one in row if isinstance(one, bytes)]

    def keep_named(self, at: str, row: Sequence[bytes]) -> None:
        self._ask("insert or replace into named values (0, ?, ?, ?, ?, ?)", (at, *row))

    def totals(self, stage: str) -> dict[str, tuple[list[str], str]]:
        """By locale, what a stage found out of all articles together, and by which pictures."""
        rows = self._ask("select locale, state, said from total where stage = ?", [stage])
        return {str(code): (str(state).split(), str(said)) for code, state, said in rows}

    def shares(
        self, stage: str, locale: str, articles: Collection[str] | None = None
    ) -> dict[str, str]:
        """What it found out of each of them then, where that was something."""
        query = "select article, said from share where stage = ? and locale = ?"
        values = [stage, locale]
        if articles is not None and len(articles) <= FEW:
            query += f" and article in ({','.join('?' * len(articles))})"
            values += articles
        rows = ((str(article), str(said)) for article, said in self._ask(query, values))
        return {one: said for one, said in rows if articles is None or one in articles}

    def sum_up(
        self,
        stage: str,
        locale: str,
        total: tuple[Sequence[str], str],
        each: Mapping[str, str],
        articles: Collection[str] | None,
    ) -> None:
        """Keep a total and what was found out of each of `articles`; None: of all there are.

        Pictures that no total names any more are let go.
        """
        key = stage, locale
        where = "delete from share where stage = ? and locale = ?"
        gone = [key] if articles is None else [(*key, one) for one in articles]
        self._all(
            (where if articles is None else f"{where} and article = ?", gone),
            ("insert into share values (?, ?, ?, ?)", [(*key, *one) for one in each.items()]),
            (
                "insert or replace into total values (?, ?, ?, ?)",
                [(*key, " ".join(total[0]), total[1])],
            ),
        )
        named = {
            at for (state,) in self._ask("select state from total") for at in str(state).split()
        }
        left = [row for row in self._ask("select at from picture") if row[0] not in named]
        self._all(("delete from picture where at = ?", left))

    def picture(self, at: str) -> tuple[bytes, bytes] | None:
        """Names and how each of them stood; `pictures` says what these are."""
        for names, stands in self._ask("select names, stands from picture where at = ?", [at]):
            if isinstance(names, bytes) and isinstance(stands, bytes):
                return names, stands
        return None

    def keep_picture(self, at: str, names: bytes, stands: bytes) -> None:
        self._ask("insert or ignore into picture values (?, ?, ?)", (at, names, stands))

    def parts(self, name: str) -> tuple[bytes, str] | None:
        """The articles that were found in a file, and its stamp at that time."""
        rows = self._ask("select stamp, found from part where name = ?", [name])
        return next(((bytes(at), str(found)) for at, found in rows if isinstance(at, bytes)), None)

    def keep_parts(self, name: str, stamp: bytes, found: str) -> None:
        self._ask("insert or replace into part values (?, ?, ?)", [name, stamp, found])

    def _all(self, *steps: tuple[str, Sequence[tuple[object, ...]]]) -> None:
        """Do these with all their rows, or nothing of it."""
        connection = self._connection()
        if connection is not None and any(rows for _, rows in steps):
            with suppress(sqlite3.Error, UnicodeError), connection:
                connection.execute("begin")
                for query, rows in steps:
                    connection.executemany(query, rows)


def _row(said: object) -> dict[str, str]:
    """What a row says; nothing where it is broken."""
    with suppress(ValueError):
        found = json.loads(str(said))
        if isinstance(found, dict) and all(isinstance(one, str) for one in found.values()):
            return found
    return {}


@lru_cache(maxsize=16)
def manifest(cache: Path) -> Manifest:
    """The manifest in a workspace's `.l10n/`."""
    return Manifest(cache / FILE)


NONE = b"-;"  # the stamp of a file that is not there


def stamp(path: str | Path) -> bytes:
    """What changes when somebody writes a file: its size, time and inode."""
    try:
        return _stamp(os.stat(path))  # noqa: PTH116 - of each file
    except OSError:
        return NONE


def _stamp(stat: os.stat_result) -> bytes:
    return b"%d %d %d;" % (stat.st_size, stat.st_mtime_ns, stat.st_ino)


def inode(path: str | Path) -> bytes:
    """What changes when a file is put in another's place, as we write files."""
    try:
        return b"%d;" % os.stat(path).st_ino  # noqa: PTH116 - of each edition
    except OSError:
        return NONE


def stamps(folder: str, light: Container[str] = ()) -> dict[str, bytes]:
    """The stamps of all files in a folder and those below it, by their names in it.

    Hundreds of thousands a run, so each is asked for in its own opened folder. Of `light` ones
    only the inodes: the folder itself says these. Links to folders are followed, but not such in
    what they lead to.
    """
    found: dict[str, bytes] = {}

    def look(folder: str, at: int | None, prefix: str, *, linked: bool) -> None:
        try:
            here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY, dir_fd=at)
        except OSError:
            return
        try:
            with os.scandir(here) as listed:
                for entry in listed:
                    name = prefix + entry.name
                    try:
                        if entry.is_dir(follow_symlinks=linked):
                            further = linked and not entry.is_symlink()
                            look(entry.name, here, f"{name}/", linked=further)
                        elif name in light:
                            found[name] = b"%d;" % entry.inode()
                        else:
                            found[name] = _stamp(entry.stat())
                    except OSError:  # gone meanwhile, or a link that leads nowhere
                        found[name] = NONE
        finally:
            os.close(here)

    look(folder, None, "", linked=True)
    return found


def joined(names: Iterable[str]) -> bytes:
    """Names of files or other things, to make a digest of."""
    return "\0".join(names).encode("utf-8", "surrogatepass")


def digest(parts: Iterable[bytes]) -> bytes:
    """The parts as sixteen bytes."""
    return blake2b(b"".join(parts), digest_size=16).digest()
