"""A word that looks like a place's name without being any spelling we can make: Ssudak, Gajsyn.

It is only shown in a finding, with the approved name; nothing is ever mended by likeness.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

from l10n.places.spellings import fold
from l10n.places.words import Span, words

LIKE, SHORT = 0.75, 6  # of 1; shorter words are like too many others (Kiel and Kiev)
MOST = 24  # names compared, the likeliest first


def lookalike(text: str, names: Iterable[str], taken: Sequence[Span]) -> Span | None:
    """Where the words stand that are most like one of the names, beyond what is `taken`."""
    known = [folded for name in islice(names, MOST) if (folded := fold(name))]
    shut = bytearray(len(text))
    for start, end in taken:
        shut[start:end] = b"\1" * (end - start)
    found = [
        (likeness, span)
        for size in sorted({len(name.split(" ")) for name in known})
        for span in _stretches(text, size)
        if text[span[0]].isupper()
        and not any(shut[slice(*span)])
        and (likeness := _likeness(fold(text[slice(*span)]), known))
    ]
    return max(found)[1] if found else None


def _stretches(text: str, size: int) -> Iterator[Span]:
    """Where so many words stand one after the other."""
    heard = [*words(text)]
    for first, last in zip(heard, heard[size - 1 :], strict=False):
        yield first.start, last.end


def _likeness(word: str, names: Iterable[str]) -> float:
    """How like the word is to the likest name; 0 where it is not like enough to be meant.

    They begin alike: a Person is not Cherson.
    """
    if len(word) < SHORT:
        return 0.0
    ratios = (
        SequenceMatcher(None, word, name).ratio()
        for name in names
        if word[:1] == name[:1] and abs(len(word) - len(name)) <= 3
    )
    best = max(ratios, default=0.0)
    return best if best >= LIKE else 0.0
