"""What a run would send and cost, before anything is sent."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from l10n.drafting import work
from l10n.drafting.delivery import key_of
from l10n.drafting.routes import Route
from l10n.drafting.segment import Way, guard
from l10n.drafting.work import Task
from l10n.model import Entry


@dataclass
class Estimate:
    """One engine's part in a locale: distinct texts and their characters, and how many are at hand.

    Each engine of the list is reckoned as if it drafted everything that the memory lacks.
    """

    locale: str
    engine: str = ""
    segments: int = 0
    recalled: int = 0  # from the memory
    texts: int = 0
    hits: int = 0
    characters: int = 0  # that would be sent
    price: float | None = None  # for all of them; None where l10n.toml names no price
    seen: set[str] = field(default_factory=set, repr=False)


def estimates(tasks: Iterable[Task]) -> list[Estimate]:
    """By locale and engine, in the order in which these are asked; nothing is sent."""
    found: dict[tuple[str, str], Estimate] = {}
    for task in tasks:
        entries, recall = work.todo(task), work.recall(task)
        missing = [e for e in entries if not (hit := recall(e)) or not hit.target]
        routes: dict[str, Route | None] = {r.label: r for r in work.known_ways(task)[0]}
        for label, route in (routes or {"": None}).items():
            mine = found.setdefault((task.locale, label), Estimate(task.locale, label))
            mine.segments += len(entries)
            mine.recalled += len(entries) - len(missing)
            if route:
                _add(mine, task, route, missing)
    return list(found.values())


def _add(mine: Estimate, task: Task, route: Route, missing: Iterable[Entry]) -> None:
    way, brief = Way(work.scene(task), route.first), work.brief(task, work.load(task))
    guarded = [guard(entry.source, way) for entry in missing]
    texts = {key_of(route.links[0], t, brief): t for one in guarded for t in one.texts}
    fresh = {key: text for key, text in texts.items() if key not in mine.seen}
    mine.seen.update(fresh)
    held = work.store(task).get(fresh)
    mine.texts += len(fresh)
    mine.hits += len(held)
    mine.characters += sum(len(text) for key, text in fresh.items() if key not in held)
    rate = work.price(task, route)
    mine.price = None if rate is None else mine.characters * rate / 1_000_000
