"""Markdown: CommonMark with GFM tables, footnotes, task lists, definitions, math, front matter."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from operator import itemgetter

from l10n.formats import Format, Options, fold, frontmatter, html, listed, markup, parameters, tags
from l10n.formats.elements import DIRECTIVE, may_speak
from l10n.formats.masks import front
from l10n.formats.stretches import survey
from l10n.formats.walk import Piece, Region, Walk, has_words
from l10n.model import Block, Role

_LEAD = re.compile(
    r"#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|(?:[=_*-]\s*)+$|`(?=``[^`]*$)|~(?=~~)|:(?=\s|::)|!(?=!!)"
    r"|\?(?=\?\?)|\[(?=[^\]]*\]:|[ xX]\](?:\s|$)|!)"
    rf"|<(?=[!?]|(?i:/?(?:{tags.BLOCKS})(?:\s|/?>|$)))"
)
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_CLOSED = re.compile(r"(?:(?<=\s)|^)#+$")
_ATTRIBUTES = re.compile(r"\{[^{}]*(?<!\\)\}$")
_BARS = re.compile(r"^\||\\\||\|$")
_PIPE = re.compile(r"\\.|\|")
_CONTEXT = {Role.ALT: "alt text", Role.LINK_TITLE: "link title"}


@dataclass(frozen=True)
class Note:
    """Where a block stands, as far as `dress` must know."""

    place: markup.Place = markup.NOWHERE
    heading: bool = False
    cell: bool = False
    lead: bool = True
    after: str = ""  # what stands before a line that follows a hard break inside the block
    quote: str = ""  # the mark before a link title
    broken: bool = False  # a line's end keeps its brackets from being a link


@listed
def split(text: str, options: Options) -> Iterator[Block]:
    """The blocks of a Markdown document."""
    start = front(text)
    if start:
        yield from frontmatter.split(text[:start], 0, 1, options)
    cuts, place = survey(text, start)
    before = _Before(1 + _lines(text[:start]))
    for here, end in pairwise(cuts):
        walk = Walk(text[here:end], place, titled=before.titled).run()
        yield from _blocks(walk, here, before, options)


@dataclass
class _Before:
    """What came before a stretch: its lines, whether a title, what comments said, which labels."""

    line: int
    titled: bool = False
    off: bool = False
    note: str = ""
    labels: set[str] = field(default_factory=set)

    def hear(self, said: re.Match[str]) -> None:
        self.off = said[1] == "off" or (self.off and said[1] != "on")
        self.note = said[2] or self.note


def _blocks(walk: Walk, here: int, before: _Before, options: Options) -> Iterator[Block]:
    reader = _Reader(walk, here, before.line)
    for piece in _in_order(walk, before.labels):
        if isinstance(piece, Piece):
            if not before.off:
                block = reader.block(piece)
                yield replace(block, note=before.note) if before.note else block
                before.note = ""
            continue
        region = reader.region(piece)
        said = None if piece.template else DIRECTIVE.match(region)
        if said:
            before.hear(said)
        elif before.off:
            continue
        elif piece.template and region.startswith(("---", "+++")):
            yield from frontmatter.split(region.rstrip(), *reader.place(piece.start), options)
        elif piece.template:
            yield from parameters.split(region, *reader.place(piece.start), options)
        elif _LETTERS.search(f">{region}") or may_speak(region):
            yield from html.blocks(region, *reader.place(piece.start), within=True)
    _, before.line = reader.place(len(walk.data))
    before.titled = walk.titled


def _in_order(walk: Walk, labels: set[str]) -> Sequence[Piece | Region]:
    titles = list(_definitions(walk, labels))
    return sorted([*walk.found, *titles], key=itemgetter(0)) if titles else walk.found


def _lines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


_LETTERS = re.compile(r">[^<]*[^\W\d_]")  # outside tags


class _Reader:
    """A stretch's bytes as characters, read from its start to its end."""

    def __init__(self, walk: Walk, here: int, line: int) -> None:
        self._text, self._data = walk.text, walk.data
        self._ascii = len(walk.text) == len(walk.data)
        self._returns = b"\r" in walk.data
        self._at, self._here, self._line = 0, here, line
        self._plain = Note(walk.place)
        self._notes: dict[tuple[bool, bool, bool, str, str, bool], Note] = {}

    def place(self, start: int) -> tuple[int, int]:
        """Character and line of a byte, no earlier than the one before."""
        data, at = self._data, self._at
        if start > at:
            self._here += start - at if self._ascii else _size(data[at:start])
            self._line += data.count(b"\n", at, start)
            if self._returns:
                self._line += data.count(b"\r", at, start) - data.count(b"\r\n", at, start)
            self._at = start
        return self._here, self._line

    def text(self, start: int, end: int) -> str:
        if self._ascii:
            return self._text[start:end]
        return self._data[start:end].decode("utf-8", "surrogatepass")

    def region(self, region: Region) -> str:
        """Its text, with blanks for what a quotation puts before its lines."""
        text = self.text(region.start, region.end)
        if not region.quotes:
            return text
        return _prefix(region.quotes).sub(lambda m: _MARK.sub(" ", m[0]), text)

    def block(self, piece: Piece) -> Block:
        first, last, role, _, heading, breaks, quote, cell, inside = piece
        start, line = self.place(first)
        words = raw = self.text(first, last).rstrip(" \t\r\n")
        offsets: tuple[tuple[int, int], ...] = ()
        after, broken = "", False
        if "\n" in raw or "\r" in raw:
            broken = _BROKEN.search(raw) is not None
            if breaks or any(map(raw.__contains__, _RAGGED)):
                words, offsets, after = _folded(raw, piece, start)
            else:  # a space for a line's end: nothing drifts
                words = raw.replace("\n", " ")
        note = self._plain
        if after or broken or heading or cell or inside or quote:
            note = self._note(piece, after, broken=broken)
        context = _CONTEXT[role] if inside or quote else ""
        return Block(words, start, start + len(raw), role, line, context, "", offsets, note)

    def _note(self, piece: Piece, after: str, *, broken: bool) -> Note:
        before = self._data[max(0, piece.start - 9) : piece.start].rstrip(b" \t")[-1:]
        lead = not piece.inside and before != (b"|" if piece.cell else b"#")
        key = (piece.heading, piece.cell, lead, after, piece.quote, broken)
        if key not in self._notes:
            self._notes[key] = Note(self._plain.place, *key)
        return self._notes[key]


