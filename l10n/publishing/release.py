"""From what is decided to what is public: what is stale is rendered, then all is switched at once.

Killed at any moment: `public/` is the old or the new one, and the next publication finds by the
times of its files what the stock does not know of.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from l10n.publishers import File
from l10n.publishing import switch
from l10n.publishing.change import Change, stamps
from l10n.publishing.records import Change as Done
from l10n.publishing.records import Known, Shown, Standing
from l10n.publishing.stock import Stock
from l10n.workspace import PUBLIC

Render = Callable[[list[File]], Iterable[tuple[str, bytes]]]


def one_by_one(files: list[File]) -> Iterable[tuple[str, bytes]]:
    return ((file.path, file.render()) for file in files)


@dataclass(frozen=True)
class Outcome:
    """How many files a publication wrote and removed."""

    written: int = 0
    removed: int = 0

    @property
    def changed(self) -> bool:
        return bool(self.written or self.removed)


Settled = Mapping[str, tuple[Standing, Mapping[str, str]]]


def release(change: Change, settled: Settled, render: Render = one_by_one) -> Outcome:
    """Make a change public.

    `settled`: how articles stand then, and by locale the signatures that were decided upon.
    """
    stock = change.stock
    public = change.workspace.root / PUBLIC
    switch.ours(public)
    site = _Site(change, public, switch.times(public))
    site.look()
    site.make(render)
    with stock.writing():
        _remember(change, site.pieces)
        for name, (standing, editions) in settled.items():
            stock.settle(name, standing, editions)
        manifest = site.manifest()
        if site.pieces or change.changed or not manifest.mtime:
            manifest = site.put(switch.MANIFEST, _manifest(change), manifest)
        stock.keep("manifest", (manifest.sha, manifest.mtime))
        outcome = site.show()
        change.registers.write()
        stock.keep("registers", change.noted())
        stock.keep("frame", change.frame)
        stock.keep("media", stamps(change.publication))
    site.park()
    return outcome


def _remember(change: Change, pieces: Mapping[str, Mapping[str, Known]]) -> None:
    stock = change.stock
    for owner, files in pieces.items():
        stock.bring(owner, files)
    stock.take(change.left)
    number = stock.publications() + 1
    for key, editions in change.changed.items():
        for made in _changes(number, key, stock.shown(key), editions):
            stock.record(made)
        stock.show(key, editions, [_listed(editions[code]) for code in sorted(editions)])


def _changes(
    number: int, key: str, before: Mapping[str, Shown], after: Mapping[str, Shown]
) -> Iterable[Done]:
    for code in sorted(before.keys() | after.keys()):
        old, new = _digest(before.get(code)), _digest(after.get(code))
        if old != new:
            yield Done(number, key, code, old, new)


def _digest(shown: Shown | None) -> str | None:
    return shown.story.digest if shown else None


def _manifest(change: Change) -> bytes:
    """`editions.json`: what is published, made of what, with hashes."""
    editions, hashes = change.stock.manifest()
    lines = (
        b'{"publisher": %s,\n"editions": [' % json.dumps(change.publisher.name).encode(),
        b",\n".join(editions),
        b'],\n"files": {',
        b",\n".join(hashes),
        b"}}\n",
    )
    return b"\n".join(lines)


def _listed(shown: Shown) -> dict[str, object]:
    story = shown.story
    same = shown.made_of.get("source", "").startswith(story.version)
    return {
        "article": story.key,
        "locale": story.locale,
        "slug": story.slug,
        "digest": story.digest,
        "machine": story.machine,
        "partial": story.partial,
        "stale": story.stale,
        "made_of": dict(shown.made_of) if same else {"source": story.version},
    }


@dataclass
class _Site:
    """The public folder and what is to become of it: `there` are its files as they are."""

    change: Change
    public: Path
    there: switch.Times
    old: dict[str, Known] = field(default_factory=dict)  # as we left them, of pieces looked at
    pieces: dict[str, dict[str, Known]] = field(default_factory=dict)  # that changed
    stale: dict[str, tuple[str, File]] = field(default_factory=dict)  # by path, with the owner
    gone: list[str] = field(default_factory=list)
    written: int = 0
    spare: switch.Spare | None = None

    @property
    def stock(self) -> Stock:
        return self.change.stock

    def look(self) -> None:
        """Find what is to be made, and what is to go."""
        hurt, foreign = self._hurt()
        kept: set[str] = set()
        for owner, files in self.change.concerned(hurt):
            before = self.stock.piece(owner)
            self.old |= before
            piece = {}
            for file in files:
                path = switch.inside(file.path)
                known = before.get(path)
                if known is None or not self._stands(file, known):
                    self.stale[path] = owner, file
                    known = Known(file.made_of, "", 0)
                piece[path] = known
            kept |= piece.keys()
            if piece != before:
                self.pieces[owner] = piece
        for owner in self.change.left:
            self.old |= self.stock.piece(owner)
        self.gone = sorted(((self.old.keys() | foreign) - kept) & self.there.keys())

    def _stands(self, file: File, known: Known) -> bool:
        same = known.made_of == file.made_of and not self.change.all_anew
        return same and self.there.get(file.path) == known.mtime

    def _hurt(self) -> tuple[Collection[str], set[str]]:
        """Owners of files that somebody else touched, and files that nobody brought."""
        if self.stock.fact("seal") == switch.seal(self.there):
            return (), set()
        hurt, ours = set(), {switch.MANIFEST}
        for owner in self.stock.owners():
            piece = self.stock.piece(owner)
            ours |= piece.keys()
            if any(self.there.get(path) != known.mtime for path, known in piece.items()):
                hurt.add(owner)
        return hurt, self.there.keys() - ours

    def make(self, render: Render) -> None:
        """Render what is stale; what turns out as it was stays."""
        for path in self.gone:
            self._started().drop(path)
        for path, data in render([file for _, file in self.stale.values()]):
            owner, file = self.stale[path]
            before = self.old.get(path)
            mtime = before.mtime if before and self.there.get(path) == before.mtime else 0
            known = self.put(path, data, Known(file.made_of, before.sha if before else "", mtime))
            self.pieces[owner][path] = known

    def put(self, path: str, data: bytes, before: Known) -> Known:
        """A file with its bytes; one that has them already is not touched."""
        sha = sha256(data).hexdigest()
        if before.mtime and sha == before.sha:
            return Known(before.made_of, sha, before.mtime)
        self.written += 1
        return Known(before.made_of, sha, self._started().put(path, data))

    def manifest(self) -> Known:
        """The manifest as we left it."""
        sha, mtime = self.stock.fact("manifest") or ("", 0)
        return Known("", sha, mtime if self.there.get(switch.MANIFEST) == mtime else 0)

    def _started(self) -> switch.Spare:
        """The spare tree, as `public` is."""
        if self.spare is None:
            self.spare = switch.Spare(self.public, self.stock.folder / "spare", dict(self.there))
            self.spare.catch_up(self.stock.fact("behind") or ())
        return self.spare

    def show(self) -> Outcome:
        """Switch, where anything changed, and remember how the trees stand."""
        if self.spare is not None:
            self.stock.keep("behind", sorted(self.spare.show()))
            self.stock.keep("seal", switch.seal(self.spare.there))
        return Outcome(self.written, len(self.gone))

    def park(self) -> None:
        if self.spare is not None:
            self.spare.park()
