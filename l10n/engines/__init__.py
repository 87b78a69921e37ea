"""Who writes the first draft: one module per engine, each holds one `Engine`.

Law: `translate` returns as many texts as it was given, in order, or raises `Refusal`.
Batching, time-outs, retries, masks, markup and names are the caller's (`l10n.drafting`), by what
the `Link` says of itself; an engine only speaks to its program, model or service.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Protocol

from l10n import registry


class Why(Enum):
    """Why an engine refused, and so what is done next."""

    BUSY = "is busy"  # wait, then again
    AWAY = "cannot be reached"  # wait, then again
    BROKEN = "gave a broken answer"  # again, with fewer texts
    LATE = "timed out"  # again
    TEXT = "does not take this text"  # leave this text to the next engine
    KEY = "refused the key"  # stop this engine
    QUOTA = "has no quota left"  # stop this engine
    PAIR = "does not know this language pair"  # stop this engine


UNKNOWN = "\ue12f"  # an engine may put it before a word it did not know and left as it was
NOTHING: Mapping[int, str] = MappingProxyType({})


class Refusal(Exception):  # noqa: N818 - a service says no; that is no programming error
    """No translation, and why; `after` are the seconds the service asked to wait, `got` the
    translations that did come, by index.

    The message never holds a key, an address with a query, or what the service answered.
    """

    def __init__(
        self,
        why: Why,
        detail: str = "",
        after: float | None = None,
        got: Mapping[int, str] = NOTHING,
    ) -> None:
        super().__init__(f"{why.value}{f' ({detail})' if detail else ''}")
        self.why, self.detail, self.after, self.got = why, detail, after, got


@dataclass(frozen=True)
class Brief:
    """What an engine may know besides the texts; those that cannot use it ignore it."""

    title: str = ""
    terms: tuple[tuple[str, str], ...] = ()  # source term, wanted target; places among them


NO_BRIEF = Brief()


class Translate(Protocol):
    def __call__(self, texts: Sequence[str], brief: Brief, /) -> list[str]: ...


@dataclass(frozen=True)
class Link:
    """A ready translator for one language pair, and what it can bear.

    `label` names it in catalogs ("firefox en-pt"); `fingerprint` changes with its model, so that
    a draft once made or paid for is known again.
    """

    label: str
    fingerprint: str
    translate: Translate
    batch: int = 32  # texts at once
    chars: int = 4000  # characters at once
    words: int = 0  # longest sentence it can hold; 0: any
    charset: frozenset[str] | None = None  # what its vocabulary can read; None: anything
    mask_places: bool = False  # it breaks towns (Bucha became a noun): hide them at once
    tags: str = ""  # carries inline markup as <x1>…</x1>: "plain", or "xml" with & and < escaped
    terms: bool = False  # obeys `Brief.terms`, which then belong to the cache's key
    remote: bool = False  # texts leave this machine
    pace: float = 0.0  # least seconds between two requests


@dataclass(frozen=True)
class Engine:
    """`connect(source, target, settings)` gives a link for one language pair.

    Locales are spelt the gettext way (en, pt_BR, zh_Hans); an engine maps them to its own
    codes with `codes.pick`. `settings` is the table `[engine.<name>]` of l10n.toml. `connect`
    returns None when the engine does not know the pair, and raises `Trouble` when it cannot
    work (no key, no model), with the way out. `pivots` names the languages it can reach from a
    source without leaving this machine, for chains such as firefox:pt > apertium. `advice` says how
    to get a pair that it would know.
    """

    name: str
    connect: Callable[[str, str, Mapping[str, object]], Link | None]
    pivots: Callable[[str], Sequence[str]] = lambda _source: ()
    advice: Callable[[str, str], str] = lambda _source, _target: ""


def engines() -> dict[str, Engine]:
    """All engines by name."""
    return registry.load("l10n.engines", Engine)
