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
    patience: int = 8  # failures in a row after which an engine is left alone
    _last: dict[str, float] = field(default_factory=dict)
    _failures: dict[str, int] = field(default_factory=dict)

    def send(self, link: Link, texts: Sequence[str], brief: Brief) -> list[Answer]:
        """An answer for each text: a translation, or why there is none."""
        keys = [key_of(link, text, brief) for text in texts]
        answers: dict[str, Answer] = dict(self.store.get(dict.fromkeys(keys)))
        wanted = {k: t for k, t in zip(keys, texts, strict=True) if k not in answers and t.strip()}
        self.hits += len(answers)
        while wanted:
            got = self._ask(link, wanted, brief)
            answers.update(got)
            wanted = {k: t for k, t in wanted.items() if k not in answers}
            answers.update(self.store.get(wanted))
            if wanted and not got:
                self.sleep(0.1)  # another worker has them in hand
            wanted = {k: t for k, t in wanted.items() if k not in answers}
        return [answers.get(k, "") for k in keys]

    def _ask(self, link: Link, wanted: dict[str, str], brief: Brief) -> dict[str, Answer]:
        """Batch by batch; what came back is kept before the next batch is sent."""
        answers: dict[str, Answer] = {}
        for batch in _batches(wanted, link):
            mine = self.store.claim(list(batch))
            if not mine:
                continue
            try:
                got = self._batch(link, {k: batch[k] for k in batch if k in mine}, brief)
                answers.update(got)
            finally:
                self.store.release(mine)
            self.progress(link, len(mine))
        return answers

    def _batch(self, link: Link, batch: dict[str, str], brief: Brief) -> dict[str, Answer]:
        """One batch; where it is refused as such, its halves, down to the single text."""
        keys = list(batch)
        try:
            texts = self._try(link, list(batch.values()), brief)
        except Refusal as refusal:
            got = {keys[n]: text for n, text in refusal.got.items()}
            self.store.put(got)
            rest = {k: text for k, text in batch.items() if k not in got}
            return {**got, **self._again(link, rest, brief, refusal, fewer=bool(got))}
        done = dict(zip(batch, texts, strict=True))
        self.store.put(done)
        return dict(done)

    def _again(
        self, link: Link, rest: dict[str, str], brief: Brief, refusal: Refusal, *, fewer: bool
    ) -> dict[str, Answer]:
        """What is left of a refused batch, asked for again in smaller parts where that may help."""
        if not fewer and (len(rest) == 1 or link.fingerprint in self.stopped):
            return dict.fromkeys(rest, refusal)
        items, middle = list(rest.items()), 0 if fewer else len(rest) // 2
        parts = (dict(part) for part in (items[:middle], items[middle:]) if part)
        return {k: a for part in parts for k, a in self._batch(link, part, brief).items()}

    def _try(self, link: Link, texts: list[str], brief: Brief) -> list[str]:
        """Again with growing pauses while trying again may help."""
        turn = 0
        while True:
            turn += 1
            if link.fingerprint in self.stopped:
                raise self.stopped[link.fingerprint]
            try:
                answer = self._once(link, texts, brief)
            except Refusal as refusal:
                self._count(link, refusal)
                if self._no_use(refusal, len(texts), turn) or link.fingerprint in self.stopped:
                    raise
                self.sleep(self._pause(turn, refusal))
            else:
                self._failures[link.fingerprint] = 0
                return answer

    def _no_use(self, refusal: Refusal, texts: int, turn: int) -> bool:
        """Will asking the same again not help? Fewer texts may, when an answer was broken."""
        partial = refusal.why is Why.BROKEN and texts > 1
        return partial or bool(refusal.got) or refusal.why is Why.TEXT or turn >= self.tries

    def _count(self, link: Link, refusal: Refusal) -> None:
        """An engine that failed often in a row, or for good, is left alone for this run."""
        if refusal.why is Why.TEXT or refusal.got:
            return
        failures = self._failures[link.fingerprint] = self._failures.get(link.fingerprint, 0) + 1
        if refusal.why in FINAL or failures >= self.patience:
            self.stopped[link.fingerprint] = refusal

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


def key_of(link: Link, text: str, brief: Brief) -> str:
    """What the store knows an answer by; a new term asks only for the texts that hold it."""
    terms = [f"{a}={b}" for a, b in brief.terms if a in text] if link.terms else []
    return key(link.fingerprint, text, *terms)


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
