"""Articles that were renamed or moved take their catalogs and ledgers along.

git's own rename detection is asked first; without git, or for what it has not seen yet, the
sentences tell: an article without catalogs and catalogs without an article that share half of
what they say.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from l10n import git, po
from l10n.errors import Trouble
from l10n.workspace import LOCALES, SOURCE, Workspace

HALF = 0.5  # of the sentences must be the same
Texts = Callable[[str], frozenset[str]]  # article -> its sentences


@dataclass(frozen=True)
class Move:
    """One file to move, both paths absolute."""

    old: Path
    new: Path


def moves(
    workspace: Workspace, articles: Iterable[str], locales: Iterable[str], texts: Texts
) -> list[Move]:
    """What to move for articles that have no catalogs where an orphan may be theirs."""
    stems: set[str] = set()
    by_git: Mapping[str, str] | None = None
    found: list[Move] = []
    for locale in locales:
        missing = [a for a in articles if not workspace.catalog_path(locale, a).exists()]
        if not missing:
            continue
        stems = stems or {"places", *map(_stem, workspace.articles())}
        orphans = [stem for stem in _catalogs(workspace, locale) if stem not in stems]
        if not orphans:
            continue
        if by_git is None:
            by_git = _renamed(workspace.root)
        here = _Locale(workspace, locale, by_git, texts)
        for article, stem in here.pairs(missing, orphans):
            found += here.files(article, stem)
    return found


def _stem(article: str) -> str:
    return PurePosixPath(article).with_suffix("").as_posix()


def _catalogs(workspace: Workspace, locale: str) -> list[str]:
    top = workspace.root / LOCALES / locale
    return sorted(path.relative_to(top).with_suffix("").as_posix() for path in top.rglob("*.po"))


@dataclass(frozen=True)
class _Locale:
    """One locale's catalogs without an article, and who may own them."""

    workspace: Workspace
    locale: str
    by_git: Mapping[str, str]
    texts: Texts

    def pairs(self, missing: list[str], orphans: list[str]) -> Iterator[tuple[str, str]]:
        free = dict.fromkeys(orphans)
        for article in missing:
            stem = self.by_git.get(_stem(article), "")
            if stem not in free:
                wanted = self.texts(article)
                alike = {orphan: self._shared(orphan, wanted) for orphan in free}
                stem = max(alike, key=lambda orphan: alike[orphan], default="")
                if alike.get(stem, 0) < HALF:
                    continue
            del free[stem]
            yield article, stem

    def _shared(self, stem: str, wanted: frozenset[str]) -> float:
        """How much of the smaller one the other says too."""
        path = self.workspace.catalog_path(self.locale, f"{stem}.po")
        try:
            catalog = po.parse(self.workspace.read(path), self.locale)
        except Trouble:
            return 0
        held = {entry.source for entry in catalog.entries if not entry.obsolete}
        return len(held & wanted) / (min(len(held), len(wanted)) or 1)

    def files(self, article: str, stem: str) -> Iterator[Move]:
        """The catalog last: while it is at its old place, a killed run is taken up again."""
        old = f"{stem}.po"
        for path in (self.workspace.ledger_path, self.workspace.catalog_path):
            before, after = path(self.locale, old), path(self.locale, article)
            if before.exists() and not after.exists():
                yield Move(before, after)


def _renamed(root: Path) -> dict[str, str]:
    """New stem -> old stem, as git sees it: in what is staged, and in the last commits."""
    asked = (
        ("diff", "--relative", "-M", "--name-status", "--diff-filter=R", "-z", "HEAD"),
        ("log", "--relative", "-n50", "-M", "--name-status", "--diff-filter=R", "-z", "--format="),
    )
    found: dict[str, str] = {}
    for arguments in asked:
        fields = iter(
            git.ask(root, *arguments, "--", SOURCE).decode("utf-8", "replace").split("\0")
        )
        for field in fields:
            if field.strip().startswith("R"):
                old, new = next(fields, ""), next(fields, "")
                found.setdefault(_in_source(new), _in_source(old))
    return found


def _in_source(path: str) -> str:
    return _stem(path.removeprefix(f"{SOURCE}/"))
