"""What engines gave, kept the moment it came: no text is paid for twice, however a run ends."""

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from l10n.errors import Trouble

FILE = "drafts.sqlite"
LEASE = 900.0  # seconds after which the claim of a worker on another machine is void

_SCHEMA = """
pragma journal_mode = wal;
pragma synchronous = normal;
create table if not exists draft (key text primary key, text text not null) without rowid;
create table if not exists claim (key text primary key, owner text, until real) without rowid;
create table if not exists wording (key text primary key, target text, first text) without rowid;
drop table if exists settled;
"""


def key(*parts: str) -> str:
    """The name of one text for one engine, model and language pair."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


class Store:
    """Answers by key. Several processes may use one file; each text is claimed by one of them."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.owner = f"{os.uname().nodename}:{os.getpid()}"
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = sqlite3.connect(path or ":memory:", timeout=60, isolation_level=None)
            self._db.executescript(_SCHEMA)
        except sqlite3.DatabaseError as error:
            raise Trouble(f"the store of drafts is broken ({error}); remove it", path) from None

    def get(self, keys: Iterable[str]) -> dict[str, str]:
        return dict(self._rows("select key, text from draft where key in", keys))

    def _rows(self, query: str, keys: Iterable[str]) -> Iterator[Any]:
        for some in _chunks(list(keys)):
            yield from self._db.execute(f"{query} ({','.join('?' * len(some))})", some)

    def put(self, answers: Mapping[str, str]) -> None:
        """Keep `answers` for good, in one transaction."""
        with self._transaction():
            self._db.executemany("insert or replace into draft values (?, ?)", answers.items())
            self._db.executemany("delete from claim where key = ?", [(k,) for k in answers])

    def claim(self, keys: Sequence[str]) -> set[str]:
        """Those of `keys` that this process shall ask for; another one has the rest in hand."""
        now = time.time()
        with self._transaction():
            self._bury()
            self._db.executemany(
                "insert into claim values (?1, ?2, ?3) on conflict do update set "
                "owner = excluded.owner, until = excluded.until "
                "where owner = excluded.owner or until < ?4",
                [(key, self.owner, now + LEASE, now) for key in keys],
            )
            held = self._held(keys)
        return held - self.get(keys).keys()

    def _bury(self) -> None:
        """Void the claims of processes of this machine that have died."""
        owners = [row[0] for row in self._db.execute("select distinct owner from claim")]
        dead = [owner for owner in owners if not _lives(owner)]
        self._db.executemany("delete from claim where owner = ?", [(owner,) for owner in dead])

    def _held(self, keys: Sequence[str]) -> set[str]:
        held: set[str] = set()
        for some in _chunks(list(keys)):
            marks = ",".join("?" * len(some))
            query = f"select key from claim where owner = ? and key in ({marks})"  # noqa: S608 - question marks only
            held |= {row[0] for row in self._db.execute(query, [self.owner, *some])}
        return held

    def release(self, keys: Iterable[str]) -> None:
        """Give back what was claimed and not got."""
        self._db.executemany(
            "delete from claim where key = ? and owner = ?", [(k, self.owner) for k in keys]
        )

    def remember(self, drafts: Iterable[tuple[str, str, str]]) -> None:
        """Keep drafts by the key of their entry: as they stand, and in their first wording."""
        with self._transaction():
            self._db.executemany("insert or replace into wording values (?, ?, ?)", drafts)

    def made(self, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
        """As they stood, and their first wording."""
        rows = self._rows("select key, target, first from wording where key in", keys)
        return {name: (target, first) for name, target, first in rows}

    def _transaction(self) -> "_Transaction":
        return _Transaction(self._db)

    def close(self) -> None:
        self._db.close()


def _lives(owner: str) -> bool:
    """Does the process still run? Of another machine's we cannot know."""
    machine, _, process = owner.rpartition(":")
    if machine != os.uname().nodename:
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


class _Transaction:
    """`begin immediate` … `commit`: two writers wait for one another."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("begin immediate")

    def __exit__(self, kind: object, *_rest: object) -> None:
        self._db.execute("rollback" if kind else "commit")


def _chunks(keys: list[str]) -> Iterable[list[str]]:
    return (keys[at : at + 500] for at in range(0, len(keys), 500))
