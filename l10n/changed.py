"""Which articles need work: those that do not stand as the last run left them.

All that a catalog and its edition are made from has one *mark* by article and locale. A stage keeps
the marks it has dealt with, and with each what it found out: that holds while the mark is the same.
Of many articles it keeps a sum, too, and names the pictures of all files at that time: only what is
apart from these can have another mark. A run costs one look at each file, however many stages it
has, and the articles that changed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from hashlib import blake2b
from posixpath import splitext

import l10n
from l10n.errors import Trouble
from l10n.manifest import FEW, NONE, digest, manifest, stamp, stamps
from l10n.model import file_of
from l10n.named import Named
from l10n.pictures import Picture
from l10n.unreadable import Aside, bearing
from l10n.workspace import LOCALES, SOURCE, Workspace

ITSELF = ""  # in a locale's place: the article itself
_MARK = _SALT = 16  # characters
_NOTHING: Mapping[str, str] = {}


class Look:
    """One look at articles and their catalogs; who wrote some of them looks `again`."""

    def __init__(self, workspace: Workspace, articles: Sequence[str]) -> None:
        self.workspace, self.articles = workspace, articles
        self._aside: Aside = {}
        self._found: dict[str, dict[str, bytes]] = {}
        self._marks: dict[str, dict[str, str]] = {}
        self._made_of: dict[str, tuple[Callable[[str], bytes], ...]] = {}
        self._pictures: dict[str, Picture] = {}  # of a locale's files
        self._before: dict[str, Picture] = {}  # we wrote any of them
        self._written: dict[str, set[str]] = {}
        self._compared: dict[tuple[str, str], set[str] | None] = {}
        self._rows: dict[str, dict[str, dict[str, str]]] = {}
        self.sources = self._looked_at()

    @cached_property
    def _names(self) -> Named:
        return Named(self.workspace, self.articles, self.sources)

    def mark(self, article: str, locale: str) -> str:
        """Changes with the article, its catalog and ledger, and what the locale calls the places
        that it names; "" of one that is set aside.
        """
        known = self._marks.setdefault(locale, {})
        if article not in known:
            if (article, locale) in self._aside:
                return ""
            if locale not in self._made_of:
                self._made_of[locale] = self.files(locale), self.said(locale)
            made_of = b"".join(of(article) for of in self._made_of[locale])
            known[article] = blake2b(made_of, digest_size=_MARK // 2).hexdigest()
        return known[article]

    def state(self, locale: str) -> tuple[Picture, ...]:
        """The articles, which places they name, the locale's files and what it says of places.

        Together they change with any mark of the locale, and are made without one.
        """
        named = self._names
        return named.sources, named.picture, self._pictured(locale), named.telling(locale)

    def since(self, locale: str, then: Sequence[str]) -> set[str] | None:
        """The articles whose marks may be others than in a state of the locale, and those of that
        time that are no more; None where nobody knows.
        """
        articles, named, files, places = self.state(locale)
        if files.at not in then:
            files = self._before.get(locale, files)
        pairs = zip((articles, named, files, places), then, strict=False)
        sources, naming, names, told = (self.apart(*pair) for pair in pairs)
        if sources is None or naming is None or names is None or told is None:
            return None
        beside = (article for name in names for article in self._owners.get(name, ()))
        written = self._written.get(locale, ())
        return {*sources, *naming, *beside, *written, *self._names.concerned(told)}

    def in_order(self, articles: Collection[str]) -> Collection[str]:
        """Those of the articles looked at."""
        return sorted(self._order.keys() & articles, key=self._order.__getitem__)

    def apart(self, now: Picture, then: str) -> set[str] | None:
        """What differs from a picture of before; many stages ask for the same."""
        key = now.at, then
        if key not in self._compared:
            self._compared[key] = now.apart(manifest(self.workspace.cache), then)
        return self._compared[key]

    def _pictured(self, locale: str) -> Picture:
        if locale not in self._pictures:
            self._pictures[locale] = Picture.of(self._files(locale) if locale else {})
        return self._pictures[locale]

    @cached_property
    def _owners(self) -> dict[str, list[str]]:
        """By the name of a catalog or ledger, the articles whose it is."""
        found: dict[str, list[str]] = {}
        for article in self.articles:
            for name in _beside(article):
                found.setdefault(name, []).append(article)
        return found

    @cached_property
    def _order(self) -> dict[str, int]:
        return {article: number for number, article in enumerate(self.articles)}

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

    def files(self, locale: str) -> Callable[[str], bytes]:
        """By article: changes with the article, its catalog and ledger."""
        here = self._files(locale) if locale else {}
        sources = self.sources

        def at(article: str) -> bytes:
            catalog, ledger = _beside(article)
            return sources[article] + here.get(catalog, NONE) + here.get(ledger, NONE)

        return at

    def said(self, locale: str) -> Callable[[str], bytes]:
        """By article: changes with what the locale calls the places that it names."""
        return self._names.said(locale)

    def whole(self, locale: str) -> str:
        """Changes with any catalog or ledger of the locale, also those without an article."""
        if len(self.articles) > FEW:
            return self._pictured(locale).at
        return Picture.of(stamps(self._folder(locale))).at

    def picture(self, locale: str) -> str:
        """Changes with any file of the locale, as `whole`; "" where few are looked at."""
        return self._pictured(locale).at if len(self.articles) > FEW else ""

    def differing(self, locale: str, then: str) -> set[str] | None:
        """The locale's files that are not as in a picture of before; None where nobody knows."""
        if not (then and self.picture(locale)):
            return None
        before = self._before.get(locale)
        if before and before.at == then:
            return {name for article in self._written[locale] for name in _beside(article)}
        return self.apart(self._pictured(locale), then)

    def orphans(self, locale: str) -> list[str]:
        """The locale's catalogs of no article, without suffix."""
        many = len(self.articles) > FEW
        files = self._files(locale) if many else stamps(self._folder(locale))
        found = (stem for stem, suffix in map(splitext, files) if suffix == ".po")
        return sorted(stem for stem in found if stem not in self._stems)

    @cached_property
    def _stems(self) -> set[str]:
        """Where all articles have their catalogs, and the places theirs."""
        return {"places", *(splitext(article)[0] for article in self.workspace.articles())}

    def rows(self, stage: str, articles: Collection[str]) -> dict[str, dict[str, str]]:
        """What a stage keeps of articles, among others: read once, however often it looks."""
        rows = self._rows.setdefault(stage, {})
        if new := [article for article in articles if article not in rows]:
            found = manifest(self.workspace.cache).recall(stage, new)
            rows |= {article: found.get(article, {}) for article in new}
        return rows

    def wrote(self, article: str, locale: str) -> None:
        """We wrote the article's catalog or ledger; what others write meanwhile is not taken in."""
        found = self._files(locale)
        for name in _beside(article):
            now = stamp(f"{self._folder(locale)}/{name}")
            found[name] = now
            if now == NONE:
                del found[name]
        if locale in self._pictures:
            self._before.setdefault(locale, self._pictures.pop(locale))
        self._written.setdefault(locale, set()).add(article)
        self._marks.get(locale, {}).pop(article, None)

    def named(self) -> None:
        """We found out which places articles name, or wrote down what they are called."""
        self._names = Named(self.workspace, self.articles, self.sources)
        self._marks.clear()
        self._made_of.clear()

    def forget(self) -> None:
        """Catalogs were moved: they are looked at anew."""
        for made in (self._found, self._pictures, self._before, self._marks, self._made_of):
            made.clear()

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
                found = {name: stamp(f"{folder}/{name}") for name in names}
                self._found[locale] = {name: at for name, at in found.items() if at != NONE}
            else:
                self._found[locale] = stamps(folder)
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

    @cached_property
    def _totals(self) -> dict[str, tuple[list[str], str]]:
        return self._manifest.totals(self._stage) if len(self.look.articles) > FEW else {}

    def salt(self, locale: str) -> str:
        if locale not in self._salts:
            said = f"{l10n.__version__} {self._salt(locale)}"
            self._salts[locale] = digest([said.encode("utf-8", "surrogatepass")]).hex()[:_SALT]
        return self._salts[locale]

    def _total(self, locale: str) -> str | None:
        said = self._totals.get(locale, ((), ""))[1]
        return said[_SALT:] if said.startswith(self.salt(locale)) else None

    def summed(self, locale: str) -> str | None:
        """What was found out of all articles together, while each is as it was then."""
        said = self._total(locale)
        if said is None:
            return None
        now = [picture.at for picture in self.look.state(locale)]
        return said if self._totals[locale][0][: len(now)] == now else None

    def last(self, locale: str) -> str | None:
        """The same, when the stage was last done with all; `doubtful` ones may be otherwise now."""
        return None if self._apart(locale) is None else self._total(locale)

    def _apart(self, locale: str) -> set[str] | None:
        """What the last total does not tell of; None where there is none."""
        known = self._total(locale) is not None
        return self.look.since(locale, self._totals[locale][0]) if known else None

    def doubtful(self, locale: str) -> Collection[str]:
        """The articles that may not be as they were when the stage was last done with all."""
        apart = self._apart(locale)
        return self.look.articles if apart is None else self.look.in_order(apart)

    def undoubted(self, locale: str) -> dict[str, str]:
        """What was found out, where that was something, of the articles that are as they were."""
        apart = self._apart(locale)
        found = {} if apart is None else self._manifest.shares(self._stage, locale)
        return {article: said for article, said in found.items() if article not in (apart or ())}

    def was(self, locale: str) -> Collection[str]:
        """What is part of the last total and no longer true, or may not be."""
        apart = self._apart(locale)
        return self._manifest.shares(self._stage, locale, apart).values() if apart else ()

    def sum_up(
        self,
        locale: str,
        value: str = "",
        each: Mapping[str, str] = _NOTHING,
        anew: Collection[str] = (),
        beside: Sequence[Picture] = (),
    ) -> None:
        """The stage has dealt with all articles: the next run need not go through them.

        `each`: what it found out, where that was something, of those that were doubtful or are
        looked at `anew`. `beside`: what else `value` was true of.
        """
        if len(self.look.articles) > FEW and self.look.complete(locale):
            pictures = (*self.look.state(locale), *beside)
            for picture in pictures:
                picture.keep(self._manifest)
            apart = self._apart(locale)
            total = [picture.at for picture in pictures], self.salt(locale) + value
            others = None if apart is None else {*apart, *anew}
            self._manifest.sum_up(self._stage, locale, total, each, others)
            self._totals[locale] = total

    def known(
        self, locale: str, articles: Collection[str] | None = None
    ) -> Iterator[tuple[str, str | None]]:
        """What was found out of each article; None where it is not as it was then."""
        articles = self.look.articles if articles is None else articles
        salt, rows = self.salt(locale), self.look.rows(self._stage, articles)
        for article in articles:
            if mark := self.look.mark(article, locale):
                said = rows[article].get(locale, "")
                yield article, said[_MARK + _SALT :] if said.startswith(mark + salt) else None

    def missing(self, locales: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The articles that are not as the stage left them, each with the locales to look at."""
        found: dict[str, list[str]] = {}
        for locale in (locale for locale in locales if self.summed(locale) is None):
            known = self.known(locale, self.doubtful(locale))
            missing = [article for article, said in known if said is None]
            for article in missing:
                found.setdefault(article, []).append(locale)
            if not missing:
                self.sum_up(locale)
        return {
            article: tuple(found[article]) for article in self.look.articles if article in found
        }

    def get(self, article: str, locale: str) -> str | None:
        """What was found out, while the article is as it was."""
        return next((said for _, said in self.known(locale, (article,))), None)

    def put(self, article: str, locale: str, value: str = "") -> None:
        """The stage has dealt with the article as the look has it; `keep` makes it last."""
        if mark := self.look.mark(article, locale):
            row = self.look.rows(self._stage, (article,))[article]
            row[locale] = f"{mark}{self.salt(locale)}{value}"
            self._fresh.add(article)

    def keep(self) -> None:
        rows = self.look.rows(self._stage, self._fresh)
        self._manifest.keep(self._stage, {article: rows[article] for article in self._fresh})
        self._fresh.clear()
