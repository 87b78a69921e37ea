"""Where a Ukrainian name is stressed, and how languages that write stress mark it.

`data/stress.txt` holds the names with their mark: Ха́рків. Spanish Járkiv, Catalan Khàrkiv,
Greek Χάρκιβ; a name that is not listed is left to each language's default.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from l10n.places import facts

MARK = "\u0301"
VOWELS = "aeiouyáéíóúàèìòùâêôαεηιουωάέήίόύώ"


@cache
def _names() -> dict[str, str]:
    return {name.replace(MARK, ""): name for (name,) in facts.rows("stress.txt")}


def known(name: str) -> str:
    """The name with its stress, where it is known; as it was given otherwise."""
    return name if MARK in name else _names().get(name, name)


def marked(out: str, *, first: bool = False) -> str:
    """The output of a stressed letter with the mark after its last vowel, or its first."""
    places = [
        at
        for at in range(1, len(out) + 1)
        if unicodedata.normalize("NFD", out[at - 1])[0] in VOWELS
    ]
    at = (places[0] if first else places[-1]) if places else len(out)
    return out[:at] + MARK + out[at:]


def _greek(word: str) -> str:
    """Words of two syllables and more bear a tonos; unknown ones on the last but one."""
    syllables = list(
        re.finditer("αι|ει|οι|ου|υι|ια|ιο|ιε|γι[αοεου]|[αεηιουω]", word.replace(MARK, ""))
    )
    if MARK in word or len(syllables) < 2:
        return word if len(syllables) > 1 else word.replace(MARK, "")
    at = syllables[-2].end()
    return word[:at] + MARK + word[at:]


@dataclass(frozen=True)
class Orthography:
    """When a language writes the accent: unless stress falls where `usual` endings put it.

    `usual` words are stressed on the last syllable but one, others on the last; `glides` are
    pairs of vowels that make one syllable.
    """

    usual: re.Pattern[str]
    glides: re.Pattern[str]
    accents: str
    bare: re.Pattern[str]  # words that go without

    def __call__(self, word: str) -> str:
        at = word.find(MARK) - 1
        plain = word.replace(MARK, "")
        nuclei = self._nuclei(plain)
        index = next((i for i, (a, b) in enumerate(nuclei) if a <= at < b), None)
        if at < 0 or index is None or len(nuclei) < 2 or self.bare.search(word):
            return plain
        usual = 2 if self.usual.search(plain) else 1
        alone = plain[at] in "iu" and any(
            plain[n : n + 1] in tuple("aeo") for n in (at - 1, at + 1) if n >= 0
        )
        joined = alone and nuclei[index][1] - nuclei[index][0] > 1
        if len(nuclei) - index == usual and not joined:
            return plain
        accent = self.accents["aeiou".index(plain[at])] if plain[at] in "aeiou" else plain[at]
        after = plain[at + 1 :]
        return plain[:at] + accent + (f"i{after[1:]}" if after[:1] == "ï" else after)

    def _nuclei(self, word: str) -> list[tuple[int, int]]:
        """Where each syllable's vowels start and end."""
        found: list[tuple[int, int]] = []
        for match in re.finditer("[aeiouyï]", word):
            start, end = match.span()
            if found and found[-1][1] == start and self.glides.fullmatch(word[start - 1 : end]):
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found


SPANISH = Orthography(
    re.compile("(?:[aeiouy]|[aeiou]n|[aeiou]s)$"),
    re.compile("[iuy][aeo]|[aeo][iuy]|iu|ui"),
    "áéíóú",
    re.compile("a^"),
)
CATALAN = Orthography(
    re.compile("(?:[aeiou]|[aeiou]s|[ei]n)$"),
    re.compile("[aeo][iu]"),
    "àèíòú",
    re.compile(f"[ia]{MARK}$"),
)


def _long(word: str) -> str:
    """Japanese writes a stressed vowel long."""
    return word.replace(MARK, "ー")


def without(name: str) -> str:
    """The name without its stress mark."""
    return name.replace(MARK, "")


def _akanie(name: str) -> str:
    """Belarusian writes an unstressed о as а: Бровари́ → Бравары; unknown stress changes nothing."""
    words = re.split(r"([\s\-]+)", name)
    return "".join(
        re.sub(f"[оО](?!{MARK})", lambda m: "а" if m[0] == "о" else "А", word)
        if MARK in word
        else word
        for word in words
    ).replace(MARK, "")


MARKS: dict[str, Callable[[str], str]] = {
    "greek": _greek,
    "spanish": SPANISH,
    "catalan": CATALAN,
    "long": _long,
}
SOURCES: dict[str, Callable[[str], str]] = {"akanie": _akanie}
