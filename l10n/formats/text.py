"""Plain text: paragraphs parted by blank lines, as a publisher's page gives an article.

Layout tells the roles. A first paragraph of several lines above a line that stands alone is the
way to the article (breadcrumbs, then the category); the line is the title; the paragraph after it
the lead. Two lines in a paragraph of their own are a caption and its credit; one above a ruler or
alone with the number of a section is a heading; a short last line without a full stop is the
byline. Hard-wrapped lines are read as one paragraph, and a translation is wrapped as its file is.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, islice, pairwise

from l10n.formats import Format, Options, fold, listed
from l10n.model import Block, Role

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
_ENDS = frozenset({"\n", "\r", "\r\n"})  # of one line, no more
_ITEM = re.compile(r"\s*(?:[-*+•·–—>|#]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])(?:\s|$)")
_SECTION = re.compile(r"(?:\d{1,2}|[A-Z])((?:\.\d{1,2})*)[.)]?\s+\w")
_RULER = re.compile(r"\s*([=~^*+#-])\1{2,}\s*")
_ENDED = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")
_FULL = 40  # a line shorter than this was not broken because it was full
_WIDE = 100  # and one longer than this was never wrapped
_BYLINE = 80
_QUOTES = "\"'“„«(["
_BLANKS = " \t\v\f"  # a space that does not break belongs to the words
_NEAR = 2  # lines that tell how wide a paragraph is
_FEW = 20  # lines of which each counts
_DRIFT = 8  # a paragraph may be wrapped this much closer than its file

Line = tuple[int, int]  # where it starts and ends, without white space around it
Run = list[Line]  # the lines of one block


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
    width = _width(text)
    paragraphs = (_runs(text, lines, width) for lines in _paragraphs(text))
    at, line = 0, 1
    for runs, roles in _with_roles(text, paragraphs, wrapped=width > 0):
        for run, role in zip(runs, roles, strict=True):
            start = run[0][0]
            line += _breaks(text, at, start)
            at = start
            if any(_speaks(text, near) for near in run):
                note = _note(width, *_further(text, run), run is not runs[-1])
                yield _block(text, run, role, line, note)


@cache
def _note(width: int, indent: str, eol: str, followed: bool) -> Note:  # noqa: FBT001 - its fields
    return Note(width, indent, eol, followed)


def _breaks(text: str, start: int, end: int) -> int:
    returns = text.count("\r", start, end)
    return text.count("\n", start, end) + (returns and returns - text.count("\r\n", start, end))


def _speaks(text: str, line: Line) -> bool:
    return text[line[0]].isalpha() or any(map(str.isalpha, text[slice(*line)]))


def _paragraphs(text: str) -> Iterator[list[Line]]:
    lines: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        words = match.group().strip(_BLANKS) if match.group().strip() else ""
        if lines and (not words or text[previous : match.start()] not in _ENDS):
            yield lines
            lines = []
        if words:
            start = match.start() + match.group().index(words)
            lines.append((start, start + len(words)))
        previous = match.end()
    if lines:
        yield lines


def _width(text: str) -> int:
    """How many characters a line of this text was wrapped at; 0 where it is not wrapped.

    Lines too long to be wrapped may stand in a wrapped text (a table, a translation into a
    language without spaces), as long as there are more lines that were.
    """
    lengths = Counter(len(m.group().rstrip()) for m in _LINE.finditer(text))
    short = Counter({n: times for n, times in lengths.items() if n <= _WIDE})
    if not short:
        return 0
    if _usual(lengths) > _WIDE:
        parted = _paragraphs(text)
        broken = sum(end - start >= _FULL for lines in parted for start, end in lines[:-1])
        if broken < 2 * (lengths.total() - short.total()):
            return 0
    return _usual(short)


def _usual(lengths: Counter[int]) -> int:
    """The length that all but the twentieth part of the lines have at most; of few lines, all."""
    lines = lengths.total()
    rest = int(lines * 0.95) if lines > _FEW else lines
    for length in sorted(lengths):
        rest -= lengths[length]
        if rest <= 0:
            return length
    return 0


def _runs(text: str, lines: list[Line], width: int) -> list[Run]:
    if len(lines) == 1:
        return [lines]
    runs, joined = [[lines[0]]], _joined(text, lines, width)
    for line, goes_on in zip(lines[1:], joined, strict=True):
        if goes_on:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _joined(text: str, lines: list[Line], width: int) -> list[bool]:
    """By line but the last: was it broken only because the next word did not fit?

    That is so where its sentence goes on in small letters; else, where it is as full as the lines
    near it of which that is so, or as its file is wrapped.
    """
    lengths = [_length(text, line) for line in lines]
    words = [text[slice(*line)].split(maxsplit=1)[0] for line in lines[1:]]
    may = [_may_go_on(text, *pair, n) for pair, n in zip(pairwise(lines), lengths, strict=False)]
    on = [
        can and _is_small(word) and not _ENDED.search(text[slice(*line)])
        for can, line, word in zip(may, lines, words, strict=False)
    ]
    own = max((n for n in lengths[:-1] if n <= _WIDE), default=0)
    width = min(width, max(own, width - _DRIFT)) if len(lines) > 2 else width
    room = [n + 1 + len(word) for n, word in zip(lengths, words, strict=False)]

    def full(at: int) -> bool:
        near = [n for n in range(max(0, at - _NEAR), min(len(on), at + _NEAR + 1)) if on[n]]
        wide = max((lengths[n] for n in near), default=width)
        return 0 < wide < room[at] + 3 and all(lengths[at] < room[n] for n in near)

    return [can and (on[at] or full(at)) for at, can in enumerate(may)]


def _length(text: str, line: Line) -> int:
    """From the file's margin; as much as matters."""
    near = max(0, line[0] - _WIDE)
    first = 1 + max(text.rfind("\n", near, line[0]), text.rfind("\r", near, line[0]), near - 1)
    return line[1] - first


