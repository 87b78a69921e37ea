"""Which articles wait for drafts: not those that are done, nor those that nothing could help.

Where no engine is at hand, an article waits until its files change, or until the memory has
something new of a person's for the locale.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from l10n import memory
from l10n.catalogs import progress
from l10n.changed import Kept, Look
from l10n.draft import Report
from l10n.drafting import work
from l10n.drafting.routes import MEMORY
from l10n.drafting.work import Outcome, Task
from l10n.manifest import digest, manifest, stamp
from l10n.memory import Memory

_NOTHING = "0 0 "  # untranslated, and no drafts, as `progress.counts` has them
NEWS = "memory"  # what the manifest keeps: by locale, the catalogs read and what was new then


@dataclass
class Pending:
    """The drafting of the articles looked at, as `l10n draft` was asked for it."""

    look: Look
    engines: tuple[str, ...] = ()
    redraft: bool = False
    say: Callable[[str], None] = lambda _line: None
    _opened: list[Memory] = field(default_factory=list)
    _asked: dict[str, str] = field(default_factory=dict)
    _like: dict[tuple[str, str], tuple[Collection[str], Collection[str]]] = field(
        default_factory=dict
    )

    @cached_property
    def settled(self) -> Kept:
        return Kept(self.look, "draft", self._wanted)

    @cached_property
    def waiting(self) -> Kept:
        """Those that no engine could draft: the sentences left, and the memory's news then."""
        return Kept(self.look, "waiting", self._wanted)

    @cached_property
    def counted(self) -> Kept:
        return progress.counted(self.look)

    def _wanted(self, locale: str) -> str:
        return f"{self.engines} {self.look.workspace.settings.of(locale).said}"

    def split(
        self, locales: Iterable[str], *, waiting: bool = False
    ) -> tuple[list[Task], list[Outcome]]:
        """What there is to do, and by locale what the last run left and nothing could help: that
        counts as something to do where `waiting`.
        """
        todo: list[Task] = []
        idle: list[Outcome] = []
        for code in locales:
            rest, left = self._in(code, hopeful=waiting or self.redraft)
            todo += [self._task(name, code) for name in rest]
            if left:
                task = self._task("", code)
                why = work.known_ways(task)[1]
                idle.append(Outcome(task, Report(left=left), tuple(why), waits=True))
        self.settled.keep()
        self.waiting.keep()
        return todo, idle

    def _in(self, locale: str, *, hopeful: bool) -> tuple[list[str], int]:
        """The articles to draft, and the sentences of others that wait in vain."""
        if not self.redraft and self.settled.summed(locale) is not None:
            return [], 0
        if not work.known_ways(self._task("", locale))[0]:
            self._news(locale)  # before anything is asked of the memory
            if not hopeful:
                return self._in_vain(locale)
        rest = self._unsettled(locale, self.settled.doubtful(locale))
        if not rest:
            self.settled.sum_up(locale, "0")
        return rest, 0

    def _in_vain(self, locale: str) -> tuple[list[str], int]:
        """Where no engine is at hand: the articles for which the memory may have something new."""
        news, last = self._news(locale), self.waiting.last(locale) or ""
        if self.waiting.summed(locale) and _then(last) == news:
            return [], _count(last)
        rest = self._unsettled(locale, self.waiting.doubtful(locale))
        waited, anew = {}, set[str]()
        total = _count(last) - sum(map(_count, self.waiting.was(locale)))
        if _then(last) != news:
            waited = self.waiting.undoubted(locale)
            anew = self._concerned(locale, dict.fromkeys(waited, _then(last)))
            total = sum(_count(said) for name, said in waited.items() if name not in anew)
        since = {name: said for name, said in self.waiting.known(locale, anew) if said is not None}
        since |= self._left(locale, rest)
        again = self._concerned(locale, {name: _then(said) for name, said in since.items()})
        known = {name: said for name, said in since.items() if name not in again}
        rest = [name for name in self.look.in_order({*rest, *anew}) if name not in known]
        total += sum(map(_count, known.values()))
        if not rest:
            self.waiting.sum_up(locale, f"{total} {news}", known, anew)
        return rest, total

    def _concerned(self, locale: str, waiting: Mapping[str, str]) -> set[str]:
        """The articles like which a person translated something that they do not know of."""
        found = set[str]()
        for then in {*waiting.values()} - {self._news(locale)}:
            names = {name for name, number in waiting.items() if number == then}
            if (locale, then) not in self._like:
                self._like[locale, then] = self._like_since(locale, int(then or 0))
            known, like = self._like[locale, then]
            found |= {name for name in names if name in like or name not in known}
        return found

    def _like_since(self, locale: str, number: int) -> tuple[Collection[str], Collection[str]]:
        """Of which articles the memory knows the sentences, and which are like what is new."""
        own = self.look.workspace.settings
        new = self.memory().since(number, locale, own.source_locale)
        known = {} if new is None else self.memory().waiting()
        least = min(memory.VARIANT, own.of(locale).draft.similar / 100)
        return known.keys(), memory.like(new or (), known, least)

    def _unsettled(self, locale: str, doubtful: Collection[str]) -> list[str]:
        """The articles that may have something to draft, or drafts whose names are others now."""
        articles = self.look.articles if self.redraft else doubtful
        found = []
        for (name, said), (_, counts) in zip(
            self.settled.known(locale, articles), self.counted.known(locale, articles), strict=True
        ):
            if said is None and counts and counts.startswith(_NOTHING):
                self.settled.put(name, locale)
            elif said is None or self.redraft:
                found.append(name)
        return found

    def _left(self, locale: str, articles: Collection[str]) -> dict[str, str]:
        """Of articles that no engine can draft and that wait as before, what is kept of them."""
        waited = self.waiting.known(locale, articles)
        found = {name: said for name, said in waited if said is not None}
        if not self._asks_memory(locale):
            for name in (name for name in articles if name not in found):
                untranslated, drafts, *_ = (self.counted.get(name, locale) or "0 1").split()
                if drafts == "0":
                    found[name] = f"{untranslated} "
                    self.waiting.put(name, locale, found[name])
        return found

    def _asks_memory(self, locale: str) -> bool:
        own = self.look.workspace.settings.of(locale).draft.engines
        return MEMORY in (self.engines or own)

    def waiting_in(self, task: Task) -> int:
        """How many sentences of a task wait for a draft."""
        said = None if self.redraft else self.counted.get(task.article, task.locale)
        if said:
            return int(said.split()[0])
        with self.look.bearing(task.article, (task.locale,)):
            return len(work.todo(task))
        return 0

    def _task(self, article: str, locale: str) -> Task:
        return Task(str(self.look.workspace.root), article, locale, self.engines, self.redraft)

    def keep(self, outcome: Outcome) -> None:
        """Remember what became of a task."""
        article, locale = outcome.task.article, outcome.task.locale
        self.look.set_aside(outcome.aside)
        if outcome.wrote:
            self.look.wrote(article, locale)
        if not outcome.report.left:
            self.settled.put(article, locale)
            self.settled.keep()
        elif outcome.waits:
            if self._asks_memory(locale):
                self.memory().wait(article, outcome.sources)
            self.waiting.put(article, locale, f"{outcome.report.left} {self._news(locale)}")
            self.waiting.keep()

    def memory(self) -> Memory:
        """The workspace's memory, up to date."""
        if not self._opened:
            self._opened.append(memory.opened(self.look.workspace, self.say, self.look))
        return self._opened[0]

    def close(self, locales: Iterable[str]) -> None:
        """Tell the memory, if it was asked, of what was drafted: it records what becomes of it.

        The locales are summed up in which all is done now.
        """
        self.split(locales)
        if self._opened:
            memory.refresh(self.look.workspace, self._opened[0], self.say, self.look)
            self._remember_news()

    def _news(self, locale: str) -> str:
        """The number of the memory's news for the locale, as it was when it was first asked for:
        the memory is read again only where its files are others.
        """
        if locale not in self._asked:
            self._asked[locale] = self._number(locale) if self._asks_memory(locale) else ""
        return self._asked[locale]

    def _number(self, locale: str) -> str:
        row = manifest(self.look.workspace.cache).recall(NEWS, [NEWS]).get(NEWS, {})
        read, _, number = row.get(locale, "").partition(" ")
        path = self.look.workspace.cache / memory.FILE
        if self._opened or read != self._read(locale):
            return str(self.memory().news(locale))
        return str(Memory(path).news(locale)) if path.is_file() else number

    def _read(self, locale: str) -> str:
        """The files the memory is made from."""
        here = self.look.workspace
        tmx = digest(stamp(here.root / name) for name in here.settings.memory.tmx)
        return f"{self.look.whole(locale)}{tmx.hex()}"

    def _remember_news(self) -> None:
        row = {
            code: f"{self._read(code)} {self._opened[0].news(code)}"
            for code in self.look.workspace.settings.locales
        }
        manifest(self.look.workspace.cache).keep(NEWS, {NEWS: row})


def _count(said: str) -> int:
    """How many sentences of an article are left, of what is kept of it."""
    return int(said.partition(" ")[0] or 0)


def _then(said: str) -> str:
    """And the number of the memory's news that it knows of."""
    return said.partition(" ")[2]
