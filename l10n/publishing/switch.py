"""The public folder: built beside, switched by one rename; what did not change stays as it is.

Two trees of hard links take turns: the one that is public, and the one before it, which is
brought up to date and then exchanged. So a publication costs what changed, not what exists.
"""

import ctypes
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

from l10n.errors import Trouble

MANIFEST = "editions.json"
Times = dict[str, int]  # every file of a tree with its time


def ours(public: Path) -> None:
    """Refuse a folder that somebody else filled."""
    if public.exists() and any(public.iterdir()) and not (public / MANIFEST).is_file():
        raise Trouble(
            f"holds files that 'l10n publish' did not make (no {MANIFEST}); move them away", public
        )


def times(tree: Path) -> Times:
    """Every file of a tree with its time, quickly."""
    return {name: entry.stat(follow_symlinks=False).st_mtime_ns for name, entry in _entries(tree)}


def names(tree: Path) -> set[str]:
    """Every file of a tree."""
    return {name for name, _ in _entries(tree)}


def seal(there: Mapping[str, int]) -> int:
    """Another one when a file of a tree was written, added or removed; their order is the same."""
    return sum(
        crc32(name.encode("utf-8", "surrogateescape")) * time for name, time in there.items()
    )


def _entries(tree: Path) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    waiting = [""] if tree.is_dir() else []
    while waiting:
        prefix = waiting.pop()
        folder = os.open(tree / prefix, os.O_RDONLY | os.O_DIRECTORY)
        try:
            with os.scandir(folder) as entries:  # which asks for a file without the way to it
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{prefix}{entry.name}/")
                    else:
                        yield prefix + entry.name, entry
        finally:
            os.close(folder)


@dataclass
class Spare:
    """The tree that will be public: first as `public`, whose files are `there`, then changed.

    It waits as `parked`; while it is worked on it is called otherwise, so that one that a killed
    publication left half-way is never taken for whole.
    """

    public: Path
    parked: Path
    there: Times
    changed: set[str] = field(default_factory=set)

    @property
    def tree(self) -> Path:
        return self.parked.with_name(f"{self.parked.name}.new")

    def catch_up(self, behind: Iterable[str]) -> None:
        """Make it hold what `public` holds; it differed in the names that are `behind`."""
        shutil.rmtree(self.tree, ignore_errors=True)
        with suppress(FileNotFoundError):
            self.parked.rename(self.tree)
            for name in behind:
                self._remove(name)
                if name in self.there:
                    self._link(name)
        if names(self.tree) != self.there.keys() or not self.there:
            self._copy()

    def _copy(self) -> None:
        shutil.rmtree(self.tree, ignore_errors=True)
        self.tree.mkdir(parents=True)
        for name in self.there:
            self._link(name)

    def park(self) -> None:
        """Wait for the next publication."""
        self.tree.rename(self.parked)

    def put(self, name: str, data: bytes) -> int:
        """Give a file new bytes; its time."""
        self._remove(name)
        place = self._place(name)
        place.write_bytes(data)
        self.changed.add(name)
        self.there[name] = place.stat().st_mtime_ns
        return self.there[name]

    def drop(self, name: str) -> None:
        """Take a file away, and folders that become empty."""
        self._remove(name)
        _prune((self.tree / name).parent, self.tree)
        self.changed.add(name)
        self.there.pop(name, None)

    def show(self) -> Iterable[str]:
        """Put it in `public`'s place, and the other way round, at one moment.

        Gives the names in which the other one is behind then.
        """
        os.sync()
        if self.public.exists():
            _exchange(self.tree, self.public)
            return self.changed
        self.tree.rename(self.public)
        self._copy()
        return ()

    def _link(self, name: str) -> None:
        os.link(self.public / name, self._place(name), follow_symlinks=False)

    def _place(self, name: str) -> Path:
        place = self.tree / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place

    def _remove(self, name: str) -> None:
        with suppress(FileNotFoundError, NotADirectoryError):
            (self.tree / name).unlink()


def inside(path: str) -> str:
    """A file's path, which must not lead out of the public folder."""
    if not path or path.startswith("/") or ".." in path.split("/") or "\0" in path:
        raise Trouble("leads out of the public folder; nothing was published", path)
    return path


def _prune(folder: Path, top: Path) -> None:
    """Remove folders that became empty."""
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


def _exchange(fresh: Path, public: Path) -> None:
    if _swap(fresh, public):
        return
    aside = fresh.with_name(fresh.name + ".aside")
    public.rename(aside)
    fresh.rename(public)
    aside.rename(fresh)


def _swap(one: Path, other: Path) -> bool:
    """Linux's renameat2 with RENAME_EXCHANGE; False where there is none."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done: int = call(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), ctypes.c_uint(_RENAME_EXCHANGE)
    )
    return done == 0
