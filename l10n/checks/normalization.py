"""Letters with marks are written in one piece (Unicode NFC), or a search misses them."""

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

# marks beside Latin, Greek and Cyrillic letters, and Korean jamo; Indic letters are left alone,
# since normal form C takes apart what their keyboards type
_MARKED = re.compile("[\u0300-\u036f\u1100-\u11ff\u212a\u212b]")


def decomposed(entry: Entry, _context: Context) -> Iterator[Fault]:
    text = entry.target
    if unicodedata.is_normalized("NFC", text) or not _MARKED.search(text):
        return
    fixed = unicodedata.normalize("NFC", text)
    at = next((i for i, (a, b) in enumerate(zip(text, fixed, strict=False)) if a != b), 0)
    yield Fault("not in Unicode normal form C", (at, at + 2), fixed)


NORMALIZATION = Check("normalization", Severity.HINT, decomposed)
