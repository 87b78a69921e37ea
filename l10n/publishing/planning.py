"""What is to be composed anew: the articles and locales in which something changed."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path

import l10n
from l10n import named
from l10n.changed import Look
from l10n.manifest import digest, stamp
from l10n.publishing.records import Row, Standing
from l10n.publishing.stock import Stock
from l10n.settings import Draft, Memory, Settings
from l10n.workspace import Workspace


@dataclass(frozen=True)
class Task:
    """An article and the locales in which something about it changed."""

    article: str
    wanted: Mapping[str, str]  # locale -> signature of what its edition is made of
    plan: int = 0  # what the tasks of one plan have in common


Run = Callable[[Workspace, list[Task]], Iterable[list[Row]]]


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


def _composed_by(settings: Settings) -> Settings:
    """The settings without those that change no edition."""
    gate = replace(settings.publish, publisher="", url="", name="", editor="", slugs="")
    rest = {"draft": Draft(), "memory": Memory(), "engine": {}, "locale": {}, "locales": ()}
    return replace(settings, publish=gate, **rest)  # type: ignore[arg-type]


def _short(*parts: str | bytes) -> str:
    said = (part if isinstance(part, bytes) else part.encode() for part in parts)
    return digest(b"%d " % len(part) + part for part in said).hex()[:16]


def plan(
    workspace: Workspace, stock: Stock, locales: tuple[str, ...], run: Run
) -> dict[str, Standing]:
    """Compose anew what changed; how each article of the workspace stands then.

    Articles whose files are as they were cost a look at the times of these; of the others, each
    locale is looked at, and what it says of the places that the article names.
    """
    look = Look(workspace, workspace.articles())
    grounds = {locale: _Ground(look, locale) for locale in locales}
    names = map(stamp, named.files(workspace, locales))
    common = _short(*(ground.rules for ground in grounds.values()), *names).encode()
    known = stock.standings()
    standings = {}
    files = [look.files(locale) for locale in locales]
    for article in look.articles:
        planned = digest([common, *[at(article) for at in files]]).hex()[:16]
        standings[article] = known.get(article, Standing())._replace(planned=planned)
    changed = [
        article
        for article, standing in standings.items()
        if known.get(article, Standing()).planned != standing.planned
    ]
    for made in run(workspace, _tasks(workspace, stock, grounds, changed)):
        with stock.writing():
            stock.judge(made)
    if changed:
        with stock.writing():
            stock.plan((article, standings[article].planned) for article in changed)
    return standings


def _tasks(
    workspace: Workspace, stock: Stock, grounds: Mapping[str, "_Ground"], changed: Iterable[str]
) -> list[Task]:
    """What is to be composed of the articles that changed."""
    at = time.time_ns()
    tasks = []
    for article in changed:
        before = stock.made(article)
        source = cache(partial(_source, workspace, article))
        wanted = {
            locale: ground.signature(article)
            for locale, ground in grounds.items()
            if not ground.stands(article, *before.get(locale, ("", {})), source)
        }
        if wanted:
            tasks.append(Task(article, wanted, at))
    return tasks


def _source(workspace: Workspace, article: str) -> str:
    return sha256(workspace.source(article)).hexdigest()


def inputs(workspace: Workspace, article: str, locale: str, source: str) -> dict[str, str]:
    """What an article's edition is made of: hashes, `source` being that of the article itself, and
    the author whom its file names.
    """
    place = workspace.place(article)
    said = {"source": source} | ({"author": place.author} if place and place.author else {})
    if locale == workspace.settings.source_locale:
        return said
    catalog, ledger = (
        of(locale, article) for of in (workspace.catalog_path, workspace.ledger_path)
    )
    return said | {"catalog": _held(catalog), "ledger": _held(ledger)}


@dataclass(frozen=True)
class _Ground:
    """What all editions of a locale are made with."""

    look: Look
    locale: str

    @cached_property
    def rules(self) -> str:
        """The program, the settings and the files they name."""
        root, settings = self.look.workspace.root, self.look.workspace.settings.of(self.locale)
        beside = (settings.checks.glossary, settings.checks.baseline)
        held = [_held(root / name) for name in beside if name]
        return _short(l10n.__version__, _code(), repr(_composed_by(settings)), *held)

    @cached_property
    def names(self) -> str:
        """All that is said of names of places."""
        return _short(*map(_held, named.files(self.look.workspace, (self.locale,))))

    @cached_property
    def _files(self) -> Callable[[str], bytes]:
        return self.look.files(self.locale)

    @cached_property
    def _said(self) -> Callable[[str], bytes]:
        return self.look.said(self.locale)

    def signature(self, article: str) -> str:
        files, said = self._files(article), self._said(article)
        return " ".join((self.rules, _short(files), self.names, _short(said)))

    def stands(
        self, article: str, signature: str, made_of: Mapping[str, str], source: Callable[[], str]
    ) -> bool:
        """Is an edition as it would be made now? Files that only were touched do not count.

        `signature` and `made_of` are what it was made of; `source` gives the article's hash.
        """
        if not signature:
            return False
        rules, files, names, said = signature.split(" ")
        if rules != self.rules or (names != self.names and said != _short(self._said(article))):
            return False
        if files == _short(self._files(article)):
            return True
        return made_of == inputs(self.look.workspace, article, self.locale, source())


def _held(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
