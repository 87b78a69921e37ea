"""Fill what is untranslated with drafts: from the memory, else from an engine, names mended.

Human text is never touched; what an engine gave is kept the moment it came.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from l10n.drafting import signals
from l10n.drafting.delivery import Answer, Post
from l10n.drafting.routes import Route
from l10n.drafting.segment import Draft, Guarded, Scene, Way, better, finish, guard
from l10n.engines import NO_BRIEF, Brief, Refusal
from l10n.model import Catalog, Entry, State

NOTHING: Mapping[tuple[str, str], str] = MappingProxyType({})
TURNS = 2  # a draft that fails hard is tried again with other masks, then with the next engine


@dataclass(frozen=True)
class Recalled:
    """What the memory has: a `target` to take over, or a `suggestion` to show in the notes."""

    target: str = ""
    label: str = ""
    suggestion: str = ""


Recall = Callable[[Entry], Recalled | None]


@dataclass
class Report:
    """What happened to the entries of one catalog."""

    drafted: int = 0
    recalled: int = 0
    mended: int = 0  # older drafts brought to approved names
    doubtful: int = 0
    left: int = 0
    why: dict[str, int] = field(default_factory=dict)  # why engines gave none -> texts

    @property
    def changed(self) -> int:
        return self.drafted + self.recalled + self.mended

    def add(self, other: "Report") -> None:
        self.drafted += other.drafted
        self.recalled += other.recalled
        self.mended += other.mended
        self.doubtful += other.doubtful
        self.left += other.left
        for reason, texts in other.why.items():
            self.why[reason] = self.why.get(reason, 0) + texts


def wanting(catalog: Catalog, untouched: Collection[tuple[str, str]] = ()) -> list[Entry]:
    """The entries to draft: the untranslated ones, and drafts that nobody touched."""
    return [
        entry
        for entry in catalog.entries
        if not entry.obsolete
        and (
            (entry.state is State.UNTRANSLATED and not entry.target)
            or (entry.state is State.DRAFT and entry.key in untouched)
        )
    ]


@dataclass
class Session:
    """The drafting of one catalog: how, and what came of it so far."""

    scene: Scene
    routes: Sequence[Route]
    post: Post
    brief: Brief = NO_BRIEF
    recall: Recall = lambda _entry: None
    report: Report = field(default_factory=Report)
    drafts: dict[tuple[str, str], tuple[Draft, str]] = field(default_factory=dict)

    def run(self, entries: Sequence[Entry]) -> None:
        """The best draft of each entry: the next try only for those that fail hard."""
        for route in self.routes:
            for turn in range(TURNS):
                todo = [entry for entry in entries if self._worth_another(entry, turn)]
                self._try(todo, route, turn)

    def _worth_another(self, entry: Entry, turn: int) -> bool:
        got = self.drafts.get(entry.key)
        if turn == 0:
            return got is None or got[0].grave > 0
        return got is not None and any(map(signals.curable, got[0].doubts))

    def _try(self, entries: Sequence[Entry], route: Route, turn: int) -> None:
        way = Way(self.scene, route.first, turn)
        guarded = [guard(entry.source, way) for entry in entries]
        texts = [text for one in guarded for text in one.texts]
        answers = iter(route.send(self.post, texts, self.brief))
        for entry, one in zip(entries, guarded, strict=True):
            self._keep(entry, one, [next(answers) for _ in one.texts], route)

    def _keep(self, entry: Entry, one: Guarded, answers: list[Answer], route: Route) -> None:
        texts = [answer for answer in answers if isinstance(answer, str)]
        for refused in answers:
            if isinstance(refused, Refusal):
                reason = f"{route.label} {refused}"
                self.report.why[reason] = self.report.why.get(reason, 0) + 1
                return
        new = finish(one, texts, self.scene)
        old = self.drafts.get(entry.key)
        if better(old[0] if old else None, new) is new:
            self.drafts[entry.key] = new, route.label


def fill(
    catalog: Catalog, session: Session, untouched: Collection[tuple[str, str]] = ()
) -> Catalog:
    """`catalog` with drafts where it had none; `session.report` says what happened."""
    entries, report = wanting(catalog, untouched), session.report
    taken, shown = _remembered(entries, session.recall)
    missing = [entry for entry in entries if entry.key not in taken]
    session.run(missing)
    report.recalled += len(taken)
    new = dict(taken)
    for entry in missing:
        noted = shown.get(entry.key, entry)
        found = session.drafts.get(entry.key)
        new[entry.key] = _drafted(noted, *found) if found else noted
        report.drafted += bool(found)
        report.doubtful += bool(found and found[0].doubts)
        report.left += not found
    kept = (e if e.obsolete else new.get(e.key, e) for e in catalog.entries)
    return replace(catalog, entries=tuple(kept))


def mend(
    catalog: Catalog, session: Session, first: Mapping[tuple[str, str], str] = NOTHING
) -> Catalog:
    """`catalog` with the place names of its machine drafts as the locale approves them now.

    Where the `first` wording of a draft is known it is mended from that, so that changing a name
    and changing it back leaves no trace.
    """
    view = session.scene.view

    def mended(entry: Entry) -> Entry:
        if view is None or entry.obsolete or entry.state is not State.DRAFT:
            return entry
        mentions = session.scene.mentions(entry.source)
        target = first.get(entry.key, entry.target)
        target = view.repair(target, mentions).text if mentions else entry.target
        return entry if target == entry.target else replace(entry, target=target)

    new = tuple(map(mended, catalog.entries))
    pairs = zip(catalog.entries, new, strict=True)
    session.report.mended += sum(old is not now for old, now in pairs)
    return replace(catalog, entries=new)


def _drafted(entry: Entry, draft: Draft, label: str) -> Entry:
    note = f"{label} · check: {', '.join(draft.doubts)}" if draft.doubts else label
    return replace(entry, target=draft.target, state=State.DRAFT, draft=note)


Found = dict[tuple[str, str], Entry]


def _remembered(entries: Sequence[Entry], recall: Recall) -> tuple[Found, Found]:
    """The entries for which the memory has a translation, and those with something to show."""
    taken, shown = Found(), Found()
    for entry in entries:
        hit = recall(entry)
        if hit and hit.target:
            taken[entry.key] = _drafted(entry, Draft(hit.target), hit.label)
        elif hit and hit.suggestion:
            notes = tuple(note for note in entry.notes if not note.startswith("memory: "))
            shown[entry.key] = replace(entry, notes=(*notes, f"memory: {hit.suggestion}"))
    return taken, shown
