"""The memory's database file: opened, kept whole, and begun anew when it is broken."""

import contextlib
import fcntl
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from l10n.errors import Trouble
from l10n.memory import index

T = TypeVar("T")

VERSION = 3
_SCHEMA = f"""
create table source (
    id integer primary key, mark integer not null, locale text not null, text text not null
);
create index source_mark on source (mark);
create table file (
    id integer primary key, origin text not null, locale text not null,
    size integer, mtime integer, inode integer, run integer not null default 0,
    unique (origin, locale)
);
create table pair (
    source integer, locale text, file integer, context text, mark integer, target text not null,
    state integer not null, engine text not null, article text not null, run integer not null,
    author text not null, changed text not null,
    primary key (source, locale, file, context, mark)
) without rowid;
{index.SCHEMA};
pragma user_version = {VERSION};
"""
KEPT = 50  # of each locale, the latest news; to look for what is like more is no cheaper
# by locale, the sources that something new of a person's is known for; state 1 is a draft
_NEWS = """
drop trigger if exists pair_is_new;
drop trigger if exists pair_is_accepted;
drop table if exists news;
create table if not exists fresh (
    number integer primary key, locale text not null, source integer
);
create index if not exists fresh_locale on fresh (locale, number);
create table if not exists waiting (
    article text primary key, sources text not null
) without rowid;
create table if not exists seen (locale text primary key, picture text) without rowid;
create trigger if not exists pair_is_fresh after insert on pair when new.state != 1 begin
    insert into fresh (locale, source) values (new.locale, new.source);
end;
create trigger if not exists pair_is_approved after update of state on pair
    when old.state = 1 and new.state != 1 begin
    insert into fresh (locale, source) values (new.locale, new.source);
end;
"""
# counting begins anywhere: no number of another database is taken for one of this
_BEGUN = "insert into fresh (number, locale) values (abs(random() >> 16), '')"


class Store:
    """A connection that knows when its file is broken. Processes and threads may share the file.

    `broken` is called with a line for the user when the database was begun anew.
    """

    def __init__(self, path: Path, broken: Callable[[str], None] = lambda _line: None) -> None:
        self.path = path
        self.begun = 0  # how often the database had to be begun anew
        self._broken = broken
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._inherited: list[sqlite3.Connection | None] = []  # a parent's: never to be closed here
        self._pid = self._inode = 0

    def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """`work` on the database; on a new one, when the file turns out to be broken."""
        with self._lock:
            try:
                return self._twice(work)
            except (sqlite3.DatabaseError, OSError) as error:
                raise Trouble(
                    f"{error}; the memory is only a cache, it may be deleted", self.path
                ) from None

    def _twice(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return work(self._connection())
        except sqlite3.OperationalError:  # full, read-only, locked: the file itself is whole
            raise
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
            return work(self._connection())

    def _connection(self) -> sqlite3.Connection:
        if self._db is None or self._pid != os.getpid():
            self._inherited.append(self._db)
            self._pid, self._inode = os.getpid(), _inode(self.path)
            self._db = _connect(self.path)
        return self._db

    def _begin_anew(self, error: sqlite3.DatabaseError) -> None:
        """Put the broken file aside, unless another process has done so already."""
        self.close()
        self.begun += 1
        with self._alone():
            if self._inode in {0, _inode(self.path)}:
                self.path.replace(self.path.with_name(f"{self.path.name}.broken"))
                for ending in ("-wal", "-shm"):
                    Path(f"{self.path}{ending}").unlink(missing_ok=True)
                self._broken(f"{self.path}: was broken ({error}); it is made anew")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self.path.with_name(f"{self.path.name}.lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def close(self) -> None:
        if self._db is not None and self._pid == os.getpid():
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
        self._db = None


def _inode(path: Path) -> int:
    """What tells the file at `path` from one put in its place; 0 where there is none."""
    return path.stat().st_ino if path.exists() else 0


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = normal")
    db.execute("pragma cache_size = -65536")
    if _version(db) != VERSION:
        with transaction(db):
            if _version(db) != VERSION:
                _make(db)
    db.executescript(_NEWS)
    if db.execute("select 1 from fresh limit 1").fetchone() is None:
        db.execute(_BEGUN)
    return db


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("pragma user_version").fetchone()[0])


def _make(db: sqlite3.Connection) -> None:
    """The tables, in place of those of another version."""
    for (name,) in db.execute("select name from sqlite_schema where type = 'table'").fetchall():
        db.execute(f'drop table "{name}"')
    for statement in _SCHEMA.split(";"):
        db.execute(statement)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, also when the process is killed; two writers wait for one another."""
    db.execute("begin immediate")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            db.execute("rollback")
        raise
    db.execute("commit")
