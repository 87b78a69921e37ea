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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
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
    wanted = {i: t for i, t in sorted(targets.items()) if t != blocks[i].text}
    dressed = {i: fmt.dress(blocks[i], t) for i, t in wanted.items() if _says_something(t)}
    refused = wanted.keys() - dressed.keys()
    escaped: dict[int, int] = {}  # how often
    for trial in range(_ROUNDS):
        new = splice(
            text, ((blocks[i].start, blocks[i].end, t) for i, t in sorted(dressed.items()))
        )
        found = fmt.split(new, options) if dressed else blocks
        suspects = _misplaced(_Trial(fmt, blocks, wanted, dressed), found)
        if not suspects:
            return new, sorted(refused)
        if trial == _ROUNDS // 2:
            suspects = set(dressed)
        for i in suspects - escaped.keys() or suspects:
            tries = escaped[i] = escaped.get(i, 0) + 1
            if tries > 2 or fmt.escape is None:
                del dressed[i]
                refused.add(i)
            else:  # the second time as if its source had no markup to keep
                block = blocks[i] if tries == 1 else replace(blocks[i], text="")
                dressed[i] = fmt.escape(block, wanted[i])
    return text, sorted(wanted)


_ROUNDS = 16


def _says_something(target: str) -> bool:
    """Symbols alone (`---`) are no text and would not be found again; figures may be."""
    return any(c.isalnum() for c in target)


@dataclass(frozen=True)
class _Trial:
    """What was put where."""

    fmt: Format
    blocks: Sequence[Block]
    wanted: Mapping[int, str]
    dressed: Mapping[int, str]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where in the spliced text each block stands."""
        drift = 0
        for i, block in enumerate(self.blocks):
            start = block.start + drift
            drift += len(self.dressed[i]) - (block.end - block.start) if i in self.dressed else 0
            yield start, block.end + drift

    def gone(self, index: int) -> bool:
        """May the block not be found again, since its translation holds no letter?"""
        return index in self.dressed and not (
            readable(self.fmt, self.wanted[index]) and readable(self.fmt, self.dressed[index])
        )

    def came_back(self, index: int, found: Block) -> bool:
        block = self.blocks[index]
        if index not in self.dressed:
            same = found.text == block.text
        else:
            put = self.dressed[index]
            same = found.text == put or _squeezed(found.text) in {
                _squeezed(put),
                _squeezed(self.wanted[index]),
            }
        return same and (self.fmt.fluid or found.role == block.role)

    def blamed(self, index: int) -> Sequence[int]:
        """The translation at the wrong place, or else the nearest before and after it."""
        if index in self.dressed:
            return (index,)
        before = max((i for i in self.dressed if i < index), default=index)
        after = min((i for i in self.dressed if i > index), default=index)
        return [i for i in (before, after) if i != index]


def _squeezed(text: str) -> str:
    """`text` on one line, no blank twice."""
    return re.sub("[ \t]+", " ", fold(text))


def _misplaced(trial: _Trial, found: Sequence[Block]) -> set[int]:
    """The translations to blame for what stands in `found` otherwise than it should."""
    wrong: set[int] = set()
    at = 0
    for i, (start, end) in enumerate(trial.spans()):
        here = []
        while at < len(found) and found[at].start <= end:
            if found[at].start < start:
                wrong.add(i)  # a block where none was
            else:
                here.append(found[at])
            at += 1
        if (here or not trial.gone(i)) and (len(here) != 1 or not trial.came_back(i, here[0])):
            wrong.add(i)
    if at < len(found):
        wrong.add(len(trial.blocks) - 1)
    return {i for w in wrong for i in trial.blamed(w)}
