"""An article meets its catalog: what stands stays, what changed is stale, nothing is lost.

A sentence is found by its context and its text, never by its position. Where the text is new,
its translation is sought in the sentence it was made from: the same but for wrapping and
emphasis, an edited one, the parts of a joined one, the whole of one that was cut.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n import segmentation
from l10n.carry import CARRIED, Pair, carried, named
from l10n.catalogs.align import Match, matches
from l10n.model import Article, Catalog, Entry, Segment, State
from l10n.wording import difference, skeleton

Notes = Callable[[Segment], tuple[str, ...]]
Key = tuple[str, str]
_OURS = re.compile(r"(?:role|paragraph|place|note): ")
_STOP = re.compile(r"[.!?…:;。！？؟।]\W*$")
UNSURE, JOINED, CUT = "was unsure", "joined", "cut"
REPEATED = 80  # of 100: how like a standing sentence a new one must be to be one of its repeats


def _no_notes(_segment: Segment) -> tuple[str, ...]:
    return ()


def update(
    catalog: Catalog, article: Article, notes: Notes = _no_notes, source_locale: str = "en"
) -> Catalog:
    """The catalog as it stands after the article's last change, in the article's order.

    `notes(segment)` gives further `#.` lines for the translator, as "place: Izium = Isjum".
    """
    wanted = {segment.key: segment for segment in reversed(article.segments)}
    wanted = {segment.key: wanted[segment.key] for segment in article.segments}
    told = {key: _told(article, segment, notes) for key, segment in wanted.items()}
    known = _Known(catalog)
    found = {key: known.exactly(key) for key in wanted}
    found |= known.same_to_a_reader([key for key, entry in found.items() if entry is None])
    new = {key: told[key] for key, entry in found.items() if entry is None}
    found |= known.wrapped_anew(new, catalog.locale)
    missing = [key for key, entry in found.items() if entry is None]
    if missing:
        found |= known.made_from(missing, told, catalog.locale, source_locale)
    living = tuple(
        _dressed(found[key] or Entry(key[1], context=key[0]), article, told[key]) for key in wanted
    )
    return replace(catalog, entries=living + known.rest(living))


def _dressed(entry: Entry, article: Article, told: tuple[str, ...]) -> Entry:
    ours = (*told, entry.draft, entry.change)
    done = _is_done(entry)
    foreign = (
        note
        for note in entry.notes
        if not (_OURS.match(note) or (done and note.startswith("review: ")))
        and not any(note in one for one in ours)  # a tool wrapped it
    )
    return settled(
        replace(
            entry,
            notes=(*told, *foreign),
            references=(f"source/{article.path}",),
            obsolete=False,
            line=0,
        )
    )


def settled(entry: Entry) -> Entry:
    """An entry whose notes fit its state: a draft's and a change's note go with the state."""
    if _is_done(entry):
        return replace(entry, draft="", change="", previous="")
    if not entry.target:
        return replace(entry, state=State.UNTRANSLATED, draft="", change="", previous="")
    return entry


def _told(article: Article, segment: Segment, notes: Notes) -> tuple[str, ...]:
    block = article.blocks[segment.block]
    told = [f"role: {segment.role}"]
    if skeleton(block.text) != skeleton(segment.text):
        told.append(f"paragraph: {one_line(block.text)}")
    if block.note:
        told.append(f"note: {one_line(block.note)}")
    return tuple(dict.fromkeys((*told, *notes(segment))))


def one_line(text: str) -> str:
    """`text` on one line."""
    return " ".join(text.split())


class _Known:
    """What the catalog has; each entry is used once, and what a person wrote is never dropped."""

    def __init__(self, catalog: Catalog) -> None:
        self.entries = list(catalog.entries)
        self.used: set[int] = set()
        self.by_key: dict[Key, list[int]] = {}
        for number, entry in enumerate(self.entries):
            self.by_key.setdefault(entry.key, []).append(number)

    def _take(self, number: int) -> Entry:
        self.used.add(number)
        return self.entries[number]

    def _free(self) -> list[int]:
        return [n for n in range(len(self.entries)) if n not in self.used]

    def exactly(self, key: Key) -> Entry | None:
        """The entry of this very sentence: the living one, or one that had gone."""
        numbers = self.by_key.get(key, [])
        if not numbers:
            return None
        best = max(numbers, key=lambda n: _worth(self.entries[n]))
        entry = self._take(best)
        for number in numbers:
            if self.entries[number].target in {"", entry.target}:
                entry = _with_comment(entry, self._take(number))
        return entry

    def same_to_a_reader(self, keys: Iterable[Key]) -> dict[Key, Entry]:
        """Sentences that differ in wrapping or emphasis marks alone, where only one does."""
        ours: dict[Key, list[int]] = {}
        for number in self._free():
            entry = self.entries[number]
            ours.setdefault((entry.context, skeleton(entry.source)), []).append(number)
        found: dict[Key, Entry] = {}
        for context, source in keys:
            numbers = ours.get((context, skeleton(source)), [])
            living = [n for n in numbers if not self.entries[n].obsolete] or numbers
            if len(living) == 1 and living[0] not in self.used:
                found[context, source] = replace(self._take(living[0]), source=source)
        return found

    def wrapped_anew(
        self, told: Mapping[Key, tuple[str, ...]], locale: str
    ) -> Iterator[tuple[Key, Entry]]:
        """Sentences whose lines were taken for several, if all of those are translated.

        No line but the last ends as a sentence does: sentences that were joined are stale.
        """
        wanted = {(key[0], skeleton(key[1])): key for key in told}
        begun = sorted(wanted)
        row = [n for n, entry in enumerate(self.entries) if not entry.obsolete]
        for at in range(len(row) if wanted else 0):
            parts: list[Entry] = []
            text = ""
            for number in map(row.__getitem__, range(at, len(row))):
                if number in self.used or not _is_done(self.entries[number]):
                    break
                parts.append(self.entries[number])
                text = f"{text} {skeleton(parts[-1].source)}".lstrip()
                if not _begins(begun, parts[0].context, text):
                    break
                key = wanted.get((parts[0].context, text))
                if key and len(parts) > 1 and told[key][0] in parts[0].notes:
                    made = replace(_joined(parts, locale), source=key[1], change="")
                    yield key, replace(made, state=State.TRANSLATED)
                if _STOP.search(text) or parts[-1].context != parts[0].context:
                    break

    def made_from(
        self, keys: list[Key], told: Mapping[Key, tuple[str, ...]], locale: str, source_locale: str
    ) -> dict[Key, Entry]:
        """Stale entries for new sentences that were made from known ones."""
        free = [n for n in self._free() if _holds_something(self.entries[n])]
        found: dict[Key, Entry] = {}
        sources = [self.entries[n].source for n in free]
        for match in matches([source for _, source in keys], sources):
            parts = [self._given(free[o], match) for o in match.old]
            if len(match.new) > 1:
                cut = _cut(parts[0], [keys[n] for n in match.new], locale)
                found |= {entry.key: entry for entry in cut}
            else:
                old = parts[0] if len(parts) == 1 else _joined(parts, locale)
                key = keys[match.new[0]]
                found[key] = _edited(old, key, told[key], locale, source_locale)
        for key, old in self._repeated([key for key in keys if key not in found]):
            found[key] = _edited(old, key, told[key], locale, source_locale)
        return found

    def _given(self, number: int, match: Match) -> Entry:
        """An entry for the sentence that was made from it.

        What had gone before, and what was joined or cut, is copied: it may be put back.
        """
        entry = self.entries[number]
        if entry.obsolete:
            return replace(entry, comment="", flags=())
        whole = len(match.new) == len(match.old) == 1
        if whole or not _is_done(entry):
            self.used.add(number)
        return entry

    def _repeated(self, keys: list[Key]) -> Iterator[tuple[Key, Entry]]:
        """New sentences that are all but the same as one that still stands: one of its repeats."""
        standing = [self.entries[n] for n in sorted(self.used) if self.entries[n].human]
        if keys and standing:
            sources = [entry.source for entry in standing]
            for match in matches([source for _, source in keys], sources, least=REPEATED):
                if len(match.new) == len(match.old) == 1:
                    old = standing[match.old[0]]
                    yield keys[match.new[0]], replace(old, comment="", flags=())

    def rest(self, living: Sequence[Entry]) -> tuple[Entry, ...]:
        """What no sentence needs any more and may be put back."""
        gone = [self.entries[n] for n in self._free()]
        known = (*living, *(entry for entry in gone if not _made(entry)))
        gone = [entry for entry in gone if not (_made(entry) and _contained(entry, known))]
        kept = {(e.key, e.target, e.comment): e for e in map(retired, gone) if _says(e)}
        return tuple(kept.values())


def _begins(keys: Sequence[Key], context: str, text: str) -> bool:
    """Does one of the sorted keys begin so?"""
    at = bisect_left(keys, (context, text))
    return at < len(keys) and keys[at][0] == context and keys[at][1].startswith(text)


def _is_done(entry: Entry) -> bool:
    return entry.state in {State.TRANSLATED, State.REVIEWED}


def _made(entry: Entry) -> bool:
    """Is it put together, or cut out of others, by us?"""
    return entry.state is State.STALE and not {JOINED, CUT}.isdisjoint(entry.change.split(" · "))


def _contained(entry: Entry, known: Iterable[Entry]) -> bool:
    """Does all that an entry says stand in others?"""
    targets = sorted({other.target for other in known if other.target}, key=len, reverse=True)
    if not any(entry.comment in other.comment for other in known):
        return False
    rest = entry.target
    for target in targets:
        if entry.target in target:
            return True
        rest = rest.replace(target, "")
    return not rest.strip()


def _worth(entry: Entry) -> tuple[bool, bool, bool]:
    return entry.human, bool(entry.target), not entry.obsolete


def _holds_something(entry: Entry) -> bool:
    return bool(entry.target or entry.comment or entry.flags or any(entry.plural))


def _says(entry: Entry) -> bool:
    return bool(entry.target or entry.comment or entry.flags)


def retired(entry: Entry) -> Entry:
    """An entry as it rests at the end of the file; a draft stays a draft."""
    return replace(settled(entry), obsolete=True, notes=(), references=(), change="", line=0)


def _with_comment(entry: Entry, other: Entry) -> Entry:
    if not other.comment or other.comment in entry.comment:
        return entry
    return replace(entry, comment=f"{entry.comment}\n{other.comment}".strip("\n"))


def edited(old: Entry, key: Key, pair: Pair) -> Entry:
    """`old` for the sentence it became: stale, with what changed, carried where that is safe."""
    context, source = key
    was_carried = old.change.endswith(CARRIED)
    origin = old.previous if old.previous and not was_carried else old.source
    first = old.previous or old.source
    moved = replace(old, source=source, context=context)
    if not old.target:
        return moved
    if first == source and old.change and not old.change.endswith((CARRIED, UNSURE, JOINED, CUT)):
        back = replace(moved, previous="", change="")
        return replace(back, state=State.TRANSLATED) if old.human else back
    new = carried(origin, source, old.target, pair)
    marks = [difference(first, source)]
    if old.state is State.STALE and (not old.change or old.change.endswith(UNSURE)):
        marks.append(UNSURE)
    marks += [JOINED] if old.change == JOINED else []
    marks += [CARRIED] if new is not None else []
    return replace(
        moved,
        target=old.target if new is None else new,
        state=State.DRAFT if old.state is State.DRAFT else State.STALE,
        draft=old.draft if old.state is State.DRAFT else "",
        previous=first,
        change=" · ".join(filter(None, marks)),
    )


def _edited(old: Entry, key: Key, told: tuple[str, ...], locale: str, source_locale: str) -> Entry:
    return edited(old, key, Pair(source_locale, locale, named((*old.notes, *told))))


def _joined(parts: list[Entry], locale: str) -> Entry:
    """Several entries as one whose source and target are theirs, put together."""
    blank = " " if segmentation.spaced(locale) else ""
    machine = all(part.state is State.DRAFT for part in parts if part.target)
    first = next((part for part in parts if part.draft), parts[0])
    comments = dict.fromkeys(part.comment for part in parts if part.comment)
    return replace(
        first,
        source=" ".join(part.source for part in parts),
        target=blank.join(part.target for part in parts if part.target),
        state=State.DRAFT if machine else State.STALE,
        comment="\n".join(comments),
        flags=tuple(dict.fromkeys(flag for part in parts for flag in part.flags)),
        notes=tuple(note for part in parts for note in part.notes),
        draft=first.draft if machine else "",
        change=JOINED,
        previous="",
        plural=(),
    )


def _cut(old: Entry, keys: list[Key], locale: str) -> list[Entry]:
    """One entry's translation, cut where its sentence was cut; every word of it is kept."""
    pieces = cut(old.target, [len(source) for _, source in keys], locale)
    state = State.DRAFT if old.state is State.DRAFT else State.STALE
    return [
        replace(
            old,
            source=source,
            context=context,
            target=piece,
            state=state if piece else State.UNTRANSLATED,
            previous=old.previous or old.source,
            change=CUT,
            comment=old.comment if number == 0 else "",
            plural=(),
        )
        for number, ((context, source), piece) in enumerate(zip(keys, pieces, strict=True))
    ]


def cut(text: str, lengths: list[int], locale: str) -> list[str]:
    """`text` in as many pieces as `lengths`, about as long, cut at a stop, a mark or a blank."""
    pieces: list[str] = []
    for at in range(len(lengths) - 1):
        aim = len(text) * lengths[at] / (sum(lengths[at:]) or 1)
        place = _place_to_cut(text, aim, locale)
        pieces.append(text[:place].strip())
        text = text[place:]
    return [*pieces, text.strip()]


def _place_to_cut(text: str, aim: float, locale: str) -> int:
    stops = segmentation.cuts(text, locale)[1:-1]
    marks = [match.end() for match in re.finditer(r"[,;:–—、，；：]\s*", text)]
    blanks = [match.end() for match in re.finditer(r"\s+", text)]
    for places in (stops, marks, blanks):
        near = [place for place in places if 0 < place < len(text)]
        best = min(near, key=lambda place: abs(place - aim), default=0)
        if best and (abs(best - aim) <= len(text) / 4 or places is blanks):
            return best
    return len(text)
