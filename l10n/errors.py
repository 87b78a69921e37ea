"""Faults in the world, worded for the user: where, what, and the way out."""

import re
from pathlib import Path

# in a name, what would end the line or make a terminal show another than is written
_UNSHOWN = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Trouble(Exception):  # noqa: N818 - the user reads it; it is not a programming error
    """Something outside the text is wrong: a file, a setting, a service.

    `str()` is one line, `path:line: what is wrong; the way out`, and the command exits 2.
    """

    def __init__(
        self, message: str, path: Path | str | None = None, line: int | None = None
    ) -> None:
        self.message, self.path, self.line = message, path, line
        where = "".join(f"{part}:" for part in (path, line) if part is not None)
        super().__init__(f"{_UNSHOWN.sub(_escaped, where)} {message}".lstrip())


def _escaped(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()
