"""What a merge says to the person who asked for it, and how its result is put on the disk."""

from collections.abc import Sequence
from pathlib import Path

from l10n.catalogs.merge import Conflict
from l10n.errors import Trouble
from l10n.workspace import put


def conflicts(found: Sequence[Conflict], path: str) -> str:
    """One line per sentence that waits for a decision, and how to decide."""
    lines = [
        f"{path}: two translations of {one.source[:60]!r}: {one.kept!r} stands, fuzzy; "
        f"{one.lost!r} is in its comment\n"
        for one in found
    ]
    way = f"{path}: to decide, keep the better one and clear fuzzy; 'l10n check' lists what waits\n"
    return "".join([*lines, way] if lines else ())


def replace_file(path: Path, data: bytes, was: bytes | None = None) -> bool:
    """Old or new, never half; for files outside a workspace. False: it is no longer what it was."""
    try:
        return put(path, data, lambda: was is None or path.read_bytes() == was)
    except OSError as error:
        raise Trouble(
            f"cannot be written: {error.strerror}; the old file is as it was", path
        ) from None
