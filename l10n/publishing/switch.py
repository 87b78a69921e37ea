"""The public folder: built beside, switched by one rename; what did not change stays as it is.

Two trees of hard links take turns: the one that is public, and the one before it, which is
brought up to date and then exchanged. So a publication costs what changed, not what exists.
"""

import ctypes
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from l10n.errors import Trouble
from l10n.publishers import File

MANIFEST = "editions.json"


class Known(NamedTuple):
    """A file of a tree: what it was made of, its hash, and its time, which tells of tampering."""

    made_of: str
    sha: str
    mtime: int


Index = dict[str, Known]


@dataclass(frozen=True)
class Outcome:
    """How many files a publication wrote, kept and removed."""

    written: int
    kept: int
    removed: int

    @property
    def changed(self) -> bool:
        return bool(self.written or self.removed)


@dataclass(frozen=True)
class Trees:
    """`public`, its twin `spare`, and the indexes of both in `notes`."""

    public: Path
    spare: Path
    notes: Path

    def index(self, tree: Path) -> Index:
        path = self.notes / f"{'public' if tree == self.public else 'spare'}.json"
        try:
            raw = json.loads(path.read_text("utf-8"))
            return {name: Known(*row) for name, row in raw.items()}
        except (OSError, ValueError, TypeError):
            return {}

    def remember(self, tree: Path, index: Index) -> None:
        path = self.notes / f"{'public' if tree == self.public else 'spare'}.json"
        self.notes.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
        fresh.replace(path)

    def forget(self, tree: Path) -> None:
        (self.notes / f"{'public' if tree == self.public else 'spare'}.json").unlink(
            missing_ok=True
        )


Render = Callable[[list[File]], Mapping[str, bytes]]


def one_by_one(files: list[File]) -> Mapping[str, bytes]:
    return {file.path: file.render() for file in files}


def publish(
    trees: Trees,
    files: Iterable[File],
    last: Callable[[Mapping[str, str]], bytes],
    render: Render = one_by_one,
) -> Outcome:
    """Make `public` hold exactly `files` and the manifest `last(hashes)` in one step."""
    wanted = {_inside(file.path): file for file in files}
    _ours(trees.public)
    before, there = trees.index(trees.public), _times(trees.public)
    old = _untouched(before, there)
    stale = [f for p, f in wanted.items() if p not in old or old[p].made_of != f.made_of]
    fresh = dict(render(stale))
    shas = {p: _sha(fresh[p]) if p in fresh else old[p].sha for p in wanted}
    fresh[MANIFEST] = last(shas)
    shas[MANIFEST] = _sha(fresh[MANIFEST])
    made_of = {p: f.made_of for p, f in wanted.items()} | {MANIFEST: shas[MANIFEST]}
    written = [p for p, sha in shas.items() if p not in old or old[p].sha != sha]
    removed = [name for name in there if name not in shas]
    if not written and not removed:
        index = {p: Known(made_of[p], shas[p], old[p].mtime) for p in shas}
        if index != old:
            trees.remember(trees.public, index)
        return Outcome(0, len(shas), 0)
    index = _build(trees, old, {p: Known(made_of[p], shas[p], 0) for p in shas}, fresh)
    trees.forget(trees.spare)
    _exchange(trees.spare, trees.public)
    trees.remember(trees.public, index)
    if trees.spare.exists():
        trees.remember(trees.spare, before)
    return Outcome(len(written), len(shas) - len(written), len(removed))


def _sha(data: bytes) -> str:
    return sha256(data).hexdigest()


def _inside(path: str) -> str:
    if not path or path.startswith("/") or ".." in path.split("/") or "\0" in path:
        raise Trouble("leads out of the public folder; nothing was published", path)
    return path


def _ours(public: Path) -> None:
    if public.exists() and any(public.iterdir()) and not (public / MANIFEST).is_file():
        raise Trouble(
            f"holds files that 'l10n publish' did not make (no {MANIFEST}); move them away", public
        )


def _times(tree: Path) -> dict[str, int]:
    """Every file of a tree with its time, quickly."""
    found = {}
    waiting = [("", str(tree))] if tree.is_dir() else []
    while waiting:
        prefix, folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    found[prefix + entry.name] = entry.stat(follow_symlinks=False).st_mtime_ns
    return found


def _untouched(index: Index, there: Mapping[str, int]) -> Index:
    """What of the index is still so on disk."""
    return {name: known for name, known in index.items() if there.get(name) == known.mtime}


def _build(trees: Trees, old: Index, wanted: Index, fresh: Mapping[str, bytes]) -> Index:
    """Bring the spare tree to `wanted`: links to unchanged files, new bytes for the others."""
    there = _times(trees.spare)
    spare = _untouched(trees.index(trees.spare), there)
    trees.forget(trees.spare)
    if trees.spare.exists() and not spare:
        shutil.rmtree(trees.spare)
    trees.spare.mkdir(parents=True, exist_ok=True)
    for name in there if spare else ():
        if name not in wanted or name not in spare or spare[name].sha != wanted[name].sha:
            (trees.spare / name).unlink()
            spare.pop(name, None)
    index: Index = {}
    for name, known in wanted.items():
        mtime = spare[name].mtime if name in spare else _put(trees, name, known, old, fresh)
        index[name] = Known(known.made_of, known.sha, mtime)
    _prune(trees.spare)
    return index


def _put(trees: Trees, name: str, known: Known, old: Index, fresh: Mapping[str, bytes]) -> int:
    place = trees.spare / name
    place.parent.mkdir(parents=True, exist_ok=True)
    if name in old and old[name].sha == known.sha:
        os.link(trees.public / name, place)
        return old[name].mtime
    place.write_bytes(fresh[name])
    return place.stat().st_mtime_ns


def _prune(tree: Path) -> None:
    """Remove folders that became empty."""
    for folder, names, files in os.walk(tree, topdown=False):
        if not files and not names and Path(folder) != tree:
            Path(folder).rmdir()


_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


def _exchange(fresh: Path, public: Path) -> None:
    """Put `fresh` in `public`'s place, and the other way round, at one moment."""
    os.sync()
    if not public.exists():
        fresh.rename(public)
        return
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
