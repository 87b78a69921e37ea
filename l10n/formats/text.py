"""Plain text: paragraphs parted by blank lines, as a publisher's page gives an article.

Layout tells the roles. A first paragraph of several lines above a line that stands alone is the
way to the article (breadcrumbs, then the category); the line is the title; the paragraph after it
the lead. Two lines in a paragraph of their own are a caption and its credit; one above a ruler or
alone with the number of a section is a heading; a short last line without a full stop is the
byline. Hard-wrapped lines are read as one paragraph, and a translation is wrapped as its file is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from l10n.formats import Format, Options, after_mark, fold
from l10n.model import Block, Role

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
_ITEM = re.compile(r"\s*(?:[-*+•·–—>|#]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])(?:\s|$)")
_SECTION = re.compile(r"(?:\d{1,2}|[A-Z])((?:\.\d{1,2})*)[.)]?\s+\w")
_RULER = re.compile(r"\s*([=~^*+#-])\1{2,}\s*")
_ENDED = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")
_FULL = 40  # a line shorter than this was not broken because it was full
_WIDE = 100  # and one longer than this was never wrapped
_BYLINE = 80
_BLANKS = " \t\v\f"  # a space that does not break belongs to the words
_DRIFT = 8  # a paragraph may be wrapped this much closer than its file

Line = tuple[int, int, str]  # start, end, what stands there, without white space around it
Run = list[Line]  # the lines of one block


@dataclass(frozen=True)
class Note:
    """How the file is wrapped (0: not at all), what begins a further line, and if more follows."""

    width: int = 0
    indent: str = ""
    eol: str = "\n"
    followed: bool = False


@after_mark
def split(text: str, _options: Options) -> Sequence[Block]:
    """One block per paragraph of wrapped lines, or per line where lines stand for themselves."""
    parted = list(_paragraphs(text))
    width = _width(text, parted)
    paragraphs = [_runs(text, lines, width) for lines in parted]
    blocks: list[Block] = []
    at, line = 0, 1
    for runs, roles in zip(paragraphs, _roles(paragraphs, wrapped=width > 0), strict=True):
        last = runs[-1] if runs else None
        for run, role in zip(runs, roles, strict=True):
            start = run[0][0]
            line += len(_BREAK.findall(text, at, start))
            at = start
            if any(c.isalpha() for _, _, words in run for c in words):
                note = Note(width, *_further(text, run), followed=run is not last)
                blocks.append(_block(run, role, line, note))
    return blocks


def _paragraphs(text: str) -> Iterator[list[Line]]:
    lines: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        words = match.group().strip(_BLANKS) if match.group().strip() else ""
        if lines and (not words or len(_BREAK.findall(text, previous, match.start())) > 1):
            yield lines
            lines = []
        if words:
            start = match.start() + match.group().index(words)
            lines.append((start, start + len(words), words))
        previous = match.end()
    if lines:
        yield lines


def _width(text: str, parted: Sequence[Sequence[Line]]) -> int:
    """How many characters a line of this text was wrapped at; 0 where it is not wrapped.

    Lines too long to be wrapped may stand in a wrapped text (a table, a translation into a
    language without spaces), as long as there are more lines that were.
    """
    lengths = sorted(len(m.group().rstrip()) for m in _LINE.finditer(text))
    short = [n for n in lengths if n <= _WIDE]
    if not short:
        return 0
    usual = int(len(lengths) * 0.95) - 1 if len(lengths) > 20 else len(lengths) - 1
    if lengths[usual] > _WIDE:
        broken = sum(end - start >= _FULL for lines in parted for start, end, _ in lines[:-1])
        if broken < 2 * (len(lengths) - len(short)):
            return 0
    return short[int(len(short) * 0.95) - 1 if len(short) > 20 else -1]


def _runs(text: str, lines: list[Line], width: int) -> list[Run]:
    runs = [[lines[0]]]
    if len(lines) > 1 and width:
        lengths = [_length(text, line) for line in lines]
        own = max((n for n in lengths[:-1] if n <= _WIDE), default=0)
        width = min(width, max(own, width - _DRIFT)) if len(lines) > 2 else width
        for (one, two), length in zip(pairwise(lines), lengths, strict=False):
            if _wrapped(text, one, two, length, width):
                runs[-1].append(two)
            else:
                runs.append([two])
        return runs
    return [[line] for line in lines]


def _length(text: str, line: Line) -> int:
    """From the file's margin; as much as matters."""
    near = max(0, line[0] - _WIDE)
    first = 1 + max(text.rfind("\n", near, line[0]), text.rfind("\r", near, line[0]), near - 1)
    return line[1] - first


