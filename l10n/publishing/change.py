"""What a change concerns: of all files only those that it may alter are asked for.

`public/` is made of pieces: what an article brings, what a language's stories bring together,
and the rest. A change of an article concerns its own piece, the pieces of articles that link to
it where it now stands elsewhere, and those of its languages.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from l10n.errors import Trouble
from l10n.manifest import stamp
from l10n.publishers import (
    File,
    House,
    Medium,
    Publication,
    Publisher,
    Story,
    called,
    in_order,
    newest_first,
    original_first,
    program,
    publishers,
)
from l10n.publishing import register
from l10n.publishing.records import Brief, Shown, brief
from l10n.publishing.register import Register
from l10n.publishing.stock import Stock
from l10n.workspace import LOCALES, SOURCE, Workspace

Editions = Mapping[str, Shown]  # what is public of an article, by locale


class Registers(dict[str, Register]):
    """The registers of addresses, each read when it is needed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace

    def __missing__(self, locale: str) -> Register:
        book = self[locale] = register.read(self.workspace, locale)
        return book

    def changed(self, stock: Stock) -> bool:
        """Did somebody else write in one since the last publication?"""
        known = stock.fact("registers") or {}
        return any(
            known.get(locale, ("",))[0] != _stamp(self.workspace, locale)
            for locale in locales(self.workspace)
        )

    def write(self) -> None:
        for book in self.values():
            register.write(self.workspace, book)


def locales(workspace: Workspace) -> tuple[str, ...]:
    """The source's own locale first, then all others."""
    return tuple(dict.fromkeys((workspace.settings.source_locale, *workspace.settings.locales)))


# ---- what is published together --------------------------------------------------------------


class _Editions(Mapping[str, tuple[Story, ...]]):
    """By article: those that change now, the others from the stock."""

    def __init__(self, stock: Stock, names: Iterable[str], changed: Mapping[str, Editions]) -> None:
        self._stock, self._names = stock, dict.fromkeys(sorted(names))
        self._known = {key: _stories(found) for key, found in changed.items()}

    def __getitem__(self, key: str) -> tuple[Story, ...]:
        if key not in self._names:
            raise KeyError(key)
        if key not in self._known:
            self._known[key] = _stories(self._stock.shown(key))
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _stories(found: Editions) -> tuple[Story, ...]:
    return original_first(one.story for one in found.values())


