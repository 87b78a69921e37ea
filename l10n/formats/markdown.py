"""Markdown: CommonMark with GFM tables, footnotes, task lists, definitions, math, front matter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.formats import Format, Options, after_mark, fold, frontmatter, html, markup
from l10n.formats.elements import DIRECTIVE
from l10n.formats.walk import Piece, Walk, has_words
from l10n.model import Block, Role

_LINE = re.compile(rb"[ \t]*(?:\r\n?|\n)")
_LEAD = re.compile(
    r"#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|(?:[=_*-]\s*)+$|`(?=``)|~(?=~~)|:(?=\s|::)|!(?=!!)|\?(?=\?\?)"
    r"|\[(?=[^\]]*\]:|[ xX]\](?:\s|$)|!)"
)
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_CLOSED = re.compile(r"(?:(?<=\s)|^)#+$")
_ATTRIBUTES = re.compile(r"\{[^{}]*(?<!\\)\}$")
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


@after_mark
def split(text: str, options: Options) -> Sequence[Block]:
    """The blocks of a Markdown document."""
    return list(_blocks(text, options))


def _blocks(text: str, options: Options) -> Iterator[Block]:
    walk = Walk(text).run()
    place = _place(walk)
    data = walk.data
    todo: list[tuple[int, int, Piece | None, str]] = [
        *((p.start, p.end, p, "") for p in walk.pieces),
        *((p.start, p.end, p, "") for p in _definitions(walk)),
        *((r.start, r.end, None, r.kind) for r in walk.regions if not r.quotes),
    ]
    todo.sort(key=lambda item: item[0])
    at, here, line = 0, 0, 1
    off, note = False, ""
    for start, end, piece, kind in todo:
        gone = data[at:start]
        here += len(gone.decode("utf-8", "surrogatepass"))
        line += _lines(gone)
        at = start
        if piece is not None:
            if not off:
                yield replace(_block(data, piece, here, line, place), note=note)
                note = ""
            continue
        region = data[start:end].decode("utf-8", "surrogatepass")
        if kind == "MetadataBlock":
            yield from frontmatter.split(region, here, line, options)
        elif kind == "HtmlBlock":
            directive = DIRECTIVE.match(region)
            if directive:
                off = directive[1] == "off" or (off and directive[1] != "on")
                note = directive[2] or note
            elif not off:
                yield from _html(region, here, line, options)


def _html(region: str, start: int, line: int, options: Options) -> Iterator[Block]:
    for block in html.split(region, options):
        offsets = tuple((mine, theirs + start) for mine, theirs in block.offsets)
        yield replace(
            block,
            start=block.start + start,
            end=block.end + start,
            line=block.line + line - 1,
            offsets=offsets,
        )


def _lines(data: bytes) -> int:
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def _place(walk: Walk) -> markup.Place:
    labels: frozenset[str] = frozenset()
    if b"]:" in walk.data:
        labels = frozenset(markup.label(name) for name in walk.definitions())
    return markup.Place(labels, frozenset(markup.label(name) for name in walk.notes))


def _definitions(walk: Walk) -> Iterator[Piece]:
    """The titles of link definitions (`[label]: address "title"`)."""
    if b"]:" not in walk.data:
        return
    for found in walk.definitions().values():
        if found["title"] is None:
            continue
        start, end = found["span"]["start"], found["span"]["end"]
        match = _TITLE.search(walk.data, start, end)
        if match and has_words(match["title"].decode("utf-8", "replace")):
            mark = match["q"].decode()
            yield Piece(*match.span("title"), Role.LINK_TITLE, quote=mark)


_TITLE = re.compile(rb"\]:\s*(?:<[^>\n]*>|\S+)\s+(?P<q>[\"'(])(?P<title>[^\r\n]*)[\"')]\s*\Z")


def _block(data: bytes, piece: Piece, start: int, line: int, place: markup.Place) -> Block:
    raw = data[piece.start : piece.end].rstrip(b" \t")
    size = len(raw.decode("utf-8", "surrogatepass"))
    text, offsets, after = _folded(raw, piece, start)
    before = data[max(0, piece.start - 9) : piece.start].rstrip(b" \t")[-1:]
    lead = not piece.inside and before != b"|"
    note = Note(place, piece.heading, piece.cell, lead, after, piece.quote)
    context = _CONTEXT.get(piece.role, "")
    return Block(text, start, start + size, piece.role, line, context, "", offsets, note)


def _folded(raw: bytes, piece: Piece, start: int) -> tuple[str, tuple[tuple[int, int], ...], str]:
    """The text on one line, where it drifts from the file, and the prefix of broken lines."""
    if b"\n" not in raw and b"\r" not in raw:
        return raw.decode("utf-8", "surrogatepass"), (), ""
    prefix = re.compile(rb"(?:[ \t]*>){0,%d}[ \t]*" % piece.quotes)
    text, offsets, after, at = "", [], "", 0
    for match in _LINE.finditer(raw):
        if match.start() < at:
            continue
        line = raw[at : match.start()].decode("utf-8", "surrogatepass")
        found = prefix.match(raw, match.end())
        end = found.end() if found else match.end()
        hard = any(piece.start + at <= b < piece.start + match.end() for b in piece.breaks)
        start += len(line) + end - match.start()
        text += line.rstrip("\\") + "\\\n" if hard else line + " "
        offsets.append((len(text), start))
        after = raw[match.start() : end].decode().lstrip(" \t") if hard else after
        at = end
    return text + raw[at:].decode("utf-8", "surrogatepass"), tuple(offsets), after


def dress(block: Block, target: str) -> str:
    """A target on one line, with the markup its source has, and nothing that starts a block."""
    if isinstance(block.dress, frontmatter.Scalar):
        return frontmatter.dress(block.dress, target)
    if isinstance(block.dress, html.Note):
        return html.dress(block, target)
    note = block.dress if isinstance(block.dress, Note) else Note()
    if block.role in _CONTEXT:
        return _inside(block, note, target)
    if note.after:
        lines = [_one(block, note, fold(line)) for line in _HARD.split(target)]
        return ("\\" + note.after).join(line for line in lines if line)
    return _one(block, note, fold(target))


_HARD = re.compile(r"(?:\\| {2,})\n")


def _one(block: Block, note: Note, text: str) -> str:
    if markup.SPECIAL.search(text):
        text = markup.tame(text, block.text, note.place)
    return _placed(note, text)


def escape(block: Block, target: str) -> str:
    """The target with no markup at all."""
    if isinstance(block.dress, frontmatter.Scalar):
        return frontmatter.dress(block.dress, target)
    if isinstance(block.dress, html.Note):
        return html.escape(block, target)
    note = block.dress if isinstance(block.dress, Note) else Note()
    if block.role in _CONTEXT:
        return _closed(note, markup.literal(fold(target)))
    return _placed(note, markup.literal(fold(target)))


def _placed(note: Note, text: str) -> str:
    if note.lead:
        text = _LEAD.sub(r"\\\g<0>", text, count=1) if _LEAD.match(text) else text
        text = _NUMBER.sub(r"\g<0>\\", text, count=1) if _NUMBER.match(text) else text
    if note.heading:
        text = _CLOSED.sub(lambda m: "\\" + m[0], text)
        text = _ATTRIBUTES.sub(lambda m: m[0][:-1] + "\\}", text)
    return _closed(note, text)


def _closed(note: Note, text: str) -> str:
    """Safe at its end, and in its cell."""
    if note.cell:
        text = _PIPE.sub(lambda m: m[0] if len(m[0]) > 1 else "\\|", text)
    return text + "\\" if (len(text) - len(text.rstrip("\\"))) % 2 else text


def _inside(block: Block, note: Note, target: str) -> str:
    """Alternative texts and link titles stand inside other markup."""
    text = fold(target)
    if not note.quote:
        text = markup.tame(text, block.text, note.place)
    marks = {"(": "()", "": "[]"}.get(note.quote, note.quote) + "`<"
    escaped = re.sub(
        r"\\.|[" + re.escape(marks) + "]", lambda m: m[0] if len(m[0]) > 1 else "\\" + m[0], text
    )
    return _closed(note, escaped)


MARKDOWN = Format(
    "markdown",
    frozenset({".md", ".markdown"}),
    split,
    dress,
    escape,
    markup.tokens,
)
