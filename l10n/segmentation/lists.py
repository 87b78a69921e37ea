"""Lists written in a line: `1. one 2. two 3. three`."""

import re

_MARK = re.compile(
    r"(?:(?<=\s)|^)(?:[•*⁃-]\s?)?\(?(?P<mark>\d{1,3}|[a-z]|[ivx]{1,4})(?P<close>[.)]{1,2})\s+(?=\S)"
)


_FIRST = re.compile(r"(?:1|a|A|w|i)[.)]")


def cut(text: str, found: list[int]) -> list[int]:
    """The cuts of a text, with its list items whole: none after a marker, one before each."""
    marks = _items(text) if _FIRST.search(text) else []
    if len(marks) < 2:
        return found
    starts = {start for start, _ in marks if start}
    ends = {end for _, end in marks}
    return sorted((set(found) - ends) | starts)


def _items(text: str) -> list[tuple[int, int]]:
    """The markers of one list, in order: each is one more than the one before."""
    out: list[tuple[int, int]] = []
    last, style = None, ""
    for match in _MARK.finditer(text):
        value = _value(match["mark"])
        if last is None:
            if match.start() and value not in {1, 97, 119}:
                continue
        elif value != last + 1 or match["close"] != style:
            continue
        last, style = value, match["close"]
        out.append((match.start(), match.end()))
    return out


def _value(mark: str) -> int:
    return int(mark) if mark.isdigit() else ord(mark[0])
