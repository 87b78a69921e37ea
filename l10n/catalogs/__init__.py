"""Catalogs of a workspace on disk: the one way to read and to write them.

What a tool took away since we last wrote a file is back when it is read; what somebody saved
while a command was running is merged, not overwritten.
"""

import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from l10n import git, ledger, ledgers, po
from l10n.catalogs.absorb import Absorbed, absorb
from l10n.catalogs.merge import merge
from l10n.manifest import manifest
from l10n.model import Catalog
from l10n.workspace import OvertakenError, Workspace

PATIENCE = 20  # times a file is looked at that is empty
WRITERS = 8  # files on their way to the disk at once
_KEPT = 4096
_wrote: OrderedDict[Path, bytes] = OrderedDict()  # the files as this process wrote them last


@dataclass(frozen=True)
class Opened:
    """A catalog and what there is to tell about it."""

    catalog: Catalog
    notices: tuple[str, ...] = ()
    said: Sequence[Mapping[str, str]] = ()  # by the ledger


def load(workspace: Workspace, locale: str, article: str) -> Catalog:
    """The catalog of an article in a locale; an empty one where there is none yet."""
    return opened(workspace, locale, article).catalog


def opened(workspace: Workspace, locale: str, article: str) -> Opened:
    """The same, with notices of what an editor took away and is back."""
    path = workspace.catalog_path(locale, article)
    data = _data(workspace, path)
    found = Catalog(locale) if data is None else po.parse(data, locale, workspace.shown(path))
    absorbed = _absorbed(workspace, _name(workspace, path), data, found)
    said = ledgers.read(workspace, locale, article)
    catalog = replace(absorbed.catalog, read=data or b"")
    return Opened(ledger.reviewed(catalog, said), absorbed.notices, said)


def _absorbed(workspace: Workspace, name: str, data: bytes | None, found: Catalog) -> Absorbed:
    """What the file says, less what a tool took away since we wrote it."""
    known = manifest(workspace.cache)
    last = known.last(name)
    if data is None or last == data:
        return Absorbed(found)
    if last is None:
        return absorb(Catalog(found.locale), found) if b"#. draft: " in data else Absorbed(found)

    def by_git() -> bool:
        return git.committed(workspace.root, name, data)

    ours = po.parse(last, found.locale)
    versions = known.versions(name) if ours.current().keys() - found.current().keys() else []
    if versions and by_git():  # an older commit, another branch, or what git merged with ours
        return Absorbed(found) if data in versions else absorb(ours, found, by_git=by_git)
    for version in versions:
        base = po.parse(version, found.locale)
        if base.current().keys() == found.current().keys():  # an editor had an older file open
            saved = absorb(base, found, by_git=by_git)
            merged = merge(base, ours, saved.catalog, workspace.settings.source_locale)
            return Absorbed(merged.catalog, saved.notices)
    return absorb(ours, found, by_git=by_git)


def _data(workspace: Workspace, path: Path) -> bytes | None:
    """The file's bytes; an empty one is just being written by an editor, which gets a moment."""
    data = None
    for _ in range(PATIENCE):
        data = workspace.read(path) if path.exists() or path.is_symlink() else None
        if data != b"":
            break
        time.sleep(0.05)
    return data


def _name(workspace: Workspace, path: Path) -> str:
    return workspace.shown(path).as_posix()


def save(workspace: Workspace, locale: str, article: str, catalog: Catalog) -> bool:
    """Write it in canonical form; False where that is what the file says already.

    Where somebody else changed the file since the catalog was read, both versions are merged.
    """
    return save_all(workspace, article, [replace(catalog, locale=locale)])[0]


def save_all(workspace: Workspace, article: str, found: Sequence[Catalog]) -> list[bool]:
    """An article's catalogs in several locales, as `save`; the disk is waited for only once."""
    if len(found) > 1:
        with ThreadPoolExecutor(WRITERS) as writers:
            written = list(writers.map(lambda one: _written(workspace, article, one), found))
    else:
        written = [_written(workspace, article, one) for one in found]
    known = manifest(workspace.cache)
    for path, data, new in written:
        _keep(path, data)
        if new or known.last(_name(workspace, path)) != data:
            known.remember(_name(workspace, path), data)
    return [new for _, _, new in written]


def _written(workspace: Workspace, article: str, catalog: Catalog) -> tuple[Path, bytes, bool]:
    """Write a catalog: where, what, and whether the file changed."""
    path = workspace.catalog_path(catalog.locale, article)
    now = _data(workspace, path)
    data = _to_write(path, catalog, now, article)
    try:
        written = workspace.write(path, data, lambda: _data(workspace, path) == now)
    except OvertakenError:
        return _written(workspace, article, catalog)
    return path, data, written


def _to_write(path: Path, catalog: Catalog, now: bytes | None, article: str) -> bytes:
    """What to write for a catalog, where `now` is in its file."""
    data = po.render(catalog, article)
    if catalog.read is not None and now is not None and now not in {catalog.read, _wrote.get(path)}:
        data = _merged(catalog.locale, catalog.read, data, now, article)
    return data


def _keep(path: Path, data: bytes) -> None:
    _wrote[path] = data
    _wrote.move_to_end(path)
    while len(_wrote) > _KEPT:
        _wrote.popitem(last=False)


def _merged(locale: str, was: bytes, ours: bytes, theirs: bytes, article: str) -> bytes:
    base, mine, other = (po.parse(data, locale) for data in (was, ours, theirs))
    return po.render(merge(base, mine, other).catalog, article)
