"""Two people translated a sentence differently, and somebody has to choose."""

from collections.abc import Iterable

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

MARK = "(alternative)"


def _waiting(entry: Entry, _context: Context) -> Iterable[Fault]:
    for line in entry.comment.split("\n"):
        if line.startswith(MARK):
            other = line.removeprefix(MARK).strip()
            yield Fault(f"waits for a decision; the other translation: {other}")


CHECK = Check("alternatives", Severity.ERROR, _waiting)
