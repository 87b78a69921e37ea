"""`l10n build`: editions on disk; one whose files are as the last build left them costs a stat."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import l10n
from l10n.changed import Kept, Look
from l10n.edition import notice, together
from l10n.errors import Trouble
from l10n.manifest import FEW, NONE, digest, inode, stamp, stamps
from l10n.model import file_of
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

    def done(self, look: Look) -> Kept:
        """The articles whose editions were built, with how these stood then."""
        return Kept(look, "build", self._salt)

    def _salt(self, locale: str) -> str:
        return f"{self.reviewed_only} {self.workspace.said} {self.workspace.settings.of(locale)}"

    def tasks(self, done: Kept, locales: Iterable[str]) -> list[Task]:
        """What a build has to do: an edition that somebody changed is made anew, too.

        An edition holds all articles of its file.
        """
        files = {article: file_of(article) for article in done.look.articles}
        beside = {file: composing.sidecar(Path(file)).as_posix() for file in files.values()}
        found: dict[str, dict[str, None]] = {}
        for locale in locales:
            stands = self._stands(locale, beside)
            whole = digest(map(stands, beside)).hex()
            if done.summed(locale) == whole:
                continue
            now = {file: stands(file).decode() for file in beside}
            changed = [a for a, was in done.known(locale) if was != now[files[a]]]
            for article in changed:
                found.setdefault(files[article], {})[locale] = None
            if not changed:
                done.sum_up(locale, whole)
        return [Task(file, tuple(found[file])) for file in beside if file in found]

    def _stands(self, locale: str, beside: Mapping[str, str]) -> Callable[[str], bytes]:
        """How the edition of a file is now, and which file stands beside it."""
        folder = str(self.workspace.edition_path(locale, ""))
        if len(beside) <= FEW:
            found = {name: stamp(f"{folder}/{name}") for name in beside}
            found |= {name: inode(f"{folder}/{name}") for name in beside.values()}
        else:
            found = dict(stamps(folder, light=frozenset(beside.values())))

        def stands(file: str) -> bytes:
            return found.get(file, NONE) + found.get(beside[file], NONE)

        return stands

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
        marks, salt = Look(here, names).marks(locale), f"{l10n.__version__} {self._salt(locale)}"
        made = []
        for name in names:
            make = partial(self._composed, locale, sheet, name)
            key = digest([marks[name].encode(), salt.encode("utf-8", "surrogatepass")])
            if place := here.place(name):
                made.append((place, composing.kept(here, locale, name, key, make)))
        return together(page.article, made)

    def _composed(self, locale: str, sheet: Callable[[str], Sheet], name: str) -> Edition:
        only = self.reviewed_only
        return composing.compose(self.workspace, sheet(name), locale, reviewed_only=only)

    def keep(self, done: Kept, built: Built) -> None:
        """Remember how the editions stand."""
        done.look.set_aside(built.aside)
        for locale, stand in built.stand:
            for article in built.articles:
                done.put(article, locale, stand)
        done.keep()
