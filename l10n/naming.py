"""Every place has one name: which places the articles name, and what each locale calls them.

`locales/<locale>/places.po` is the one place where a locale's names are decided; sync, draft,
check and build all ask `finder` and `view`.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache, lru_cache, partial
from pathlib import Path

import l10n
from l10n import article, po
from l10n.errors import Trouble
from l10n.manifest import digest, manifest, stamp
from l10n.model import Catalog, Segment
from l10n.places import Finder, Place, View, own, placespo
from l10n.places.finder import InArticle, Sources
from l10n.places.gazetteer import Gazetteer
from l10n.places.matcher import hits
from l10n.places.names import Names, Policy
from l10n.places.own import Own, parse, render
from l10n.places.view import LocaleView
from l10n.settings import FILE as SETTINGS
from l10n.settings import answers, trouble
from l10n.workspace import Workspace

OWN = own.FILE
# what the manifest keeps: places by article, names by locale, the locales brought up to date
NAMED, TOLD, KEPT = "places", "names", "kept"
FORMERLY = "\t"  # no place's id: some name was replaced, and catalogs may still have it


def gazetteer(workspace: Workspace) -> Gazetteer:
    """The places known in a workspace: the built-in ones and its own."""
    path = workspace.root / OWN
    return _gazetteer(workspace.read(path).decode("utf-8-sig") if path.is_file() else "")


@lru_cache(maxsize=4)
def _gazetteer(text: str) -> Gazetteer:
    return Gazetteer(parse(text, OWN))


def add(workspace: Workspace, rows: Iterable[Own]) -> None:
    """Put places into the workspace's own list; a known id is replaced, its other names stay."""
    path = workspace.root / OWN
    text = workspace.read(path).decode("utf-8-sig") if path.is_file() else ""
    known = {row.place.id: row for row in parse(text, OWN)}
    for row in rows:
        old = known.get(row.place.id)
        known[row.place.id] = Own(row.place, {**(old.names if old else {}), **row.names})
    workspace.write(path, render(known.values()).encode())


def finder(workspace: Workspace, name: str) -> Finder:
    """Finds the places that the sentences of an article name."""
    settings, known = workspace.settings.places, gazetteer(workspace)
    sources = _finder(known, settings.exceptions)
    given = dict(answers(settings.identity, name))
    for said, to in given.items():
        if known.by_id(to) is None:
            message = f"{said}: no place has the id {to!r}; 'l10n places check' lists those meant"
            raise trouble(workspace.root / SETTINGS, message, said)
    return InArticle(sources, partial(_sentences, workspace, name), given)


@lru_cache(maxsize=4)
def _finder(known: Gazetteer, exceptions: tuple[str, ...]) -> Sources:
    return Sources(known, exceptions)


def _sentences(workspace: Workspace, name: str) -> Iterable[str]:
    return (segment.text for segment in article.of(workspace, name).segments)


def names(workspace: Workspace, locale: str) -> Names:
    """The locale's names, as its `places.po` and the settings have them."""
    settings = workspace.settings.of(locale).places
    path = workspace.places_path(locale)
    data = workspace.read(path) if path.exists() else b""
    policy = Policy(settings.exonyms, settings.table)
    return _names(gazetteer(workspace), locale, policy, data, workspace.shown(path))


@lru_cache(maxsize=64)
def _names(known: Gazetteer, locale: str, policy: Policy, data: bytes, path: Path) -> Names:
    catalog = po.parse(data, locale, path) if data else Catalog(locale)
    return Names(locale, known, policy, placespo.confirmed(catalog, known))


def view(workspace: Workspace, locale: str) -> View:
    """The locale's names, found and mended in its texts."""
    return _view(names(workspace, locale), workspace.settings.of(locale).places.exceptions)


@lru_cache(maxsize=64)
def _view(known: Names, exceptions: tuple[str, ...]) -> View:
    return LocaleView(known, exceptions)


def named_in(workspace: Workspace, articles: Sequence[str]) -> tuple[Place, ...]:
    """The places the articles name, in order of appearance.

    What was found in an article is kept in `.l10n/` until its file is written.
    """
    by_id = gazetteer(workspace).by_id
    here = Named(workspace, articles)
    found: dict[str, Place] = {}
    fresh: dict[str, dict[str, str]] = {}
    for name in articles:
        ids = here.ids.get(name)
        if ids is None or any(by_id(identity) is None for identity in ids):
            at = here.at(name)
            try:
                ids = [place.id for place in _read(workspace, name)]
            except Trouble:  # `sync` says so; until it is mended its places are those of before
                ids = here.last(name)
            else:
                fresh[name] = {"at": at, "ids": json.dumps(ids)}
        found |= {identity: place for identity in ids if (place := by_id(identity))}
    manifest(workspace.cache).keep(NAMED, fresh)
    return tuple(found.values())


def _ground(workspace: Workspace) -> bytes:
    """Changes with what is known of places."""
    said = f"{l10n.__version__} {workspace.said}".encode("utf-8", "surrogatepass")
    return digest((stamp(workspace.root / OWN), said))


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
        self._workspace = workspace
        self._mark = marks.__getitem__ if marks else workspace.mark
        self._ground = _ground(workspace)
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

    def other(self, than: "Named") -> list[str]:
        """The articles of which something else is known than in another one."""
        there = self.ids.keys() | than.ids.keys()
        return [name for name in there if self.ids.get(name) != than.ids.get(name)]

    def told(self, locale: str) -> dict[str, bytes]:
        """By a place's id, what tells one state of its names from another."""
        if locale and locale not in self._told:
            path = self._workspace.places_path(locale)
            self._told[locale] = _told(self._workspace.cache, path, stamp(path), locale)
        return self._told.get(locale, {})


