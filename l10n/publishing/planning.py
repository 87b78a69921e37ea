"""What could be published now: every article and locale, composed and judged where it changed."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING, Any

import l10n
from l10n import naming
from l10n.errors import Trouble
from l10n.publishers import Edition
from l10n.publishing import composing, imprint, switch
from l10n.publishing.archive import archive, story_row
from l10n.publishing.gate import Verdict
from l10n.publishing.records import Row, Standing
from l10n.publishing.stock import Stock
from l10n.settings import Draft, Memory, Settings
from l10n.workspace import LOCALES, Workspace

if TYPE_CHECKING:
    from l10n.inspection import Inspection


@dataclass(frozen=True)
class Task:
    """An article and the locales in which something about it changed."""

    article: str
    wanted: Mapping[str, str]  # locale -> signature of what its edition is made of
    plan: int = 0  # what the tasks of one plan have in common


Run = Callable[[Workspace, list[Task]], Iterable[list[Row]]]


def stamp(path: Path | str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116 - 60,000 times, without a Path for each
    except OSError:
        return "-"
    return f"{found.st_mtime_ns}.{found.st_size}"


ELSEWHERE = frozenset({"commands", "desk", "drafting", "engines", "publishers", "reports"})


@cache
def _code() -> str:
    """Changes when a part of the program does that editions are composed with."""
    top = Path(l10n.__file__).parent
    parts = sorted(path for path in top.rglob("*.py") if not _elsewhere(path.relative_to(top)))
    return sha256(b"".join(path.read_bytes() for path in parts)).hexdigest()[:16]


def _elsewhere(path: Path) -> bool:
    """Does a file of the program have no part in composing? The faces of rooms may have."""
    return path.parts[0] in ELSEWHERE and path.name != "__init__.py"


def signatures(
    workspace: Workspace, articles: Iterable[str], locales: Iterable[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """What articles' editions are made of, without reading them: times and sizes, by locale."""
    folders = {locale: workspace.root / LOCALES / locale for locale in locales}
    there = {locale: _there(folder) for locale, folder in folders.items()}
    for article in articles:
        source = workspace.mark(article).decode()
        stem = splitext(article)[0]
        beside = (f"{stem}.po", f"{stem}.review.jsonl")
        yield article, {code: "|".join((source, *map(of, beside))) for code, of in there.items()}


def _there(folder: Path) -> Callable[[str], str]:
    """The stamp of each file of a folder; of those that are not there without asking the disk."""
    known, top = switch.names(folder), str(folder)
    if switch.linked(folder):
        return lambda name: stamp(f"{top}/{name}")
    return lambda name: stamp(f"{top}/{name}") if name in known else "-"


def _composed_by(settings: Settings) -> Settings:
    """The settings without those that change no edition."""
    gate = replace(settings.publish, publisher="", url="", name="", editor="", slugs="")
    rest = {"draft": Draft(), "memory": Memory(), "engine": {}, "locale": {}, "locales": ()}
    return replace(settings, publish=gate, **rest)  # type: ignore[arg-type]


def _short(*parts: str) -> str:
    return sha256("|".join(parts).encode()).hexdigest()[:16]


def plan(
    workspace: Workspace, stock: Stock, locales: tuple[str, ...], run: Run
) -> dict[str, Standing]:
    """Compose anew what changed; how each article of the workspace stands then.

    Articles whose files are as they were cost a look at the times of these; of the others, each
    locale is looked at, and what it says of the places that the article names.
    """
    grounds = {locale: _Ground(workspace, locale) for locale in locales}
    common = _short(*(ground.rules for ground in grounds.values()), *_names(workspace, locales))
    known = stock.standings()
    changed = {}
    standings = {}
    for article, signed in signatures(workspace, workspace.articles(), locales):
        planned = _short(common, *signed.values())
        standing = standings[article] = known.get(article, Standing())._replace(planned=planned)
        if known.get(article, Standing()).planned != standing.planned:
            changed[article] = signed
    tasks = _tasks(workspace, stock, grounds, changed)
    for made in run(workspace, tasks):
        with stock.writing():
            stock.judge(made)
    if changed:
        with stock.writing():
            stock.plan((article, standings[article].planned) for article in changed)
    return standings


def _names(workspace: Workspace, locales: Iterable[str]) -> Iterable[str]:
    """How the files stand that names of places come from."""
    return map(stamp, naming.files(workspace, locales))


