"""Every place has one name: which places the articles name, and what each locale calls them.

`locales/<locale>/places.po` is the one place where a locale's names are decided; sync, draft,
check and build all ask `finder` and `view`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache, lru_cache, partial
from pathlib import Path

import l10n
from l10n import article, named, po
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
# where the manifest keeps which locales were brought up to date, and were looked through in vain
KEPT, SETTLED = "kept", "settled"
_AT = ""  # in a name's place: when its catalogs were read
NOTHING: Mapping[str, bytes] = {}


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
    return InArticle(
        sources, partial(_about, sources, workspace, name, workspace.mark(name)), given
    )


@lru_cache(maxsize=4)
def _finder(known: Gazetteer, exceptions: tuple[str, ...]) -> Sources:
    return Sources(known, exceptions)


def _sentences(workspace: Workspace, name: str) -> Iterable[str]:
    return _texts(workspace, name, workspace.mark(name))


@lru_cache(maxsize=8)  # what an article is about is asked while its places are looked for
def _texts(workspace: Workspace, name: str, _mark: bytes) -> tuple[str, ...]:
    return tuple(segment.text for segment in article.of(workspace, name).segments)


@lru_cache(maxsize=1024)  # each locale of an article asks in turn
def _about(sources: Sources, workspace: Workspace, name: str, _mark: bytes) -> frozenset[Place]:
    """The places that the article, as `_mark` has it, names beyond doubt."""
    return sources.beyond_doubt(_sentences(workspace, name), workspace.settings.source_locale)


def names(workspace: Workspace, locale: str) -> Names:
    """The locale's names, as its `places.po` and the settings have them."""
    settings = workspace.settings.of(locale).places
    path = workspace.places_path(locale)
    data = _bytes(workspace, path, stamp(path))
    policy = Policy(settings.exonyms, settings.table)
    found = _names(gazetteer(workspace), locale, policy, data, workspace.shown(path))
    if isinstance(found, Trouble):
        raise found.with_traceback(None)
    return found


@lru_cache(maxsize=64)
def _bytes(workspace: Workspace, path: Path, _mark: bytes) -> bytes:
    """Each edition of a locale asks for its names."""
    return workspace.read(path) if path.exists() else b""


@lru_cache(maxsize=64)
def _names(
    known: Gazetteer, locale: str, policy: Policy, data: bytes, path: Path
) -> Names | Trouble:
    """What is wrong with the file is told as often as it is asked for, and found once."""
    try:
        catalog = po.parse(data, locale, path) if data else Catalog(locale)
    except Trouble as trouble:
        return trouble
    return Names(locale, known, policy, placespo.confirmed(catalog, known))


def view(workspace: Workspace, locale: str) -> View:
    """The locale's names, found and mended in its texts."""
    return _view(names(workspace, locale), workspace.settings.of(locale).places.exceptions)


@lru_cache(maxsize=64)
def _view(known: Names, exceptions: tuple[str, ...]) -> View:
    return LocaleView(known, exceptions)


def named_in(
    workspace: Workspace,
    articles: Sequence[str],
    marks: Mapping[str, bytes] = NOTHING,
    *,
    alone: bool = False,
) -> tuple[Place, ...]:
    """The places the articles name, in order of appearance.

    What was found in an article is kept in `.l10n/` until its file is written; where there are
    no articles but these (`alone`), nothing of others. `marks`: those that are known.
    """
    here, fresh = named.Named(workspace, articles, marks), {}
    for name in here.unread:
        with suppress(Trouble):  # `sync` says so; until it is mended its places are those of before
            fresh[name] = [place.id for place in _read(workspace, name)]
    found = map(gazetteer(workspace).by_id, here.learn(fresh, alone=alone))
    return tuple(place for place in found if place)


def _read(workspace: Workspace, name: str) -> Iterable[Place]:
    find, language = finder(workspace, name), workspace.settings.source_locale
    for text in _sentences(workspace, name):
        for mention in find.mentions(text, language):
            yield mention.place


