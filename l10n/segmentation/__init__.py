"""Block text into sentences, by the rules of its language.

Rules are asked only where a sentence may end: after a terminal mark, or where a line was broken
on purpose. Most such places are plain (a word, a full stop, a space, a capital letter): what the
rules say about the word alone is remembered.
"""

import re
from functools import cache

from l10n.segmentation import lists, srx

_MARKS = r".!?…؟۔。．！？｡।॥։።။"
_CLOSERS = r"[\"'”’»«“›)\]}>*_」』】）〉》〕］¹²³⁴-⁹⁰]*"
# all that may end a sentence: terminal marks, what closes around them, a note's number, the gap;
# one class of characters comes first, so that the search is as fast as it can be
_STOP = re.compile(
    rf"[{_MARKS}\n](?:(?<=\n)(?P<line>\s*)|[{_MARKS}]*{_CLOSERS}"
    r"(?:[ \u00a0\u202f]»)?(?:\s?\[\d{1,3}\]|(?<=[^\W\d_)”][.])\d{1,3}(?=\s))?(?P<gap>\s*))"
)
_IDEOGRAPHIC_STOP = re.compile(
    rf"[{_MARKS}\n](?:(?<=\n)(?P<line>\s*)|[{_MARKS}]*[\"'”’»›)\]}}>」』】）〉》〕］]*(?P<gap>\s*))"
)
_ARMENIAN = re.compile(rf"[:{_MARKS}\n](?:(?<=\n)(?P<line>\s*)|[:{_MARKS}]*{_CLOSERS}(?P<gap>\s*))")
_LEAD = re.compile(r"[“\"«„]|[-–—] ")
_LAST = re.compile(r"(?:[^\W\d_]{2,}|[^\W_]{1,10}[\])])$")
_WORDS = frozenset("IAOYÀÓWZUАОУВІЯЄЮИКС")  # words of one letter that may start a sentence
_IDEOGRAPHIC = frozenset({"zh", "ja", "yue", "th", "lo", "km", "my", "bo"})
_NESTED = re.compile(r"[「『（《〈【“]|[」』）》〉】”]")


_SPECIAL = {"hy": _ARMENIAN, "zh": _IDEOGRAPHIC_STOP, "ja": _IDEOGRAPHIC_STOP}


def spaced(locale: str) -> bool:
    """Are sentences of this language parted by a space?"""
    return language(locale) not in _IDEOGRAPHIC


@cache
def language(locale: str) -> str:
    return re.split("[-_]", locale, maxsplit=1)[0].lower()


def cuts(text: str, locale: str) -> list[int]:
    """Offsets at which sentences start, and the text's end: [0, …, len(text)].

    The pieces between, put end to end, are `text`; white space belongs to the sentence before it.
    """
    if len(text) < 3:
        return [0, len(text)]
    code = language(locale)
    found = _Cutter(text, code).found()
    if code not in _IDEOGRAPHIC:
        found = lists.cut(text, found)
    return [0, *found, len(text)]


class _Cutter:
    """One text, asked place by place."""

    def __init__(self, text: str, code: str) -> None:
        self.text, self.code = text, code
        self.rules = srx.rules(code)
        self.bracketed = "(" in text or "[" in text or "{" in text
        self.budget = 40 + len(text) // 80  # questions to the rules; no text needs so many

    def found(self) -> list[int]:
        text, size = self.text, len(self.text)
        nested = _depths(text) if self.code in {"zh", "ja"} else None
        stop = _SPECIAL.get(self.code, _STOP)
        out = []
        for match in stop.finditer(text):
            end = match.end()
            if end >= size:
                break
            if nested is not None and nested.get(match.start()):
                continue
            if match["line"] is not None or "\n" in match["gap"] or self._ends(match):
                out.append(end)
        return out

    def _ends(self, match: re.Match[str]) -> bool:
        text, start, end = self.text, match.start(), match.end()
        gap = match.start("gap")
        if self._plain(start, gap, end):
            return True
        if end == gap and not _may_join(text, start, end):
            return False
        self.budget -= 1
        if self.budget < 0:
            return end > gap and text[end].isupper()
        if srx.breaks(self.rules, text, gap if end == gap else gap + 1):
            return True
        return end > gap + 1 and srx.breaks(self.rules, text, end)

    def _plain(self, start: int, gap: int, end: int) -> bool:
        """A word, its mark, one space, a capitalized word: what do the rules say to the word?"""
        text = self.text
        if not gap < end <= gap + 2 or gap - start > 3:
            return False
        if self.bracketed and _enclosed(text, start):
            return False
        lead = _LEAD.match(text, end)
        first = lead.end() if lead else end
        capital, second = text[first : first + 1], text[first + 1 : first + 2]
        if not capital.isupper() or not (second.islower() or (second == " " and capital in _WORDS)):
            return False
        word = _LAST.search(text, max(0, start - 20), start)
        dash = lead[0] if lead and lead[0][-1] == " " else ""
        return word is not None and _ends_with(self.code, word[0] + text[start:gap], dash)


def _enclosed(text: str, at: int) -> bool:
    near = max(0, at - 300)
    return any(text.rfind(a, near, at) > text.rfind(b, near, at) for a, b in ("()", "[]", "{}"))


@cache
def _ends_with(code: str, word: str, dash: str) -> bool:
    """Would the rules end a sentence after this word with its marks, in plain surroundings?"""
    if len(_remembered) > 50_000:
        return False
    _remembered.add(word)
    before = f"So it was all about the {word} "
    return srx.breaks(srx.rules(code), before + dash + "Xerxes went on.", len(before))


_remembered: set[str] = set()


def _may_join(text: str, start: int, end: int) -> bool:
    """Marks with no space after them end a sentence before a capital or an ideograph only."""
    if text[start] in "。．！？｡।॥။።…":
        return True
    if text[start] in "!?":
        return (
            text[end] in "※0123456789"
            or "\u3040" <= text[end] <= "\u9fff"
            or _capital(text, start, end)
        )
    return _capital(text, start, end)


def _capital(text: str, start: int, end: int) -> bool:
    first = text[end + 1 : end + 2] if text[end] in '“«"' else text[end]
    return first.isupper() and start > 0 and text[start - 1] != " "


def _depths(text: str) -> dict[int, bool]:
    """Which of the marks stand inside quotation marks or brackets of a Chinese or Japanese text."""
    inside: dict[int, bool] = {}
    depth, at = 0, 0
    for match in _NESTED.finditer(text):
        if depth:
            inside.update(dict.fromkeys(range(at, match.start()), True))
        depth = max(0, depth + (1 if match[0] in "「『（《〈【“" else -1))
        at = match.end()
    return inside
