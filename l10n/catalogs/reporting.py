"""What a merge says to the person who asked for it, and how its result is put on the disk."""

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from l10n.catalogs.merge import Conflict
from l10n.errors import Trouble


def conflicts(found: Sequence[Conflict], path: str) -> str:
    """One line per sentence that waits for a decision."""
    return "".join(
        f"{path}: two translations of {one.source[:60]!r}: {one.kept!r} stands, fuzzy; "
        f"{one.lost!r} is in its comment\n"
        for one in found
    )


def replace_file(path: Path, data: bytes) -> None:
    """Old or new, never half; for files outside a workspace."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent or ".", prefix=f".{path.name}.")
    except OSError as error:
        raise Trouble(f"cannot be written: {error.strerror}", path) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise Trouble(
            f"cannot be written: {error.strerror}; the old file is as it was", path
        ) from None
