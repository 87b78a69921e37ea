"""`l10n build`: editions on disk; one whose files are as the last build left them costs a stat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import l10n
from l10n import naming
from l10n.edition import notice
from l10n.manifest import digest, manifest, stamp
from l10n.publishing import composing
from l10n.workspace import Workspace


@dataclass(frozen=True)
class Task:
    """An article, and the locales of which an edition is to be made."""

    article: str
    locales: tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """What became of a task: the editions that were written, their problems, how all stand now.

    An edition is its path in the workspace and what a reader must be told of it, "" for nothing.
    """

    article: str
    written: tuple[tuple[Path, str], ...]
    problems: tuple[str, ...]
    signatures: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class Building:
    """The editions of one workspace; `reviewed_only`: no text of a machine in them."""

    workspace: Workspace
    reviewed_only: bool = False

    def tasks(self, articles: Iterable[str], locales: Sequence[str]) -> list[Task]:
        """What a build has to do."""
        known = manifest(self.workspace.cache).editions()
        found = (
            Task(article, tuple(code for code in locales if not self._stands(known, code, article)))
            for article in articles
        )
        return [task for task in found if task.locales]

    def _stands(self, known: dict[str, bytes], locale: str, article: str) -> bool:
        was = known.get(f"{locale} {article}")
        return was is not None and was == self._sealed(
            self._inputs(locale, article), locale, article
        )

    def _inputs(self, locale: str, article: str) -> bytes:
        here = self.workspace
        paths = (
            here.source_path(article),
            here.catalog_path(locale, article),
            here.ledger_path(locale, article),
        )
        said = f"{l10n.__version__} {self.reviewed_only} {here.said} {here.settings.of(locale)}"
        names = naming.fingerprint(here, locale, article)
        return digest([said.encode(), names, *map(stamp, paths)])

    def _sealed(self, inputs: bytes, locale: str, article: str) -> bytes:
        """The inputs and what was made of them: an edition that somebody changed is made anew."""
        place = self.workspace.edition_path(locale, article)
        return digest([inputs, stamp(place), stamp(composing.sidecar(place))])

    def build(self, task: Task) -> Built:
        """An article's editions, composed and written."""
        page = composing.sheet(self.workspace, task.article)
        source = self.workspace.shown(self.workspace.source_path(task.article))
        written: list[tuple[Path, str]] = []
        problems: list[str] = []
        signatures: list[tuple[str, bytes]] = []
        for locale in task.locales:
            inputs = self._inputs(locale, task.article)
            made = composing.compose(self.workspace, page, locale, reviewed_only=self.reviewed_only)
            place = self.workspace.edition_path(locale, task.article)
            if composing.write(self.workspace, page, made):
                written.append((self.workspace.shown(place), notice(made)))
            if made.problems:
                problems += [f"{source}: {locale}: {problem}" for problem in made.problems]
            else:
                sealed = self._sealed(inputs, locale, task.article)
                signatures.append((f"{locale} {task.article}", sealed))
        return Built(task.article, tuple(written), tuple(problems), tuple(signatures))

    def keep(self, done: Iterable[Built]) -> None:
        """Remember how the editions stand."""
        manifest(self.workspace.cache).sign_editions(
            signature for built in done for signature in built.signatures
        )
