"""Leftovers of a merge: conflict markers of git, and msgcat's #-#-#-#-#."""

import re
from collections.abc import Iterator

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

_SIGNS = ("#-#-#-#-#", "<<<<<<<", ">>>>>>>", "=======")
_LEFT = re.compile(r"#-#-#-#-#|^(?:<{7}|>{7})(?: |$)|^={7}$", re.MULTILINE)


def left(entry: Entry, _context: Context) -> Iterator[Fault]:
    text = entry.target
    if any(sign in text for sign in _SIGNS) and (match := _LEFT.search(text)):
        yield Fault("a merge conflict is left in the text", match.span())


CONFLICT = Check("conflict", Severity.ERROR, left)
