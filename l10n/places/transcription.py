"""From a native name to the target language's spelling, by that language's own standard.

A table (`data/rules/<name>.rules`) is plain text. One rule a line, tried in order at every
position of the lower-cased word, first match wins:

    зг = sh            the letters зг become sh
    <V>/с/<V> = ss     с between two vowels; contexts are regular expressions on the source
    letters а=a б=b    what no rule touches, letter by letter
    upper i=İ          capitals that are not simply upper case
    word s-ch = sch    a regular expression on the finished word
    last (?<=ბ)$ = ი   the same, on a name's last word only
    native ^Нова␣ =Новая␣   a regular expression on the whole name before all else; ␣ is a space
    space -            what joins the words of a name; `hyphen` likewise
    stress greek       how the stressed vowel is marked, see `stress.py`
    custom ru          by custom names come from the Russian name, not the Ukrainian one; `custom
                       ru towns` where that is said of known towns alone
    like de            another table's rules and letters after these (`de-ru` is like `de`)
    reads ru           it reads names as this language writes them, not respelt as Ukrainian
    standard …         the standard the table follows; `note` and `#` are for its reader

`<V>` is a vowel, `<C>` a consonant, `<B>` the word's start, `<E>` its end, `<SOFT>` a letter
that softens. A word starts anew after a space or a hyphen.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from l10n.errors import Trouble
from l10n.places import facts, stress

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
    last: tuple[tuple[re.Pattern[str], str], ...] = ()
    joints: tuple[str, str] = (" ", "-")  # what a space and a hyphen become
    compose: Callable[[str], str] | None = None
    mark: Callable[[str], str] | None = None
    custom: str = ""
    source: Callable[[str], str] | None = None  # what happens to the name before
    native: tuple[tuple[re.Pattern[str], str], ...] = ()
    reads: str = "uk"

    def transcribe(self, native: str) -> str:
        """The name in this table's spelling: Харків → Charkiw.

        A stress mark in `native` (Ха́рків) is used by tables that write stress, else ignored.
        """
        text = native.translate(APOSTROPHES)
        text = stress.known(text) if self.mark or self.source else text
        text = text if self.mark else (self.source or stress.without)(text)
        for pattern, new in self.native:
            text = pattern.sub(new, text)
        parts = re.split(r"([\s\-–]+)", text)
        for index in range(0, len(parts), 2):
            parts[index] = self._word(parts[index], last=index == len(parts) - 1)
        for index in range(1, len(parts), 2):
            parts[index] = self.joints[0] if parts[index].isspace() else self.joints[1]
        return "".join(parts)

    def _word(self, word: str, *, last: bool) -> str:
        low = word.lower()
        out = self.compose(low) if self.compose else self._letters(low)
        for pattern, new in self.word + (self.last if last else ()):
            out = pattern.sub(new, out)
        out = unicodedata.normalize("NFC", self.mark(out) if self.mark else out)
        if not word[:1].isupper():
            return out
        if len(word) > 1 and word.isupper():
            return "".join(self.upper.get(letter, letter.title()) for letter in out)
        first = self.upper.get(out[:1], out[:1].title())  # Georgian has no capitals: not upper()
        return first + out[1:]

    def _letters(self, low: str) -> str:
        stressed = low.find(stress.MARK) - 1
        low = low.replace(stress.MARK, "")
        out: list[str] = []
        here = 0
        while here < len(low):
            new, length = self._match(low, here)
            if here <= stressed < here + length:
                new = stress.marked(new, first=stressed + 1 < here + length)
            out.append(new)
            here += length
        return "".join(out)

    def _match(self, low: str, here: int) -> tuple[str, int]:
        """What stands for the letters at `here`, and how many they are."""
        for left, match, right, new in self.rules.get(low[here], ()):
            if (
                low.startswith(match, here)
                and (left is None or left.search(low[:here]))
                and (right is None or right.match(low[here + len(match) :]))
            ):
                return new, len(match)
        return self.letters.get(low[here], low[here]), 1


@cache
def table(name: str) -> Table:
    """The table of that name, one of `tables()`."""
    if name not in tables() and name not in pairs():
        raise Trouble(f"no transcription table {name!r}; known: {', '.join(tables())}")
    return parse(name, _text(name))


def _text(name: str) -> str:
    """A table's file, followed by that of the table it is `like`: what stands first counts."""
    text = facts.text(f"rules/{name}.rules")
    like = next((line[5:] for line in text.splitlines() if line.startswith("like ")), "")
    if not like:
        return text
    own = ("native ", "custom ")  # these speak of Ukrainian names
    rest = (line for line in _text(like).splitlines() if not line.startswith(own))
    return "\n".join((text, *rest))


@cache
def tables() -> tuple[str, ...]:
    """The names of all tables: a language, or a language with its second standard (pl_trad)."""
    return tuple(name for name in _names() if "-" not in name)


@cache
def pairs() -> frozenset[str]:
    """The names of tables for one source language: de-ru."""
    return frozenset(_names()) - frozenset(tables())


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(item.stem for item in (facts.DATA / "rules").glob("*.rules")))


def parse(name: str, text: str) -> Table:
    """The table written in `text`."""
    found: dict[str, str] = {}
    rules: dict[str, list[Rule]] = {}
    letters: dict[str, str] = {}
    upper: dict[str, str] = {}
    regexes: dict[str, list[tuple[re.Pattern[str], str]]] = {"word": [], "last": [], "native": []}
    for line in text.splitlines():
        key, _, rest = line.partition(" ")
        match key:
            case "standard" | "script" | "stress" | "custom" | "space" | "hyphen" | "reads":
                found.setdefault(key, rest)
            case "#" | "" | "note" | "like":
                pass
            case "letters":
                letters = _pairs(rest) | letters
            case "upper":
                upper = _pairs(rest) | upper
            case "word" | "last" | "native":
                pattern, _, new = rest.rpartition(" =")
                regexes[key].append(
                    (re.compile(pattern.replace("␣", " ")), new.strip().replace("␣", " "))
                )
            case _:
                rule = _rule(line)
                rules.setdefault(rule[1][0], []).append(rule)
    return Table(
        name,
        found.get("standard", ""),
        {letter: tuple(those) for letter, those in rules.items()},
        letters,
        upper,
        tuple(regexes["word"]),
        tuple(regexes["last"]),
        (
            found.get("space", " ").replace("nothing", ""),
            found.get("hyphen", "-").replace("space", " ").replace("nothing", ""),
        ),
        _script(found["script"]) if "script" in found else None,
        stress.MARKS.get(found.get("stress", "")),
        found.get("custom", ""),
        stress.SOURCES.get(found.get("stress", "")),
        tuple(regexes["native"]),
        found.get("reads", "uk"),
    )


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
