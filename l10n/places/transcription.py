"""From a native name to the target language's spelling, by that language's own standard.

A table (`data/rules/<name>.rules`) is plain text. One rule a line, tried in order at every
position of the lower-cased word, first match wins:

    зг = sh            the letters зг become sh
    <V>/с/<V> = ss     с between two vowels; contexts are regular expressions on the source
    letters а=a б=b    what no rule touches, letter by letter
    upper i=İ          capitals that are not simply upper case
    word s-ch = sch    a regular expression on the finished word
    standard …         the standard the table follows; `note` and `#` are for its reader

`<V>` is a vowel, `<C>` a consonant, `<B>` the word's start, `<E>` its end, `<SOFT>` a letter
that softens. A word starts anew after a space or a hyphen.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from l10n.errors import Trouble

MACROS = {
    "<V>": "[аеєиіїоуюяыэё]",
    "<C>": "[бвгґджзйклмнпрстфхцчшщь]",
    "<SOFT>": "[іїєюяь]",
    "<P>": "[аеєиіїоуюяыэё'ь]",
    "<B>": "^",
    "<E>": "$",
}
APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`ʹ‘", "'"))

Rule = tuple[re.Pattern[str] | None, str, re.Pattern[str] | None, str]


@dataclass(frozen=True)
class Table:
    """One standard's transcription; `rules` by the first letter they match."""

    name: str
    standard: str
    rules: dict[str, tuple[Rule, ...]]
    letters: dict[str, str]
    upper: dict[str, str]
    word: tuple[tuple[re.Pattern[str], str], ...]
    compose: Callable[[str], str] | None = None

    def transcribe(self, native: str) -> str:
        """The name in this table's spelling: Харків → Charkiw; hyphens and spaces stay."""
        text = unicodedata.normalize("NFC", native).translate(APOSTROPHES)
        parts = re.split(r"([\s\-–]+)", text)
        return "".join(part if index % 2 else self._word(part) for index, part in enumerate(parts))

    def _word(self, word: str) -> str:
        low = word.lower()
        out = self.compose(low) if self.compose else self._letters(low)
        for pattern, new in self.word:
            out = pattern.sub(new, out)
        out = unicodedata.normalize("NFC", out)
        if not word[:1].isupper():
            return out
        if len(word) > 1 and word.isupper():
            return out.upper()
        return self.upper.get(out[:1], out[:1].title()) + out[1:]  # Georgian has no capitals

    def _letters(self, low: str) -> str:
        out: list[str] = []
        here = 0
        while here < len(low):
            for left, match, right, new in self.rules.get(low[here], ()):
                if (
                    low.startswith(match, here)
                    and (left is None or left.search(low[:here]))
                    and (right is None or right.match(low[here + len(match) :]))
                ):
                    out.append(new)
                    here += len(match)
                    break
            else:
                out.append(self.letters.get(low[here], low[here]))
                here += 1
        return "".join(out)


@cache
def table(name: str) -> Table:
    """The table of that name, one of `tables()`."""
    if name not in tables():
        raise Trouble(f"no transcription table {name!r}; known: {', '.join(tables())}")
    return parse(name, (_folder() / f"{name}.rules").read_text("utf-8"))


@cache
def tables() -> tuple[str, ...]:
    """The names of all tables: a language, or a language with its second standard (pl_trad)."""
    return tuple(
        sorted(
            item.name.removesuffix(".rules")
            for item in _folder().iterdir()
            if item.name.endswith(".rules")
        )
    )


def _folder() -> "resources.abc.Traversable":
    return resources.files("l10n.places") / "data" / "rules"


def parse(name: str, text: str) -> Table:
    """The table written in `text`."""
    standard, compose = "", None
    rules: dict[str, list[Rule]] = {}
    letters: dict[str, str] = {}
    upper: dict[str, str] = {}
    word: list[tuple[re.Pattern[str], str]] = []
    for line in text.splitlines():
        key, _, rest = line.partition(" ")
        match key:
            case "standard":
                standard = rest
            case "note" | "#" | "":
                pass
            case "script":
                compose = _script(rest)
            case "letters":
                letters |= _pairs(rest)
            case "upper":
                upper |= _pairs(rest)
            case "word":
                pattern, _, new = rest.partition(" =")
                word.append((re.compile(pattern), new.strip()))
            case _:
                rule = _rule(line)
                rules.setdefault(rule[1][0], []).append(rule)
    first = {letter: tuple(found) for letter, found in rules.items()}
    return Table(name, standard, first, letters, upper, tuple(word), compose)


def _pairs(text: str) -> dict[str, str]:
    return {pair[0]: pair[2:] for pair in text.split(" ") if pair}


def _rule(line: str) -> Rule:
    old, _, new = line.partition(" =")
    left, match, right = old.split("/") if "/" in old else ("", old, "")
    return (
        _context(f"(?:{left})$") if left else None,
        match,
        _context(right) if right else None,
        new.strip(),
    )


@lru_cache(maxsize=512)
def _context(pattern: str) -> re.Pattern[str]:
    for macro, meaning in MACROS.items():
        pattern = pattern.replace(macro, meaning)
    return re.compile(pattern)


def _script(name: str) -> Callable[[str], str]:
    if name != "hangul":
        raise Trouble(f"no script {name!r}; known: hangul")
    from l10n.places import hangul

    return hangul.compose
