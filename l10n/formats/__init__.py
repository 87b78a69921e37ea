"""How articles are read: one module per format, each holds one `Format`.

A format only finds the spans of what people read. Putting a document back together is
shared (`assemble`, `join`), so there is no serializer that could be wrong.

Laws, for every text and every format:
1. `join(fmt, text, fmt.split(text), {}) == text`, and so with every block's own text as its target.
   Where it has parts, they are disjoint and in order, and each by itself is split as in the whole.
2. Any text with a letter put into any block by `assemble`, and the result split again, gives as
   many blocks, in the same roles, with that text (white space folded, and as `fmt.dress` had to
   escape it), or the block is among the refused and keeps its source text.
"""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import NamedTuple

from l10n import registry
from l10n.blocks import held
from l10n.errors import Trouble
from l10n.model import Block, file_of, splice

TRANSLATABLE_KEYS = (
    "title", "headline", "subtitle", "description", "summary", "excerpt", "lead", "teaser",
    "tagline", "caption", "alt", "image_alt", "imageAlt", "linkTitle", "meta_title",
    "hero.text", "hero.actions.text", "features.details", "features.linkText",
)  # fmt: skip


@dataclass(frozen=True)
class Options:
    """What a workspace may set about reading.

    `keys` are the front-matter keys that people read, `encoding` is that of files which are not
    UTF-8 and do not say what they are.
    """

    keys: tuple[str, ...] = TRANSLATABLE_KEYS
    encoding: str = ""


Split = Callable[[str, Options], Sequence[Block]]


class Token(NamedTuple):
    """A stretch of a block's or segment's text that is markup, not words.

    `kind` is "open" or "close" for the halves of paired markup (`**`, `<em>`, `[` and `](url)`),
    "tag" for markup that stands alone (`<br>`, `[^1]`), "image", "code", "math", "url" and
    "template" for whole stretches that are copied, never translated.
    """

    start: int
    end: int
    kind: str


class Part(NamedTuple):
    """An article inside a file: where it stands (characters), and what the file calls it.

    `id` is what tells it from another of the same name, "" where there is nothing; `author` is
    whom the file names elsewhere as who wrote it.
    """

    start: int
    end: int
    name: str
    id: str = ""
    author: str = ""


def _decode(data: bytes) -> str:
    return data.decode(marked(data) or "utf-8")


def _encode(original: bytes, text: str) -> bytes:
    return text.encode(marked(original) or "utf-8")


def marked(data: bytes) -> str:
    """The encoding that a byte order mark of two bytes tells; the mark stays in the text."""
    return {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2], "")


def _no_markup(_text: str) -> Sequence[Token]:
    return ()


def _no_page(_text: str) -> str:
    return ""


def _all_read(_text: str) -> Iterable[tuple[int, str]]:
    return ()


@dataclass(frozen=True)
class Format:
    """A format is its suffixes and a `split`; `dress` fits a translation to a block's place.

    `dress(block, target)` returns what replaces the block's span, `escape` the same with every
    character taken literally (but markup that stands there just as in the block's text), for
    targets that `dress` could not keep in their place.
    `inline(text)` gives the markup of a block's or a segment's text, in order and disjoint: what
    stands between the tokens are words. `unpack` and `pack` are for files that are not text (an
    office archive): `unpack(bytes)` is the text that `split` and all offsets speak of,
    `pack(original bytes, new text)` its inverse. Where `fluid`, a block's role is read from its
    words (plain text knows nothing else), so a translation may change it and harm nobody.
    `unread(text)` says where a document is broken, so that people's words there are not found:
    character, what is wrong and the way out. `parts` is for files that hold many articles, and
    gives those with something to read; none means that the file is one article. `page(text)`
    is an article as a web page, with what it says of itself (date, slug, status …) in its <meta>,
    where readers are to get more than its words by their roles; "" where it has none.
    """

    name: str
    suffixes: frozenset[str]
    split: Split
    dress: Callable[[Block, str], str]
    escape: Callable[[Block, str], str] | None = None
    inline: Callable[[str], Sequence[Token]] = field(default=_no_markup)
    unpack: Callable[[bytes], str] = field(default=_decode)
    pack: Callable[[bytes, str], bytes] = field(default=_encode)
    fluid: bool = False
    parts: Callable[[str, Options], Sequence[Part]] | None = None
    page: Callable[[str], str] = field(default=_no_page)
    unread: Callable[[str], Iterable[tuple[int, str]]] = field(default=_all_read)


