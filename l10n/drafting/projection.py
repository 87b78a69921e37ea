"""Find in a draft the words that a span of the source has become.

The span is translated alone, and the stretch of the draft that is most like it, near the same
place, gets the markup: always valid, and right in five cases of six.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from l10n import locales
from l10n.drafting.lexicon import function_words
from l10n.drafting.markup import Span

SURE = 70  # below this likeness the place is a guess, and a doubt
_TOKEN = re.compile(r"[^\W_][\w'’\-\u00ad]*|[\uf600-\uf8ff]")
_BREAK = re.compile(r"[.;:!?]\s")


@dataclass(frozen=True)
class Wanted:
    """A span of the `source` to be found again, and its translation on its own."""

    source: str
    span: Span
    alone: str

    @property
    def text(self) -> str:
        return self.source[self.span.start : self.span.end]

    @property
    def forms(self) -> list[str]:
        """What to look for."""
        found = (self.alone.strip(" .,;:!?\"'").lower(), self.text.strip().lower())
        return [form for form in found if form]

    @property
    def where(self) -> float:
        """Its middle, from 0 to 1."""
        return (self.span.start + self.span.end) / 2 / max(1, len(self.source))


@dataclass(frozen=True)
class Room:
    """Where a span may stand: inside the spans that hold it, outside its neighbours."""

    start: int
    end: int
    taken: tuple[tuple[int, int], ...] = ()

    def free(self, start: int, end: int) -> bool:
        return all(end <= a or b <= start for a, b in self.taken)


@dataclass(frozen=True)
class Window:
    start: int
    end: int
    score: float


def project(
    source: str, spans: Sequence[Span], alone: Sequence[str], target: str, locale: str
) -> tuple[str, list[Span], bool]:
    """`target` (now and then longer), the spans in it, and whether all places are sure.

    `alone` holds each span's translation on its own. Spans nest as they do in `source`.
    """
    placed: dict[int, Span] = {}
    sure = True
    for number, span in enumerate(spans):
        if _whole(source, span):
            placed[number] = _edge(target, span, source)
            continue
        room = _room(number, spans, placed, target)
        window = best(Wanted(source, span, alone[number]), target, room, locale)
        if not window:
            target, window = _append(target, alone[number] or source[span.start : span.end])
            placed = {n: _grown(p, spans, n, number, len(target)) for n, p in placed.items()}
        sure = sure and window.score >= SURE
        placed[number] = replace(span, start=window.start, end=window.end)
    return target, [placed[number] for number in sorted(placed)], sure


def _whole(source: str, span: Span) -> bool:
    """Does it hold the whole sentence but for punctuation?"""
    outside = source[: span.start] + source[span.end :]
    return not _TOKEN.search(outside)


def _edge(target: str, span: Span, source: str) -> Span:
    """The whole target, punctuation outside where the source has it outside."""
    start, end = 0, len(target)
    if span.start and (first := _TOKEN.search(target)):
        start = first.start()
    if span.end < len(source.rstrip()) and (words := list(_TOKEN.finditer(target))):
        end = words[-1].end()
    return replace(span, start=start, end=max(start, end))


def _room(number: int, spans: Sequence[Span], placed: dict[int, Span], target: str) -> Room:
    span, start, end = spans[number], 0, len(target)
    taken = []
    for other, there in placed.items():
        outer = spans[other]
        if outer.start <= span.start and span.end <= outer.end:
            start, end = max(start, there.start), min(end, there.end)
        else:
            taken.append((there.start, there.end))
    return Room(start, end, tuple(taken))


def best(wanted: Wanted, target: str, room: Room, locale: str) -> Window | None:
    """The stretch of `target` that is most like the span's translation or the span itself."""
    found = max(_windows(wanted, target, room), key=lambda window: window.score, default=None)
    return found and _balanced(_trimmed(found, target, wanted.text, locale), wanted, target, room)


def _windows(wanted: Wanted, target: str, room: Room) -> Iterator[Window]:
    words = [m.span() for m in _TOKEN.finditer(target, room.start, room.end)]
    forms = wanted.forms
    longest = 2 * max((len(form.split()) for form in forms), default=0) + 3
    low = target.lower() if len(target.lower()) == len(target) else target
    for first, (start, _) in enumerate(words):
        for _, end in words[first : first + longest]:
            if not room.free(start, end) or _BREAK.search(target, start, end):
                break
            likeness = max((fuzz.ratio(low[start:end], form) for form in forms), default=0)
            away = abs((start + end) / 2 / max(1, len(target)) - wanted.where)
            yield Window(start, end, likeness - 12 * away)


def _trimmed(window: Window, target: str, text: str, locale: str) -> Window:
    """Without the articles and prepositions that crept in at its edges."""
    small = function_words(locales.language(locale))
    english = function_words("en")
    words = [m.span() for m in _TOKEN.finditer(target, window.start, window.end)]
    source = re.findall(r"[\w'’]+", text.lower())
    while len(words) > 1 and source and source[0] not in english and _in(target, words[0], small):
        words.pop(0)
    while len(words) > 1 and source and source[-1] not in english and _in(target, words[-1], small):
        words.pop()
    return replace(window, start=words[0][0], end=words[-1][1])


def _balanced(window: Window, wanted: Wanted, target: str, room: Room) -> Window:
    """With the brackets and quotation marks that the span holds, and the partner of each."""
    start, end = window.start, window.end
    for first, last in ("()", "[]", '""', "“”", "«»"):
        inside, text = target[start:end], wanted.text.strip()
        opened, closed = inside.count(first), inside.count(last)
        if (closed > opened or text[:1] == first) and target[start - 1 : start] == first:
            start -= start > room.start and room.free(start - 1, start)
        if (opened > closed or text[-1:] == last) and target[end : end + 1] == last:
            end += end < room.end and room.free(end, end + 1)
    return replace(window, start=start, end=end)


def _in(text: str, word: tuple[int, int], small: frozenset[str]) -> bool:
    return text[slice(*word)].lower() in small


def _append(target: str, alone: str) -> tuple[str, Window]:
    """No word is left for the span: its own translation goes to the end, never lost."""
    alone = alone.strip() or "…"
    start = len(target) + 1
    return f"{target} {alone}", Window(start, start + len(alone), 0)


def _grown(placed: Span, spans: Sequence[Span], mine: int, new: int, end: int) -> Span:
    """An outer span reaches over what was appended for an inner one."""
    outer, inner = spans[mine], spans[new]
    holds = outer.start <= inner.start and inner.end <= outer.end
    return replace(placed, end=end) if holds else placed
