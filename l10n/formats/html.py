"""HTML: whole pages and fragments, by the standard's tokenizer; what is no text is copied."""

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from l10n.formats import Format, Options, fold, listed, marked
from l10n.formats.elements import BLANKS, Elements, Part
from l10n.formats.masks import TEMPLATE
from l10n.formats.tags import LONE, VOID, Tag, tags, tokens
from l10n.model import Block, Role

_BREAK = re.compile(r"[ \t\f]*(?:\r\n?|\n)[ \t\f\r\n]*")


@dataclass(frozen=True)
class Note:
    """How a block stands in its place; see `Part`.

    Where there are templates in Markdown's HTML (`wary`), a tag may be text to who does not know
    them, so an attribute must not mean anything as such either. A text that begins a line where
    other lines begin with an item's mark (`lead`) must not begin with one. JSON whose letters are
    written as escapes (`escaped`) stays so.
    """

    place: str
    wary: bool = False
    lead: bool = False
    escaped: bool = False


@listed
def split(text: str, _options: Options) -> Iterator[Block]:
    """The blocks of a page or a fragment."""
    return blocks(text, 0, 1)


def blocks(text: str, start: int, line: int, *, within: bool = False) -> Iterator[Block]:
    """The blocks of HTML that stands at `start` of an article, on `line`, `within` Markdown."""
    at = 0
    wary = within and "{" in text
    for whole in Elements(text).parts():
        for part, lead in _lines(text, whole) if within else ((whole, False),):
            line += text.count("\n", at, part.start)
            at = part.start
            yield _block(text, part, start, line, _note(part.place, wary, lead))


@cache
def _note(place: str, wary: bool, lead: bool) -> Note:  # noqa: FBT001 - its fields
    return Note(place, wary, lead)


_MARKED = re.compile(
    r"(?m)^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?"
    r"|(?P<fence>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?[ \t]*(?P=fence)[^\n]*$)"
)
_NO_WORDS = re.compile(r"<[^>]*>|&\w+;")


def _lines(text: str, part: Part) -> Iterator[tuple[Part, bool]]:
    """A list or code within HTML, which to readers of MDX and others is Markdown: item by item,
    and whether one begins a line; without the code.
    """
    raw = text[part.start : part.end]
    marks = list(_MARKED.finditer(raw)) if part.place == "text" and "\n" in raw else []
    if len(marks) < 2 and not any(mark["fence"] for mark in marks):
        yield part, False
        return
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(raw)]
    for n, (one, two) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
        words = raw[one:two].strip(BLANKS)
        if any(map(str.isalpha, _NO_WORDS.sub("", words))):
            item = n > 0 and not marks[n - 1]["fence"]
            start = part.start + raw.index(words, one)
            role = Role.LIST_ITEM if item else part.role
            yield part._replace(start=start, end=start + len(words), role=role), not item


def _block(text: str, part: Part, start: int, line: int, note: Note) -> Block:
    raw = text[part.start : part.end]
    first, last = start + part.start, start + part.end
    if part.place == "json":
        value = fold(json.loads(f'"{raw}"', strict=False))
        note = replace(note, escaped=raw.isascii() and "\\u" in raw)
        offsets: tuple[tuple[int, int], ...] = ()
        if value != raw:
            offsets = ((len(value) - 1, last - 1),)
    else:
        value, offsets = folded(raw, first)
    if LONE.search(value):
        value = LONE.sub("\N{REPLACEMENT CHARACTER}", value)
    return Block(value, first, last, part.role, line, part.context, part.note, offsets, note)


