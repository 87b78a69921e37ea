"""Articles that were renamed or moved take their catalogs and ledgers along.

git's own rename detection is asked first; without git, or for what it has not seen yet, the
sentences tell: an article without catalogs and catalogs without an article that share half of
what they say.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import splitext

from l10n import git, po
from l10n.errors import Trouble
from l10n.model import file_of
from l10n.workspace import SOURCE, Workspace

HALF = 0.5  # of the sentences must be the same
_NONE: frozenset[str] = frozenset()
Texts = Callable[[str], frozenset[str]]  # article -> its sentences
Orphans = Callable[[str], list[str]]  # locale -> its catalogs of no article, by their stems


@dataclass(frozen=True)
class Move:
    """One file of a locale to move, both paths absolute; whose it is, under its old name, too."""

    old: Path
    new: Path
    locale: str
    article: str
    formerly: str


def moves(
    workspace: Workspace,
    articles: Iterable[str],
    locales: Iterable[str],
    texts: Texts,
    orphans: Orphans,
) -> list[Move]:
    """What to move for articles that have no catalogs where an orphan may be theirs."""
    by_git: Mapping[str, str] | None = None
    found: list[Move] = []
    for locale in locales:
        missing = [a for a in articles if not workspace.catalog_path(locale, a).exists()]
        if not missing:
            continue
        alone = orphans(locale)
        if not alone:
            continue
        if by_git is None:
            by_git = _renamed(workspace.root)
        here = _Locale(workspace, locale, by_git, texts)
        for article, stem in here.pairs(missing, alone):
            found += here.files(article, stem)
    return found


def _stem(article: str) -> str:
    return splitext(article)[0]


@dataclass(frozen=True)
class _Locale:
    """One locale's catalogs without an article, and who may own them."""

    workspace: Workspace
    locale: str
    by_git: Mapping[str, str]
    texts: Texts

    def pairs(self, missing: list[str], orphans: list[str]) -> Iterator[tuple[str, str]]:
        free, rest = dict.fromkeys(orphans), []
        for article in missing:
            stem = self._by_git(article)
            if stem in free:
                del free[stem]
                yield article, stem
            else:
                rest.append(article)
        if rest and free:
            held = {stem: self.held(stem) for stem in free}
            yield from _alike({article: self.texts(article) for article in rest}, held)

    def _by_git(self, article: str) -> str:
        """The stem an article had before git saw it, or its file, renamed; "" when it did not."""
        file = file_of(article)
        return _stem(f"{self.by_git[file]}{article[len(file) :]}") if file in self.by_git else ""

    def held(self, stem: str) -> frozenset[str]:
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
                yield Move(before, after, self.locale, article, old)


def _alike(
    wanted: Mapping[str, frozenset[str]], held: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str]]:
    """Articles and the catalogs that say at least half of what they do, or the other way round.

    The most alike come first; of equals, those that are called the same: a post in another export.
    """
    holders: dict[str, list[str]] = {}
    for stem, texts in held.items():
        for text in texts:
            holders.setdefault(text, []).append(stem)
    found = []
    for article, texts in wanted.items():
        shared = Counter(stem for text in texts for stem in holders.get(text, ()))
        for stem, number in shared.items():
            part = number / min(len(texts), len(held[stem]))
            other = PurePosixPath(_stem(article)).name != PurePosixPath(stem).name
            if part >= HALF:
                found.append((-part, -number, other, article, stem))
    articles, stems = set(wanted), set(held)
    for *_, article, stem in sorted(found):
        if article in articles and stem in stems:
            articles.remove(article)
            stems.remove(stem)
            yield article, stem


def taken_over(
    workspace: Workspace, articles: Iterable[str], locale: str, texts: Texts, orphans: Orphans
) -> list[tuple[str, str]]:
    """Of articles in files of many: those whose words stand in the catalog of another name.

    A name was given to another article, or two changed places. Nothing tells but the words: what
    is most alike belongs together, and what is called the same, where that makes no difference.
    """
    parts = [name for name in articles if file_of(name) != name]
    there = [_stem(name) for name in parts if workspace.catalog_path(locale, name).exists()]
    if len(parts) < 2 or not there:
        return []
    here = _Locale(workspace, locale, {}, texts)
    held = {stem: here.held(stem) for stem in there}
    wanted = {name: texts(name) for name in parts}
    for name in [one for one in parts if held.get(_stem(one), _NONE) >= wanted[one]]:
        del wanted[name]  # all of its words are at home
        held.pop(_stem(name), None)
    pairs = dict(_alike(wanted, held))
    if any(pairs.get(name) != _stem(name) for name in wanted):
        held |= {stem: here.held(stem) for stem in orphans(locale)}
        pairs = dict(_alike(wanted, held))
    return [(name, stem) for name, stem in pairs.items() if stem != _stem(name)]


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
