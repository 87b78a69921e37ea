"""Block text into sentences, by the rules of its language.

Rules are asked only where a sentence may end: after a terminal mark, or where a line was broken
on purpose. Most such places are plain (a word, a full stop, a space, a capital letter): what the
rules say about the word alone is remembered.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from functools import cache

from l10n.segmentation import lists, quotations, srx
from l10n.segmentation.repairs import SMILEY

_MARKS = r".!?…؟۔。．！？｡।॥։።။"
_CLOSERS = r"[\"'”’»«“‘›‹)\]}>*_=~」』】）〉》〕］¹²³⁴-⁹⁰]*"


def _stop(marks: str) -> re.Pattern[str]:
    """What may end a sentence: terminal marks, what closes around them, a note's number, the gap.

    One class of characters comes first, so that the search is as fast as it can be.
    """
    return re.compile(
        rf"[{marks}\n](?:(?<=\n)|[{marks}]*{_CLOSERS}(?:[ \u00a0\u202f]»(?![^\W_])|\s[\"'](?=\s))?"
        r"(?:\s?\[\d{1,3}\]|(?<=(?:[^\W\d_]|[)”\"])\.)\d{1,3}(?=\s)"
        rf"|\s?{SMILEY}(?=\s))?)(\s*)"
    )


_STOP = _stop(_MARKS)
# the full stop of Armenian looks like a colon, the question mark of Greek like a semicolon
_STOPS = {"hy": _stop(_MARKS + ":"), "el": _stop(_MARKS + ";\u037e"), **quotations.STOPS}
_TAIL = r"[\s\"'”’»«“)\]}>*_`~]{0,4}\Z"
_CLOSING = re.compile(rf"[)\]}}]|{_TAIL}")
_INNER = {
    code: re.compile(rf"[{marks}\n](?!(?<=[.!?:])[a-z/=&_]|(?<!\n){_TAIL}|\s*\Z)")
    for code, marks in (("", _MARKS), ("hy", _MARKS + ":"), ("el", _MARKS + ";\u037e"))
}
_GAPS, _APOSTROPHES = (" ", "\u00a0"), ("'", "’")
_LEADS = frozenset("“\"«„»”‚‘'")
_WORDS = frozenset("IAOYÀÓWZUАОУВІЯЄЮИКСКЗЙÉŐEÖ")  # words of one letter that may start a sentence
_UNSPACED = frozenset({"zh", "ja", "yue", "th", "lo", "km", "my", "bo"})
_ENOUGH = 50_000  # words remembered of one language
_NEAR = 300  # characters after a bracket that may be inside it


def spaced(locale: str) -> bool:
    """Are sentences of this language parted by a space?"""
    return language(locale) not in _UNSPACED


@cache
def language(locale: str) -> str:
    return re.split("[-_@]", locale, maxsplit=1)[0].lower()


def may_end(text: str, locale: str) -> bool:
    """May a sentence end anywhere in a text but at its own end? Cheaper than `cuts`."""
    stop = _INNER.get(language(locale), _INNER[""])
    return stop.search(text) is not None or lists.may_be(text)


def cuts(text: str, locale: str) -> list[int]:
    """Offsets at which sentences start, and the text's end: [0, …, len(text)].

    The pieces between, put end to end, are `text`; white space belongs to the sentence before it.
    """
    if len(text) < 3:
        return [0, len(text)]
    code = language(locale)
    found = _Cutter(text, code).found()
    if code not in _UNSPACED:
        found = lists.cut(text, found)
    return [0, *found, len(text)]


@cache
def _remembered(_code: str) -> dict[str, bool]:
    """Of words seen before: do the rules end a sentence after them, in plain surroundings?"""
    return {}


class _Cutter:
    """One text, asked place by place."""

    def __init__(self, text: str, code: str) -> None:
        self.text, self.code = text, code
        self.words = _remembered(code)
        self.brackets = _brackets(text)
        self.budget = 40 + len(text) // 80  # questions to the rules; no text needs so many

    def found(self) -> list[int]:
        text, size, plain, ends = self.text, len(self.text), self._plain, self._ends
        quoted = quotations.inside(text) if self.code in quotations.STOPS else None
        out = []
        for match in _STOPS.get(self.code, _STOP).finditer(text):
            start, end = match.span()
            if end >= size:
                break
            gap = match.start(1)
            if not text[end].isalnum() and _CLOSING.match(text, end) and text[start] != "\n":
                continue
            if plain(start, gap, end) or text[start] == "\n" or "\n" in text[gap:end]:
                out.append(end)
            elif quoted is not None and quotations.goes_on(text, start, gap, end, quoted):
                continue
            elif ends(start, gap, end):
                out.append(end)
        return out

    def _plain(self, start: int, gap: int, end: int) -> bool:
        """A word, its mark, one space, a capitalized word: what do the rules say to the word?"""
        text = self.text
        if end - gap != 1 or gap - start > 3:
            return False
        at = end
        if text[end] in _LEADS:
            at += 2 if text[end + 1 : end + 2] == "\u00a0" else 1
        first, second = text[at : at + 1], text[at + 1 : at + 2]
        if not first.isupper():
            return False
        if not (
            second.islower() or second in _APOSTROPHES or (second in _GAPS and first in _WORDS)
        ):
            return False
        near = max(0, start - 24)
        word = text[max(near, *(text.rfind(space, near, start) + 1 for space in _GAPS)) : gap]
        known = self.words.get(word)
        if known is None:
            known = self._learn(word)
        return known and not (self.brackets and _within(self.brackets, start))

    def _learn(self, word: str) -> bool:
        known = srx.ends_with(self.code, word)
        if len(self.words) < _ENOUGH:
            self.words[word] = known
        return known

    def _ends(self, start: int, gap: int, end: int) -> bool:
        text = self.text
        if end == gap and not _may_join(text, start, end):
            return False
        self.budget -= 1
        if self.budget < 0:
            return end > gap and text[end].isupper()
        rules = srx.rules(self.code)
        if srx.breaks(rules, text, gap if end == gap else gap + 1):
            return True
        return end > gap + 1 and srx.breaks(rules, text, end)


def _brackets(text: str) -> Sequence[tuple[int, int]]:
    """Where the text stands in brackets: from each opening one to its end, if that is near."""
    out = []
    for opened, closed in ("()", "[]", "{}"):
        at = text.find(opened)
        while at >= 0:
            end = text.find(closed, at, at + _NEAR)
            out.append((at, end if end >= 0 else at + _NEAR))
            at = text.find(opened, at + 1)
    return sorted(out)


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    last = bisect(spans, (at,))
    return any(start < at < end for start, end in spans[max(0, last - 4) : last])


def _may_join(text: str, start: int, end: int) -> bool:
    """Marks with no space after them end a sentence before a capital or an ideograph only."""
    if text[start] in "。．！？｡।॥။።…":
        return True
    if text[start] in "!?" and (text[end] in "※0123456789" or "\u3040" <= text[end] <= "\u9fff"):
        return True
    first = text[end + 1 : end + 2] if text[end] in '“«"' else text[end]
    return first.isupper() and start > 0 and text[start - 1] != " "
