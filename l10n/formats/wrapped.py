"""Which lines of plain text are one, wrapped where the next word did not fit, and which are not.

Verse, lists, addresses and headings are broken on purpose. A line was wrapped for sure where its
sentence goes on in small letters, or below the words of an item of a list. Where the next line may
as well be a new one ("… of the / Technical Committee"), it was wrapped if its next word does not
fit into the width that the lines around it show, or else into that of most paragraphs of the file.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby, islice, pairwise
from typing import NamedTuple

ENDED = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")
ITEM = re.compile(r"\s*(?:[-*+•·–—>|#]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])(?:\s|$)")
RULER = re.compile(r"\s*([=~^*+#-])\1{2,}\s*")
WIDE = 100  # a line longer than this was never wrapped
_LINE = re.compile(r"[^\r\n]+")
_ENDS = frozenset({"\n", "\r", "\r\n"})  # of one line, no more
_BLANKS = " \t\v\f"  # a space that does not break belongs to the words
_WORD = re.compile(rf"[^{_BLANKS}]*")
_FIELD = re.compile(r"[^\W\d_][\w-]*:[ \t]")
_TABLE = re.compile(r"\S(?:   |\t)")
_WITHIN = re.compile(r"(?:[-–—]|\d+\.)\s")  # what begins an item, or stands within a sentence
_GOES_ON = re.compile(r"[\w\"'”’»)\]]")
_QUOTES = "\"'“„«(["
_NARROW = 46  # nobody wraps closer than this
_PROSE = 52  # and few lines of verse are wider than this
_NEAR = 2  # lines that tell how wide a paragraph is
_FEW = 20  # lines of which each counts
_ENOUGH = 500  # paragraphs tell how a file is wrapped
_DRIFT = 8  # a paragraph may be wrapped this much closer than its file
_SLACK = 3  # people who wrap by hand break a little early

Line = tuple[int, int]  # where it starts and ends, without white space around it
Run = list[Line]  # the lines of one block


class Width(NamedTuple):
    """At how many characters lines are wrapped, from … to; 0 where they are not."""

    low: int = 0
    high: int = 0


class _Seen(NamedTuple):
    """A line, its length from the file's margin; has it words, does something new begin with it?"""

    line: Line
    length: int
    words: bool
    new: bool


class _Break(NamedTuple):
    """Two lines: how long the first is, with the next word, and the longer of the two."""

    one: Line
    two: Line
    length: int
    room: int
    longest: int
    wrapped: bool | None  # None: the widths tell


def speaks(text: str, line: Line) -> bool:
    """Has it a letter?"""
    return text[line[0]].isalpha() or any(map(str.isalpha, text[slice(*line)]))


def paragraphs(text: str) -> Iterator[list[Line]]:
    """The lines between blank ones."""
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


def width(text: str) -> Width:
    """How the text is wrapped: as most of the paragraphs that show it.

    Lines too long to be wrapped may stand in a wrapped text (a table, a translation into a
    language without spaces), as long as there are more lines that were.
    """
    lengths = Counter(len(m.group().rstrip()) for m in _LINE.finditer(text))
    short = Counter({n: times for n, times in lengths.items() if n <= WIDE})
    if not short:
        return Width()
    if _usual(lengths) > WIDE:
        broken = sum(e - s >= _NARROW for lines in paragraphs(text) for s, e in lines[:-1])
        if broken < 2 * (lengths.total() - short.total()):
            return Width()
    return _shown(text) or Width(_usual(short), WIDE)


def _shown(text: str) -> Width | None:
    """The width of most paragraphs whose lines were wrapped for sure."""
    votes = Counter[int]()
    for lines in islice(paragraphs(text), _ENOUGH):
        for stretch in _stretches(text, lines):
            sure = [one for one in stretch if one.wrapped]
            if sure:
                votes.update(range(max(b.length for b in sure), min(b.room for b in sure)))
    if not votes:
        return None
    most = max(votes.values())
    low = high = min(width for width, times in votes.items() if times == most)
    while votes[high + 1] == most:
        high += 1
    return Width(low, high)


def _usual(lengths: Counter[int]) -> int:
    """The length that all but the twentieth part of the lines have at most; of few lines, all."""
    lines = lengths.total()
    rest = int(lines * 0.95) if lines > _FEW else lines
    for length in sorted(lengths):
        rest -= lengths[length]
        if rest <= 0:
            return length
    return 0


