"""Block text into sentences, by the rules of its language."""

import re

from l10n.segmentation import srx

# all that may end a sentence: terminal marks, what closes around them, the white space after
_STOP = re.compile(
    r"[.!?…؟۔。．！？｡।॥։።፧။]+[\"'”’»«“›)\]}>*_」』）】〉》〕］¹²³]*(?P<gap>\s*)"
)


def cuts(text: str, locale: str) -> list[int]:
    """Offsets at which sentences start, and the text's end: [0, …, len(text)].

    The pieces between, put end to end, are `text`; white space belongs to the sentence before it.
    """
    language = re.split("[-_]", locale, maxsplit=1)[0]
    rules = srx.rules(language)
    out = [0]
    for match in _STOP.finditer(text):
        end = match.end()
        if end == len(text):
            break
        first = match.start("gap")
        places = {first} if end == first else {first + 1, end}
        if any(srx.breaks(rules, text, at) for at in places):
            out.append(end)
    return [*out, len(text)]
