"""Plain text: paragraphs parted by blank lines, as a publisher's page gives an article.

Layout tells the roles. A first paragraph of several lines above a line that stands alone is the
way to the article (breadcrumbs, then the category); the line is the title; the paragraph after it
the lead. Two lines in a paragraph of their own are a caption and its credit; one above a ruler or
alone with the number of a section is a heading; a short last line without a full stop is the
byline. Hard-wrapped lines are read as one paragraph, and a translation is wrapped as its file is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, islice

from l10n.formats import Format, Options, fold, listed, wrapped
from l10n.formats.wrapped import ENDED, ITEM, RULER, WIDE, Run
from l10n.model import Block, Role

_BREAK = re.compile(r"\r\n?|\n")
_SECTION = re.compile(r"(?:\d{1,2}|[A-Z])((?:\.\d{1,2})*)[.)]?\s+\w")
_BYLINE = 80


@dataclass(frozen=True)
class Note:
    """How the file is wrapped (0: not at all), what begins a further line, and if more follows."""

    width: int = 0
    indent: str = ""
    eol: str = "\n"
    followed: bool = False


@listed
def split(text: str, _options: Options) -> Iterator[Block]:
    """One block per paragraph of wrapped lines, or per line where lines stand for themselves."""
    width = wrapped.width(text)
    paragraphs = (wrapped.runs(text, lines, width) for lines in wrapped.paragraphs(text))
    at, line = 0, 1
    for runs, roles in _with_roles(text, paragraphs, hard=width.low > 0):
        for run, role in zip(runs, roles, strict=True):
            start = run[0][0]
            line += _breaks(text, at, start)
            at = start
            if any(wrapped.speaks(text, near) for near in run):
                note = _note(width.low, *_further(text, run), run is not runs[-1])
                yield _block(text, run, role, line, note)


@cache
def _note(width: int, indent: str, eol: str, followed: bool) -> Note:  # noqa: FBT001 - its fields
    return Note(width, indent, eol, followed)


def _breaks(text: str, start: int, end: int) -> int:
    returns = text.count("\r", start, end)
    return text.count("\n", start, end) + (returns and returns - text.count("\r\n", start, end))


def _further(text: str, run: Run) -> tuple[str, str]:
    """What stands before a further line of a run, and how lines end."""
    start, end = run[0]
    if len(run) > 1:
        between = text[end : run[1][0]]
        eol = _BREAK.search(between)
        return between.rpartition("\n")[2].rpartition("\r")[2], eol[0] if eol else "\n"
    near = max(0, start - WIDE)
    first = 1 + max(text.rfind("\n", near, start), text.rfind("\r", near, start), near - 1)
    before = text[first:start]
    item = ITEM.match(text, start, end)
    eol = _BREAK.match(text, end)
    indent = (before if not before.strip() else "") + " " * (item.end() - start if item else 0)
    return indent, eol[0] if eol else "\n"


def _with_roles(
    text: str, paragraphs: Iterator[list[Run]], *, hard: bool
) -> Iterator[tuple[list[Run], list[Role]]]:
    """Each paragraph's runs and their roles, from the layout of the whole."""
    head = list(islice(paragraphs, 3))
    ruled = bool(head) and _is_ruled(text, head[0])
    led = len(head) > 2 and len(head[0]) > 1 and len(head[1]) == 1
    way = 1 if led and not ruled else 0
    alone = len(head) > way + 1 and len(head[way]) == 1 and len(head[way][0]) < 3
    titled = ruled or alone
    for n, (before, runs, after) in enumerate(_neighbours(chain(head, paragraphs))):
        if n < way:
            roles = [*[Role.BREADCRUMB] * (len(runs) - 1), Role.CATEGORY]
        elif titled and n == way:
            roles = [Role.TITLE, *[Role.PARAGRAPH] * (len(runs) - 1)]
        elif titled and n == way + 1 and len(runs) == 1 and not _is_item(text, runs[0]):
            roles = [Role.LEAD]
        elif titled and not after and _is_byline(text, runs):
            roles = [Role.BYLINE]
        elif _is_numbered(text, runs, [*before[:1], *after[:1]] or runs):
            roles = [Role.HEADING]
        else:
            roles = _inner(text, runs, pictures=bool(way) or not hard)
        yield runs, roles


def _neighbours(paragraphs: Iterator[list[Run]]) -> Iterator[tuple[list[Run], ...]]:
    """Each with the one before it and the one after it, [] for none."""
    before = list[Run]()
    here = next(paragraphs, before)
    while here:
        after = next(paragraphs, [])
        yield before, here, after
        before, here = here, after


def _is_ruled(text: str, runs: list[Run]) -> bool:
    return len(runs) == 2 and RULER.fullmatch(text, *runs[1][0]) is not None


def _is_numbered(text: str, runs: list[Run], around: list[Run]) -> bool:
    """A line alone with a number and no full stop, no list around it: the heading of a section."""
    section = _SECTION.match(text, *runs[0][0])
    if section is None or not _is_byline(text, runs):
        return False
    return bool(section[1]) or not any(_is_item(text, near) for near in around)


def _is_byline(text: str, runs: list[Run]) -> bool:
    start, end = runs[0][0]
    alone = len(runs) == len(runs[0]) == 1
    return alone and end - start <= _BYLINE and not ENDED.search(text[start:end])


def _inner(text: str, runs: list[Run], *, pictures: bool) -> list[Role]:
    if _is_ruled(text, runs):
        return [Role.HEADING, Role.PARAGRAPH]
    pair = len(runs) == 2 and len(runs[0]) == len(runs[1]) == 1
    if pictures and pair and not _is_item(text, runs[1]):
        return [Role.CAPTION, Role.CREDIT]
    return [Role.LIST_ITEM if _is_item(text, run) else Role.PARAGRAPH for run in runs]


def _is_item(text: str, run: Run) -> bool:
    return ITEM.match(text, *run[0]) is not None


def _block(text: str, run: Run, role: Role, line: int, note: Note) -> Block:
    words = [text[slice(*near)] for near in run]
    sizes = accumulate(len(part) + 1 for part in words[:-1])
    starts = (start for start, _ in run[1:])
    offsets = tuple(zip(sizes, starts, strict=True))
    return Block(" ".join(words), run[0][0], run[-1][1], role, line, offsets=offsets, dress=note)


def dress(block: Block, target: str) -> str:
    """Wrapped where the file is."""
    text = fold(target)
    note = block.dress if isinstance(block.dress, Note) else Note()
    if not note.width or len(text) + len(note.indent) <= note.width:
        return text
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and len(note.indent) + len(lines[-1]) + 1 + len(word) > note.width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if lines[-1] else word
    return (note.eol + note.indent).join(lines)


def escape(block: Block, target: str) -> str:
    """Two spaces at its end keep a line from being read as the first half of a paragraph."""
    note = block.dress if isinstance(block.dress, Note) else Note()
    return fold(target) + ("  " if note.followed else "")


TEXT = Format("text", frozenset({".txt"}), split, dress, escape, fluid=True)