def runs(text: str, lines: list[Line], file: Width) -> list[Run]:
    """The lines of a paragraph, those together that are one."""
    found = [[lines[0]]]
    for stretch in _stretches(text, lines):
        for one, wrapped in zip(stretch, _decided(text, stretch, file), strict=True):
            if wrapped:
                found[-1].append(one.two)
            else:
                found.append([one.two])
    return found


def _stretches(text: str, lines: list[Line]) -> Iterator[list[_Break]]:
    """The breaks of a paragraph, those together between which nothing new begins for sure."""
    if len(lines) > 1:
        new = _new(text, lines)
        seen = [_Seen(x, _length(text, x), _has_words(text, x), x in new) for x in lines]
        breaks = (_break(text, *pair) for pair in pairwise(seen))
        yield from (list(some) for _, some in groupby(breaks, lambda one: one.wrapped is False))


def _new(text: str, lines: list[Line]) -> Collection[Line]:
    """The lines that begin with the mark of an item; in a head of a letter, those with a field."""
    items = [line for line in lines if ITEM.match(text, *line)]
    if len(items) == 1 and items[0] != lines[0] and _WITHIN.match(text, *items[0]):
        before = lines[lines.index(items[0]) - 1]
        items = items if _GOES_ON.match(text, before[1] - 1) is None else []
    if _FIELD.match(text, *lines[0]):
        items += [line for line in lines if _FIELD.match(text, *line)]
    return frozenset(items)


def _has_words(text: str, line: Line) -> bool:
    if RULER.fullmatch(text, *line) or _TABLE.search(text, *line):
        return False
    return speaks(text, line)


def _break(text: str, one: _Seen, two: _Seen) -> _Break:
    word = _WORD.match(text, *two.line)
    room = one.length + 1 + (len(word[0]) if word else 0)
    wrapped: bool | None = False
    if one.words and two.words and not two.new and room > _NARROW and one.length <= WIDE:
        wrapped = _goes_on(text, one.line, two.line, fits=two.length < room)
    longest = max(one.length, two.length)
    return _Break(one.line, two.line, one.length, room, longest, wrapped)


def _goes_on(text: str, one: Line, two: Line, *, fits: bool) -> bool | None:
    """Does a sentence go on in small letters, or an item below its words?"""
    if text[one[1] : one[1] + 1] in {" ", "\t"}:
        return False
    sure = None if ENDED.search(text, max(one[0], one[1] - _NARROW), one[1]) else True
    item = ITEM.match(text, *one)
    if _is_small(text[two[0] : two[0] + _NARROW]):
        return sure
    if item is None:
        return None
    at = _column(text, two[0])
    if at == _column(text, item.end()) and fits:
        return sure
    return None if at > _column(text, one[0]) else False


def _decided(text: str, stretch: Sequence[_Break], file: Width) -> Iterator[bool]:
    sure = [one for one in stretch if one.wrapped]
    if not sure:
        yield from [stretch[0].wrapped is None and _is_one(text, stretch, file)] * len(stretch)
        return
    for at, one in enumerate(stretch):
        near = [b for b in stretch[max(0, at - _NEAR) : at + _NEAR + 1] if b.wrapped] or sure
        yield one.wrapped or (
            max(b.length for b in near) < one.room + _SLACK
            and one.length < min(b.room for b in near)
        )


def _is_one(text: str, stretch: Sequence[_Break], file: Width) -> bool:
    """Are lines that all begin like new ones wrapped at one width, which is their file's?

    Whatever the width, two or three are where none but the last has a mark at its end.
    """
    low, high = max(one.longest for one in stretch), min(one.room for one in stretch)
    if not file.low or low >= high + _SLACK:
        return False
    drift = _DRIFT if 1 < len(stretch) <= _NEAR else 0
    if file.low - drift < high + _SLACK and low <= file.high + _SLACK:
        return True
    marks = [text[one.one[1] - 1].isalnum() for one in stretch]
    ended = ENDED.search(text, *stretch[-1].two) is not None
    return len(stretch) <= _NEAR and all(marks) and ended and max(_PROSE, low) < high


def _column(text: str, at: int) -> int:
    """How far from the file's margin; as much as matters."""
    near = max(0, at - WIDE)
    return at - 1 - max(text.rfind("\n", near, at), text.rfind("\r", near, at), near - 1)


def _length(text: str, line: Line) -> int:
    return _column(text, line[0]) + line[1] - line[0]


def _is_small(words: str) -> bool:
    """Do they begin with a small letter? Georgian ones begin sentences, too."""
    first = words.lstrip(_QUOTES)[:1]
    return first.islower() and not "\u10d0" <= first <= "\u10ff"