def unpack(fmt: Format, data: bytes, encoding: str = "") -> str:
    """The text of a file; `encoding` is asked where the file is not what its format expects."""
    try:
        return fmt.unpack(data)
    except UnicodeDecodeError:
        if not encoding:
            raise
        return data.decode(encoding)


def pack(fmt: Format, original: bytes, text: str, encoding: str = "") -> bytes:
    """The inverse, in the original's encoding; in UTF-8 where that has not all the characters."""
    try:
        fmt.unpack(original)
    except UnicodeDecodeError:
        try:
            return text.encode(encoding or "utf-8")
        except UnicodeEncodeError:
            return text.encode("utf-8")
    return fmt.pack(original, text)


def formats() -> dict[str, Format]:
    """All formats by name."""
    return registry.load("l10n.formats", Format)


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(sorted(suffix for fmt in formats().values() for suffix in fmt.suffixes))


def reads(path: str) -> bool:
    """Is there a format for files named like `path`? Pictures beside articles have none."""
    return path.lower().endswith(_suffixes())


def holds_parts(path: str) -> bool:
    """May a file named like `path` hold many articles?"""
    return path.lower().endswith(_containers())


@cache
def _containers() -> tuple[str, ...]:
    return tuple(s for fmt in formats().values() if fmt.parts for s in sorted(fmt.suffixes))


def for_path(path: str) -> Format:
    """The format that reads the article at `path`: a file, or one of many in a file."""
    name = file_of(path).lower()
    for fmt in formats().values():
        if any(name.endswith(suffix) for suffix in fmt.suffixes):
            return fmt
    known = ", ".join(sorted(suffix for fmt in formats().values() for suffix in fmt.suffixes))
    raise Trouble(f"no format reads this kind of file; known: {known}", path)


def fold(text: str) -> str:
    """`text` on one line, as a document may hold it: line breaks are spaces, controls are gone."""
    if text.isprintable():
        return text.strip(" ")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("", _BREAKS.sub(" ", text)).strip(" \t")


