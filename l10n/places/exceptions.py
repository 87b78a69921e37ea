"""What looks like a place in a source text and is none: chicken Kiev, Odessa in Texas, a link.

`data/exceptions/<language>.tsv`, which a workspace extends by `exceptions = ["…"]` in `[places]`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from l10n.places import facts
from l10n.places.spellings import fold

NOT_TEXT = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”)\]]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+|[@#]\w+|`[^`\n]+`|"
    r"(?<![\w-])[\w-]+\.(?:com|org|net|ua|eu|info|gov|edu)\b(?:/\S*)?"
)
QUOTED = re.compile(
    r"[“\"«„]([^“”\"«»„\n]{3,80})[”\"»]|(?<![*_\w])[*_]([^*_\n]{3,80})[*_](?![*_\w])"
)
SMALL = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "from", "by", "with", "is"}


@dataclass(frozen=True)
class Exceptions:
    """What looks like a place and is none, in one language."""

    phrases: tuple[re.Pattern[str], ...] = ()
    doubtful: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


@cache
def exceptions(language: str, own: tuple[str, ...] = ()) -> Exceptions:
    """The built-in ones and the workspace's `own` regular expressions."""
    name = f"exceptions/{language}.tsv"
    rows = facts.rows(name) if (facts.DATA / name).is_file() else []
    return Exceptions(
        tuple(re.compile(p) for p in (*(v for k, v in rows if k == "phrase"), *own)),
        frozenset(fold(w) for k, v in rows if k == "doubtful" for w in v.split()),
        frozenset(fold(w) for k, v in rows if k == "company" for w in v.split()),
        frozenset(fold(w) for k, v in rows if k == "elsewhere" for w in v.split()),
        frozenset(w for k, v in rows if k == "never" for w in v.split()),
    )


def barred(text: str, known: Exceptions) -> Iterator[tuple[int, int]]:
    """Stretches in which no place is looked for."""
    for match in NOT_TEXT.finditer(text):
        yield match.span()
    for pattern in known.phrases:
        for match in pattern.finditer(text):
            yield match.span()
    for match in QUOTED.finditer(text):
        if _is_title(match[1] or match[2]):
            yield match.span()
    for word in known.never:
        if word in text:
            for match in re.finditer(rf"\b{re.escape(word)}\b", text):
                yield match.span()


def _is_title(quoted: str) -> bool:
    """The Odessa File: three words and more, all but the small ones with a capital."""
    parts = quoted.split()
    large = [part for part in parts if part.casefold().strip(",.!?") not in SMALL]
    return len(parts) >= 3 and quoted[-1] not in ".,!?" and all(p[0].isupper() for p in large)
