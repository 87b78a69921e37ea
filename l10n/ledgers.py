"""Ledgers of a workspace on disk: read, and appended to."""

import fcntl
import json
import os
from collections.abc import Sequence

from l10n import ledger
from l10n.errors import Trouble
from l10n.ledger import Line
from l10n.workspace import Workspace


def read(workspace: Workspace, locale: str, article: str) -> list[dict[str, str]]:
    """What the ledger of an article says; nothing where there is none."""
    path = workspace.ledger_path(locale, article)
    if not path.exists():
        return []
    return ledger.lines(workspace.read(path), workspace.shown(path))


def append(workspace: Workspace, locale: str, article: str, said: Sequence[Line]) -> None:
    """Add lines at the end, in one write, on the disk before this returns."""
    if not said:
        return
    path = workspace.ledger_path(locale, article)
    if workspace.leaves(path.parent) or path.is_symlink():
        raise Trouble("leads out of the workspace; nothing was written", workspace.shown(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            _add(file, ledger.rendered(said))
        finally:
            os.close(file)
    except OSError as error:
        raise Trouble(
            f"cannot be written: {error.strerror}; nothing was added", workspace.shown(path)
        ) from None


def _add(file: int, data: bytes) -> None:
    """All of `data` at the end of the file, or none of it."""
    size = _whole(file)
    try:
        written = os.pwrite(file, data, size)
        if written < len(data):
            os.pwrite(file, data[written:], size + written)
        os.fsync(file)
    except OSError:
        os.ftruncate(file, size)
        raise


def _whole(file: int) -> int:
    """The length of the file; a line that was torn by a crash is cut off, or ended if whole."""
    size = os.fstat(file).st_size
    tail = os.pread(file, size, 0).rpartition(b"\n")[2]
    if not tail:
        return size
    try:
        json.loads(tail)
    except ValueError:
        os.ftruncate(file, size - len(tail))
        return size - len(tail)
    return size + os.pwrite(file, b"\n", size)
