"""The drafting of one article in one locale as a piece of work for any process or machine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from l10n import catalogs, draft, formats, locales
from l10n.draft import Report, Session
from l10n.drafting import routes
from l10n.drafting.delivery import Post
from l10n.drafting.routes import Route
from l10n.drafting.segment import Scene
from l10n.drafting.store import FILE, Store
from l10n.engines import Brief
from l10n.model import Catalog
from l10n.places import Finder, View
from l10n.settings import Settings
from l10n.typography import typographies
from l10n.workspace import Workspace


@dataclass(frozen=True)
class Task:
    """One article in one locale; `engines` overrides those of the settings."""

    root: str
    article: str
    locale: str
    engines: tuple[str, ...] = ()
    redraft: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of a task."""

    task: Task
    report: Report
    engineless: tuple[str, ...] = ()  # why no engine was at hand
    sent: dict[str, int] = field(default_factory=dict)  # characters by engine
    hits: int = 0


def run(task: Task) -> Outcome:
    """Draft the article's catalog, and write it when that changed it."""
    workspace = _workspace(task.root)
    catalog = catalogs.load(workspace, task.locale, task.article)
    found, why = _known(task.root, task.locale, task.engines)
    post = _post(workspace.cache, workspace.settings.draft.timeout)
    sent, hits = dict(post.sent), post.hits
    session = Session(scene(workspace, task), found, post, brief(workspace.settings, task))
    new = draft.fill(catalog, session)
    if new != catalog:
        catalogs.save(workspace, task.locale, task.article, new)
    spent = {label: count - sent.get(label, 0) for label, count in post.sent.items()}
    engineless = tuple(why) if session.report.left and not found else ()
    return Outcome(task, session.report, engineless, spent, post.hits - hits)


@cache
def _known(root: str, locale: str, engines: tuple[str, ...]) -> tuple[list[Route], list[str]]:
    return ways(_workspace(root).settings, locale, engines)


def wanting(task: Task) -> int:
    """How many of the article's entries wait for a draft."""
    return len(draft.wanting(catalog(task)))


def catalog(task: Task) -> Catalog:
    workspace = _workspace(task.root)
    return catalogs.load(workspace, task.locale, task.article)


def ways(
    settings: Settings, locale: str, engines: Sequence[str] = ()
) -> tuple[list[Route], list[str]]:
    """The routes into a locale; where an embedded engine has none, those over a pivot."""
    own = settings.of(locale)
    specs = tuple(engines) or own.draft.engines
    found, why = routes.find(specs, settings.source_locale, locale, own.engine)
    if not found:
        local = (spec for spec in specs if ">" not in spec and ":" not in spec)
        for spec in (spec for spec in local if spec != "memory"):
            found += routes.pivots(spec, settings.source_locale, locale, own.engine)
    return found, why


def scene(workspace: Workspace, task: Task) -> Scene:
    """What shapes the drafts of the article: its format, the places' names, the typography."""
    own = workspace.settings.of(task.locale)
    return Scene(
        workspace.settings.source_locale,
        task.locale,
        formats.for_path(task.article).name,
        *_names(workspace, task.locale),
        {**REWRITES, **own.draft.rewrites},
        polish(task.locale) if "draft" in own.typography.apply else str,
    )


def _names(workspace: Workspace, locale: str) -> tuple[Finder | None, View | None]:
    try:
        naming = import_module("l10n.naming")
    except ImportError:
        return None, None
    return naming.finder(workspace), naming.view(workspace, locale)


# what small engines turn into its opposite, and words that they know for it
REWRITES = {
    "de-occupied": "liberated",
    "deoccupied": "liberated",
    "de-occupation": "liberation",
    "deoccupation": "liberation",
    "de-occupy": "liberate",
    "de-mined": "cleared of mines",
    "de-mining": "mine clearance",
}


def polish(locale: str) -> Callable[[str], str]:
    """The typography of the locale, or of its language; none changes nothing."""
    known = typographies()
    found = known.get(locale) or known.get(locales.language(locale))
    return found.polish if found else str


def brief(settings: Settings, task: Task) -> Brief:
    return Brief(task.article, tuple(settings.of(task.locale).draft.terms.items()))


@cache
def _workspace(root: str) -> Workspace:
    return Workspace.find(Path(root))


@cache
def _post(cache_folder: Path, timeout: int) -> Post:
    """One per process: it knows which engines to leave alone, and keeps the pace."""
    return Post(Store(cache_folder / FILE), timeout=timeout)
