"""Two people translated a sentence differently, and somebody has to choose."""

from collections.abc import Iterable

from l10n.asides import ALTERNATIVE, found
from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity, State


def _waiting(entry: Entry, _context: Context) -> Iterable[Fault]:
    """Until somebody clears `fuzzy`: with that, one of the two is chosen."""
    if entry.state not in {State.TRANSLATED, State.REVIEWED}:
        for other in found(entry.comment, ALTERNATIVE):
            yield Fault(
                f"waits for a decision: keep the better one, clear fuzzy; the other: {other}"
            )


CHECK = Check("alternatives", Severity.ERROR, _waiting)
