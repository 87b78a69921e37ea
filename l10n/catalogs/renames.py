"""Articles that were renamed or moved take their catalogs and ledgers along.

git's own rename detection is asked first; without git, or for what it has not seen yet, the
sentences tell: an article without catalogs and catalogs without an article that share half of
what they say.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import splitext

from l10n import git, po
from l10n.errors import Trouble
from l10n.model import file_of
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
    return splitext(article)[0]


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
        said: _Said | None = None
        free = dict.fromkeys(orphans)
        for article in missing:
            stem = self._by_git(article)
            if stem not in free:
                said = said or _Said({orphan: self._held(orphan) for orphan in orphans})
                stem = said.most_alike(_stem(article), self.texts(article), free)
            if stem:
                del free[stem]
                yield article, stem

    def _by_git(self, article: str) -> str:
        """The stem an article had before git saw it, or its file, renamed; "" when it did not."""
        file = file_of(article)
        return _stem(f"{self.by_git[file]}{article[len(file) :]}") if file in self.by_git else ""

    def _held(self, stem: str) -> frozenset[str]:
        """What a catalog translates."""
        path = self.workspace.catalog_path(self.locale, f"{stem}.po")
        try:
            catalog = po.parse(self.workspace.read(path), self.locale)
        except Trouble:
            return frozenset()
        return frozenset(entry.source for entry in catalog.entries if not entry.obsolete)

    def files(self, article: str, stem: str) -> Iterator[Move]:
        """The catalog last: while it is at its old place, a killed run is taken up again."""
        old = f"{stem}.po"
        for path in (self.workspace.ledger_path, self.workspace.catalog_path):
            before, after = path(self.locale, old), path(self.locale, article)
            if before.exists() and not after.exists():
                yield Move(before, after)


class _Said:
    """What catalogs translate, and in which of them a sentence stands."""

    def __init__(self, held: Mapping[str, frozenset[str]]) -> None:
        self._held = held
        self._holders: dict[str, list[str]] = {}
        for stem, texts in held.items():
            for text in texts:
                self._holders.setdefault(text, []).append(stem)

    def most_alike(self, stem: str, wanted: frozenset[str], free: Container[str]) -> str:
        """The catalog that shares most with an article, of the smaller of the two; "" if none.

        Of equals, the one that is called the same: a post in another export.
        """
        holders = (one for text in wanted for one in self._holders.get(text, ()))
        shared = Counter(one for one in holders if one in free)
        alike = {one: n / min(len(wanted), len(self._held[one])) for one, n in shared.items()}
        name = PurePosixPath(stem).name
        best = max(alike, key=lambda one: (alike[one], PurePosixPath(one).name == name), default="")
        return best if alike.get(best, 0) >= HALF else ""


def _renamed(root: Path) -> dict[str, str]:
    """New name -> old name, as git sees it: in what is staged, and in the last commits."""
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
                names = (path.removeprefix(f"{SOURCE}/") for path in (new, old))
                found.setdefault(*names)
    return found
