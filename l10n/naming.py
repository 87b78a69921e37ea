"""Every place has one name: which places the articles name, and what each locale calls them.

`locales/<locale>/places.po` is the one place where a locale's names are decided; sync, draft,
check and build all ask `finder` and `view`.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from l10n import article, po
from l10n.model import Catalog, Segment
from l10n.places import Finder, Place, View, placespo
from l10n.places.finder import Sources
from l10n.places.gazetteer import Gazetteer, english
from l10n.places.names import Names, Policy
from l10n.places.own import FILE as OWN
from l10n.places.own import parse
from l10n.places.view import LocaleView
from l10n.workspace import Workspace


def gazetteer(workspace: Workspace) -> Gazetteer:
    """The places known in a workspace: the built-in ones and its own."""
    path = workspace.root / OWN
    return _gazetteer(workspace.read(path).decode("utf-8-sig") if path.is_file() else "")


@lru_cache(maxsize=4)
def _gazetteer(text: str) -> Gazetteer:
    return Gazetteer(parse(text, OWN))


def finder(workspace: Workspace) -> Finder:
    """Finds the places a source text names."""
    settings = workspace.settings.places
    identity = tuple(sorted((name, str(to)) for name, to in settings.identity.items()))
    return _finder(gazetteer(workspace), settings.exceptions, identity)


@lru_cache(maxsize=4)
def _finder(
    known: Gazetteer, exceptions: tuple[str, ...], identity: tuple[tuple[str, str], ...]
) -> Sources:
    return Sources(known, exceptions, dict(identity))


def names(workspace: Workspace, locale: str) -> Names:
    """The locale's names, as its `places.po` and the settings have them."""
    known = gazetteer(workspace)
    settings = workspace.settings.of(locale).places
    catalog = po.read(workspace.places_path(locale), locale)
    policy = Policy(settings.exonyms, settings.table)
    return Names(locale, known, policy, placespo.confirmed(catalog, known))


def view(workspace: Workspace, locale: str) -> View:
    """The locale's names, found and mended in its texts."""
    return LocaleView(names(workspace, locale))


def named_in(workspace: Workspace, articles: Iterable[str]) -> tuple[Place, ...]:
    """The places the articles name, in order of appearance."""
    find = finder(workspace)
    found: dict[str, Place] = {}
    for name in articles:
        data = workspace.read(workspace.source_path(name))
        for segment in article.read(name, data, workspace.settings).segments:
            for mention in find.mentions(segment.text, workspace.settings.source_locale):
                found.setdefault(mention.place.id, mention.place)
    return tuple(found.values())


def update(workspace: Workspace, locale: str, places: Iterable[Place]) -> bool:
    """Bring the locale's `places.po` up to date with `places`; did it change?"""
    path = workspace.places_path(locale)
    old = po.read(path, locale)
    new = placespo.update(old, places, names(workspace, locale))
    return _write(workspace, path, old, new)


def settle(workspace: Workspace, locale: str, texts: Iterable[str]) -> bool:
    """Forget replaced names that none of the locale's `texts` holds any more."""
    path = workspace.places_path(locale)
    old = po.read(path, locale)
    if not any(placespo.note(entry, "formerly") for entry in old.entries):
        return False
    held = "\n".join(texts).casefold()
    return _write(workspace, path, old, placespo.settled(old, lambda name: _stem(name) in held))


def _stem(name: str) -> str:
    """What every inflected form of the name begins with."""
    return name.casefold()[: max(3, len(name) - 3)]


def _write(workspace: Workspace, path: Path, old: Catalog, new: Catalog) -> bool:
    if new == old or not new.entries:
        return False
    return workspace.write(path, po.render(new))


def notes(segment: Segment, find: Finder, seen: View, source_locale: str) -> tuple[str, ...]:
    """The `#. place: …` lines of a segment: "place: Izium → Isjum (rule)"."""
    found = {m.place.id: m.place for m in find.mentions(segment.text, source_locale)}
    lines = []
    for place in found.values():
        name = seen.approved(place)
        lines.append(f"place: {english(place)} → {name.text} ({name.origin})")
    return tuple(lines)
