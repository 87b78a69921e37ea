"""Block text into sentences, by the rules of its language."""

import re

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[–—-]*\s*[^\W\da-zа-яіїєґ_])")


def cuts(text: str, locale: str) -> list[int]:  # noqa: ARG001 - rules by language come with the SRX data
    """Offsets at which sentences start, and the text's end: [0, …, len(text)].

    The pieces between, put end to end, are `text`; white space belongs to the sentence before it.
    """
    return [0, *(match.end() for match in _STOP.finditer(text)), len(text)]