def folded(raw: str, start: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text on one line, and where it drifts from the file."""
    if "\n" not in raw and "\r" not in raw:
        return raw, ()
    text, offsets, at = "", [], 0
    for match in _BREAK.finditer(raw):
        text += raw[at : match.start()] + " "
        at = match.end()
        offsets.append((len(text), start + at))
    return text + raw[at:], tuple(offsets)


def dress(block: Block, target: str) -> str:
    """A target with the tags its source has; all others are shown as text."""
    return _fit(block, fold(target), strict=False)


def escape(block: Block, target: str) -> str:
    """The target with no markup at all."""
    return _fit(block, fold(target), strict=True)


def _fit(block: Block, text: str, *, strict: bool) -> str:
    note = block.dress if isinstance(block.dress, Note) else Note("text")
    place = note.place
    if place == "json":
        written = json.dumps(text, ensure_ascii=note.escaped)[1:-1]
        return written.replace("<", "\\u003c") if "<" in written else written
    if "{" in text and not strict and not TEMPLATE.search(block.text):
        text = TEMPLATE.sub(_defused, text)
    if strict:
        text = text.replace("{{", "&#123;{").replace("{%", "&#123;%")
    if place == "text":
        text = text.replace("<", "&lt;") if strict else tame(text, block.text)
        return _MARK.sub(_defused, text) if note.lead else text
    if place == "raw":
        return text.replace("<", "&lt;")
    text = text.replace("<", "&lt;")
    return _quoted(_SIGN.sub(_defused, text) if note.wary else text, place)


_SIGN = re.compile(r"[\[`*_~]")
_MARK = re.compile(r"\A(?:[-*+](?=\s)|[`~](?=[`~]{2})|\d(?=\d{0,8}[.)]\s))")


def _defused(match: re.Match[str]) -> str:
    return f"&#{ord(match[0][0])};{match[0][1:]}"


_BARE = re.compile(r"[^\s\"'=<>`]+")


def _quoted(text: str, quote: str) -> str:
    if quote == "=":
        return text if _BARE.fullmatch(text) else '"' + text.replace('"', "&quot;") + '"'
    return text.replace(quote, "&quot;" if quote == '"' else "&#39;")


_ENOUGH = 6


def tame(text: str, source: str) -> str:
    """`text` with every `<` escaped that is not a tag which `source` has, too."""
    if "<" not in text:
        return text
    for _ in range(_ENOUGH):
        marks = sorted(_strangers(text, source))
        if not marks:
            return text
        text = "".join(
            text[a:b].replace("<", "&lt;", 1) if a in marks else text[a:b]
            for a, b in pairwise(sorted({0, *marks, len(text)}))
        )
    return text.replace("<", "&lt;")


def _strangers(text: str, source: str) -> set[int]:
    """Where a `<` stands that must not mean anything."""
    theirs = [t for t in tags(source) if t.kind != "text"]
    mine, marks = _tags_of(text, {source[t.start : t.end]: t for t in theirs})
    exact = Counter(source[t.start : t.end] for t in theirs)
    named = Counter((t.kind, t.name) for t in theirs)
    at = text.find(source)  # what stands there unchanged keeps its tags before anything else
    spare = []
    for t in sorted(mine, key=lambda t: not 0 <= at <= t.start < at + len(source)):
        if exact[text[t.start : t.end]] > 0:
            exact[text[t.start : t.end]] -= 1
            named[t.kind, t.name] -= 1
        else:
            spare.append(t)
    foreign = set()
    for t in spare:
        if named[t.kind, t.name] > 0 and _harmless(text[t.start : t.end]):
            named[t.kind, t.name] -= 1
        else:
            foreign.add(t)
    loose = list(_loose([t for t in mine if t not in foreign]))
    if [(t.kind, t.name) for t in loose] == [(t.kind, t.name) for t in _loose(theirs)]:
        loose = []
    return marks | {t.start for t in foreign} | {t.start for t in loose}


def _tags_of(text: str, known: Mapping[str, Tag]) -> tuple[list[Tag], set[int]]:
    """The tags of a target, and where a `<` is none.

    A tag that its source has, too, is one wherever it stands: what a translation writes before it
    (`<!--`, `<a href="`) cannot swallow it.
    """
    found: list[Tag] = []
    marks: set[int] = set()
    at = 0
    longest = sorted(known, key=len, reverse=True)
    for match in _LESS.finditer(text) if known else ():
        start = match.start()
        tag = next((tag for tag in longest if text.startswith(tag, start)), "")
        if tag and start >= at:
            _read(text[at:start], at, found, marks)
            at = start + len(tag)
            found.append(known[tag]._replace(start=start, end=at))
    _read(text[at:], at, found, marks)
    return found, marks


def _read(stretch: str, at: int, found: list[Tag], marks: set[int]) -> None:
    """The tags of a stretch that stands at `at`; the tokenizer says nothing of `</>`."""
    if "<" not in stretch:
        return
    read = list(tags(stretch))
    end = read[-1].end if read else 0
    mine = [t for t in read if t.kind != "text"]
    found += (t._replace(start=at + t.start, end=at + t.end) for t in mine)
    last = len(stretch) - 1
    marks |= {at + m.start() for m in _LESS.finditer(stretch) if m.start() >= min(end, last)}
    marks |= {
        at + m.start()
        for m in _EMPTY.finditer(stretch)
        if not any(t.start < m.start() < t.end for t in mine)
    }


_LESS, _EMPTY = re.compile("<"), re.compile("</>")


_SCRIPT = re.compile(r"\bon[a-z]+\s*=|(?:javascript|data|vbscript)\s*:", re.IGNORECASE)


def _harmless(tag: str) -> bool:
    return tag.startswith("<") and not tag.startswith(("<!", "<?")) and not _SCRIPT.search(tag)


def _loose(found: Sequence[Tag]) -> Iterator[Tag]:
    """Tags without their other half."""
    opened: list[Tag] = []
    waiting: Counter[str] = Counter()
    for tag in found:
        if tag.kind == "open" and tag.name not in VOID:
            opened.append(tag)
            waiting[tag.name] += 1
        elif tag.kind == "close":
            if not waiting[tag.name]:
                yield tag
                continue
            while (last := opened.pop()).name != tag.name:
                waiting[last.name] -= 1
                yield last
            waiting[tag.name] -= 1
    yield from opened


_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)|\A<\?xml[^>]*encoding=["']([^"']+)""",
    re.IGNORECASE,
)


def _encoding(data: bytes) -> str:
    """The encoding a page declares; without a valid one UTF-8, or what browsers guess then."""
    if mark := marked(data):
        return mark
    match = None if data.startswith(b"\xef\xbb\xbf") else _DECLARED.search(data[:4096])
    name = (match[1] or match[2]).decode("ascii", "replace").lower() if match else "utf-8"
    name = {"iso-8859-1": "windows-1252", "us-ascii": "windows-1252"}.get(name, name)
    guesses = (name, "utf-8") if match else (name, "utf-8", "windows-1252")
    return next((guess for guess in guesses if _exact(data, guess)), "utf-8")


def _exact(data: bytes, name: str) -> bool:
    try:
        text = data.decode(name)
        return name == "utf-8" or text.encode(name) == data  # UTF-8 knows one way to write a text
    except (LookupError, UnicodeError, ValueError):
        return False


def unpack(data: bytes) -> str:
    """Single bytes that are no UTF-8 in a page that is stay as they are, lone surrogates here."""
    return data.decode(_encoding(data), "surrogateescape")


def pack(original: bytes, text: str) -> bytes:
    """In the page's own encoding; what it cannot hold as character references."""
    name = _encoding(original)
    if LONE.search(text):
        return text.encode(name, "surrogateescape")
    return text.encode(codecs.lookup(name).name, "xmlcharrefreplace")


HTML = Format(
    "html",
    frozenset({".html", ".htm", ".xhtml"}),
    split,
    dress,
    escape,
    tokens,
    unpack,
    pack,
)
