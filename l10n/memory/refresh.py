"""Brings the memory up to date with the catalogs; only files that changed are read."""

import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from l10n import catalogs
from l10n.changed import Look
from l10n.errors import Trouble
from l10n.memory import exchange
from l10n.memory.memory import FILE, Memory, put
from l10n.memory.pairs import Pair, of_catalog
from l10n.memory.store import transaction
from l10n.workspace import LOCALES, Workspace

FILES = 1000  # read in one transaction
_YOUNG = 100_000_000  # ns; a file this young may change again and keep its time
_GONE = -1

Stamp = tuple[int, int, int]  # size, mtime, inode


def opened(
    workspace: Workspace,
    say: Callable[[str], None] = lambda _line: None,
    look: Look | None = None,
) -> Memory:
    """The workspace's memory, up to date. `say` gets a line on what could not be read."""
    memory = Memory(workspace.cache / FILE, say)
    refresh(workspace, memory, say, look)
    return memory


def refresh(
    workspace: Workspace,
    memory: Memory,
    say: Callable[[str], None] = lambda _line: None,
    look: Look | None = None,
) -> int:
    """Read the catalogs that changed since the last time; how many those were.

    A catalog that cannot be read is left out with a line; `l10n sync` is the one to complain. Who
    has a `look` at the catalogs knows which differ: the others are not looked at again.
    """
    begun = memory.store.begun
    seen = _seen(workspace, memory, look or Look(workspace, ()))
    exchanged = dict(_exchange_files(workspace, say))
    for origin, stamp in exchanged.items():
        if seen.known.get(origin) != stamp:
            _load(memory, workspace, origin, stamp)
    changed = [origin for origin, stamp in seen.found.items() if seen.known.get(origin) != stamp]
    changed.sort(key=_by_article)
    for at in range(0, len(changed), FILES):
        some = {origin: seen.found[origin] for origin in changed[at : at + FILES]}
        memory.store.run(partial(_read, workspace=workspace, files=some, say=say))
    there = seen.found.keys() | exchanged
    gone = [o for o, stamp in seen.known.items() if o not in there and stamp[0] != _GONE]
    if gone:
        memory.store.run(lambda db: _forget(db, gone))
    if memory.store.begun != begun:  # broken while it was read: what was known before is gone
        return refresh(workspace, memory, say, look)
    memory.store.run(lambda db: _keep_pictures(db, seen.pictures))
    return len(changed) + len(gone)


@dataclass(frozen=True)
class _Seen:
    """The catalogs that may differ from what was read of them, and how they were then."""

    found: dict[str, Stamp]
    known: dict[str, Stamp]
    pictures: dict[str, str]  # of all files, by folder


def _seen(workspace: Workspace, memory: Memory, look: Look) -> _Seen:
    top = workspace.root / LOCALES
    folders = sorted(f.name for f in top.iterdir() if f.is_dir()) if top.is_dir() else []
    pictures = {folder: look.picture(folder) for folder in folders}
    then = memory.store.run(_pictures)
    apart = {folder: look.differing(folder, then.get(folder, "")) for folder in folders}
    told = {folder: names for folder, names in apart.items() if names is not None}
    found = {one: at for f in folders if f not in told for one, at in _catalogs(top, f)}
    asked = {_catalog(f"{LOCALES}/{f}/{name}") for f, names in told.items() for name in names}
    known = memory.store.run(partial(_stamps, asked=asked, told=told))
    found |= {one: at for one in asked if (at := _now(workspace.root, one))}
    return _Seen(found, known, pictures)


def _catalog(name: str) -> str:
    """The catalog that a file is, or is the ledger of."""
    stem = name.removesuffix(".review.jsonl")
    return name if stem == name else f"{stem}.po"


def _now(root: Path, origin: str) -> Stamp | None:
    """The stamp of a catalog as `_files` has it; None where it has none."""
    parts = origin.split("/")
    hidden = any(part.startswith(".") for part in parts)
    if hidden or not origin.endswith(".po") or parts[2:] == ["places.po"]:
        return None
    if any(root.joinpath(*parts[:at]).is_symlink() for at in range(3, len(parts))):
        return None
    ledger = f"{origin.removesuffix('.po')}.review.jsonl"
    try:
        stamps = [_stamp_of((root / origin).stat())]
        return _together([*stamps, *(_stamp_of(p.stat()) for p in (root / ledger,) if p.exists())])
    except OSError:
        return None


def _catalogs(top: Path, folder: str) -> Iterator[tuple[str, Stamp]]:
    """A locale's catalogs, as paths in the workspace, with their stamps; in order."""
    shown = f"{LOCALES}/{folder}"
    yield from (one for one in _files(f"{top}/{folder}", shown) if one[0] != f"{shown}/places.po")


