"""Lists written in a line: `1. one 2. two 3. three`."""

import re

_MARK = re.compile(
    r"(?:(?<=\s)|^)(?:[•*⁃-]\s?)?\(?(?P<mark>\d{1,3}|[a-z]|[ivx]{1,4})(?P<close>[.)]{1,2})\s+(?=\S)"
)


_FIRST = re.compile(r"(?:^|[\s(])(?:[a-zA-Z]|\d{1,3})[.)]")


def cut(text: str, found: list[int]) -> list[int]:
    """The cuts of a text, with its list items whole: none after a marker, one before each."""
    if not _FIRST.search(text):
        return found
    items = [item for items in _lists(text) if len(items) > 1 for item in items]
    if not items:
        return found
    starts = {start for start, _ in items if start}
    ends = {end for _, end in items}
    return sorted((set(found) - ends) | starts)


def _lists(text: str) -> list[list[tuple[int, int]]]:
    """Markers in order, each one more than the one before; the first where a sentence may start."""
    out: list[list[tuple[int, int]]] = []
    last, style = -1, ""
    for match in _MARK.finditer(text):
        value = _value(match["mark"])
        if out and value == last + 1 and match["close"] == style:
            out[-1].append((match.start(), match.end()))
        elif _STARTS.search(text, max(0, match.start() - 4), match.start()) or not match.start():
            out.append([(match.start(), match.end())])
        else:
            continue
        last, style = value, match["close"]
    return out


_STARTS = re.compile(r"[.!?:;…\n]\s*$")


def _value(mark: str) -> int:
    return int(mark) if mark.isdigit() else ord(mark[0])
