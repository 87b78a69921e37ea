"""Finds texts like another among millions, at a cost that hardly grows with their number.

Each text is filed under its fingerprints; a search reads the lists of its own, lets the rarest
vote, and only the front-runners are compared letter by letter. Every list is bounded.

The lists stand in pages, so that filing many texts touches each page once: a page holds the
fingerprints that begin with the same bits, as sorted numbers `fingerprint << 32 | id`.
"""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import groupby, islice
from math import log
from operator import itemgetter
from sqlite3 import Connection

from l10n.fingerprints import fingerprints

CAP = 200  # texts filed under one fingerprint; one that more texts share says little
FILED, ASKED, VOTERS = 256, 64, 16  # fingerprints of a text: filed, asked for, let vote
SHORT = 64  # characters up to which a text has finer fingerprints as well
SCHEMA = "create table page (number integer primary key, entries blob not null)"

_NUMBER = re.compile(r"\d+")
_REST = 14  # bits of a 32-bit fingerprint that its page does not tell
_CROWDED = 512  # entries from which a page may hold a list that is too long


def marks(text: str, most: int) -> list[int]:
    """At most `most` fingerprints of a text, the least ones; all numbers count as the same."""
    text = _NUMBER.sub("0", text)
    found = fingerprints(text)
    if len(text) <= SHORT:
        found = list(dict.fromkeys(found + fingerprints(text, 5, 2)))
    return sorted(found)[:most] if len(found) > most else found


def file(db: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """File texts, given with their ids, in the running transaction."""
    new: defaultdict[int, array[int]] = defaultdict(lambda: array("Q"))
    for number, text in texts:
        for mark in marks(text, FILED):
            new[mark >> _REST].append(mark << 32 | number)
    pages = iter(sorted(new))
    while some := list(islice(pages, 500)):
        old = _pages(db, some)
        db.executemany(
            "insert or replace into page values (?, ?)",
            [(page, _merged(old.get(page, b""), new.pop(page))) for page in some],
        )


def _pages(db: Connection, numbers: Iterable[int]) -> dict[int, bytes]:
    wanted = list(numbers)
    holes = ",".join("?" * len(wanted))
    query = f"select number, entries from page where number in ({holes})"  # noqa: S608 - question marks only
    return dict(db.execute(query, wanted).fetchall())


def _merged(old: bytes, new: "array[int]") -> bytes:
    entries = sorted([*array("Q", old), *new])
    if len(entries) > _CROWDED:
        lists = (islice(some, CAP) for _, some in groupby(entries, key=lambda entry: entry >> 32))
        entries = [entry for some in lists for entry in some]
    return array("Q", entries).tobytes()


def nearest(db: Connection, text: str, most: int) -> list[int]:
    """The ids of up to `most` texts, the likeliest first."""
    votes: defaultdict[int, float] = defaultdict(float)
    for length, entries in sorted(_lists(db, marks(text, ASKED)), key=itemgetter(0))[:VOTERS]:
        weight = 1 / (1 + log(length))
        for entry in entries:
            votes[entry & 0xFFFFFFFF] += weight
    return nlargest(most, votes, key=votes.__getitem__)


def _lists(db: Connection, asked: list[int]) -> Iterator[tuple[int, "array[int]"]]:
    """For each fingerprint that is known, how many texts are filed under it, and their entries."""
    pages = _pages(db, {mark >> _REST for mark in asked})
    for mark in asked:
        if page := pages.get(mark >> _REST):
            entries = array("Q", page)
            start = bisect_left(entries, mark << 32)
            end = min(bisect_left(entries, (mark + 1) << 32, start), start + CAP)
            if end > start:
                yield end - start, entries[start:end]
