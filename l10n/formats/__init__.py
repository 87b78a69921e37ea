"""How articles are read: one module per format, each holds one `Format`.

A format only finds the spans of what people read. Putting a document back together is
shared (`join`), so there is no serializer that could be wrong.

Laws, for every text and every format:
1. `join(fmt, text, fmt.split(text), {}) == text`.
2. Any text put into any block, and the result split again, gives as many blocks, in the same
   roles, with that text (as `fmt.dress` had to escape it).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n import registry
from l10n.errors import Trouble
from l10n.model import Block, splice

TRANSLATABLE_KEYS = ("title", "description", "summary", "subtitle", "caption", "alt")


@dataclass(frozen=True)
class Options:
    """What a workspace may set about reading: the front-matter keys that people read."""

    keys: tuple[str, ...] = TRANSLATABLE_KEYS


def _decode(data: bytes) -> str:
    return data.decode("utf-8")


def _encode(_original: bytes, text: str) -> bytes:
    return text.encode("utf-8")


@dataclass(frozen=True)
class Format:
    """A format is its suffixes and a `split`; `dress` fits a translation to a block's place.

    `dress(block, target)` returns what replaces the block's span. `unpack` and `pack` are for
    files that are not text (an office archive): `unpack(bytes)` is the text that `split` and all
    offsets speak of, `pack(original bytes, new text)` its inverse.
    """

    name: str
    suffixes: frozenset[str]
    split: Callable[[str, Options], Sequence[Block]]
    dress: Callable[[Block, str], str]
    unpack: Callable[[bytes], str] = field(default=_decode)
    pack: Callable[[bytes, str], bytes] = field(default=_encode)


def formats() -> dict[str, Format]:
    """All formats by name."""
    return registry.load("l10n.formats", Format)


def for_path(path: str) -> Format:
    """The format that reads files named like `path`."""
    for fmt in formats().values():
        if any(path.lower().endswith(suffix) for suffix in fmt.suffixes):
            return fmt
    known = ", ".join(sorted(suffix for fmt in formats().values() for suffix in fmt.suffixes))
    raise Trouble(f"no format reads this kind of file; known: {known}", path)


def join(fmt: Format, text: str, blocks: Sequence[Block], targets: Mapping[int, str]) -> str:
    """The article with `targets` (by index into `blocks`) in place; all else is copied."""
    return splice(
        text,
        ((b.start, b.end, fmt.dress(b, targets[i])) for i, b in enumerate(blocks) if i in targets),
    )
