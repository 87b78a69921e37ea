"""Which places articles name, and what their locales say of these: told without reading a text.

`naming` finds it out and keeps it in `.l10n/`; here it is asked whether it still holds.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from pathlib import Path

import l10n
from l10n.errors import Trouble
from l10n.manifest import digest, manifest, stamp
from l10n.places import own
from l10n.workspace import Workspace

NAMED, TOLD = "places", "names"  # what the manifest keeps: places by article, names by locale
FORMERLY = "\t"  # no place's id: some name was replaced, and catalogs may still have it


def ground(workspace: Workspace) -> bytes:
    """Changes with what is known of places."""
    said = f"{l10n.__version__} {workspace.settings.said}".encode("utf-8", "surrogatepass")
    return digest((stamp(workspace.root / own.FILE), said))


class Named:
    """Which places articles name, and what the locales say of these, as files are now.

    One new name in an archive concerns the articles that have it, not all of them.
    """

    def __init__(
        self,
        workspace: Workspace,
        articles: Sequence[str],
        marks: Mapping[str, bytes] | None = None,
    ) -> None:
        self._workspace, self._articles = workspace, articles
        self._mark = marks.__getitem__ if marks else workspace.mark
        self._ground = ground(workspace)
        self._told: dict[str, dict[str, bytes]] = {}  # as it was when it was first asked for
        self._rows = manifest(workspace.cache).recall(NAMED, articles)
        self.ids = {
            name: ids
            for name in articles
            if (row := self._rows.get(name, {})).get("at") == self.at(name)
            and (ids := _list(row.get("ids", ""))) is not None
        }

    def last(self, article: str) -> list[str]:
        """The places that the article named when it was last read."""
        return _list(self._rows.get(article, {}).get("ids", "")) or []

    def at(self, article: str) -> str:
        """Changes with an article and with what is known of places."""
        return digest((self._ground, self._mark(article))).hex()

    def said(self, locale: str) -> Callable[[str], bytes]:
        """Changes, by article, when the locale says otherwise of a place that it names; without
        a locale, when it names other places.
        """
        if not locale:
            return lambda article: repr(self.ids.get(article)).encode()
        told = self.told(locale)
        alone, every = told.get("", b"-"), cache(lambda: digest(told.values()))

        def of(article: str) -> bytes:
            named = self.ids.get(article)
            if named is None:
                return every()
            return b"".join([alone, *[told.get(identity, b"-") for identity in named]])

        return of

    def concerned(self, places: Collection[str]) -> set[str]:
        """The articles of which something else is said when that is said of these places."""
        if "" in places:
            return set(self._articles)
        found = {name for place in places for name in self._naming.get(place, ())}
        return found.union(name for name in self._unread if places)

    @cached_property
    def _naming(self) -> dict[str, list[str]]:
        """By a place's id, the articles that name it."""
        found: dict[str, list[str]] = {}
        for name, ids in self.ids.items():
            for identity in ids:
                found.setdefault(identity, []).append(name)
        return found

    @cached_property
    def _unread(self) -> list[str]:
        """The articles of which nobody knows yet which places they name."""
        return [name for name in self._articles if name not in self.ids]

    def told(self, locale: str) -> dict[str, bytes]:
        """By a place's id, what tells one state of its names from another."""
        if locale and locale not in self._told:
            path = self._workspace.places_path(locale)
            self._told[locale] = told(self._workspace.cache, path, stamp(path), locale)
        return self._told.get(locale, {})


def _list(text: str) -> list[str] | None:
    with suppress(ValueError):
        found = json.loads(text)
        return list(dict.fromkeys(map(str, found))) if isinstance(found, list) else None
    return None


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
