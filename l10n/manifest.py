"""What was seen last time: each catalog as we left it, what stages found out about articles.

A cache in `.l10n/`: deleting it costs time, and the knowledge of what an editor took away since.
"""

import json
import os
import sqlite3
import zlib
from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import suppress
from functools import lru_cache, partial
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
create table if not exists sum
    (stage text, locale text, said text, each text, primary key (stage, locale)) without rowid;
create table if not exists picture (at text primary key, names blob, stands blob);
drop table if exists article;
drop table if exists edition;
drop table if exists counts;
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
        self._many(
            "insert or replace into known values (?, ?, ?)",
            [(stage, article, json.dumps(said)) for article, said in rows.items()],
        )

    def forget(self, stage: str, articles: Iterable[str]) -> None:
        """Let go of what all stages found out about articles that this one knows, but `articles`
        are all there are.
        """
        known = self._ask("select article from known where stage = ?", [stage])
        gone = {str(article) for (article,) in known} - set(articles)
        stages = self._ask("select distinct stage from known")
        self._many(
            "delete from known where stage = ? and article = ?",
            [(name, article) for (name,) in stages for article in gone],
        )

    def sums(self, stage: str) -> dict[str, str]:
        """What a stage found out of all articles together, by locale."""
        rows = self._ask("select locale, said from sum where stage = ?", [stage])
        return {str(locale): str(said) for locale, said in rows}

    def summed(self, stage: str, locale: str) -> dict[str, str]:
        """What it found out of each of them then, where that was something."""
        rows = self._ask("select each from sum where stage = ? and locale = ?", [stage, locale])
        return next((_row(said) for (said,) in rows), {})

    def sum_up(self, stage: str, locale: str, said: str, each: Mapping[str, str]) -> None:
        """Keep both; pictures that no sum names any more are let go."""
        row = (stage, locale, said, json.dumps(each))
        self._ask("insert or replace into sum values (?, ?, ?, ?)", row)
        self._ask("delete from picture where not exists (select 1 from sum where instr(said, at))")

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

    def _many(self, query: str, rows: Sequence[tuple[object, ...]]) -> None:
        connection = self._connection()
        if connection is not None and rows:
            with suppress(sqlite3.Error, UnicodeError), connection:
                connection.execute("begin")
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
    return _stamp(partial(os.stat, path))


def _stamp(look: Callable[[], os.stat_result]) -> bytes:
    try:
        stat = look()
    except OSError:
        return NONE
    return b"%d %d %d;" % (stat.st_size, stat.st_mtime_ns, stat.st_ino)


def inode(path: str | Path) -> bytes:
    """What changes when a file is put in another's place, as we write files."""
    try:
        return b"%d;" % os.stat(path).st_ino  # noqa: PTH116 - of each edition
    except OSError:
        return NONE


def stamps(
    folder: str,
    prefix: str = "",
    light: Container[str] = (),
    *,
    linked: bool = True,
    at: int | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The stamps of all files in a folder (of the opened one `at`) and those below it, by their
    names in it: hundreds of thousands a run, so each is asked for in its own folder.

    Of `light` ones only the inodes: the folder itself says these. Links to folders are followed,
    but not such in what they lead to.
    """
    try:
        here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY, dir_fd=at)
    except OSError:
        return
    try:
        with os.scandir(here) as listed:
            for entry in listed:
                name = prefix + entry.name
                if entry.is_dir(follow_symlinks=linked):
                    further = linked and not entry.is_symlink()
                    yield from stamps(entry.name, f"{name}/", light, linked=further, at=here)
                elif name in light:
                    yield name, b"%d;" % entry.inode()
                else:
                    yield name, _stamp(entry.stat)
    finally:
        os.close(here)


def joined(names: Iterable[str]) -> bytes:
    """Names of files or other things, to make a digest of."""
    return "\0".join(names).encode("utf-8", "surrogatepass")


def digest(parts: Iterable[bytes]) -> bytes:
    """The parts as sixteen bytes."""
    return blake2b(b"".join(parts), digest_size=16).digest()
