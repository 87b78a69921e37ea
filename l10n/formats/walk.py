"""Markdown's events, walked once: which bytes people read, and what they are to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import Any, NamedTuple

from l10n.formats import markup
from l10n.formats.masks import ADMONITIONS, ITEM, URL, hide
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
_LABELLED = frozenset({"Shortcut", "Collapsed", "ShortcutUnknown", "CollapsedUnknown"})
_OPAQUE = frozenset({"CodeBlock", "HtmlBlock"})
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ADDRESS = (b"http", b"www.")
_ADMONITIONS = tuple(sign.encode() for sign in ADMONITIONS)
_HARD = re.compile(rb"(?:  |\\)[\r\n]")
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
    """What another reader takes apart: HTML, a template on its own."""

    start: int
    end: int
    quotes: int
    template: bool


class Walk:
    """One pass over the parser's events."""

    def __init__(
        self, text: str, place: markup.Place | None = None, *, titled: bool = False
    ) -> None:
        self.text = text
        self.data = text.encode("utf-8", "surrogatepass")
        self._seen = hide(text)
        self._shown = (
            self.data if self._seen is text else self._seen.encode("utf-8", "surrogatepass")
        )
        self.titled = titled
        self.found: list[Piece | Region] = []
        self.definitions: Mapping[str, Any] = {}  # of links, by label
        self._place = place
        self._notes: list[str] = []
        self._roles = [Role.PARAGRAPH]
        self._quotes = 0
        self._hard = any(sign in self.data for sign in (b"  \n", b"\\\n", b"\r"))
        self._level = ""
        self._links: list[tuple[int, int, bool]] = []  # where their text starts and ends so far
        self._fresh()

    @property
    def place(self) -> markup.Place:
        """What is known of links and notes: what was told, or what was found."""
        return self._place or markup.Place(
            frozenset(map(markup.label, self.definitions)),
            frozenset(map(markup.label, self._notes)),
        )

    def _fresh(self) -> None:
        self._first = self._last = -1
        self._depth = self._silent = self._labels = 0
        self._words = False
        self._breaks: Sequence[int] = ()
        self._pictures: Sequence[Piece] = ()
        if self._links:
            self._links = []

    def run(self) -> "Walk":  # noqa: C901, PLR0912 - the hot loop; calls would double its cost
        events = self._events()
        rest = map(itemgetter(0), events)
        for event, span in events:
            if event.__class__ is str:
                if event != "SoftBreak":
                    self._break(event, span["start"])
                continue
            what, value = event.popitem()
            if what == "Text":
                if self._words:
                    self._last = span["end"]
                    continue
                if self._first >= 0 and not self._links:
                    self._last = span["end"]
                else:
                    self._grow(span["start"], span["end"])
                if not self._silent:
                    self._words = has_words(value)
            elif what == "Start":
                kind = value if value.__class__ is str else next(iter(value))
                if kind in _INLINE:
                    self._open(kind, value, span)
                    continue
                if self._first >= 0:
                    self._flush()
                if kind == "Paragraph":
                    if self._speaks_plainly(span["start"], span["end"]):
                        _end_of("Paragraph", rest)
                elif kind in _OPAQUE:
                    if kind == "HtmlBlock":
                        self.found.append(self._region(span["start"], span["end"]))
                    _end_of(kind, rest)
                else:
                    self._enter(kind, value, span["start"])
            elif what == "End":
                kind = value if value.__class__ is str else next(iter(value))
                if kind in _INLINE:
                    self._close(kind, span)
                    continue
                if self._first >= 0:
                    self._flush()
                if kind in _ROLES:
                    self._roles.pop()
                    self._quotes -= kind == "BlockQuote"
            elif what != "TaskListMarker":
                self._grow(span["start"], span["end"])
        self._flush()
        return self

    def _events(self) -> Iterator[tuple[Any, Any]]:
        """What the parser finds, in order, with the bytes where it stands."""
        from pyromark import events_with_range, reference_definitions

        seen, options = self._seen, markup.options()
        if b"]:" in self.data:
            self.definitions = reference_definitions(seen, options=options)
        if self._place is None:
            return events_with_range(seen, options=options, merge_text=True)
        end = len(self._shown)
        seen += markup.definitions(seen, self._place)
        known = markup.resolver(self._place)
        events = events_with_range(
            seen, options=options, merge_text=True, broken_link_callback=known
        )
        return takewhile(lambda event: event[1]["start"] < end, events)

    def _speaks_plainly(self, start: int, end: int) -> bool:
        """Is a paragraph one block from its first letter on, whatever markup follows? Then it is
        found.
        """
        first = self._shown[start]
        if first not in _LETTERS and (first < 0xC3 or not self._letter(start)):
            return False
        if self._shown.startswith(_ADDRESS, start):
            return False
        if self._hard and _HARD.search(self.data, start, end - 1):
            return False
        self.found.append(Piece(start, end, self._roles[-1], self._quotes))
        return True

    def _letter(self, at: int) -> bool:
        return self._shown[at : at + 4].decode("utf-8", "ignore")[:1].isalpha()

    def _enter(self, kind: str, value: Any, start: int) -> None:  # noqa: ANN401 - pyromark's event
        """A block with blocks or words in it begins; an admonition is no item."""
        if kind in _ROLES:
            plain = kind == "Item" and self.data.startswith(_ADMONITIONS, start)
            self._roles.append(Role.PARAGRAPH if plain else _ROLES[kind])
            if kind == "BlockQuote":
                self._quotes += 1
            elif kind == "Heading":
                self._level = value["Heading"]["level"]
            elif kind == "FootnoteDefinition":
                self._notes.append(value["FootnoteDefinition"])

    def _region(self, start: int, end: int) -> Region:
        """HTML, or where the parser saw a mask of ours as such, what the mask hides."""
        template = not self.data.startswith(b"<", start)
        if template and self.data.startswith(_ADMONITIONS, max(0, start - len(ITEM))):
            start -= len(ITEM)
        return Region(start, end, self._quotes, template)

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
            self._labels += how in _LABELLED

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
        cell = self._roles[-1] is Role.CELL
        return Piece(start, end, role, self._quotes, quote=quote, cell=cell, inside=True)

    def _flush(self) -> None:
        if self._words:
            role = self._roles[-1]
            heading, cell = role is Role.HEADING, role is Role.CELL
            if heading and self._level == "H1" and not self.titled:
                self.titled, role = True, Role.TITLE
            self.found.append(
                Piece(self._first, self._last, role, self._quotes, heading, self._breaks, "", cell)
            )
        elif self._pictures:
            self.found += [p for p in self._pictures if self._speaks(p)]
        self._fresh()

    def _speaks(self, piece: Piece) -> bool:
        return has_words(self.data[piece.start : piece.end].decode("utf-8", "replace"))


def _end_of(kind: str, rest: Iterator[Any]) -> bool:
    """Events are read until the block of a kind ends."""
    return {"End": kind} in rest


def has_words(text: str) -> bool:
    """Is there a letter outside an address?"""
    if "://" in text or "www." in text:
        text = URL.sub("", text)
    return text[:1].isalpha() or any(map(str.isalpha, text))
