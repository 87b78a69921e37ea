"""The drafting of one article in one locale as a piece of work for any process or machine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from l10n import catalogs, draft, formats, naming
from l10n.draft import Recall, Report, Session
from l10n.drafting import authorship, calibration, routes
from l10n.drafting.delivery import Post
from l10n.drafting.recall import from_memory
from l10n.drafting.rewrites import BUILT_IN
from l10n.drafting.routes import MEMORY, Route
from l10n.drafting.segment import Scene
from l10n.drafting.store import FILE, Store
from l10n.engines import Brief
from l10n.memory import FILE as MEMORY_FILE
from l10n.memory import Memory
from l10n.model import Catalog, Entry
from l10n.settings import Settings, Typography
from l10n.typography import polished
from l10n.unreadable import Aside, bearing
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
    spent: dict[str, float] = field(default_factory=dict)  # by engine, where a price is known
    hits: int = 0
    waits: bool = False  # untranslated, and nothing but the memory could help
    sources: tuple[str, ...] = ()  # the sentences of an article that waits
    wrote: bool = False  # the catalog is another one, if only for what is shown with a sentence
    aside: Aside = field(default_factory=dict)  # the article or its catalog cannot be read


def run(task: Task) -> Outcome:
    """Draft the article's catalog, bring older drafts to the names approved now, and write it
    when that changed it.
    """
    aside: Aside = {}
    with bearing(workspace(task.root), [task.article], [task.locale], aside):
        return _drafted(task)
    return Outcome(task, Report(), aside=aside)


def _drafted(task: Task) -> Outcome:
    catalog, post = load(task), _post(task.root)
    found, why = known_ways(task)
    sent, hits = dict(post.sent), post.hits
    session = Session(scene(task), found, post, brief(task, catalog), recall(task))
    ours = authorship.untouched(store(task), task.article, catalog)
    known = authorship.untouched(store(task), task.article, catalog, authorship.MENDED) | ours
    mended = draft.mend(catalog, session, known)
    new = draft.fill(mended, session, ours if task.redraft else ())
    if new != catalog:
        catalogs.save(workspace(task.root), task.locale, task.article, new)
        fresh = {entry.key for entry in draft.wanting(catalog, ours if task.redraft else ())}
        first = {e.key: e.target for e in new.entries if e.key in fresh and not e.obsolete}
        authorship.remember(store(task), task.article, new, {**ours, **first})
        _remember_mended(task, catalog, mended, known)
    mine = {label: count - sent.get(label, 0) for label, count in post.sent.items()}
    waits = bool(session.report.left and not found)
    engineless = tuple(why) if waits else ()
    costs = {label: count * _rate(task, label) / 1_000_000 for label, count in mine.items()}
    sources = tuple(e.source for e in new.entries if not e.obsolete) if waits else ()
    told = session.report, engineless, mine, costs, post.hits - hits, waits, sources
    return Outcome(task, *told, wrote=new != catalog)


def _remember_mended(
    task: Task, old: Catalog, mended: Catalog, known: Mapping[tuple[str, str], str]
) -> None:
    """Keep what drafts from elsewhere said before a name in them was mended."""
    pairs = zip(old.entries, mended.entries, strict=True)
    first = {e.key: known.get(e.key, e.target) for e, new in pairs if e.target != new.target}
    authorship.remember(store(task), task.article, mended, first, authorship.MENDED)


def load(task: Task) -> Catalog:
    return catalogs.load(workspace(task.root), task.locale, task.article)


def todo(task: Task) -> list[Entry]:
    """The article's entries that wait for a draft."""
    catalog = load(task)
    return draft.wanting(catalog, _untouched(task, catalog))


def _untouched(task: Task, catalog: Catalog) -> frozenset[tuple[str, str]]:
    """The drafts that stand as an engine of ours left them, where these are to be made anew."""
    if not task.redraft:
        return frozenset()
    return frozenset(authorship.untouched(store(task), task.article, catalog))


