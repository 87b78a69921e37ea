"""From bytes to an article: blocks by its format, sentences by its language."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from l10n import formats, sentences
from l10n.errors import Trouble
from l10n.formats import Format, Options
from l10n.model import Article, Block, Segment
from l10n.settings import Settings
from l10n.workspace import Workspace


def of(workspace: Workspace, name: str, data: bytes | None = None) -> Article:
    """The article `name` of a workspace; `data` are its bytes, where they were read already."""
    data, place = data or workspace.source(name), workspace.place(name)
    shown = workspace.shown(workspace.source_path(name))
    if place is None:
        made = read(name, data, workspace.settings, shown)
        if "\0" in made.text:  # no catalog can hold it
            line = made.text.count("\n", 0, made.text.index("\0")) + 1
            raise Trouble("holds a NUL character; remove it", shown, line)
        return made
    fmt = formats.for_path(name)
    made = _taken_apart(fmt, name, data.decode("utf-8", "surrogatepass"), workspace.settings)
    return replace(made, above=place.line, before=place.column)


def read(path: str, data: bytes, settings: Settings, shown: Path | None = None) -> Article:
    """The article in the file at `path` in pieces; messages speak of it as `shown`."""
    fmt = formats.for_path(path)
    text = decode(fmt, str(shown or path), data, settings.formats.encoding)
    return _taken_apart(fmt, path, text, settings)


def segments(path: str, data: bytes, settings: Settings) -> Iterator[Segment]:
    """The segments of the file at `path` one by one, for who keeps none of them."""
    fmt = formats.for_path(path)
    text = decode(fmt, path, data, settings.formats.encoding)
    del data  # a long file does not stand here twice
    return _cut(fmt, _blocks(fmt, text, settings), settings)


def _taken_apart(fmt: Format, path: str, text: str, settings: Settings) -> Article:
    blocks = _blocks(fmt, text, settings)
    return Article(path, fmt.name, text, blocks, tuple(_cut(fmt, blocks, settings)))


def _blocks(fmt: Format, text: str, settings: Settings) -> Sequence[Block]:
    return fmt.split(text, Options(settings.formats.keys, settings.formats.encoding))


def _cut(fmt: Format, blocks: Sequence[Block], settings: Settings) -> Iterator[Segment]:
    unit, locale = settings.segmentation.unit, settings.source_locale
    for index, block in enumerate(blocks):
        yield from cut(fmt, block, index, unit, locale)


def decode(fmt: Format, path: str, data: bytes, encoding: str = "") -> str:
    """The text of a file, or one line that says where it is broken."""
    if not data.strip():
        raise Trouble("is empty; write the article, or remove the file", path)
    try:
        return formats.unpack(fmt, data, encoding)
    except Trouble as trouble:  # a format knows no path
        raise Trouble(trouble.message, path, trouble.line) from None
    except LookupError:
        raise Trouble(f"no encoding is called {encoding!r}; see [formats] encoding", path) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        way = "save it as UTF-8, or say what it is: [formats] encoding"
        if encoding:
            way = f"nor {encoding}; save it as UTF-8"
        raise Trouble(f"is not UTF-8 (byte {error.start}); {way}", path, line) from None


def cut(fmt: Format, block: Block, index: int, unit: str, locale: str) -> Iterator[Segment]:
    """The segments of one block; their texts and gaps, put end to end, are the block's text."""
    whole, role, context = block.text, block.role, block.context
    cuts = sentences.cuts(fmt, whole, locale) if unit == "sentence" else [0, len(whole)]
    for start, end in pairwise(cuts):
        piece = whole[start:end]
        text = piece.rstrip()
        if text:
            first, last = block.offset(start), block.offset(start + len(text) - 1) + 1
            line = block.line + whole.count("\n", 0, start)
            yield Segment(text, first, last, role, line, index, context, piece[len(text) :])