def _is_small(word: str) -> bool:
    """Does it begin with a small letter? Georgian ones begin sentences, too."""
    first = word.lstrip(_QUOTES)[:1]
    return first.islower() and not "\u10d0" <= first <= "\u10ff"


def _may_go_on(text: str, one: Line, two: Line, length: int) -> bool:
    """Can the second line be the rest of the first?"""
    if not _FULL <= length <= _WIDE or text[one[1] : one[1] + 1] in {" ", "\t"}:
        return False
    if _ITEM.match(text, *two) or _RULER.fullmatch(text, *two) or _RULER.fullmatch(text, *one):
        return False
    return _speaks(text, one) and _speaks(text, two)


def _further(text: str, run: Run) -> tuple[str, str]:
    """What stands before a further line of a run, and how lines end."""
    start, end = run[0]
    if len(run) > 1:
        between = text[end : run[1][0]]
        eol = _BREAK.search(between)
        return between.rpartition("\n")[2].rpartition("\r")[2], eol[0] if eol else "\n"
    near = max(0, start - _WIDE)
    first = 1 + max(text.rfind("\n", near, start), text.rfind("\r", near, start), near - 1)
    before = text[first:start]
    item = _ITEM.match(text, start, end)
    eol = _BREAK.match(text, end)
    indent = (before if not before.strip() else "") + " " * (item.end() - start if item else 0)
    return indent, eol[0] if eol else "\n"


def _with_roles(
    text: str, paragraphs: Iterator[list[Run]], *, wrapped: bool
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
            roles = _inner(text, runs, pictures=bool(way) or not wrapped)
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
    return len(runs) == 2 and _RULER.fullmatch(text, *runs[1][0]) is not None


def _is_numbered(text: str, runs: list[Run], around: list[Run]) -> bool:
    """A line alone with a number and no full stop, no list around it: the heading of a section."""
    section = _SECTION.match(text, *runs[0][0])
    if section is None or not _is_byline(text, runs):
        return False
    return bool(section[1]) or not any(_is_item(text, near) for near in around)


def _is_byline(text: str, runs: list[Run]) -> bool:
    start, end = runs[0][0]
    alone = len(runs) == len(runs[0]) == 1
    return alone and end - start <= _BYLINE and not _ENDED.search(text[start:end])


def _inner(text: str, runs: list[Run], *, pictures: bool) -> list[Role]:
    if _is_ruled(text, runs):
        return [Role.HEADING, Role.PARAGRAPH]
    pair = len(runs) == 2 and len(runs[0]) == len(runs[1]) == 1
    if pictures and pair and not _is_item(text, runs[1]):
        return [Role.CAPTION, Role.CREDIT]
    return [Role.LIST_ITEM if _is_item(text, run) else Role.PARAGRAPH for run in runs]


def _is_item(text: str, run: Run) -> bool:
    return _ITEM.match(text, *run[0]) is not None


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