def keep(
    workspace: Workspace, codes: Iterable[str], marks: Mapping[str, bytes] = NOTHING
) -> tuple[str, ...]:
    """Bring every locale's `places.po` up to date with all articles; the locales that changed.

    One that cannot be read stays as it is: who needs its names says so.
    """
    places = named_in(workspace, workspace.articles(), marks, alone=True)
    ground = digest([repr([place.id for place in places]).encode(), named.ground(workspace)])
    kept = manifest(workspace.cache)
    known = kept.recall(KEPT, [KEPT]).get(KEPT, {})

    def said(code: str) -> str:
        return digest([ground, stamp(workspace.places_path(code))]).hex()

    stale = [code for code in codes if known.get(code) != said(code)]
    changed = []
    for code in stale:
        with suppress(Trouble):
            changed += [code] if update(workspace, code, places) else []
    settle(workspace, changed)
    if stale:
        kept.keep(KEPT, {KEPT: {**known, **{code: said(code) for code in stale}}})
    return tuple(changed)


def update(workspace: Workspace, locale: str, places: Iterable[Place]) -> bool:
    """Bring the locale's `places.po` up to date with `places`; did it change?"""
    path = workspace.places_path(locale)
    old = po.read(path, locale)
    new = placespo.update(old, places, names(workspace, locale))
    return _write(workspace, path, old, new)


def settle(
    workspace: Workspace, codes: Iterable[str], whole: Callable[[str], str] | None = None
) -> None:
    """Forget replaced names that no catalog of their locale holds any more: wrong ones now.

    Catalogs that are a `whole` as the last time still hold what they held; of others, those are
    read first that held the names then.
    """
    kept = manifest(workspace.cache)
    for code in codes:
        path = workspace.places_path(code)
        if named.FORMERLY in named.told(workspace.cache, path, stamp(path), code):
            at = f"{l10n.__version__} {whole(code)}" if whole else ""
            before = kept.recall(SETTLED, [code]).get(code, {})
            if whole and before.get(_AT) == at:
                continue
            old = po.read(path, code)
            said = (placespo.note(entry, "formerly").split(", ") for entry in old.entries)
            replaced = [name for names in said for name in names if name]
            held = _held(workspace, code, replaced, before)
            if not _write(workspace, path, old, placespo.settled(old, held.__contains__)):
                kept.keep(SETTLED, {code: {_AT: at, **held}})


def _held(
    workspace: Workspace, code: str, names: Sequence[str], before: Mapping[str, str]
) -> dict[str, str]:
    """By each of the names that some catalog of the locale holds, in any form: an article of one.

    `before`: those that held them the last time.
    """
    words, articles = [_stem(name).split()[0] for name in names], workspace.articles()

    @cache
    def targets(article_name: str) -> list[str] | None:
        """None of a catalog that cannot be read: it may hold any."""
        path = workspace.catalog_path(code, article_name)
        with suppress(Trouble):
            data = workspace.read(path) if path.exists() else b""
            text = data.decode("utf-8", "replace").casefold()
            told = "\ufffd" in text or any(word in text for word in words)
            return [entry.target for entry in po.parse(data, code).entries] if told else []
        return None

    def holds(article_name: str, name: str) -> bool:
        stem, texts = _stem(name), targets(article_name)
        return texts is None or any(
            stem in text.casefold() and hits(text, (name,), code) for text in texts
        )

    found = {}
    for name in names:
        first = [before[name]] if before.get(name) in articles else []
        if holder := next((one for one in (*first, *articles) if holds(one, name)), ""):
            found[name] = holder
    return found


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
    home = Names(language, gazetteer(workspace))

    def told(locale: str, name: str, segment: Segment) -> tuple[str, ...]:
        seen, pairs = views(locale), dict[str, None]()
        for mention in find(name).mentions(segment.text, language):
            if called := seen.called(mention):
                now = called == seen.approved(mention.place).text
                said = home.approved(mention.place).text if now else mention.form
                pairs[f"{said} = {called}"] = None
        return tuple(f"place: {pair}" for pair in pairs)

    return told
