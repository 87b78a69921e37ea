"""Which articles need work: those of which some file is not as the last run left it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from posixpath import splitext

import l10n
from l10n import naming
from l10n.manifest import digest, manifest, stamp
from l10n.settings import FILE
from l10n.workspace import Workspace


@dataclass(frozen=True)
class Ground:
    """The settings and this program, for all articles; the names of places that each has."""

    salt: bytes
    names: Callable[[str], bytes]


@dataclass(frozen=True)
class Files:
    """The files that sync reads and writes for some locales of a workspace."""

    workspace: Workspace
    locales: Sequence[str]

    def changed(self, articles: Iterable[str]) -> list[str]:
        """The articles that need work; the others cost a stat for each of their files."""
        known, ground = manifest(self.workspace.cache).signatures(), self.ground()
        return [name for name in articles if known.get(name) != self._signature(name, ground)]

    def ground(self) -> "Ground":
        """What articles stand on, as it is now."""
        said = f"{l10n.__version__} {' '.join(self.locales)} {self.workspace.said}"
        salt = digest([said.encode(), stamp(self.workspace.root / FILE)])
        return Ground(salt, naming.fingerprints(self.workspace, self.locales))

    def stamps(self, name: str) -> dict[str, bytes]:
        """An article's source and catalogs, each with what changes when somebody writes it."""
        root = str(self.workspace.root)
        paths = [f"{root}/locales/{locale}/{splitext(name)[0]}.po" for locale in self.locales]
        return {"": self.workspace.mark(name), **{path: stamp(path) for path in paths}}

    def _signature(self, name: str, ground: "Ground", stamps: Iterable[bytes] = ()) -> bytes:
        here = stamps or self.stamps(name).values()
        return digest([ground.salt, ground.names(name), *here])

    def sign(self, name: str, ground: "Ground", stamps: Iterable[bytes]) -> None:
        """Remember that an article is up to date with these stamps."""
        manifest(self.workspace.cache).sign(name, self._signature(name, ground, stamps))
