"""Files that hold many articles: which these are, and where each stands.

An export with a hundred posts is a hundred articles, `export.xml/<name>`: a format says where they
stand (`Format.parts`), and here each gets a name that is safe as a file's, its own, and the same
wherever in the file it stands. What was found is kept in `.l10n/` until the file is written.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import l10n
from l10n import formats
from l10n.errors import Trouble
from l10n.formats import Options, Part
from l10n.manifest import digest, manifest, stamp


class Place(NamedTuple):
    """An article in its file: where it stands (characters), what is above and before it, its words.

    `line` and `column` count from 0; `mark` changes when the article does, wherever it moves.
    `author` is whom the file names as who wrote it.
    """

    name: str
    start: int
    end: int
    line: int
    column: int
    mark: str
    author: str = ""


@dataclass(frozen=True)
class Container:
    """A file that may hold many articles."""

    path: Path
    cache: Path
    options: Options

    @property
    def places(self) -> dict[str, Place]:
        """The articles in it by name, in its order; none where the file is one article."""
        return _places(self, stamp(self.path))

    def text(self, place: Place) -> str:
        return self.whole[place.start : place.end]

    @property
    def whole(self) -> str:
        """All of its text; `Trouble` where it cannot be read."""
        return _text(self, stamp(self.path))


@lru_cache(maxsize=1)  # the articles of one file are read after one another
def _text(file: Container, _stamp: bytes) -> str:
    fmt = formats.for_path(file.path.name)
    try:
        return formats.unpack(fmt, file.path.read_bytes(), file.options.encoding)
    except (OSError, UnicodeDecodeError, LookupError):
        raise Trouble("cannot be read", file.path.name) from None


@lru_cache(maxsize=256)
def _places(file: Container, stamped: bytes) -> dict[str, Place]:
    known, key = manifest(file.cache), str(file.path)
    said = digest([stamped, f"{l10n.__version__} {file.options}".encode()])
    was = known.parts(key)
    if was is not None and was[0] == said:
        rows: list[tuple[str, int, int, int, int, str]] = json.loads(was[1])
        return {row[0]: Place(*row) for row in rows}
    try:
        found = list(_found(file, stamped))
    except Trouble:  # said of the file itself, when it is read as one article
        return {}
    known.keep_parts(key, said, json.dumps(found))
    return {place.name: place for place in found}


def _found(file: Container, stamped: bytes) -> Iterable[Place]:
    split = formats.for_path(file.path.name).parts
    text = _text(file, stamped)
    parts = split(text, file.options) if split else ()
    line, at = 0, 0
    for part, name in zip(parts, names(parts), strict=True):
        line += text.count("\n", at, part.start)
        at = part.start
        column = at - (text.rfind("\n", 0, at) + 1)
        own = (text[at : part.end] + part.author).encode("utf-8", "surrogatepass")
        mark = sha256(own).hexdigest()[:32]
        yield Place(name, at, part.end, line, column, mark, part.author)


# ---- names -----------------------------------------------------------------------------------

_LONGEST = 150  # bytes of a name; a file's may have 255, with its suffixes
_DEVICES = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])")  # no files on Windows


def names(parts: Sequence[Part]) -> list[str]:
    """A name for each part, which depends on nothing but what the file calls it.

    Parts of one name are told apart by their ids: all of them, so that no order counts.
    """
    plain = [safe(part.name) or safe(f"post-{part.id}") for part in parts]
    shared = Counter(map(_folded, plain))
    told = [
        safe(f"{name}-{part.id}") if shared[_folded(name)] > 1 and part.id else name
        for name, part in zip(plain, parts, strict=True)
    ]
    taken: set[str] = set()
    return [_free(name, taken) for name in told]


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where a broken export gives it twice."""
    number, free = 1, name
    while _folded(free) in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(_folded(free))
    return free


def safe(name: str) -> str:
    """The name with letters, digits and hyphens alone, so that it is one file everywhere."""
    text = unicodedata.normalize("NFC", unquote(name)).lower()
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" or c == "_" else " " for c in text)
    out = "-".join(kept.split()).strip("-_")
    if len(out.encode()) > _LONGEST:
        short = out.encode()[: _LONGEST - 9].decode("utf-8", "ignore").rstrip("-_")
        out = f"{short}-{sha256(out.encode()).hexdigest()[:8]}"
    return f"{out}-post" if _DEVICES.fullmatch(out) else out


def _folded(name: str) -> str:
    """What file systems that know no case take for the same."""
    return unicodedata.normalize("NFKC", name.casefold())