def _tasks(
    workspace: Workspace,
    stock: Stock,
    grounds: Mapping[str, "_Ground"],
    changed: Mapping[str, Mapping[str, str]],
) -> list[Task]:
    """What is to be composed of the articles that changed."""
    at = time.time_ns()
    tasks = []
    for article, signed in changed.items():
        before = stock.made(article)
        source = cache(partial(_source, workspace, article))
        wanted = {}
        for locale, stamps in signed.items():
            ground, (signature, inputs) = grounds[locale], before.get(locale, ("", {}))
            if not ground.stands(article, stamps, signature, inputs, source):
                wanted[locale] = ground.signature(article, stamps)
        if wanted:
            tasks.append(Task(article, wanted, at))
    return tasks


def _source(workspace: Workspace, article: str) -> str:
    return sha256(workspace.source(article)).hexdigest()


@dataclass(frozen=True)
class _Ground:
    """What all editions of a locale are made with."""

    workspace: Workspace
    locale: str

    @cached_property
    def rules(self) -> str:
        """The program, the settings and the files they name."""
        settings = self.workspace.settings.of(self.locale)
        beside = (settings.checks.glossary, settings.checks.baseline)
        held = [_held(self.workspace.root / name) for name in beside if name]
        return _short(l10n.__version__, _code(), repr(_composed_by(settings)), *held)

    @cached_property
    def names(self) -> str:
        """All that is said of names of places."""
        return _short(*map(_held, naming.files(self.workspace, (self.locale,))))

    @cached_property
    def _fingerprints(self) -> Callable[[str], bytes]:
        return naming.fingerprints(self.workspace, (self.locale,))

    def _named(self, article: str) -> str:
        """What is said of the places that the article names."""
        return self._fingerprints(article).hex()[:16]

    def signature(self, article: str, stamps: str) -> str:
        return " ".join((self.rules, _short(stamps), self.names, self._named(article)))

    def stands(
        self,
        article: str,
        stamps: str,
        signature: str,
        inputs: Mapping[str, str],
        source: Callable[[], str],
    ) -> bool:
        """Is an edition as it would be made now? Files that only were touched do not count.

        `signature` and `inputs` are what it was made of; `source` gives the article's hash.
        """
        if not signature:
            return False
        rules, was, names, named = signature.split(" ")
        if rules != self.rules or (names != self.names and named != self._named(article)):
            return False
        if was == _short(stamps):
            return True
        return inputs == composing.inputs(self.workspace, article, self.locale, source())


def _held(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else "-"


def in_order(workspace: Workspace, tasks: list[Task]) -> Iterable[list[Row]]:
    return (judged(workspace, task) for task in tasks)


_open: dict[int, "Inspection"] = {}


def _inspection(workspace: Workspace, plan: int) -> "Inspection":
    """The checks, which read what they need once a plan."""
    from l10n.inspection import Inspection

    if plan not in _open:
        _open.clear()
        _open[plan] = Inspection(workspace)
    return _open[plan]


def judged(workspace: Workspace, task: Task) -> list[Row]:
    """One article's editions, composed of what the gate accepts, and judged.

    An article or a catalog that cannot be read is judged so, and keeps no other from the public.
    """
    page = cache(partial(composing.sheet, workspace, task.article))
    rows = []
    for locale, signature in task.wanted.items():
        try:
            told = _judged(workspace, page(), locale, task.plan)
        except Trouble as trouble:
            if not workspace.concerns(trouble, task.article, locale):
                raise
            told = Verdict(published=False, reasons=(str(trouble),), broken=True), None, {}
        rows.append(Row(task.article, locale, signature, *told))
    return rows


Told = tuple[Verdict, dict[str, Any] | None, dict[str, str]]


def _judged(workspace: Workspace, page: composing.Sheet, locale: str, plan: int) -> Told:
    """The verdict, what is kept of the edition where it may be public, and what it is made of."""
    catalog = None
    if locale == workspace.settings.source_locale:
        made, verdict, inputs = composing.original(workspace, page)
    else:
        checks = _inspection(workspace, plan)
        made, verdict, inputs, catalog = composing.judged(workspace, page, locale, checks)
    if imprint.no_story(page.shown, made.format):
        return Verdict(published=False), None, inputs
    if told := imprint.unfinished(page.shown, made.format):
        return Verdict(published=False, reasons=(told,)), None, inputs
    if not verdict.published:
        return verdict, None, inputs
    story = imprint.story(made, catalog, page.shown, page.digest)
    document = composing.document(page, made)
    archive(workspace).keep(replace(story, edition=partial(_same, made)), document, inputs)
    return verdict, story_row(story), inputs


def _same(edition: Edition) -> Edition:
    return edition
