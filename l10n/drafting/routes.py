"""From the names in l10n.toml to engines in a row: "deepl", "firefox", "firefox:pt > apertium"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from l10n import locales
from l10n.drafting import masks
from l10n.drafting.delivery import Answer, Post
from l10n.engines import UNKNOWN, Brief, Engine, Link, engines
from l10n.errors import Trouble

MEMORY = "memory"  # in a list of engines: look there first
Settings = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class Route:
    """One engine, or several of which each translates what the one before wrote."""

    links: tuple[Link, ...]

    @property
    def label(self) -> str:
        return " > ".join(link.label for link in self.links)

    @property
    def first(self) -> Link:
        """What the armour is made for: the first engine, with the limits of all."""
        words = [link.words for link in self.links if link.words]
        pivot = len(self.links) > 1
        first = self.links[0]
        hide = first.mask_places or pivot
        return replace(first, label=self.label, words=min(words, default=0), mask_places=hide)

    def send(self, post: Post, texts: Sequence[str], brief: Brief) -> list[Answer]:
        """An answer for each text; what one engine refuses the next is not asked."""
        answers: list[Answer] = list(texts)
        for number, link in enumerate(self.links):
            answers = [a.replace(UNKNOWN, "") if isinstance(a, str) else a for a in answers]
            good = list(dict.fromkeys(text for text in answers if isinstance(text, str)))
            got = dict(zip(good, post.send(link, good, brief), strict=True))
            if number:
                said = {b: a for a, b in zip(texts, answers, strict=True) if isinstance(b, str)}
                got |= _names_kept(said, got, partial(post.send, link, brief=brief))
            answers = [got[a] if isinstance(a, str) else a for a in answers]
        return answers


_NAME = re.compile(r"(?<![\w'.-])[A-Z][\w'.-]*\w")


def _names_kept(
    said: Mapping[str, str], got: Mapping[str, Answer], send: Callable[[list[str]], list[Answer]]
) -> dict[str, Answer]:
    """Better answers where a name was broken: what the source (`said`) and the pivot spell alike
    stands so in the end, and is hidden where the engine took it for a word (Ri -> Ríe).
    """
    hidden = {}
    for text, answer in got.items():
        names = {*_NAME.findall(said[text])} & {*_NAME.findall(text)} - translated_names()
        lost = {name for name in names if isinstance(answer, str) and name not in answer}
        spots = [(m.start(), m.end(), m[0]) for m in _NAME.finditer(text) if m[0] in lost]
        if spots:
            hidden[text] = masks.put(text, spots)
    answers = send([masked for masked, _ in hidden.values()])
    kept: dict[str, Answer] = {}
    for (text, (_, used)), answer in zip(hidden.items(), answers, strict=True):
        whole, missing = masks.lift(answer, used) if isinstance(answer, str) else ("", used)
        if not missing:
            kept[text] = whole
    return kept


@cache
def translated_names() -> frozenset[str]:
    """Words of countries' English names: other languages have their own."""
    return frozenset(" ".join(locales.parse("en").territories.values()).split())


def find(
    specs: Sequence[str], source: str, target: str, settings: Settings
) -> tuple[list[Route], list[str]]:
    """The routes that work, in the order of `specs`, and why the others do not."""
    routes, why = [], []
    for spec in specs:
        if spec == MEMORY:
            continue
        try:
            route = _route(spec, source, target, settings)
        except Trouble as error:
            why.append(f"{spec}: {error}")
            continue
        if route:
            routes.append(route)
        elif spec != "none":
            why.append(f"{spec} does not know {locales.tag(source)}-{locales.tag(target)}")
    return routes, why


def _route(spec: str, source: str, target: str, settings: Settings) -> Route | None:
    legs = [part.strip().partition(":") for part in spec.split(">")]
    stops = [source, *(stop for _, _, stop in legs[:-1]), target]
    if not all(stops):
        raise Trouble(f"{spec!r} has no pivot; write it as in 'firefox:pt > apertium'")
    links = []
    for (name, _, _), a, b in zip(legs, stops, stops[1:], strict=False):
        link = _connect(name.strip(), a, b, settings)
        if not link:
            return None
        links.append(link)
    return Route(tuple(links))


def engine(name: str) -> Engine:
    known = engines()
    if name not in known:
        listed = ", ".join(sorted((MEMORY, *known)))
        raise Trouble(f"unknown engine {name!r}; known: {listed}")
    return known[name]


def _connect(name: str, source: str, target: str, settings: Settings) -> Link | None:
    return engine(name).connect(source, target, settings.get(name, {}))


def advice(spec: str, source: str, target: str) -> Iterator[str]:
    """What to install for a way over a language that an engine on this machine can reach."""
    for stop in engine(spec).pivots(source):
        for name in sorted(engines()):
            if how := engine(name).advice(stop, target):
                yield f"{spec}:{stop} > {name}: {how}"


def pivots(spec: str, source: str, target: str, settings: Settings) -> Iterator[Route]:
    """Ways over a language that an engine on this machine can reach from `source`."""
    for stop in engine(spec).pivots(source):
        for name in sorted(engines()):
            if not engine(name).pivots(stop) or locales.language(stop) == locales.language(target):
                continue
            try:
                route = _route(f"{spec}:{stop} > {name}", source, target, settings)
            except Trouble:
                continue
            if route:
                yield route
