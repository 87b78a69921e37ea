"""Lists written in a line: `1. one 2. two 3. three`."""

import re
from typing import NamedTuple

_CLOSE = re.compile(r"([.)]{1,2})\s+(?=\S)")
_MARK = re.compile(r"(?:(?<=\s)|^)(?:[•*⁃-]\s?)?\(?(\d{1,3}|[a-z]|[ivx]{1,4})$")
_BRACKETED = re.compile(r"[\da-z]\)\s")
_STARTS = re.compile(r"[.!?:;…\n]\s*$")
_AFTER_STOP = re.compile(r"[.!?…\n]\s*$")
_ROMAN = frozenset("ivx")
_LONGEST = 8  # characters of a marker before what closes it: `• (xiii`


class _Marker(NamedTuple):
    start: int
    end: int
    value: int
    close: str


def may_be(text: str) -> bool:
    """Does a text look as if it held a list?"""
    return ") " in text and _BRACKETED.search(text) is not None


def cut(text: str, found: list[int]) -> list[int]:
    """The cuts of a text, with its list items whole: none after a marker, one before each."""
    markers = _markers(text)
    if len(markers) < 2:
        return found
    items = [item for items in _lists(text, markers) if len(items) > 1 for item in items]
    if not items:
        return found
    starts = {item.start for item in items if item.start}
    ends = {item.end for item in items}
    return sorted((set(found) - ends) | starts)


def _markers(text: str) -> list[_Marker]:
    out = []
    for close in _CLOSE.finditer(text):
        at = close.start()
        last = text[max(0, at - 2) : at]
        if len(last) > 1 and last.isalpha() and not _ROMAN.issuperset(last):
            continue  # the end of a word, as nearly always
        mark = _MARK.search(text, max(0, at - _LONGEST), at)
        if mark:
            out.append(_Marker(mark.start(), close.end(), _value(mark[1]), close[1]))
    return out


def _lists(text: str, markers: list[_Marker]) -> list[list[_Marker]]:
    """Markers in order, each one more than the one before; the first where a sentence may start."""
    out: list[list[_Marker]] = []
    for marker in markers:
        last = out[-1][-1] if out else None
        if last and marker.value == last.value + 1 and marker.close == last.close:
            out[-1].append(marker)
        elif not marker.start or _starts(text, marker):
            out.append([marker])
    return out


def _starts(text: str, marker: _Marker) -> bool:
    """Small items after a colon are one sentence: `it takes: 1) time, 2) money`."""
    before = _AFTER_STOP if text[marker.end].islower() else _STARTS
    return before.search(text, max(0, marker.start - 4), marker.start) is not None


def _value(mark: str) -> int:
    return int(mark) if mark.isdigit() else ord(mark[0])
