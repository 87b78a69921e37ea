"""What was seen last time: each catalog as we left it, each article as it was synchronised.

A cache in `.l10n/`: deleting it costs time, and the knowledge of what an editor took away since.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

FILE = "manifest.sqlite"
VERSIONS = 12  # of each catalog, to merge with what a translator brings back
_TABLES = """
create table if not exists version (at integer primary key, path text, data blob);
create index if not exists version_path on version (path);
create table if not exists catalog (path text primary key, data blob) without rowid;
create table if not exists article (name text primary key, signature blob) without rowid;
create table if not exists edition (name text primary key, signature blob) without rowid;
create table if not exists part (name text primary key, stamp blob, found text) without rowid;
create table if not exists counts (path text primary key, stamp blob, counts text) without rowid;
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
        with suppress(sqlite3.Error):
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

    def signatures(self) -> dict[str, bytes]:
        """The signature each article had when all its catalogs were up to date."""
        rows = self._ask("select name, signature from article")
        return {str(name): bytes(found) for name, found in rows if isinstance(found, bytes)}

    def counts(self) -> dict[str, tuple[bytes, str]]:
        """What was counted in each catalog, and its stamp at that time."""
        rows = self._ask("select path, stamp, counts from counts")
        return {str(path): (bytes(at), str(n)) for path, at, n in rows if isinstance(at, bytes)}

    def count(self, rows: Iterable[tuple[str, bytes, str]]) -> None:
        """Remember counts: path, stamp, the counts as text."""
        self._put("insert or replace into counts values (?, ?, ?)", rows)

    def parts(self, name: str) -> tuple[bytes, str] | None:
        """The articles that were found in a file, and its stamp at that time."""
        rows = self._ask("select stamp, found from part where name = ?", [name])
        return next(((bytes(at), str(found)) for at, found in rows if isinstance(at, bytes)), None)

    def keep_parts(self, name: str, stamp: bytes, found: str) -> None:
        self._ask("insert or replace into part values (?, ?, ?)", [name, stamp, found])

    def _put(self, query: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Many rows, in one transaction."""
        connection = self._connection()
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.execute("begin")
                connection.executemany(query, rows)
                connection.execute("commit")

    def sign(self, name: str, signature: bytes) -> None:
        self._ask("insert or replace into article values (?, ?)", [name, signature])

    def editions(self) -> dict[str, bytes]:
        """The signature each edition had when it was built."""
        rows = self._ask("select name, signature from edition")
        return {str(name): bytes(found) for name, found in rows if isinstance(found, bytes)}

    def sign_editions(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Remember signatures of editions: name, signature."""
        self._put("insert or replace into edition values (?, ?)", rows)


@lru_cache(maxsize=16)
def manifest(cache: Path) -> Manifest:
    """The manifest in a workspace's `.l10n/`."""
    return Manifest(cache / FILE)


def stamp(path: str | Path) -> bytes:
    """What changes when somebody writes a file: its size, time and inode."""
    try:
        stat = os.stat(path)  # noqa: PTH116 - three hundred thousand times a run
    except OSError:
        return b"-;"
    return b"%d %d %d;" % (stat.st_size, stat.st_mtime_ns, stat.st_ino)


def digest(parts: Iterable[bytes]) -> bytes:
    """The parts as sixteen bytes."""
    return blake2b(b"".join(parts), digest_size=16).digest()
