"""Ledgers of a workspace on disk: read, and appended to."""

import fcntl
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
    if not path.parent.resolve().is_relative_to(workspace.root.resolve()) or path.is_symlink():
        raise Trouble("leads out of the workspace; nothing was written", workspace.shown(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0, os.SEEK_END)
            size = file.tell()
            file.seek(max(0, size - 1))
            joint = b"" if size == 0 or file.read(1) == b"\n" else b"\n"
            try:
                file.write(joint + ledger.rendered(said))
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.ftruncate(file.fileno(), size)
                raise
    except OSError as error:
        raise Trouble(
            f"cannot be written: {error.strerror}; nothing was added", workspace.shown(path)
        ) from None
