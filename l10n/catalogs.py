"""Catalogs of a workspace on disk: the one way to read and to write them."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from l10n import po
from l10n.errors import Trouble
from l10n.model import Catalog
from l10n.workspace import SOURCE, Workspace


def load(workspace: Workspace, locale: str, article: str) -> Catalog:
    """The catalog of an article in a locale; an empty one where there is none yet."""
    path = workspace.catalog_path(locale, article)
    if not path.exists() and not path.is_symlink():
        return Catalog(locale)
    return po.parse(workspace.read(path), locale, workspace.shown(path))


def save(workspace: Workspace, locale: str, article: str, catalog: Catalog) -> bool:
    """Write it in canonical form; False where that is what the file says already."""
    path = workspace.catalog_path(locale, article)
    return workspace.write(path, po.render(catalog, article))


def distinct(articles: Iterable[str]) -> None:
    """No two articles share a catalog, and none takes the place of `places.po`."""
    seen: dict[PurePosixPath, str] = {PurePosixPath("places"): ""}
    for article in articles:
        stem = PurePosixPath(article).with_suffix("")
        other = seen.setdefault(stem, article)
        if other == article:
            continue
        clash = f"and {SOURCE}/{other}" if other else "and the places of a locale"
        raise Trouble(
            f"{clash} would share the catalog {stem}.po; rename one of them"
            if other
            else f"{clash} would share {stem}.po; rename the article",
            f"{SOURCE}/{article}",
        )
