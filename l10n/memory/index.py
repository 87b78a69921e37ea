"""Finds texts like another among millions, at a cost that hardly grows with their number.

Each text is filed under its fingerprints; a search reads the rarest of them, lets them vote, and
only the front-runners are compared letter by letter. Every list it reads is bounded.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest
from math import log
from sqlite3 import Connection

from l10n.fingerprints import fingerprints

CAP = 200  # texts filed under one fingerprint; one that more texts share says little
FILED, ASKED, VOTERS = 256, 64, 16  # fingerprints of a text: filed, asked for, let vote
SHORT = 64  # bytes up to which a text has finer fingerprints as well
_NUMBER = re.compile(r"\d+")

SCHEMA = "create table posting (mark integer primary key, texts integer not null, ids blob)"


def marks(text: str, most: int) -> list[int]:
    """At most `most` fingerprints of a text, the least ones; all numbers count as the same."""
    text = _NUMBER.sub("0", text)
    found = fingerprints(text)
    if len(text.encode("utf-8", "surrogatepass")) <= SHORT:
        found += fingerprints(text, 5, 2)
    return sorted(found)[:most] if len(found) > most else found


def file(db: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """File texts, given with their ids, in the running transaction."""
    lists: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for number, text in texts:
        for mark in marks(text, FILED):
            lists[mark].append(number)
    db.executemany(
        "insert into posting values (?1, ?2, ?3) on conflict (mark) do update set "
        "ids = case when texts < ?4 then cast(ids || excluded.ids as blob) else ids end, "
        "texts = texts + excluded.texts",
        ((mark, len(ids), ids[:CAP].tobytes(), CAP) for mark, ids in sorted(lists.items())),
    )


def nearest(db: Connection, text: str, most: int) -> list[int]:
    """The ids of up to `most` texts, the likeliest first."""
    asked = marks(text, ASKED)
    holes = ",".join("?" * len(asked))
    query = f"select texts, ids from posting where mark in ({holes}) order by texts limit {VOTERS}"  # noqa: S608 - question marks and a number
    votes: defaultdict[int, float] = defaultdict(float)
    for texts, ids in db.execute(query, asked):
        weight = 1 / (1 + log(texts))
        for number in array("I", ids):
            votes[number] += weight
    return nlargest(most, votes, key=votes.__getitem__)
