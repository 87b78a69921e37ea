"""Texts to an engine and back: from the store, in batches, within a time, again when it failed."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from l10n.drafting.store import Store, key
from l10n.engines import Brief, Link, Refusal, Why

T = TypeVar("T")
FINAL = {Why.KEY, Why.QUOTA, Why.PAIR}
Answer = str | Refusal


@dataclass
class Post:
    """How long to wait and how often to try; what was sent is counted for the report."""

    store: Store = field(default_factory=Store)
    timeout: float = 30.0
    tries: int = 5
    longest_wait: float = 120.0
    sleep: Callable[[float], object] = time.sleep
    progress: Callable[[Link, int], None] = lambda _link, _texts: None
    sent: dict[str, int] = field(default_factory=dict)  # characters by link
    hits: int = 0
    stopped: dict[str, Refusal] = field(default_factory=dict)  # engines not to be asked again
    _last: dict[str, float] = field(default_factory=dict)

    def send(self, link: Link, texts: Sequence[str], brief: Brief) -> list[Answer]:
        """An answer for each text: a translation, or why there is none."""
        keys = [self._key(link, text, brief) for text in texts]
        answers: dict[str, Answer] = dict(self.store.get(dict.fromkeys(keys)))
        wanted = {k: t for k, t in zip(keys, texts, strict=True) if k not in answers and t.strip()}
        self.hits += len(answers)
        while wanted:
            mine = self.store.claim(list(wanted))
            answers.update(self._ask(link, {k: wanted[k] for k in wanted if k in mine}, brief))
            answers.update(self.store.get(k for k in wanted if k not in mine))
            wanted = {k: t for k, t in wanted.items() if k not in answers}
            if wanted and not mine:
                self.sleep(0.2)  # another worker has them in hand
        return [answers.get(k, "") for k in keys]

    @staticmethod
    def _key(link: Link, text: str, brief: Brief) -> str:
        terms = [f"{a}={b}" for a, b in brief.terms if a in text] if link.terms else []
        return key(link.fingerprint, text, *terms)

    def _ask(self, link: Link, wanted: dict[str, str], brief: Brief) -> dict[str, Answer]:
        """Batch by batch; what came back is kept before the next batch is sent."""
        answers: dict[str, Answer] = {}
        try:
            for batch in _batches(wanted, link):
                got = self._batch(link, batch, brief)
                answers.update(got)
                self.progress(link, len(batch))
        finally:
            self.store.release(wanted.keys() - answers.keys())
        return answers

    def _batch(self, link: Link, batch: dict[str, str], brief: Brief) -> dict[str, Answer]:
        """One batch; where it is refused as such, its halves, down to the single text."""
        try:
            texts = self._try(link, list(batch.values()), brief)
        except Refusal as refusal:
            if refusal.why in FINAL:
                self.stopped[link.fingerprint] = refusal
            if len(batch) == 1 or link.fingerprint in self.stopped or refusal.why is Why.BUSY:
                self.store.release(batch)
                return dict.fromkeys(batch, refusal)
            items, middle = list(batch.items()), len(batch) // 2
            halves = dict(items[:middle]), dict(items[middle:])
            return {k: a for half in halves for k, a in self._batch(link, half, brief).items()}
        got = dict(zip(batch, texts, strict=True))
        self.store.put(got)
        return dict(got)

    def _try(self, link: Link, texts: list[str], brief: Brief) -> list[str]:
        """Again with growing pauses while trying again may help."""
        for turn in range(1, self.tries + 1):
            if link.fingerprint in self.stopped:
                raise self.stopped[link.fingerprint]
            try:
                return self._once(link, texts, brief)
            except Refusal as refusal:
                if refusal.why in FINAL or refusal.why is Why.TEXT or turn == self.tries:
                    raise
                if refusal.why is Why.BROKEN and len(texts) > 1:
                    raise  # fewer at once rather than the same again
                self.sleep(self._pause(turn, refusal))
        raise Refusal(Why.BUSY)  # pragma: no cover - the last turn raises

    def _pause(self, turn: int, refusal: Refusal) -> float:
        """What the service asked for, else doubling with full jitter."""
        if refusal.after is not None:
            return min(refusal.after, self.longest_wait)
        return random.uniform(0, min(2.0**turn, self.longest_wait))  # noqa: S311 - jitter

    def _once(self, link: Link, texts: list[str], brief: Brief) -> list[str]:
        self._keep_pace(link)
        self.sent[link.label] = self.sent.get(link.label, 0) + sum(map(len, texts))
        if link.remote:
            answer = within(self.timeout, lambda: link.translate(texts, brief))
        else:
            answer = link.translate(texts, brief)
        if len(answer) != len(texts) or not all(isinstance(text, str) for text in answer):
            raise Refusal(Why.BROKEN, f"{len(answer)} texts for {len(texts)}")
        return answer

    def _keep_pace(self, link: Link) -> None:
        wait = self._last.get(link.label, 0.0) + link.pace - time.monotonic()
        if link.pace and wait > 0:
            self.sleep(wait)
        self._last[link.label] = time.monotonic()


def within(seconds: float, work: Callable[[], T]) -> T:
    """The result of `work`, or a refusal when the time is over; the work is then abandoned."""
    result: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            result.put((work(), None))
        except BaseException as error:  # noqa: BLE001 - raised in the waiting thread
            result.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        value, error = result.get(timeout=seconds)
    except Empty:
        raise Refusal(Why.LATE, f"{seconds:g} s") from None
    if error:
        raise error
    return value  # type: ignore[return-value]


def _batches(wanted: dict[str, str], link: Link) -> Iterator[dict[str, str]]:
    batch: dict[str, str] = {}
    size = 0
    for name, text in wanted.items():
        if batch and (len(batch) >= link.batch or size + len(text) > link.chars):
            yield batch
            batch, size = {}, 0
        batch[name] = text
        size += len(text)
    if batch:
        yield batch
