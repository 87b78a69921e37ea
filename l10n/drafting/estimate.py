"""What a run would send and cost, before anything is sent."""

from collections.abc import Iterable
from dataclasses import dataclass

from l10n.drafting import work
from l10n.drafting.delivery import key_of
from l10n.drafting.segment import Way, guard
from l10n.drafting.work import Task


@dataclass
class Estimate:
    """One locale's part: distinct texts and their characters, and how many are at hand."""

    locale: str
    engine: str = ""
    segments: int = 0
    recalled: int = 0  # from the memory
    texts: int = 0
    hits: int = 0
    characters: int = 0  # that would be sent
    price: float | None = None  # for all of them; None where l10n.toml names no price


def estimates(tasks: Iterable[Task]) -> list[Estimate]:
    """By locale, with the first engine of each; nothing is sent."""
    found: dict[str, Estimate] = {}
    seen: dict[str, set[str]] = {}
    for task in tasks:
        mine = found.setdefault(task.locale, Estimate(task.locale))
        _add(mine, task, seen.setdefault(task.locale, set()))
    return list(found.values())


def _add(mine: Estimate, task: Task, seen: set[str]) -> None:
    entries = work.todo(task)
    mine.segments += len(entries)
    recall = work.recall(task)
    missing = [e for e in entries if not (hit := recall(e)) or not hit.target]
    mine.recalled += len(entries) - len(missing)
    routes, _ = work.known_ways(task)
    if not routes:
        return
    first = routes[0]
    mine.engine = first.label
    way, brief = Way(work.scene(task), first.first), work.brief(task, work.load(task))
    guarded = [guard(entry.source, way) for entry in missing]
    texts = {key_of(first.links[0], t, brief): t for one in guarded for t in one.texts}
    fresh = {key: text for key, text in texts.items() if key not in seen}
    seen.update(fresh)
    held = work.store(task).get(fresh)
    mine.texts += len(fresh)
    mine.hits += len(held)
    mine.characters += sum(len(text) for key, text in fresh.items() if key not in held)
    rate = work.price(task, first)
    mine.price = None if rate is None else mine.characters * rate / 1_000_000
