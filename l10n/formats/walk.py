"""Markdown's events, walked once: which bytes people read, and what they are to them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from l10n.formats import markup
from l10n.formats.masks import ITEM, JSON, hide
from l10n.model import Role

_ROLES = {
    "BlockQuote": Role.QUOTATION,
    "Item": Role.LIST_ITEM,
    "FootnoteDefinition": Role.FOOTNOTE,
    "DefinitionListDefinition": Role.DEFINITION,
    "DefinitionListTitle": Role.TERM,
    "TableCell": Role.CELL,
    "Heading": Role.HEADING,
}
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_LINKED = frozenset({"Link", "Image"})
_OPAQUE = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
# what follows the text of a link or image: its address and its title
_TAIL = re.compile(
    rb"\]\(\s*(?:<[^>\n]*>|\S*?)\s+(?P<q>[\"'(])(?P<title>.*)(?P<e>[\"')])\s*\)\Z", re.DOTALL
)


class Piece(NamedTuple):
    """A block while it is being found, in bytes."""

    start: int
    end: int
    role: Role
    quotes: int = 0
    heading: bool = False
    breaks: Sequence[int] = ()
    quote: str = ""  # the mark before a link title
    cell: bool = False
    inside: bool = False  # within the markup of a link or an image


class Region(NamedTuple):
    """A stretch that another reader takes apart: front matter, HTML, a template on its own."""

    start: int
    end: int
    kind: str
    quotes: int


class Walk:
    """One pass over the parser's events."""

    def __init__(self, text: str) -> None:
        self.data = text.encode("utf-8", "surrogatepass")
        self._seen = hide(text)
        self.pieces: list[Piece] = []
        self.regions: list[Region] = []
        self.notes: list[str] = []
        self.definitions: Mapping[str, Any] = {}  # of links, by label
        self._containers: list[str] = []
        self._quotes = 0
        self._titled = False
        self._level = ""
        self._links: list[tuple[int, int, bool]] = []  # where their text starts and ends so far
        self._fresh()

    def _fresh(self) -> None:
        self._first = self._last = -1
        self._depth = self._silent = self._labels = 0
        self._words = False
        self._breaks: Sequence[int] = ()
        self._pictures: Sequence[Piece] = ()
        if self._links:
            self._links = []

    def run(self) -> "Walk":  # noqa: C901, PLR0912 - the hot loop; calls would double its cost
        from pyromark import events_with_range, reference_definitions

        skip = 0
        seen, self._seen = self._seen, ""  # not kept any longer than it is read
        if b"]:" in self.data:
            self.definitions = reference_definitions(seen, options=markup.options())
        for event, span in events_with_range(seen, options=markup.options(), merge_text=True):
            if event.__class__ is str:
                if not skip and event != "SoftBreak":
                    self._break(event, span["start"])
                continue
            value: Any
            what, value = event.popitem()  # type: ignore[union-attr]
            if what == "Text":
                if skip:
                    continue
                if self._words or (self._first >= 0 and not self._links):
                    self._last = max(self._last, span["end"])
                else:
                    self._grow(span["start"], span["end"])
                if not self._words and not self._silent:
                    self._words = has_words(value)
            elif what == "Start":
                (kind,) = value if value.__class__ is dict else (value,)
                if kind == "Paragraph":
                    self._flush()
                elif kind not in _INLINE:
                    skip += self._enter(kind, value, span)
                elif not skip:
                    self._open(kind, value, span)
            elif what == "End":
                (kind,) = value if value.__class__ is dict else (value,)
                if kind == "Paragraph":
                    self._flush()
                elif kind not in _INLINE:
                    skip -= self._leave(kind)
                elif not skip:
                    self._close(kind, span)
            elif not skip and what != "TaskListMarker":
                self._grow(span["start"], span["end"])
        self._flush()
        return self

    def _enter(self, kind: str, value: Any, span: Any) -> int:  # noqa: ANN401 - pyromark's event
        """A block begins; 1 if nobody reads what is in it."""
        self._flush()
        if kind in _OPAQUE:
            self.regions.append(self._region(kind, span["start"], span["end"]))
            return 1
        if kind in _ROLES:
            self._containers.append(kind)
            if kind == "BlockQuote":
                self._quotes += 1
            elif kind == "Heading":
                self._level = value["Heading"]["level"]
            elif kind == "FootnoteDefinition":
                self.notes.append(value["FootnoteDefinition"])
        return 0

    def _region(self, kind: str, start: int, end: int) -> Region:
        """Where the parser saw a mask of ours, the region of what the mask hides."""
        if kind == "HtmlBlock" and not self.data.startswith(b"<", start):
            kind = "Template"
            if JSON.match(self.data) and not self.data[:start].strip():
                kind = "MetadataBlock"
            elif self.data.startswith((b"!!!", b"???"), max(0, start - len(ITEM))):
                start -= len(ITEM)
        return Region(start, end, kind, self._quotes)

    def _leave(self, kind: str) -> int:
        self._flush()
        if kind in _OPAQUE:
            return 1
        if kind in _ROLES:
            self._containers.pop()
            self._quotes -= kind == "BlockQuote"
        return 0

    def _break(self, event: str, at: int) -> None:
        if event == "Rule":
            self._flush()
        elif event == "HardBreak":
            if self._depth:
                self._breaks = [*self._breaks, at]
            else:
                self._flush()

    def _grow(self, start: int, end: int) -> None:
        if self._first < 0:
            self._first = self._unescaped(start)
        self._last = max(self._last, end)
        if self._links and not self._words:
            first, _, silent = self._links[-1]
            self._links[-1] = (first if first >= 0 else self._unescaped(start), end, silent)

    def _unescaped(self, start: int) -> int:
        """The parser's range leaves an escaping backslash out."""
        back = start
        while back and self.data[back - 1] == 0x5C:
            back -= 1
        return start - (start - back) % 2

    def _open(self, kind: str, value: Any, span: Any) -> None:  # noqa: ANN401 - pyromark's event
        self._depth += 1
        if self._words:
            return  # only where the block ends is of interest now, and the markup's end tells it
        self._grow(span["start"], span["end"])
        if kind in _LINKED:
            how = value[kind]["link_type"]
            silent = kind == "Image" or how in {"Autolink", "Email"}
            self._silent += silent
            self._links.append((-1, -1, silent))
            self._labels += how in {"Shortcut", "Collapsed"}

    def _close(self, kind: str, span: Any) -> None:  # noqa: ANN401 - pyromark's event
        self._depth -= 1
        end = span["end"]
        linked = kind in _LINKED
        if linked and self.data.startswith(b"[]", end):
            end += 2  # nor does it hold the second half of [x][]
        if self._words:
            self._last = max(self._last, end)
            return
        if not linked:
            self._grow(span["start"], end)
            return
        first, last, silent = self._links.pop()
        self._silent -= silent
        self._grow(span["start"], end)
        label, self._labels = self._labels > 0, 0
        if self._silent:
            return  # a picture in a picture's description
        if kind == "Image" and first >= 0 and not label:  # a label says what is shown
            self._pictures = [*self._pictures, self._part(first, last, Role.ALT)]
        tail = None
        if self.data[end - 2 : end - 1] in {b'"', b"'", b")"}:
            tail = _TAIL.search(self.data, max(last, span["start"]), end)
        if tail:
            start, end = tail.span("title")
            title = self._part(start, end, Role.LINK_TITLE, tail["q"].decode())
            self._pictures = [*self._pictures, title]

    def _part(self, start: int, end: int, role: Role, quote: str = "") -> Piece:
        cell = self._containers[-1:] == ["TableCell"]
        return Piece(start, end, role, self._quotes, quote=quote, cell=cell, inside=True)

    def _flush(self) -> None:
        if self._first < 0:
            return
        if self._words:
            role, heading = self._role()
            cell = role is Role.CELL
            piece = Piece(
                self._first, self._last, role, self._quotes, heading, self._breaks, "", cell
            )
            self.pieces.append(piece)
        else:
            self.pieces += [p for p in self._pictures if self._speaks(p)]
        self._fresh()

    def _speaks(self, piece: Piece) -> bool:
        return has_words(self.data[piece.start : piece.end].decode("utf-8", "replace"))

    def _role(self) -> tuple[Role, bool]:
        kind = self._containers[-1] if self._containers else ""
        if kind == "Heading" and self._level == "H1" and not self._titled:
            self._titled = True
            return Role.TITLE, True
        return _ROLES.get(kind, Role.PARAGRAPH), kind == "Heading"


def has_words(text: str) -> bool:
    """Is there a letter outside an address?"""
    if "://" in text or "www." in text:
        text = markup.URL.sub("", text)
    return text[:1].isalpha() or any(map(str.isalpha, text))