_MARK = re.compile(">")
_BROKEN = re.compile(r"\]\(<[^<>\n]*\n")
_RAGGED = ("\r", " \n", "\t\n", "\n ", "\n\t", "\n>")


def _size(data: bytes) -> int:
    """Characters in UTF-8: the bytes that begin one."""
    return len(data.decode("utf-8", "surrogatepass"))


def unread(text: str) -> Iterator[tuple[int, str]]:
    """Lines of the front matter that are not valid."""
    own = text.removeprefix("\ufeff")
    region = own[: front(own)]
    starts = [0, *(match.end() for match in re.finditer("\n", region))]
    for line, message in frontmatter.unread(region):
        yield starts[line] + len(text) - len(own), message


def _definitions(walk: Walk, labels: set[str]) -> Iterator[Piece]:
    """The titles of link definitions (`[label]: address "title"`); the first of a label counts."""
    for name, found in walk.definitions.items():
        label = markup.label(name)
        if found["title"] is not None and label not in labels:
            start, end = found["span"]["start"], found["span"]["end"]
            match = _TITLE.search(walk.data, start, end)
            if match and has_words(match["title"].decode("utf-8", "replace")):
                mark = match["q"].decode()
                yield Piece(*match.span("title"), Role.LINK_TITLE, quote=mark)
        labels.add(label)


# `[//]: # (…)` is a comment
_TITLE = re.compile(
    rb"\]:\s*(?!(?:#|<#?>)\s)(?:<[^>\n]*>|\S+)\s+(?P<q>[\"'(])(?P<title>[^\r\n]*)[\"')]\s*\Z"
)


def _folded(text: str, piece: Piece, start: int) -> tuple[str, tuple[tuple[int, int], ...], str]:
    """The text on one line, where it drifts from the file, and the prefix of broken lines."""
    hard = _hard(text, piece) if piece.breaks else set()
    out, offsets, after, at, size = [], [], "", 0, 0
    for match in _prefix(piece.quotes).finditer(text):
        line = text[at : match.start()]
        if hard and any(at <= b < match.end() for b in hard):
            line = line.rstrip("\\") + "\\\n"
            after = match.group().lstrip(" \t")
        else:
            line += " "
        out.append(line)
        size += len(line)
        at = match.end()
        offsets.append((size, start + at))
    return "".join((*out, text[at:])), tuple(offsets), after


