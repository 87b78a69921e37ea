"""Which places articles name, and what their locales say of these: told without reading a text.

`naming` finds it out and keeps it in `.l10n/`; here it is asked whether it still holds.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Self

import l10n
from l10n.errors import Trouble
from l10n.manifest import Manifest, digest, joined, manifest, stamp
from l10n.pictures import Picture
from l10n.places import own
from l10n.workspace import Workspace

TOLD = "names"  # what the manifest keeps: names by locale
FORMERLY = "\t"  # no place's id: some name was replaced, and catalogs may still have it

_NOTHING: Mapping[str, bytes] = {}
_NEVER = b"", b""  # the mark of an article that nobody has read, and what it named


def ground(workspace: Workspace) -> bytes:
    """Changes with what is known of places."""
    said = f"{l10n.__version__} {workspace.settings.said}".encode("utf-8", "surrogatepass")
    return digest((stamp(workspace.root / own.FILE), said))


@dataclass(frozen=True)
class Known:
    """What articles named when they were read: their names, their marks then and, as JSON, places'
    ids, each joined; `ground`: what was known of places.
    """

    ground: bytes = b""
    names: bytes = b""
    marks: bytes = b""
    ids: bytes = b""

    @classmethod
    def of(cls, ground: bytes, rows: Mapping[str, tuple[bytes, bytes]]) -> Self:
        marks, ids = (b"\0".join(row[at] for row in rows.values()) for at in (0, 1))
        return cls(ground, joined(rows), marks, ids)

    @cached_property
    def rows(self) -> dict[str, tuple[bytes, bytes]]:
        marks, ids = (Picture(self.names, column).things for column in (self.marks, self.ids))
        return {name: (marks[name], ids[name]) for name in marks if name in ids}

    def keep(self, kept: Manifest) -> None:
        row = self.ground, self.names, self.marks, self.ids
        kept.keep_named(digest(row).hex(), row)


@lru_cache(maxsize=4)
def _known(cache: Path, at: str) -> Known:
    row = manifest(cache).named(at)
    return Known(*row) if len(row) == len(fields(Known)) else Known()


class Named:
    """Which places articles name, and what the locales say of these, as files are now.

    One new name in an archive concerns the articles that have it, not all of them. What is known
    of these is compared as a whole, and taken apart where that differs.
    """

    def __init__(
        self,
        workspace: Workspace,
        articles: Sequence[str],
        marks: Mapping[str, bytes] = _NOTHING,
    ) -> None:
        self._workspace, self._articles = workspace, articles
        mark = workspace.mark
        self.sources = Picture.of({name: marks.get(name) or mark(name) for name in articles})
        self._ground = ground(workspace)
        self._told: dict[str, dict[str, bytes]] = {}  # as it was when it was first asked for
        self._pictures: dict[str, Picture] = {}
        self._known = _known(workspace.cache, manifest(workspace.cache).named_at())

    @cached_property
    def picture(self) -> Picture:
        """What each article names, as JSON; nothing where nobody has read it as it is now."""
        here, known = self.sources, self._known
        if known == Known(self._ground, here.names, here.stands, known.ids):
            return Picture(here.names, known.ids)
        return Picture.of({one: self._holding(one, mark) for one, mark in here.things.items()})

    def _holding(self, article: str, mark: bytes) -> bytes:
        then, ids = self._known.rows.get(article, _NEVER)
        return ids if then == mark and self._known.ground == self._ground else b""

    @cached_property
    def _named(self) -> dict[str, bytes]:
        return self.picture.things

    @property
    def unread(self) -> list[str]:
        """The articles of which nobody knows yet which places they name."""
        return [name for name, ids in self._named.items() if not ids]

    def learn(self, fresh: Mapping[str, Sequence[str]], *, alone: bool) -> list[str]:
        """Keep what articles name that were read; all places of all, in order of appearance.

        One that cannot be read names those of before. `alone`: there are no other articles.
        """
        then, same = self._known.rows, self._known.ground == self._ground
        others = {} if alone else then
        rows = {name: (mark if same else b"", ids) for name, (mark, ids) in others.items()}
        for name, mark in self.sources.things.items():
            ids = json.dumps(fresh[name]).encode() if name in fresh else self._named[name]
            rows[name] = (mark, ids) if ids else (b"", then.get(name, _NEVER)[1])
        if fresh or rows.keys() != then.keys():
            Known.of(self._ground, rows).keep(manifest(self._workspace.cache))
            manifest(self._workspace.cache).forget(then.keys() - rows.keys())
        said = dict.fromkeys(rows[name][1] for name in self._articles)
        return list(dict.fromkeys(identity for ids in said for identity in _list(ids)))

    def said(self, locale: str) -> Callable[[str], bytes]:
        """Changes, by article, when the locale says otherwise of a place that it names; without
        a locale, when it names other places.
        """
        if not locale:
            return self._named.__getitem__
        told = self.told(locale)
        alone, every = told.get("", b"-"), cache(lambda: digest(told.values()))

        def of(article: str) -> bytes:
            if not self._named[article]:
                return every()
            ids = _list(self._named[article])
            return b"".join([alone, *[told.get(identity, b"-") for identity in ids]])

        return of

    def concerned(self, places: Collection[str]) -> set[str]:
        """The articles of which something else is said when that is said of these places."""
        if "" in places:
            return set(self._articles)
        found = {name for place in places for name in self._naming.get(place, ())}
        return found.union(self.unread if places else ())

    @cached_property
    def _naming(self) -> dict[str, list[str]]:
        """By a place's id, the articles that name it."""
        found: dict[str, list[str]] = {}
        for name, ids in self._named.items():
            for identity in _list(ids):
                found.setdefault(identity, []).append(name)
        return found

    def told(self, locale: str) -> dict[str, bytes]:
        """By a place's id, what tells one state of its names from another."""
        if locale and locale not in self._told:
            path = self._workspace.places_path(locale)
            self._told[locale] = told(self._workspace.cache, path, stamp(path), locale)
        return self._told.get(locale, {})

    def telling(self, locale: str) -> Picture:
        """All that the locale says of places."""
        if locale not in self._pictures:
            self._pictures[locale] = Picture.of(self.told(locale))
        return self._pictures[locale]


