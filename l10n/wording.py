"""How two versions of a sentence differ, in words, and when they are the same to a reader."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

_BLANKS = re.compile(r"\s+")
_UNDERSCORES = re.compile(r"(?<!\w)(_{1,3})(?=\S)|(?<=\S)(_{1,3})(?!\w)")
_TAGS = re.compile(r"<(/?)(?:strong|b|em|i)>", re.IGNORECASE)
_BOLD = re.compile(r"(?i)^</?(?:strong|b)>$")
_WORD = (
    r"https?://[^\s<>\"')\]]+|(?<=\]\()[^\s)]+|(?<=href=\")[^\"]+"
    r"|\d+(?:[.,’'\u00a0\u202f]\d+)*|[^\W\d_]+(?:['’\-][^\W\d_]+)*|\w+|[^\w\s]"
)


@lru_cache(maxsize=8192)
def skeleton(text: str) -> str:
    """`text` without what a reader cannot see: how it is wrapped, which mark makes it italic."""
    text = _BLANKS.sub(" ", text).strip()
    if "_" in text:
        text = _UNDERSCORES.sub(lambda match: "*" * len(match[0]), text)
    if "<" in text:
        text = _TAGS.sub(lambda match: "**" if _BOLD.match(match[0]) else "*", text)
    return text


@dataclass(frozen=True)
class Change:
    """One stretch of words that gave way to another; either may be empty."""

    old: str
    new: str
    last: bool = False  # nothing but closing marks follows it


Tokens = Sequence[re.Match[str]]


def changes(old: str, new: str, names: Iterable[str] = ()) -> tuple[Change, ...]:
    """What changed from `old` to `new`, word by word; `names` count as one word each."""
    return tuple(
        Change(_slice(old, gone), _slice(new, come), last)
        for gone, come, last in _stretches(old, new, names)
    )


def single(old: str, new: str, names: Iterable[str] = ()) -> tuple[Change, ...]:
    """The same, each word for itself where as many came as went."""
    out: list[Change] = []
    for gone, come, last in _stretches(old, new, names):
        if len(gone) == len(come) > 1:
            words = zip(gone, come, strict=True)
            out += (Change(a[0], b[0]) for a, b in words if a[0] != b[0])
        else:
            out.append(Change(_slice(old, gone), _slice(new, come), last))
    return tuple(out)


def _stretches(old: str, new: str, names: Iterable[str]) -> Iterator[tuple[Tokens, Tokens, bool]]:
    """The words that went, those that came, and whether only closing marks follow."""
    token = _token(names)
    before, after = list(token.finditer(old)), list(token.finditer(new))
    for a, b, c, d in _opcodes([m[0] for m in before], [m[0] for m in after]):
        yield before[a:b], after[c:d], _ends(before[b:], after[d:])


def _token(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(filter(None, set(names)), key=len, reverse=True)
    named = "".join(rf"(?<!\w){re.escape(name)}(?!\w)|" for name in longest)
    return re.compile(named + _WORD)


def _opcodes(before: list[str], after: list[str]) -> Iterator[tuple[int, int, int, int]]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield a, b, c, d


def _slice(text: str, tokens: Tokens) -> str:
    return text[tokens[0].start() : tokens[-1].end()] if tokens else ""


def _ends(before: Tokens, after: Tokens) -> bool:
    return not any(m[0].isalnum() for m in (*before, *after))


def difference(old: str, new: str) -> str:
    """The word diff as a note shows it: "2,300 → 2,600 · + yesterday · − about"."""
    shown = (
        f"{change.old} → {change.new}"
        if change.old and change.new
        else f"+ {change.new}"
        if change.new
        else f"− {change.old}"
        for change in changes(old, new)
    )
    return " · ".join(shown)