def _hard(text: str, piece: Piece) -> set[int]:
    """Where in the text its lines are broken on purpose."""
    data = text.encode("utf-8", "surrogatepass")
    return {_size(data[: b - piece.start]) for b in piece.breaks}


@cache
def _prefix(quotes: int) -> re.Pattern[str]:
    """The end of a line with what its container puts before the next."""
    return re.compile(rf"(?<![ \t])[ \t]*+(?:\r\n?|\n)(?:[ \t]*>){{0,{quotes}}}[ \t]*")


def dress(block: Block, target: str) -> str:
    """A target on one line, with the markup its source has, and nothing that starts a block."""
    note = block.dress
    if not isinstance(note, Note):
        return _elsewhere(block, target, html.dress)
    if block.role in _CONTEXT:
        return _inside(block, note, target)
    if note.after:
        lines = [_one(block, note, fold(line)) for line in _HARD.split(target)]
        return ("\\" + note.after).join(line for line in lines if line)
    return _one(block, note, fold(target))


def _elsewhere(block: Block, target: str, fit: Callable[[Block, str], str]) -> str:
    """A target in what is no Markdown: a value of front matter or of a template, HTML."""
    if isinstance(block.dress, frontmatter.Scalar):
        return frontmatter.dress(block.dress, target)
    if isinstance(block.dress, parameters.Note):
        return parameters.dress(block, target)
    return fit(block, target)


_HARD = re.compile(r"(?:\\| {2,})\n")


def _one(block: Block, note: Note, text: str) -> str:
    source = block.text.replace("](<", "]\\(<") if note.broken else block.text
    return _placed(note, markup.tame(text, source, note.place))


def escape(block: Block, target: str) -> str:
    """The target with no markup but what stands in it just as in its source."""
    note = block.dress
    if not isinstance(note, Note):
        return _elsewhere(block, target, html.escape)
    if block.role in _CONTEXT:
        return _closed(note, markup.literal(fold(target)))
    return _placed(note, markup.sheltered(fold(target), block.text, note.place))


def _placed(note: Note, text: str) -> str:
    if note.lead and not text[:1].isalpha():  # no letter begins a block
        if _LEAD.match(text):
            text = "\\" + text
        elif number := _NUMBER.match(text):
            text = text[: number.end()] + "\\" + text[number.end() :]
    if note.heading and note.lead and "|" in text:
        text = _BARS.sub("&#124;", text)  # underlined: with a bar at an end it would be a table
    if note.heading and text.endswith(("#", "}")):
        text = _CLOSED.sub(lambda m: "\\" + m[0], text)
        text = _ATTRIBUTES.sub(lambda m: m[0][:-1] + "\\}", text)
    return _closed(note, text)


def _closed(note: Note, text: str) -> str:
    """Safe at its end, and in its cell."""
    if note.cell:
        text = _PIPE.sub(lambda m: m[0] if len(m[0]) > 1 else "\\|", text)
        if text.endswith("\\"):  # any before the bar, if only one of two, would escape that
            words = text.rstrip("\\")
            return words + "&#92;" * ((len(text) - len(words) + 1) // 2)
    odd = text.endswith("\\") and (len(text) - len(text.rstrip("\\"))) % 2
    return text + "\\" if odd else text


def _inside(block: Block, note: Note, target: str) -> str:
    """Alternative texts and link titles stand inside other markup."""
    text = fold(target)
    if not note.quote:
        text = markup.tame(text, block.text, note.place)
    marks = {"(": "()", "": "[]"}.get(note.quote, note.quote)
    marks += "".join(mark for mark in "`<" if note.quote or mark not in block.text)
    escaped = re.sub(
        r"\\.|[" + re.escape(marks) + "]", lambda m: m[0] if len(m[0]) > 1 else "\\" + m[0], text
    )
    return _closed(note, escaped)


MARKDOWN = Format(
    "markdown",
    frozenset({".md", ".markdown", ".mdx"}),
    split,
    dress,
    escape,
    markup.tokens,
    unread=unread,
)
