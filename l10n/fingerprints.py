"""Texts that share a stretch share a fingerprint: winnowed hashes of every ten bytes.

Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003. Bytes need no words, so the same works for
every script.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

LENGTH = 10  # bytes hashed together
WINDOW = 4  # of so many hashes in a row the least is kept
_BASE, _MASK = 0x9E3779B97F4A7C15, (1 << 61) - 1


def fingerprints(text: str, length: int = LENGTH, window: int = WINDOW) -> list[int]:
    """The distinct fingerprints of a text, in the order they stand in; case does not count."""
    data = text.lower().encode("utf-8", "surrogatepass")
    if len(data) < length:
        return [_mixed(int.from_bytes(data, "little"))] if data else []
    first = int.from_bytes(data[:length], "little")
    top = 8 * (length - 1)
    hashes = [_mixed(first)]
    for byte in data[length:]:
        first = (first >> 8) | (byte << top)
        hashes.append(_mixed(first))
    least = map(min, zip(*(hashes[i:] for i in range(window)), strict=False))
    return list(dict.fromkeys(least)) or [min(hashes)]


def _mixed(number: int) -> int:
    return (number * _BASE ^ (number >> 29)) * _BASE >> 19 & _MASK


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