def ways(
    settings: Settings, locale: str, engines: Sequence[str] = ()
) -> tuple[list[Route], list[str]]:
    """The routes into a locale; where an embedded engine has none, those over a pivot."""
    own = settings.of(locale)
    specs = tuple(engines) or own.draft.engines
    found, why = routes.find(specs, settings.source_locale, locale, own.engine)
    if not found:
        local = (spec for spec in specs if ">" not in spec and ":" not in spec)
        for spec in (spec for spec in local if spec != MEMORY):
            found += routes.pivots(spec, settings.source_locale, locale, own.engine)
            why += () if found else routes.advice(spec, settings.source_locale, locale)
    if not found and not why and "none" not in specs:
        why = [f'draft.engines of {locale} names none; add one in l10n.toml, such as "firefox"']
    return found, why


def known_ways(task: Task) -> tuple[list[Route], list[str]]:
    return _ways(task.root, task.locale, task.engines)


@cache
def _ways(root: str, locale: str, engines: tuple[str, ...]) -> tuple[list[Route], list[str]]:
    return ways(workspace(root).settings, locale, engines)


def scene(task: Task) -> Scene:
    """What shapes the drafts of the article: its format, the places' names, the typography."""
    here = workspace(task.root)
    own = here.settings.of(task.locale)
    return Scene(
        here.settings.source_locale,
        task.locale,
        formats.for_path(task.article).name,
        naming.finder(here, task.article),
        naming.view(here, task.locale),
        {**BUILT_IN, **own.draft.rewrites},
        polish(task.locale, own.typography),
        _pools(task.root),
        own.draft.terms,
    )


@cache
def _pools(root: str) -> dict[str, tuple[str, ...]]:
    return calibration.pools(workspace(root))


def polish(locale: str, wanted: Typography) -> Callable[[str], str]:
    """How drafts of the locale are set, if they are; else nothing changes."""
    return ("draft" in wanted.apply and polished(locale, wanted.digits)) or str


def brief(task: Task, catalog: Catalog) -> Brief:
    """The article's headline and lead, the house's terms, and the approved names of its places."""
    terms = dict(workspace(task.root).settings.of(task.locale).draft.terms)
    notes = [note for entry in catalog.entries for note in entry.notes if not entry.obsolete]
    for note in notes:
        name, _, wanted = note.removeprefix("place: ").partition(" = ")
        if note.startswith("place: ") and wanted:
            terms.setdefault(name, wanted)
    about = [e.source for e in catalog.entries if {"role: title", "role: lead"} & {*e.notes}]
    return Brief(" ".join(about[:2]), tuple(terms.items()))


def recall(task: Task) -> Recall:
    """What the memory has for an entry; nothing where the engines do not name it."""
    own = workspace(task.root).settings.of(task.locale).draft
    if MEMORY not in (task.engines or own.engines):
        return lambda _entry: None
    return from_memory(_memory(task.root), scene(task), task.article, own.similar)


@cache
def _memory(root: str) -> Memory:
    """As it stands; the command brings it up to date once, before the work is handed out."""
    return Memory(workspace(root).cache / MEMORY_FILE)


def price(task: Task, route: Route) -> float | None:
    """Per million characters, as `[draft.prices]` has it for the engines of the route."""
    if not any(link.remote for link in route.links):
        return 0.0
    return sum(_rate(task, link.label) for link in route.links) or None


def _rate(task: Task, label: str) -> float:
    """The price of the engine that `label` begins with; 0 where none is set."""
    prices = workspace(task.root).settings.of(task.locale).draft.prices
    return float(prices.get(label.partition(" ")[0], 0.0))


@cache
def workspace(root: str) -> Workspace:
    return Workspace.find(Path(root))


def store(task: Task) -> Store:
    return _post(task.root).store


@cache
def _post(root: str) -> Post:
    """One per process: it knows which engines to leave alone, and keeps the pace."""
    here = workspace(root)
    return Post(Store(here.cache / FILE), timeout=here.settings.draft.timeout)
