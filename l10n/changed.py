"""Which articles need work: those that do not stand as the last run left them.

All that a catalog and its edition are made from has one *mark* by article and locale. A stage keeps
the marks it has dealt with, and with each what it found out: that holds while the mark is the same.
A run with nothing to do costs one look at each file, however many stages it has.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from hashlib import blake2b
from posixpath import splitext

import l10n
from l10n.errors import Trouble
from l10n.manifest import FEW, NONE, digest, joined, manifest, stamp, stamps
from l10n.model import file_of
from l10n.named import Named
from l10n.unreadable import Aside, bearing
from l10n.workspace import LOCALES, SOURCE, Workspace

ITSELF = ""  # in a locale's place: the article itself
_LENGTH = 32  # characters of a mark and a salt
_ALL = ""  # in an article's place
_NO_ROW: dict[str, str] = {}


class Look:
    """One look at articles and their catalogs; who wrote some of them looks `again`."""

    def __init__(self, workspace: Workspace, articles: Sequence[str]) -> None:
        self.workspace, self.articles = workspace, articles
        self._aside: Aside = {}
        self._found: dict[str, dict[str, bytes]] = {}
        self._marks: dict[str, dict[str, str]] = {}
        self._states: dict[str, str] = {}
        self._rows: dict[str, dict[str, dict[str, str]]] = {}
        self._sources = self._looked_at()

    @cached_property
    def _names(self) -> Named:
        return Named(self.workspace, self.articles, self._sources)

    def marks(self, locale: str) -> Mapping[str, str]:
        """By article: changes with the article, its catalog and ledger, and what the locale calls
        the places that it names.
        """
        if locale not in self._marks:
            self._marks[locale] = dict(self._marked(locale, self.articles))
        return self._marks[locale]

    def state(self, locale: str) -> str:
        """Changes with any mark of the locale, and is made without one."""
        if locale not in self._states:
            sources = (joined(self._sources), *self._sources.values())
            parts = (*sources, self._names.state(locale), self.whole(locale).encode())
            self._states[locale] = digest(parts).hex()[:16]
        return self._states[locale]

    @contextmanager
    def bearing(self, article: str, locales: Collection[str]) -> Iterator[None]:
        """Work that a file of the article's own may end which cannot be read."""
        aside: Aside = {}
        with bearing(self.workspace, [article], locales, aside):
            yield
        self.set_aside(aside)

    def set_aside(self, aside: Aside) -> None:
        """No stage deals with these articles in these locales; `complain` says why."""
        self._aside |= aside
        for article, locale in aside:
            self._marks.get(locale, {}).pop(article, None)

    def complete(self, locale: str) -> bool:
        """Is no article set aside in the locale?"""
        return all(code != locale for _, code in self._aside)

    def complaints(self) -> tuple[str, ...]:
        """What is wrong with the files that were set aside, each said once."""
        return tuple(dict.fromkeys(map(str, self._aside.values())))

    def complain(self) -> None:
        """Raise what was set aside, when all else is done."""
        if self._aside:
            raise Trouble("\n".join(self.complaints()))

    def _marked(self, locale: str, articles: Iterable[str]) -> Iterable[tuple[str, str]]:
        at, said = self.files(locale), self.said(locale)
        for article in articles:
            if (article, locale) not in self._aside:
                mark = blake2b(at(article) + said(article), digest_size=8)
                yield article, mark.hexdigest()

    def files(self, locale: str) -> Callable[[str], bytes]:
        """By article: changes with the article, its catalog and ledger."""
        here = self._files(locale) if locale else {}
        sources = self._sources

        def at(article: str) -> bytes:
            catalog, ledger = _beside(article)
            return sources[article] + here.get(catalog, NONE) + here.get(ledger, NONE)

        return at

    def said(self, locale: str) -> Callable[[str], bytes]:
        """By article: changes with what the locale calls the places that it names."""
        return self._names.said(locale)

    def whole(self, locale: str) -> str:
        """Changes with any catalog or ledger of the locale, also those without an article."""
        many = len(self.articles) > FEW
        found = self._files(locale) if many else dict(stamps(self._folder(locale)))
        there = sorted(name for name, at in found.items() if at is not NONE)
        return digest((joined(there), *map(found.__getitem__, there))).hex()

    def rows(self, stage: str) -> dict[str, dict[str, str]]:
        """What a stage keeps of the articles: read once, however often the stage looks."""
        if stage not in self._rows:
            self._rows[stage] = manifest(self.workspace.cache).recall(stage, self.articles)
        return self._rows[stage]

    def wrote(self, article: str, locale: str) -> None:
        """We wrote the article's catalog or ledger; what others write meanwhile is not taken in."""
        found = self._files(locale)
        for name in _beside(article):
            found[name] = stamp(f"{self._folder(locale)}/{name}")
        self._states.pop(locale, None)
        if locale in self._marks:
            self._marks[locale].update(self._marked(locale, [article]))

    def named(self) -> None:
        """We found out which places articles name, or wrote down what they are called."""
        was, self._names = self._names, Named(self.workspace, self.articles, self._sources)
        self._states.clear()
        changed = self._names.other(was)
        for locale in list(self._marks):
            if self._names.told(locale) == was.told(locale):
                self._marks[locale].update(self._marked(locale, changed))
            else:
                del self._marks[locale]

    def forget(self) -> None:
        """Catalogs were moved: they are looked at anew."""
        self._found.clear()
        self._marks.clear()
        self._states.clear()

    def _looked_at(self) -> dict[str, bytes]:
        """By article, what changes when somebody edits it, be it a file or a part of one."""
        files = self._files(ITSELF)
        return {
            name: files.get(name, NONE) if file_of(name) == name else self.workspace.mark(name)
            for name in self.articles
        }

    def _files(self, locale: str) -> dict[str, bytes]:
        """The stamps of a locale's files; of few articles, only theirs are looked at."""
        if locale not in self._found:
            folder = self._folder(locale)
            if len(self.articles) <= FEW:
                names = (n for article in self.articles for n in _files_of(article, locale))
                self._found[locale] = {name: stamp(f"{folder}/{name}") for name in names}
            else:
                self._found[locale] = dict(stamps(folder))
        return self._found[locale]

    def _folder(self, locale: str) -> str:
        return f"{self.workspace.root}/{f'{LOCALES}/{locale}' if locale else SOURCE}"