@lru_cache(maxsize=2**16)
def _list(text: bytes) -> tuple[str, ...]:
    """Places as they are kept; none where that is broken."""
    with suppress(ValueError):
        found = json.loads(text) if text else ()
        return tuple(dict.fromkeys(map(str, found))) if isinstance(found, list) else ()
    return ()


def files(workspace: Workspace, locales: Iterable[str]) -> tuple[Path, ...]:
    """The files that the locales' names come from."""
    return (workspace.root / own.FILE, *map(workspace.places_path, locales))


@lru_cache(maxsize=64)
def told(cache: Path, path: Path, at: bytes, locale: str) -> dict[str, bytes]:
    """What `places.po` says of each place, by its id; under "" what is said without one.

    Kept from run to run: the names of a large archive take long to read. Nothing, where the file
    cannot be read; who needs the names says so.
    """
    key, kept = digest((l10n.__version__.encode(), at)).hex(), manifest(cache)
    row = kept.recall(TOLD, [locale]).get(locale, {})
    if row.get("at") != key:
        try:
            row = {"at": key, **_read_told(path, locale)}
        except Trouble:
            return {}
        kept.keep(TOLD, {locale: row})
    # "=" begins the key of a place
    return {key[1:]: said.encode() for key, said in row.items() if key.startswith("=")}


def _read_told(path: Path, locale: str) -> dict[str, str]:
    from l10n import po
    from l10n.places import placespo

    found: dict[str, list[bytes]] = {"": []}
    for entry in po.read(path, locale).entries:
        notes = tuple(note for note in entry.notes if not note.startswith("formerly: "))
        said = repr(replace(entry, line=0, notes=notes)).encode("utf-8", "surrogatepass")
        found.setdefault(placespo.note(entry, "id"), []).append(said)
        if placespo.note(entry, "formerly"):
            found[FORMERLY] = []
    return {f"={identity}": digest(said).hex() for identity, said in found.items()}