def fingerprints(workspace: Workspace, locales: Sequence[str]) -> Callable[[str], bytes]:
    """Changes, by article, when one of the locales says otherwise of a place that it names."""

    def of(article: str) -> bytes:
        here = Named(workspace, [article])
        return digest(here.said(locale)(article) for locale in locales)

    return of


def _list(text: str) -> list[str] | None:
    with suppress(ValueError):
        found = json.loads(text)
        return list(dict.fromkeys(map(str, found))) if isinstance(found, list) else None
    return None


def files(workspace: Workspace, locales: Iterable[str]) -> tuple[Path, ...]:
    """The files that the locales' names come from."""
    return (workspace.root / OWN, *map(workspace.places_path, locales))


@lru_cache(maxsize=64)
def _told(cache: Path, path: Path, at: bytes, locale: str) -> dict[str, bytes]:
    """What `places.po` says of each place, by its id; under "" what is said without one.

    Kept from run to run: the names of a large archive take long to read.
    """
    key, kept = digest((l10n.__version__.encode(), at)).hex(), manifest(cache)
    row = kept.recall(TOLD, [locale]).get(locale, {})
    if row.get("at") != key:
        row = {"at": key, **_read_told(path, locale)}
        kept.keep(TOLD, {locale: row})
    # "=" begins the key of a place
    return {key[1:]: said.encode() for key, said in row.items() if key.startswith("=")}


def _read_told(path: Path, locale: str) -> dict[str, str]:
    found: dict[str, list[bytes]] = {"": []}
    for entry in po.read(path, locale).entries:
        notes = tuple(note for note in entry.notes if not note.startswith("formerly: "))
        said = repr(replace(entry, line=0, notes=notes)).encode("utf-8", "surrogatepass")
        found.setdefault(placespo.note(entry, "id"), []).append(said)
        if placespo.note(entry, "formerly"):
            found[FORMERLY] = []
    return {f"={identity}": digest(said).hex() for identity, said in found.items()}


def _read(workspace: Workspace, name: str) -> Iterable[Place]:
    find, language = finder(workspace, name), workspace.settings.source_locale
    for text in _sentences(workspace, name):
        for mention in find.mentions(text, language):
            yield mention.place


def keep(workspace: Workspace, codes: Iterable[str]) -> tuple[str, ...]:
    """Bring every locale's `places.po` up to date with all articles; the locales that changed."""
    articles = workspace.articles()
    places = named_in(workspace, articles)
    manifest(workspace.cache).forget(NAMED, articles)
    ground = digest([repr([place.id for place in places]).encode(), _ground(workspace)])
    kept = manifest(workspace.cache)
    known = kept.recall(KEPT, [KEPT]).get(KEPT, {})

    def said(code: str) -> str:
        return digest([ground, stamp(workspace.places_path(code))]).hex()

    stale = [code for code in codes if known.get(code) != said(code)]
    changed = tuple(code for code in stale if update(workspace, code, places))
    settle(workspace, changed)
    if stale:
        kept.keep(KEPT, {KEPT: {**known, **{code: said(code) for code in stale}}})
    return changed


def update(workspace: Workspace, locale: str, places: Iterable[Place]) -> bool:
    """Bring the locale's `places.po` up to date with `places`; did it change?"""
    path = workspace.places_path(locale)
    old = po.read(path, locale)
    new = placespo.update(old, places, names(workspace, locale))
    return _write(workspace, path, old, new)


def settle(workspace: Workspace, codes: Iterable[str]) -> None:
    """Forget replaced names that no catalog of their locale holds any more: wrong ones now."""
    for code in codes:
        path = workspace.places_path(code)
        if FORMERLY in _told(workspace.cache, path, stamp(path), code):
            old = po.read(path, code)
            said = (placespo.note(entry, "formerly").split(", ") for entry in old.entries)
            replaced = [name for names in said for name in names if name]
            new = placespo.settled(old, _held(workspace, code, replaced))
            _write(workspace, path, old, new)


def _held(workspace: Workspace, code: str, names: Iterable[str]) -> Callable[[str], bool]:
    """Does any catalog of the locale hold one of the names, in any form?"""
    words = [_stem(name).split()[0] for name in names]
    texts = []
    for article_name in workspace.articles():
        path = workspace.catalog_path(code, article_name)
        text = path.read_text("utf-8", "replace").casefold() if path.exists() else ""
        if "\ufffd" in text or any(word in text for word in words):
            texts += [entry.target for entry in po.read(path, code).entries]
    folded = [text.casefold() for text in texts]

    def held(name: str) -> bool:
        stem = _stem(name)
        there = (text for text, low in zip(texts, folded, strict=True) if stem in low)
        return any(hits(text, (name,), code) for text in there)

    return held


def _stem(name: str) -> str:
    """What every inflected form of the name begins with."""
    return name.casefold()[: max(3, len(name) - 3)]


def _write(workspace: Workspace, path: Path, old: Catalog, new: Catalog) -> bool:
    if new == old or not new.entries:
        return False
    return workspace.write(path, po.render(new))


def notes_for(workspace: Workspace) -> Callable[[str, str, Segment], tuple[str, ...]]:
    """The `#. place: Izium = Isjum` lines of a segment, by locale and article."""
    language = workspace.settings.source_locale
    find, views = lru_cache(partial(finder, workspace)), lru_cache(partial(view, workspace))

    def told(locale: str, name: str, segment: Segment) -> tuple[str, ...]:
        seen, pairs = views(locale), dict[str, None]()
        for mention in find(name).mentions(segment.text, language):
            if called := seen.called(mention):
                now = called == seen.approved(mention.place).text
                pairs[f"{seen.english(mention.place) if now else mention.form} = {called}"] = None
        return tuple(f"place: {pair}" for pair in pairs)

    return told
