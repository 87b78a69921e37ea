"""`l10n build`: editions on disk; one whose files are as the last build left them costs a stat."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import l10n
from l10n import naming
from l10n.edition import notice, together
from l10n.errors import Trouble
from l10n.manifest import digest, manifest, stamp
from l10n.model import file_of
from l10n.publishers import Edition
from l10n.publishing import composing
from l10n.publishing.composing import Sheet
from l10n.workspace import Workspace

Names = Callable[[str], bytes]  # article -> what is said of the places in it


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
    written: tuple[tuple[Path, str], ...]
    problems: tuple[str, ...]
    signatures: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Building:
    """The editions of one workspace; `reviewed_only`: no text of a machine in them."""

    workspace: Workspace
    reviewed_only: bool = False

    def tasks(self, articles: Iterable[str], locales: Sequence[str]) -> list[Task]:
        """What a build has to do: an edition holds all articles of its file."""
        known, ground = manifest(self.workspace.cache).editions(), self._ground(locales)

        def stands(code: str, file: str) -> bool:
            was = known.get(f"{code} {file}")
            return was is not None and was == self._sealed(ground[code](file), code, file)

        found = (
            Task(file, tuple(code for code in locales if not stands(code, file)))
            for file in dict.fromkeys(map(file_of, articles))
        )
        return [task for task in found if task.locales]

    def _ground(self, locales: Iterable[str]) -> dict[str, Callable[[str], bytes]]:
        """By locale, what tells one state of a file's inputs from another."""
        return {code: partial(self._inputs, code, *self._shared(code)) for code in locales}

    def _shared(self, locale: str) -> tuple[bytes, Names]:
        here = self.workspace
        said = f"{l10n.__version__} {self.reviewed_only} {here.said} {here.settings.of(locale)}"
        return digest([said.encode()]), naming.fingerprints(here, (locale,))

    def _inputs(self, locale: str, salt: bytes, names: Names, file: str) -> bytes:
        here = self.workspace
        said = (self._key(locale, salt, names, one) for one in here.parts(file) or (file,))
        return digest([stamp(here.source_path(file)), *said])

    def _key(self, locale: str, salt: bytes, names: Names, article: str) -> bytes:
        """What an article's edition is made of, as it is now."""
        here = self.workspace
        paths = here.catalog_path(locale, article), here.ledger_path(locale, article)
        return digest([salt, names(article), here.mark(article), *map(stamp, paths)])

    def _sealed(self, inputs: bytes, locale: str, file: str) -> bytes:
        """The inputs and what was made of them: an edition that somebody changed is made anew."""
        place = self.workspace.edition_path(locale, file)
        return digest([inputs, stamp(place), stamp(composing.sidecar(place))])

    def build(self, task: Task) -> Built:
        """A file's editions, composed and written."""
        here = self.workspace
        page = composing.file(here, task.file)
        sheet = cache(partial(composing.sheet, here)) if here.parts(task.file) else lambda _: page
        source = here.shown(here.source_path(task.file))
        written: list[tuple[Path, str]] = []
        problems: list[str] = []
        signatures: list[tuple[str, bytes]] = []
        for locale, ground in self._ground(task.locales).items():
            inputs = ground(task.file)
            made = self._bound(page, locale, sheet)
            place = here.edition_path(locale, task.file)
            if composing.write(here, page, made):
                written.append((here.shown(place), notice(made)))
            if made.problems:
                problems += [f"{source}: {locale}: {problem}" for problem in made.problems]
            else:
                sealed = self._sealed(inputs, locale, task.file)
                signatures.append((f"{locale} {task.file}", sealed))
        return Built(task.file, tuple(written), tuple(problems), tuple(signatures))

    def _bound(self, page: Sheet, locale: str, sheet: Callable[[str], Sheet]) -> Edition:
        """The edition of a file: of its article, or of all in it; one without a catalog stays."""
        here, file = self.workspace, page.article.path
        names = here.parts(file) or (file,)
        catalogs = [here.catalog_path(locale, name) for name in names]
        if not any(path.exists() for path in catalogs):
            raise Trouble("no catalog yet; run 'l10n sync'", here.shown(catalogs[0]))
        shared = self._shared(locale)
        made = []
        for name in names:
            make = partial(self._composed, locale, sheet, name)
            place = here.place(name)
            if place is None:
                return make()
            key = self._key(locale, *shared, name)
            made.append((place, composing.kept(here, locale, name, key, make)))
        return together(page.article, made)

    def _composed(self, locale: str, sheet: Callable[[str], Sheet], name: str) -> Edition:
        only = self.reviewed_only
        return composing.compose(self.workspace, sheet(name), locale, reviewed_only=only)

    def keep(self, done: Iterable[Built]) -> None:
        """Remember how the editions stand."""
        manifest(self.workspace.cache).sign_editions(
            signature for built in done for signature in built.signatures
        )
