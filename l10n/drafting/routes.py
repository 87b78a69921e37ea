"""From the names in l10n.toml to engines in a row: "deepl", "firefox", "firefox:pt > apertium"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from l10n import locales
from l10n.drafting.delivery import Answer, Post
from l10n.engines import Brief, Engine, Link, engines
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

        def leg(answers: list[Answer], link: Link) -> list[Answer]:
            good = {text for text in answers if isinstance(text, str)}
            sent = sorted(good, key=answers.index)
            got = dict(zip(sent, post.send(link, sent, brief), strict=True))
            return [got[a] if isinstance(a, str) else a for a in answers]

        return reduce(leg, self.links, list(texts))


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
