"""`l10n build`: editions on disk; one whose files are as the last build left them costs a stat."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

import l10n
from l10n.changed import Kept, Look
from l10n.edition import notice, together
from l10n.errors import Trouble
from l10n.manifest import FEW, NONE, digest, inode, stamp, stamps
from l10n.model import file_of
from l10n.pictures import Picture
from l10n.publishers import Edition
from l10n.publishing import composing
from l10n.publishing.composing import Sheet
from l10n.unreadable import Aside, bearing
from l10n.workspace import Workspace


@dataclass(frozen=True)
class Task:
    """A file of `source/`, and the locales of which an edition is to be made."""

    file: str
    locales: tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """What became of a task: the editions that were written, their problems, how all stand now.

    An edition is its path in the workspace and what a reader must be told of it, "" for nothing.
    """

    file: str
    articles: tuple[str, ...]
    written: tuple[tuple[Path, str], ...]
    problems: tuple[str, ...]
    stand: tuple[tuple[str, str], ...]  # by locale, the stamps of what was made
    aside: Aside  # where a file cannot be read, and the edition stays as it was


@dataclass(frozen=True)
class Building:
    """The editions of one workspace; `reviewed_only`: no text of a machine in them."""

    workspace: Workspace
    reviewed_only: bool = False

    def salt(self, locale: str) -> str:
        """Changes with the settings that editions are made by."""
        known = self.workspace.settings
        return f"{self.reviewed_only} {known.said} {known.of(locale).said}"

    def build(self, task: Task) -> Built:
        """A file's editions, composed and written."""
        aside: Aside = {}
        with bearing(self.workspace, [task.file], task.locales, aside):
            return self._built(task, aside)
        return Built(task.file, (), (), (), (), aside)

    def _built(self, task: Task, aside: Aside) -> Built:
        here = self.workspace
        page = composing.file(here, task.file)
        names = here.parts(task.file) or (task.file,)
        sheet = cache(partial(composing.sheet, here)) if here.parts(task.file) else lambda _: page
        source = here.shown(here.source_path(task.file))
        written: list[tuple[Path, str]] = []
        problems: list[str] = []
        stand: list[tuple[str, str]] = []
        for locale in task.locales:
            made = None
            with bearing(here, names, [locale], aside):
                made = self._bound(page, locale, sheet)
            if made is None:
                continue
            place = here.edition_path(locale, task.file)
            if composing.write(here, page, made):
                written.append((here.shown(place), notice(made)))
            if made.problems:
                problems += [f"{source}: {locale}: {problem}" for problem in made.problems]
            else:
                both = stamp(place) + inode(composing.sidecar(place))
                stand.append((locale, both.decode()))
        return Built(task.file, names, tuple(written), tuple(problems), tuple(stand), aside)

    def _bound(self, page: Sheet, locale: str, sheet: Callable[[str], Sheet]) -> Edition:
        """The edition of a file: of its article, or of all in it; one without a catalog stays."""
        here, file = self.workspace, page.article.path
        names = here.parts(file) or (file,)
        catalogs = [here.catalog_path(locale, name) for name in names]
        if not any(path.exists() for path in catalogs):
            raise Trouble("no catalog yet; run 'l10n sync'", here.shown(catalogs[0]))
        if not here.parts(file):
            return self._composed(locale, sheet, file)
        look, salt = Look(here, names), f"{l10n.__version__} {self.salt(locale)}"
        made = []
        for name in names:
            make = partial(self._composed, locale, sheet, name)
            key = digest([look.mark(name, locale).encode(), salt.encode("utf-8", "surrogatepass")])
            if place := here.place(name):
                made.append((place, composing.kept(here, locale, name, key, make)))
        return together(page.article, made)

    def _composed(self, locale: str, sheet: Callable[[str], Sheet], name: str) -> Edition:
        only = self.reviewed_only
        return composing.compose(self.workspace, sheet(name), locale, reviewed_only=only)


class Round:
    """One build of the articles looked at: what there is to do, and what came of it."""

    def __init__(self, building: Building, look: Look, locales: Iterable[str]) -> None:
        self._look, self._kept = look, Kept(look, "build", building.salt)
        self._held: dict[str, list[str]] = {}
        for article in look.articles:
            self._held.setdefault(file_of(article), []).append(article)
        self._beside = {file: composing.beside(file) for file in self._held}
        self._files = {locale: self._found(locale) for locale in locales}
        self._before = {locale: Picture.of(files) for locale, files in self._files.items()}
        self._built: dict[str, list[str]] = {locale: [] for locale in self._files}

    def _found(self, locale: str) -> dict[str, bytes]:
        """The stamps of the editions, and which files stand beside them."""
        folder, beside = self._look.workspace.edition_path(locale, ""), self._beside
        if len(beside) > FEW:
            return stamps(str(folder), light=frozenset(beside.values()))
        found = {name: stamp(f"{folder}/{name}") for name in beside}
        return found | {name: inode(f"{folder}/{name}") for name in beside.values()}

    def tasks(self) -> list[Task]:
        """An edition holds all articles of its file; one that somebody changed is made anew."""
        found: dict[str, dict[str, None]] = {}
        for locale, before in self._before.items():
            if self._kept.summed(locale) != before.at:
                for article in self._changed(locale):
                    found.setdefault(file_of(article), {})[locale] = None
        return [Task(file, tuple(found[file])) for file in self._held if file in found]

    def _changed(self, locale: str) -> Iterator[str]:
        """The articles that are not as their edition has them, or whose edition is not as built."""
        files = self._files[locale]
        for article, was in self._kept.known(locale, self._doubtful(locale)):
            file = file_of(article)
            now = files.get(file, NONE) + files.get(self._beside[file], NONE)
            if was is None or was.encode() != now:
                yield article

    def _doubtful(self, locale: str) -> Collection[str]:
        then = self._kept.last(locale)
        others = None if then is None else self._look.apart(self._before[locale], then)
        if others is None:
            return self._look.articles
        files = [self._edition[name] for name in others if name in self._edition]
        articles = (article for file in files + self._built[locale] for article in self._held[file])
        return dict.fromkeys((*self._kept.doubtful(locale), *articles))

    @cached_property
    def _edition(self) -> dict[str, str]:
        """The file to which each belongs, or stands beside."""
        return {beside: file for file, beside in self._beside.items()} | {f: f for f in self._held}

    def keep(self, built: Built) -> None:
        """Remember how the editions stand."""
        self._look.set_aside(built.aside)
        for locale, stand in built.stand:
            edition, end, beside = stand.encode().partition(b";")
            self._files[locale] |= {built.file: edition + end, self._beside[built.file]: beside}
            self._built[locale].append(built.file)
            for article in built.articles:
                self._kept.put(article, locale, stand)
        self._kept.keep()

    def close(self) -> None:
        """Sum up each locale in which nothing is left to do."""
        for locale, before in self._before.items():
            now = Picture.of(self._files[locale]) if self._built[locale] else before
            if self._kept.summed(locale) != now.at and not any(self._changed(locale)):
                self._kept.sum_up(locale, now.at, beside=(now,))