def _wrapped(text: str, one: Line, two: Line, length: int, width: int) -> bool:
    """Was the line broken only because the next word did not fit?"""
    if not _FULL <= length <= _WIDE or text[one[1] : one[1] + 1] in {" ", "\t"}:
        return False
    if _ITEM.match(two[2]) or _RULER.fullmatch(two[2]) or _RULER.fullmatch(one[2]):
        return False
    if not (any(map(str.isalpha, one[2])) and any(map(str.isalpha, two[2]))):
        return False
    return length + 1 + len(two[2].split()[0]) > width - 3


def _further(text: str, run: Run) -> tuple[str, str]:
    """What stands before a further line of a run, and how lines end."""
    start, end = run[0][:2]
    if len(run) > 1:
        between = text[end : run[1][0]]
        eol = _BREAK.search(between)
        return between.rpartition("\n")[2].rpartition("\r")[2], eol[0] if eol else "\n"
    near = max(0, start - _WIDE)
    first = 1 + max(text.rfind("\n", near, start), text.rfind("\r", near, start), near - 1)
    before = text[first:start]
    item = _ITEM.match(run[0][2])
    eol = _BREAK.match(text, end)
    indent = (before if not before.strip() else "") + " " * (item.end() if item else 0)
    return indent, eol[0] if eol else "\n"


def _roles(paragraphs: list[list[Run]], *, wrapped: bool) -> Iterator[list[Role]]:
    """The roles of each paragraph's blocks, from the layout of the whole."""
    ruled = bool(paragraphs) and _is_ruled(paragraphs[0])
    led = len(paragraphs) > 2 and len(paragraphs[0]) > 1 and len(paragraphs[1]) == 1
    way = 1 if led and not ruled else 0
    alone = len(paragraphs) > way + 1 and len(paragraphs[way]) == 1 and len(paragraphs[way][0]) < 3
    titled = ruled or alone
    for n, runs in enumerate(paragraphs):
        if n < way:
            yield [*[Role.BREADCRUMB] * (len(runs) - 1), Role.CATEGORY]
        elif titled and n == way:
            yield [Role.TITLE, *[Role.PARAGRAPH] * (len(runs) - 1)]
        elif titled and n == way + 1 and len(runs) == 1 and not _is_item(runs[0]):
            yield [Role.LEAD]
        elif titled and n == len(paragraphs) - 1 and _is_byline(runs):
            yield [Role.BYLINE]
        elif _is_numbered(runs, paragraphs[n - 1 : n + 2 : 2]):
            yield [Role.HEADING]
        else:
            yield _inner(runs, pictures=bool(way) or not wrapped)


def _is_ruled(runs: list[Run]) -> bool:
    return len(runs) == 2 and _RULER.fullmatch(runs[1][0][2]) is not None


def _is_numbered(runs: list[Run], around: list[list[Run]]) -> bool:
    """A line alone with a number and no full stop, no list around it: the heading of a section."""
    section = _SECTION.match(runs[0][0][2])
    if section is None or not _is_byline(runs):
        return False
    return bool(section[1]) or not any(_is_item(near[0]) for near in around)


def _is_byline(runs: list[Run]) -> bool:
    words = runs[0][0][2]
    alone = len(runs) == len(runs[0]) == 1
    return alone and len(words) <= _BYLINE and not _ENDED.search(words)


def _inner(runs: list[Run], *, pictures: bool) -> list[Role]:
    if _is_ruled(runs):
        return [Role.HEADING, Role.PARAGRAPH]
    if pictures and len(runs) == 2 and len(runs[0]) == len(runs[1]) == 1 and not _is_item(runs[1]):
        return [Role.CAPTION, Role.CREDIT]
    return [Role.LIST_ITEM if _is_item(run) else Role.PARAGRAPH for run in runs]


def _is_item(run: Run) -> bool:
    return bool(_ITEM.match(run[0][2]))


def _block(run: Run, role: Role, line: int, note: Note) -> Block:
    text, offsets = run[0][2], []
    for start, _, words in run[1:]:
        text += " "
        offsets.append((len(text), start))
        text += words
    return Block(text, run[0][0], run[-1][1], role, line, offsets=tuple(offsets), dress=note)


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