class _Languages(Mapping[str, list[Story]]):
    """By locale: the stories that change now, the others from the stock."""

    def __init__(self, stock: Stock, codes: list[str], changed: Mapping[str, Editions]) -> None:
        self._stock, self._codes, self._changed = stock, codes, changed
        self._known: dict[str, list[Story]] = {}

    def __getitem__(self, code: str) -> list[Story]:
        if code not in self._codes:
            raise KeyError(code)
        if code not in self._known:
            old = [s for s in self._stock.language(code) if s.key not in self._changed]
            new = [found[code].story for found in self._changed.values() if code in found]
            self._known[code] = newest_first(old + new)
        return self._known[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


@dataclass(frozen=True)
class Change:
    """What becomes public: of each article in `changed` these editions and no others."""

    workspace: Workspace
    stock: Stock
    registers: Registers
    changed: Mapping[str, Editions]

    @cached_property
    def before(self) -> dict[str, Brief]:
        return self.stock.briefs()

    @cached_property
    def after(self) -> dict[str, Brief]:
        fresh = {
            key: brief(one.story for one in found.values())
            for key, found in self.changed.items()
            if found
        }
        return {k: b for k, b in self.before.items() if k not in self.changed} | fresh

    @cached_property
    def house(self) -> House:
        said = self.workspace.settings.publish
        source, others = self.workspace.settings.source_locale, self.workspace.settings.locales
        return House(said.name, said.url.rstrip("/"), source, others, said.editor)

    @cached_property
    def publisher(self) -> Publisher:
        name = self.workspace.settings.publish.publisher
        found = publishers().get(name)
        if found is None:
            known = ", ".join(sorted(publishers()))
            raise Trouble(f"unknown publisher {name!r} in [publish]; known: {known}", "l10n.toml")
        return found

    @cached_property
    def frame(self) -> str:
        """What all files depend on: when it changes, all are made anew."""
        return f"{program()} {self.publisher.name} {self.house}"

    @cached_property
    def publication(self) -> Publication:
        after = self.after
        codes = in_order(self.house, {code for found in after.values() for code in found.editions})
        return Publication(
            self.house,
            _Editions(self.stock, after, self.changed),
            _Languages(self.stock, codes, self.changed),
            {key: after[key].version for key in sorted(after, key=lambda key: after[key].born)},
            {key: found.places for key, found in after.items()},
            media(self.workspace, after.values()),
            gone=tuple(self._gone()),
            moved=tuple(move for key in sorted(after) for move in after[key].moved),
            homes={key: found.home for key, found in after.items() if found.home},
        )

    def _gone(self) -> Iterator[tuple[str, str]]:
        """What was withdrawn, by the registers; of one that was not opened, as it was noted."""
        known = self.stock.fact("registers") or {}
        for locale in locales(self.workspace):
            at, slugs = known.get(locale, ("", ()))
            if locale in self.registers or at != _stamp(self.workspace, locale):
                slugs = register.gone(self.registers[locale])
            yield from ((locale, slug) for slug in slugs)

    def noted(self) -> dict[str, tuple[str, list[str]]]:
        """How the registers stand: their times, and what was withdrawn."""
        gone: dict[str, list[str]] = {}
        for locale, slug in self.publication.gone:
            gone.setdefault(locale, []).append(slug)
        codes = locales(self.workspace)
        return {code: (_stamp(self.workspace, code), gone.get(code, [])) for code in codes}

    # ---- what it concerns

    def concerned(self, damaged: Collection[str]) -> Iterator[tuple[str, Iterable[File]]]:
        """The pieces that are to be looked at, those that were `damaged` with them."""
        make, known = self.publisher, self.publication
        articles, codes = self._concerned()
        for key in known.editions:
            owner = article(key)
            if self.all_anew or key in articles or owner in damaged:
                yield owner, make.article(known, key)
        for code in known.languages:
            owner = f"language {code}"
            if self.all_anew or code in codes or owner in damaged:
                yield owner, make.language(known, code)
        yield "rest", make.rest(known)

    @cached_property
    def all_anew(self) -> bool:
        return bool(self.stock.fact("frame") != self.frame)

    @cached_property
    def left(self) -> list[str]:
        """The pieces that have nothing public any more."""
        articles = {article(key) for key in self.before.keys() - self.after.keys()}
        known = self.stock.owners() if articles or not self._same_languages() else set()
        codes = {f"language {code}" for code in self.publication.languages}
        return [
            owner
            for owner in known
            if owner in articles or (owner.startswith("language ") and owner not in codes)
        ]

    def _concerned(self) -> tuple[set[str], set[str]]:
        """Articles and languages that have something to do with what changed."""
        pictures = self._other_pictures()
        articles, codes, elsewhere = set(self.changed), set[str](), set[str]()
        for key in self.changed:
            old, new = self.before.get(key, Brief()), self.after.get(key, Brief())
            codes |= {code for code, _ in old.editions.items() ^ new.editions.items()}
            if old.places != new.places:  # feeds name all editions, links lead to them
                codes |= new.editions.keys()
                elsewhere.update(called(key), {old.home, new.home} - {""})
        for key, found in self.after.items():
            if pictures.intersection(found.pictures):
                articles.add(key)
                codes |= found.editions.keys()
            elif elsewhere.intersection(found.links):
                articles.add(key)
        return articles, codes if self._same_languages() else set(self.publication.languages)

    def _other_pictures(self) -> set[str]:
        """Pictures that came, went, or were painted over."""
        was: dict[str, str] = self.stock.fact("media") or {}
        now = stamps(self.publication)
        return {path for path in was.keys() | now.keys() if was.get(path) != now.get(path)}

    def _same_languages(self) -> bool:
        before = {code for found in self.before.values() for code in found.editions}
        return before == set(self.publication.languages)


def article(key: str) -> str:
    """The name of an article's piece."""
    return f"article {key}"


def _stamp(workspace: Workspace, locale: str) -> str:
    return stamp(workspace.root / LOCALES / locale / register.FILE).decode()


def stamps(publication: Publication) -> dict[str, str]:
    return {path: medium.stamp for path, medium in publication.media.items()}


PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"})


def media(workspace: Workspace, articles: Iterable[Brief]) -> dict[str, Medium]:
    """The pictures that articles show and that are there, inside `source/`."""
    top = (workspace.root / SOURCE).resolve()
    found = {}
    for path in sorted({picture for article in articles for picture in article.pictures}):
        place = (top / path).resolve()
        if place.is_relative_to(top) and place.is_file() and place.suffix.lower() in PICTURES:
            found[path] = Medium(stamp(place).decode(), place.read_bytes)
    return found
