"""Letters of one script that look like another's: the Cyrillic і in "Izіum"."""

import re
import unicodedata

PAIRS = {
    "а": "a", "с": "c", "е": "e", "і": "i", "о": "o", "р": "p", "х": "x", "у": "y", "ѕ": "s",
    "һ": "h", "ј": "j", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ӏ": "l", "ё": "ë", "ї": "ï",
    "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "І": "I", "Ј": "J", "К": "K", "М": "M",
    "О": "O", "Р": "P", "Ѕ": "S", "Т": "T", "Х": "X", "У": "Y", "Ї": "Ï", "к": "k", "м": "m",
    "т": "t", "в": "b", "н": "h",
    "α": "a", "ο": "o", "ν": "v", "ι": "i", "κ": "k", "ρ": "p", "υ": "u", "Α": "A", "Β": "B",
    "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P",
    "Τ": "T", "Υ": "Y", "Χ": "X",
}  # fmt: skip
TO_LATIN = str.maketrans(PAIRS)
TO_CYRILLIC = {ord(new): old for old, new in PAIRS.items() if "CYRILLIC" in unicodedata.name(old)}
TO_CYRILLIC |= str.maketrans({"B": "В", "H": "Н", "k": "к", "m": "м", "t": "т"})
NON_LATIN = re.compile("[Ͱ-ӿ]")


def scripts(word: str) -> set[str]:
    """The alphabets a word's letters come from, of LATIN, CYRILLIC and GREEK."""
    found = {unicodedata.name(c, "").partition(" ")[0] for c in word if c.isalpha()}
    return found & {"LATIN", "CYRILLIC", "GREEK"}


def unmixed(word: str) -> str:
    """The word in the script of most of its letters: Izіum with a Cyrillic і → Izium."""
    if word.isascii() or not NON_LATIN.search(word) or len(scripts(word)) < 2:
        return word
    latin = sum("LATIN" in unicodedata.name(c, "") for c in word)
    return word.translate(TO_LATIN if latin * 2 >= len(word) else TO_CYRILLIC)