def _files_of(article: str, locale: str) -> tuple[str, ...]:
    return _beside(article) if locale else (article,)


@cache
def _beside(article: str) -> tuple[str, str]:
    """An article's catalog and ledger."""
    stem = splitext(article)[0]
    return f"{stem}.po", f"{stem}.review.jsonl"


class Kept:
    """What a stage found out about articles, by locale; `salt` is what else that depends on."""

    def __init__(self, look: Look, stage: str, salt: Callable[[str], str]) -> None:
        self.look = look
        self._stage, self._salt = stage, salt
        self._salts: dict[str, str] = {}
        self._manifest = manifest(look.workspace.cache)
        self._fresh: set[str] = set()

    @property
    def _rows(self) -> dict[str, dict[str, str]]:
        return self.look.rows(self._stage)

    @cached_property
    def _sums(self) -> dict[str, str]:
        return self._manifest.recall(self._stage, [_ALL]).get(_ALL, {})

    def salt(self, locale: str) -> str:
        if locale not in self._salts:
            said = f"{l10n.__version__} {self._salt(locale)}"
            self._salts[locale] = digest([said.encode("utf-8", "surrogatepass")]).hex()[:16]
        return self._salts[locale]

    def summed(self, locale: str) -> str | None:
        """What was found out of all articles together, while each of them is as it was."""
        if len(self.look.articles) <= FEW:
            return None
        said = self._sums.get(locale, "")
        return said[_LENGTH:] if said.startswith(self._all(locale)) else None

    def sum_up(self, locale: str, value: str = "") -> None:
        """The stage has dealt with all articles: the next run need not go through them."""
        if len(self.look.articles) > FEW and self.look.complete(locale):
            self._sums[locale] = self._all(locale) + value
            self._manifest.keep(self._stage, {_ALL: self._sums})

    def _all(self, locale: str) -> str:
        return self.look.state(locale) + self.salt(locale)

    def known(self, locale: str) -> Iterator[tuple[str, str | None]]:
        """What was found out of each article; None where it is not as it was then."""
        salt, rows = self.salt(locale), self._rows
        for article, mark in self.look.marks(locale).items():
            said = rows.get(article, _NO_ROW).get(locale, "")
            yield article, said[_LENGTH:] if said.startswith(mark + salt) else None

    def missing(self, locales: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The articles that are not as the stage left them, each with the locales to look at."""
        found: dict[str, list[str]] = {}
        for locale in (locale for locale in locales if self.summed(locale) is None):
            missing = [article for article, said in self.known(locale) if said is None]
            for article in missing:
                found.setdefault(article, []).append(locale)
            if not missing:
                self.sum_up(locale)
        return {
            article: tuple(found[article]) for article in self.look.articles if article in found
        }

    def get(self, article: str, locale: str) -> str | None:
        """What was found out, while the article is as it was."""
        said, marks = self._rows.get(article, _NO_ROW).get(locale, ""), self.look.marks(locale)
        known = article in marks and said.startswith(marks[article] + self.salt(locale))
        return said[_LENGTH:] if known else None

    def put(self, article: str, locale: str, value: str = "") -> None:
        """The stage has dealt with the article as the look has it; `keep` makes it last."""
        if mark := self.look.marks(locale).get(article):
            self._rows.setdefault(article, {})[locale] = f"{mark}{self.salt(locale)}{value}"
            self._fresh.add(article)

    def keep(self) -> None:
        self._manifest.keep(self._stage, {article: self._rows[article] for article in self._fresh})
        self._fresh.clear()
