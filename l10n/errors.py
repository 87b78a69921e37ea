"""Faults in the world, worded for the user: where, what, and the way out."""

from pathlib import Path


class Trouble(Exception):  # noqa: N818 - the user reads it; it is not a programming error
    """Something outside the text is wrong: a file, a setting, a service.

    `str()` is one line, `path:line: what is wrong; the way out`, and the command exits 2.
    """

    def __init__(
        self, message: str, path: Path | str | None = None, line: int | None = None
    ) -> None:
        self.message, self.path, self.line = message, path, line
        where = "".join(f"{part}:" for part in (path, line) if part is not None)
        super().__init__(f"{where} {message}".lstrip())
