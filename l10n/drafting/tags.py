"""Markup as numbered tags, for engines that carry them: <x0>the report</x0> of <x1/>."""

import html
import re
from collections.abc import Iterator

from l10n.drafting.markup import ATOM, FIRST_ATOM, Marked, Span

_TAG = re.compile(r"<(/?)x(\d+)\s*/?>")


def put(marked: Marked, style: str) -> str:
    """The words with tags for spans and atoms; in the `style` "xml" & and < are escaped."""
    count = len(marked.spans)
    spans = [Span(s.start, s.end, f"<x{n}>", f"</x{n}>") for n, s in enumerate(marked.spans)]
    atoms = tuple(f"<x{count + n}/>" for n in range(len(marked.atoms)))
    return Marked(marked.text, atoms=atoms, escape=style == "xml").write(marked.text, spans)


def take(answer: str, marked: Marked, style: str) -> Marked | None:
    """The words and spans of an engine's answer; None when not every tag is there once."""
    count = len(marked.spans)
    text, starts, spans = "", dict[int, int](), dict[int, Span]()
    for words, closes, number in _parts(answer):
        text += html.unescape(words) if style == "xml" else words
        if number >= count:
            text += chr(FIRST_ATOM + number - count)
        elif not closes and number >= 0:
            starts[number] = len(text)
        elif number in starts and number not in spans:
            mine = marked.spans[number]
            spans[number] = Span(starts[number], len(text), mine.opening, mine.closing)
    whole = len(spans) == count and _atoms(text) == _atoms(marked.text)
    found = Marked(text, tuple(spans[n] for n in sorted(spans)), marked.atoms, marked.escape)
    return found if whole and _nested(found.spans) else None


def _parts(answer: str) -> Iterator[tuple[str, bool, int]]:
    """(words, whether a closing tag follows, its number; -1 at the end)."""
    here = 0
    for tag in _TAG.finditer(answer):
        yield answer[here : tag.start()], bool(tag[1]), int(tag[2])
        here = tag.end()
    yield answer[here:], False, -1


def _atoms(text: str) -> list[str]:
    return sorted(ATOM.findall(text))


def _nested(spans: tuple[Span, ...]) -> bool:
    """Does no span overlap another halfway, and hold each something?"""
    return all(span.start < span.end for span in spans) and all(
        a.end <= b.start or b.end <= a.start
        or (a.start <= b.start and b.end <= a.end)
        or (b.start <= a.start and a.end <= b.end)
        for n, a in enumerate(spans)
        for b in spans[n + 1 :]
    )  # fmt: skip


def strip(answer: str, style: str) -> str:
    """The words alone."""
    words = _TAG.sub("", answer)
    return html.unescape(words) if style == "xml" else words