# all that ends a line somewhere, with the white space around it
_BREAKS = re.compile(
    r"(?<![ \t])[ \t]*+[\n-\r\x1c-\x1e\x85\u2028\u2029][ \t\n-\r\x1c-\x1e\x85\u2028\u2029]*"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


def listed(split: Callable[[str, Options], Iterable[Block]]) -> Split:
    """A split that finds blocks one by one, as a sequence; a byte order mark is left alone."""

    def shifted(text: str, options: Options) -> Sequence[Block]:
        if not text.startswith("\ufeff"):
            return held(text, split(text, options))
        return held(text, (block.moved(1) for block in split(text[1:], options)))

    return shifted


def readable(fmt: Format, text: str) -> bool:
    """Does `text` hold a letter outside its markup?"""
    return any(c.isalpha() for c in words(fmt, text))


def words(fmt: Format, text: str) -> str:
    """`text` without its markup."""
    return splice(text, ((token.start, token.end, "") for token in fmt.inline(text)))


def join(fmt: Format, text: str, blocks: Sequence[Block], targets: Mapping[int, str]) -> str:
    """The article with `targets` (by index into `blocks`) in place; all else is copied.

    A target equal to its block's text leaves the source's bytes alone.
    """
    return splice(
        text,
        (
            (block.start, block.end, fmt.dress(block, targets[i]))
            for i, block in enumerate(blocks)
            if i in targets and targets[i] != block.text
        ),
    )


def assemble(
    fmt: Format,
    text: str,
    blocks: Sequence[Block],
    targets: Mapping[int, str],
    options: Options = Options(),
) -> tuple[str, Sequence[int]]:
    """The article with `targets` (by index into `blocks`) in place, and the indices refused.

    The result is split again and compared. A target that would change the structure of the
    document is escaped, at last with all its markup; if that does not help, the block keeps its
    source text and is refused.
    A target equal to its block's text leaves the source's bytes alone.
    """
    trial = _Trial(fmt, blocks, targets)
    for rounds in range(_ROUNDS):
        new = splice(text, trial.changes())
        suspects = set() if new is text else _misplaced(trial, new, fmt.split(new, options))
        if not suspects:
            return new, trial.refused()
        del new  # before the next: a long text does not stand here twice
        trial.escape(set(trial.put()) if rounds == _ROUNDS // 2 else suspects)
    return text, [i for i, _ in trial.wanted()]


_ROUNDS = 16
_TRIES = 2  # of escaping a target


def _says_something(target: str) -> bool:
    """Symbols alone (`---`) are no text and would not be found again; figures may be."""
    return any(c.isalnum() for c in target)


class _Trial:
    """What is put where. Of what was put only sizes are kept: the new text has the words."""

    def __init__(self, fmt: Format, blocks: Sequence[Block], targets: Mapping[int, str]) -> None:
        self._fmt, self._blocks, self._targets = fmt, blocks, targets
        self._sizes = array("l")  # of what is put into each block, -1 for nothing
        said_nothing = (i for i, _ in self.wanted() if not _says_something(targets[i]))
        self._escaped = dict.fromkeys(said_nothing, _TRIES + 1)  # how often

    def wanted(self) -> Iterator[tuple[int, Block]]:
        """The blocks that have a target of their own."""
        for i, block in enumerate(self._blocks):
            if i in self._targets and self._targets[i] != block.text:
                yield i, block

    def refused(self) -> Sequence[int]:
        return [i for i, _ in self.wanted() if self._sizes[i] < 0]

    def put(self) -> Iterator[int]:
        return (i for i, size in enumerate(self._sizes) if size >= 0)

    def changes(self) -> Iterator[tuple[int, int, str]]:
        """Each span that changes, and what is put there."""
        self._sizes = array("l", [-1]) * len(self._blocks)
        for i, block in self.wanted():
            new = self._dressed(block, self._targets[i], self._escaped.get(i, 0))
            if new is not None:
                self._sizes[i] = len(new)
                yield block.start, block.end, new

    def _dressed(self, block: Block, target: str, escaped: int) -> str | None:
        if not escaped:
            return self._fmt.dress(block, target)
        if escaped > _TRIES or self._fmt.escape is None:
            return None
        # the second time as if its source had no markup to keep
        return self._fmt.escape(block if escaped == 1 else replace(block, text=""), target)

    def escape(self, suspects: set[int]) -> None:
        for i in suspects - self._escaped.keys() or suspects:
            self._escaped[i] = self._escaped.get(i, 0) + 1

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where in the spliced text each block stands."""
        drift = 0
        for block, size in zip(self._blocks, self._sizes, strict=True):
            start = block.start + drift
            drift += size - (block.end - block.start) if size >= 0 else 0
            yield start, block.end + drift

    def gone(self, index: int, put: str) -> bool:
        """May the block not be found again, since its translation holds no letter?"""
        return self._sizes[index] >= 0 and not (
            readable(self._fmt, self._targets[index]) and readable(self._fmt, put)
        )

    def came_back(self, index: int, put: str, found: Block) -> bool:
        block = self._blocks[index]
        if self._sizes[index] < 0:
            same = found.text == block.text
        else:
            same = found.text == put or _squeezed(found.text) in {
                _squeezed(put),
                _squeezed(self._targets[index]),
            }
        return same and (self._fmt.fluid or found.role == block.role)

    def blamed(self, index: int) -> Iterable[int]:
        """The translation at the wrong place, or else the nearest before and after it."""
        sizes = self._sizes
        if sizes[index] >= 0:
            return (index,)
        before = (i for i in range(index, -1, -1) if sizes[i] >= 0)
        after = (i for i in range(index, len(sizes)) if sizes[i] >= 0)
        return (*islice(before, 1), *islice(after, 1))


def _squeezed(text: str) -> str:
    """`text` on one line, no blank twice."""
    return re.sub("[ \t]+", " ", fold(text))


def _misplaced(trial: _Trial, new: str, found: Iterable[Block]) -> set[int]:
    """The translations to blame for what stands in `found` otherwise than it should."""
    wrong: set[int] = set()
    rest = iter(found)
    block = next(rest, None)
    i = 0
    for i, (start, end) in enumerate(trial.spans()):
        put, here = new[start:end], []
        while block and block.start <= end:
            if block.start < start:
                wrong.add(i)  # a block where none was
            else:
                here.append(block)
            block = next(rest, None)
        if len(here) == 1:
            fits = trial.came_back(i, put, here[0])
        else:
            fits = not here and trial.gone(i, put)
        if not fits:
            wrong.add(i)
    if block:
        wrong.add(i)
    return {at for w in wrong for at in trial.blamed(w)}
