"""The texts of editions, in `.l10n/publish/editions/`, to publish them and to go back to them."""

import json
import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from l10n.errors import Trouble
from l10n.model import Role, State
from l10n.publishers import Edition, Part, Passage, Story
from l10n.workspace import Workspace


@dataclass(frozen=True)
class Archive:
    """Every edition that was composed for publishing, under its digest."""

    folder: Path

    def _record(self, digest: str) -> Path:
        return self.folder / "editions" / digest[:2] / digest

    def keep(self, story: Story, document: bytes, inputs: Mapping[str, str]) -> None:
        """Keep an edition under its digest, and its `document` where that is more than text.

        `inputs` are the hashes of the files it was made of.
        """
        path = self._record(story.digest)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        row = {"story": story_row(story), "edition": edition_row(story.edition())}
        row["inputs"] = dict(inputs)
        if document != row["edition"]["text"].encode():
            _put(path.with_suffix(".bin"), document)
        _put(path, zlib.compress(json.dumps(row, ensure_ascii=False).encode(), 1))

    def recall(self, digest: str) -> dict[str, Any]:
        try:
            row: dict[str, Any] = json.loads(zlib.decompress(self._record(digest).read_bytes()))
        except (OSError, ValueError, zlib.error):
            raise Trouble(
                "an edition published before is no longer in .l10n/; "
                "run 'l10n publish' to make it anew"
            ) from None
        return row

    def document(self, digest: str) -> bytes | None:
        path = self._record(digest).with_suffix(".bin")
        return path.read_bytes() if path.exists() else None

    def story(self, row: Mapping[str, Any]) -> Story:
        """The story that `story_row` wrote down; it finds its text here."""
        lists = {name: tuple(row[name]) for name in _LISTS if name in row}
        return Story(**{**row, **lists, **self._text(row["digest"])})

    def drop(self, digest: str) -> None:
        for path in (self._record(digest), self._record(digest).with_suffix(".bin")):
            path.unlink(missing_ok=True)

    def _text(self, digest: str) -> dict[str, Any]:
        return {
            "edition": lambda: edition_from(self.recall(digest)["edition"]),
            "document": lambda: self.document(digest),
        }


def _put(path: Path, data: bytes) -> None:
    """Whole or not at all: what stands under a digest is never written again."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def archive(workspace: Workspace) -> Archive:
    return Archive(workspace.cache / "publish")


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def story_row(made: Story) -> dict[str, Any]:
    row = dict(vars(made))
    del row["edition"], row["document"]
    return row


_LISTS = tuple(f.name for f in fields(Story) if f.type == tuple[str, ...])


def edition_row(edition: Edition) -> dict[str, Any]:
    row = dict(vars(edition))
    row["parts"] = [tuple(vars(part).values()) for part in edition.parts]
    row["passages"] = [tuple(vars(passage).values()) for passage in edition.passages]
    return row


def edition_from(row: Mapping[str, Any]) -> Edition:
    parts = tuple(Part(Role(part[0]), *part[1:]) for part in row["parts"])
    passages = tuple(Passage(p[0], p[1], Role(p[2]), State(p[3]), *p[4:]) for p in row["passages"])
    return Edition(
        **{**row, "parts": parts, "passages": passages, "problems": tuple(row["problems"])}
    )
