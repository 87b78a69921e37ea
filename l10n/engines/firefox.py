"""Firefox Translations on this machine: no key, no network, about 850 words a second.

A model belongs to the thread that made it, holds the interpreter while it works, and panics
with a `BaseException`; so each has one thread of its own, and what it throws becomes a refusal.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from threading import local
from typing import TYPE_CHECKING

from l10n.engines import Brief, Engine, Link, Refusal, Why, quirks
from l10n.engines.codes import pick
from l10n.engines.models import Model, charset, model, pairs, way_out
from l10n.engines.quirks import Quirks
from l10n.errors import Trouble

if TYPE_CHECKING:
    from fxtranslate import Translator

LONGEST = 55  # words: about the 80 tokens after which the models degenerate


def connect(source: str, target: str, _settings: Mapping[str, object]) -> Link | None:
    """A link through the model that is at hand for the pair."""
    found = find(source, target)
    if not found:
        raise Trouble(f"no Firefox model {source}-{target} on this machine; {way_out()}")
    pair, rules = f"{found.source}-{found.target}", quirks.of("firefox", f"{found.source}-{target}")
    return Link(
        f"firefox {pair}",
        f"firefox {pair} {found.digest} {rules.digest}".strip(),
        partial(_translate, worker(found), rules),
        words=LONGEST,
        charset=charset(found.reading),
    )


def _translate(worker: "Worker", rules: Quirks, texts: Sequence[str], _brief: Brief) -> list[str]:
    return rules.around(worker.translate, texts)


def find(source: str, target: str) -> Model | None:
    """The model for a pair of our locales."""
    known = pairs()
    start = pick(source, {a for a, _ in known})
    end = pick(target, {b for a, b in known if a == start}) if start else None
    return model(start, end) if start and end else None


def pivots(source: str) -> Sequence[str]:
    """The languages that a model on this machine leads to from `source`."""
    start = pick(source, {a for a, _ in pairs()})
    return sorted(b for a, b in pairs() if a == start)


class Worker:
    """One model and the thread it lives in."""

    def __init__(self, found: Model) -> None:
        self._model = found
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=f"firefox-{found.target}")
        self._own = local()  # so that the model also ends in the thread it was made in

    def translate(self, texts: Sequence[str]) -> list[str]:
        return self._thread.submit(self._all, texts).result()

    def _all(self, texts: Sequence[str]) -> list[str]:
        translate = self._ready()
        try:
            return [translate(text) for text in texts]
        except BaseException as error:  # noqa: BLE001 - a panic of the engine is one
            self._own.translator = None  # it may be poisoned; the next call loads it again
            raise Refusal(Why.BROKEN, type(error).__name__) from None

    def _ready(self) -> Callable[[str], str]:
        translator: Translator | None = getattr(self._own, "translator", None)
        if translator is None:
            translator = self._own.translator = self._model.load()
        return translator.translate


@cache
def worker(found: Model) -> Worker:
    return Worker(found)


FIREFOX = Engine("firefox", connect, pivots)
