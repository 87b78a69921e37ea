"""Texts that share a stretch share a fingerprint: winnowed hashes of every ten bytes.

Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003. Bytes need no words, so the same works for
every script.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log
from zlib import crc32

LENGTH = 10  # bytes hashed together
WINDOW = 4  # of so many hashes in a row the least is kept


def fingerprints(text: str, length: int = LENGTH, window: int = WINDOW) -> list[int]:
    """The distinct fingerprints (32 bits) of a text, in order; case does not count."""
    data = text.lower().encode("utf-8", "surrogatepass")
    last = len(data) - length
    if last < 0:
        return [crc32(data)] if data else []
    hashes = [crc32(data[at : at + length]) for at in range(last + 1)]
    least = map(min, zip(*(hashes[at:] for at in range(window)), strict=False))
    return list(dict.fromkeys(least)) or [min(hashes)]


class Index:
    """Finds, among `texts`, the ones that share the most telling fingerprints with another."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._postings: dict[int, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for mark in fingerprints(text):
                self._postings[mark].append(number)

    def nearest(self, text: str, *, most: int = 12, cap: int = 150) -> list[int]:
        """Up to `most` indices, the likeliest first; what over `cap` texts share says nothing."""
        votes: Counter[int] = Counter()
        for mark in fingerprints(text):
            postings = self._postings.get(mark, ())
            if len(postings) <= cap:
                for number in postings:
                    votes[number] += 1 / (1 + log(len(postings)))  # type: ignore[assignment]
        return [number for number, _ in votes.most_common(most)]