def _files(folder: str, shown: str) -> Iterator[tuple[str, Stamp]]:
    """Plain strings and one look at each file: there may be hundreds of thousands."""
    with os.scandir(folder) as listed:
        here = {entry.name: entry for entry in listed if not entry.name.startswith(".")}
    for name, entry in sorted(here.items()):
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{shown}/{name}")
        elif name.endswith(".po"):
            ledger = here.get(f"{name.removesuffix('.po')}.review.jsonl")
            stamps = [_stamp_of(entry.stat())]
            stamps += [_stamp_of(ledger.stat())] if ledger else []
            yield f"{shown}/{name}", _together(stamps)


def _by_article(origin: str) -> tuple[str, str]:
    """An article's catalogs after one another: they share their sources."""
    _, locale, rest = origin.split("/", 2)
    return rest, locale


def _together(stamps: list[Stamp]) -> Stamp:
    """One stamp for a catalog and its ledger."""
    sizes, times, inodes = zip(*stamps, strict=True)
    return sum(sizes), max(times), sum(inodes)


def _exchange_files(
    workspace: Workspace, say: Callable[[str], None]
) -> Iterator[tuple[str, Stamp]]:
    """The TMX files that the settings name."""
    for origin in workspace.settings.memory.tmx:
        path = (workspace.root / origin).resolve()
        if path.is_relative_to(workspace.root) and path.is_file():
            yield origin, _stamp_of(path.stat())
        else:
            say(f"{origin}: no such file in the workspace; correct [memory] tmx in l10n.toml")


def _load(memory: Memory, workspace: Workspace, origin: str, stamp: Stamp) -> None:
    exchange.load(memory, workspace.root / origin, origin, workspace.settings)
    memory.store.run(lambda db: _stamp(db, origin, "", _settled(stamp)))


def _stamp_of(status: os.stat_result) -> Stamp:
    return status.st_size, status.st_mtime_ns, status.st_ino


def _stamps(db: Connection, asked: set[str], told: Collection[str]) -> dict[str, Stamp]:
    """The files as they were read: of the locales `told` those that are `asked` for, and such as
    were written just before, which become `asked`; all others.
    """
    young = db.execute("select origin, locale from file where mtime = 0")
    asked |= {str(origin) for origin, locale in young if locale in told}
    query = "select origin, size, mtime, inode from file where size is not null and "
    others = query + f"locale not in ({','.join('?' * len(told))})"
    rows = db.execute(others, [*told]).fetchall()
    rows += [row for one in asked for row in db.execute(query + "origin = ?", [one])]
    return {origin: (size, mtime, inode) for origin, size, mtime, inode in rows}


def _pictures(db: Connection) -> dict[str, str]:
    return dict(db.execute("select locale, picture from seen").fetchall())


def _keep_pictures(db: Connection, pictures: Mapping[str, str]) -> None:
    with transaction(db):
        rows = [(folder, at) for folder, at in pictures.items() if at]
        db.executemany("insert or replace into seen values (?, ?)", rows)


def _read(
    db: Connection, workspace: Workspace, files: dict[str, Stamp], say: Callable[[str], None]
) -> None:
    with transaction(db):
        put(db, (pair for file in files.items() for pair in _pairs(db, workspace, *file, say)))


def _pairs(
    db: Connection, workspace: Workspace, origin: str, stamp: Stamp, say: Callable[[str], None]
) -> Iterator[Pair]:
    _, locale, rest = origin.split("/", 2)
    try:
        catalog = catalogs.load(workspace, locale, rest)
    except Trouble as error:
        say(f"{error} (left out of the memory)")
        return
    _stamp(db, origin, locale, _settled(stamp))
    article = next((r for e in catalog.entries for r in e.references), rest)
    article = article.removeprefix("source/")
    yield from of_catalog(catalog, workspace.settings.source_locale, article, origin)


def _settled(stamp: Stamp) -> Stamp:
    """The stamp to remember: one that matches nothing for a file written just now."""
    size, mtime, inode = stamp
    return stamp if time.time_ns() - mtime > _YOUNG else (size, 0, inode)


def _stamp(db: Connection, origin: str, locale: str, stamp: Stamp) -> None:
    """Begin another reading of a file; pairs it no longer holds stay, as not current."""
    db.execute(
        "insert into file (origin, locale, size, mtime, inode, run) "
        "values (?, ?, ?, ?, ?, 1) on conflict do update set "
        "size = excluded.size, mtime = excluded.mtime, inode = excluded.inode, run = run + 1",
        (origin, locale, *stamp),
    )


def _forget(db: Connection, gone: Iterable[str]) -> None:
    """Files that are no more: what they held stays, as not current."""
    with transaction(db):
        db.executemany(
            "update file set size = ?, run = run + 1 where origin = ?",
            [(_GONE, origin) for origin in gone],
        )
