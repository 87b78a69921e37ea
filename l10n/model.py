"""The words every stage speaks. Frozen values only; no files, no network."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, ClassVar, TypeVar, dataclass_transform

T = TypeVar("T")


class Role(StrEnum):
    """What a stretch of an article is to its reader."""

    BREADCRUMB = "breadcrumb"
    CATEGORY = "category"
    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list item"
    CELL = "cell"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    ALT = "alt text"
    LINK_TITLE = "link title"
    FRONT_MATTER = "front matter"
    FOOTNOTE = "footnote"
    TERM = "term"
    DEFINITION = "definition"
    SUMMARY = "summary"
    META = "meta description"
    OPENGRAPH = "OpenGraph"
    ATTRIBUTE = "attribute"
    STRUCTURED_DATA = "structured data"
    CUE = "cue"
    PLACE = "place"


@dataclass_transform(frozen_default=True)
def _value(cls: type[T]) -> type[T]:
    """A frozen dataclass to the type checker, but a quarter as dear to make."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


@_value
class Block:
    """One unbroken stretch of reading text that a format found: a paragraph, a cell, a title.

    `text` is what a translator reads: inline markup as it stands, soft line breaks and the
    prefixes of the container (`> `, list indents) folded to one space.
    `start`, `end` are character offsets into the article's text; everything outside the
    spans is copied and never parsed again. `offsets` gives, for folded blocks, pairs
    (offset in `text`, offset in the article) at which the two drift apart; empty means
    that `text` stands in the article as it is. `context` becomes msgctxt and is set only
    where the role changes the meaning (a front-matter key, alt text, a link title).
    `dress` is the format's own note on how a translation is put there.
    """

    text: str
    start: int
    end: int
    role: Role = Role.PARAGRAPH
    line: int = 1
    context: str = ""
    note: str = ""
    offsets: tuple[tuple[int, int], ...] = ()
    dress: object = None

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def offset(self, at: int) -> int:
        """Where in the article the character `at` of `text` stands."""
        here, there = 0, self.start
        for mine, articles in self.offsets:
            if mine > at:
                break
            here, there = mine, articles
        return there + at - here

    def moved(self, by: int, lines: int = 0) -> "Block":
        """The block where its text stands `by` characters further on, `lines` further down."""
        offsets = tuple((mine, theirs + by) for mine, theirs in self.offsets)
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            line=self.line + lines,
            offsets=offsets,
        )


@_value
class Segment:
    """One translatable sentence of an article: the unit of a catalog.

    `start`, `end` are character offsets into the article's text. `gap` is the source's
    white space between this sentence and the next of the same block ("" for the last).
    """

    text: str
    start: int
    end: int
    role: Role
    line: int
    block: int  # index into Article.blocks
    context: str = ""
    gap: str = ""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def key(self) -> tuple[str, str]:
        """What a catalog finds it by: context and text, never its position."""
        return self.context, self.text


def file_of(article: str) -> str:
    """The file that holds an article: `export.xml` of `export.xml/izium`, else the article itself.

    Only a part of a file has a name without a dot: files have suffixes.
    """
    folder, _, name = article.rpartition("/")
    return article if "." in name or not folder else folder


@dataclass(frozen=True)
class Article:
    """A source document, taken apart.

    `path` is relative to `source/`, with forward slashes: `news/kharkiv.txt`, or
    `news/export.xml/kharkiv` for one of many articles in a file. Of such a one `text` is its own
    stretch of the file, in which blocks and segments have their places and lines; `above` and
    `before` are the lines above that stretch, and the characters before it on its first line.
    """

    path: str
    format: str
    text: str
    blocks: Sequence[Block]
    segments: tuple[Segment, ...]
    above: int = 0
    before: int = 0


class State(StrEnum):
    """How far a translation has come; see docs/design.md."""

    UNTRANSLATED = "untranslated"
    DRAFT = "draft"  # a machine wrote it
    STALE = "stale"  # made from an older source
    TRANSLATED = "translated"  # a person stands behind it
    REVIEWED = "reviewed"  # and a second look is in the ledger


@_value
class Entry:
    """A source text and what the locale has for it so far.

    `notes` are our `#.` lines to the translator (role, paragraph, places), without the ones
    that have a field of their own: `draft` is the text after `#. draft: ` ("firefox en-pt ·
    check: number"), `change` the word diff after `#. change: ` of a stale entry, `previous`
    its `#| msgid`. `comment` is the translator's own `# ` text and never written by us.
    """

    source: str
    target: str = ""
    state: State = State.UNTRANSLATED
    context: str = ""
    notes: tuple[str, ...] = ()
    comment: str = ""
    references: tuple[str, ...] = ()
    draft: str = ""
    change: str = ""
    previous: str = ""
    obsolete: bool = False
    line: int = 0  # in the PO file it was read from; 0 when it never was
    flags: tuple[str, ...] = ()  # other than fuzzy; those of a `#=` line begin with "="
    plural: tuple[str, ...] = ()  # of a foreign message: its msgid_plural and all its msgstr[n]

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.source

    @property
    def human(self) -> bool:
        """Did a person write or accept this target?"""
        return self.state in {State.TRANSLATED, State.REVIEWED, State.STALE} and bool(self.target)


@dataclass(frozen=True)
class Catalog:
    """One article's (or the places') entries in one locale, in the article's order."""

    locale: str
    entries: tuple[Entry, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)
    header_comment: str = ""
    # the file it was read from, b"" where there was none yet; None: made from nothing
    read: bytes | None = field(default=None, compare=False, repr=False)

    def current(self) -> dict[tuple[str, str], Entry]:
        """The living entries by key."""
        return {entry.key: entry for entry in self.entries if not entry.obsolete}


class Severity(StrEnum):
    """How grave a finding is: an error blocks publishing, a warning needs a person."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """One fault in a text, as `l10n check` reports it.

    `locale` is None for a finding in the source. `line` and `column` (from 1) point into
    the PO file of `locale`, or into the source file; `span` is the faulty stretch of the target (or
    the source, when `locale` is None), in characters.
    """

    check: str
    severity: Severity
    message: str
    article: str
    locale: str | None = None
    line: int | None = None
    column: int | None = None
    source: str | None = None
    target: str | None = None
    suggestion: str | None = None
    span: tuple[int, int] | None = None


def splice(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """`text` with the spans (start, end, new text), in order and disjoint, replaced.

    The one inverse of every format's `split`: what no span covers is copied.
    """
    done = ""
    for piece in spliced(text, changes):
        done += piece  # it grows where it stands: a long text does not stand here twice at last
    return done


def spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    """The same in pieces."""
    out, here, given = list[str](), 0, 0
    for start, end, new in changes:
        if start - given > _PIECE:
            yield "".join(out)
            yield from pieces(text, here, start)
            out, here, given = [], start, start
        out += text[here:start], new
        here = end
    yield "".join(out)
    yield from pieces(text, here, len(text))


def pieces(text: str, start: int, end: int) -> Iterator[str]:
    """A stretch of a text in pieces that take little memory; a text that is whole as it is."""
    if end - start == len(text):
        yield text
    else:
        for at in range(start, end, _PIECE):
            yield text[at : min(at + _PIECE, end)]


_PIECE = 1 << 16  # characters
