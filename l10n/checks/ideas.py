"""Does a translation speak of what its source speaks of? A few dozen ideas of news prose."""

import re
from collections.abc import Collection
from functools import cache, lru_cache
from importlib.resources import files

from l10n import locales

_FILE = files("l10n.checks").joinpath("data", "lexicon.tsv")
_NO_SPACES = frozenset({"ja", "zh", "th", "ko"})
_FAMILY = {"nn": "nb", "no": "nb", "bs": "hr", "ms": "id", "yue": "zh"}
# what may stand before a stem, written together with it
_PREFIXES = {
    "he": "(?:[והשבלמכ]{1,2}|)",
    "ar": "(?:وال|بال|لل|ال|[وفبكل]|)",
}
_WORD = re.compile(r"n['’]t\b|[^\W\d_]+(?:['’](?:m|ve|d|ll|re)\b)?|[£$€]")
_CYRILLIC = frozenset({"sr", "uk", "ru", "be", "bg"})
_LATIN = re.compile("[a-zA-Z]")
_LIKE_LATIN = str.maketrans("aceijopsxyAEOPCTXJ", "асеіјорѕхуАЕОРСТХЈ")  # typed on two keyboards
_COMMON = frozenset({"not", "say", "more"})  # found in every third sentence of any kind


@cache
def _rows() -> dict[str, list[str]]:
    lines = _FILE.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: fields.split(";") for code, fields in rows}


@cache
def _names() -> list[str]:
    header = next(line for line in _FILE.read_text("utf-8").splitlines() if line.startswith("#\t"))
    return header[2:].split(";")


def row(locale: str) -> str:
    """The lexicon's language for a locale: hr for sr_Latn; "" where there is none."""
    code = locales.language(locale)
    if code == "sr" and locales.script(locale) == "Latn":
        return "hr"
    code = _FAMILY.get(code, code)
    return code if code in _rows() else ""


@cache
def _patterns(code: str) -> tuple[re.Pattern[str] | None, ...]:
    return tuple(_pattern(stems.split("|"), code) for stems in _rows()[code])


def _pattern(stems: list[str], code: str) -> re.Pattern[str] | None:
    stems = [stem.replace("$", r"\$") for stem in stems if stem != "-"]
    if code in _NO_SPACES:
        return re.compile("|".join(stems)) if stems else None
    parts = [_part(stem, _PREFIXES.get(code, "")) for stem in stems]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _part(stem: str, prefix: str) -> str:
    if stem[0] in "£€\\":
        return stem
    if stem.startswith("-"):
        return rf"{stem[1:]}\b"
    short = len(re.sub(r"\[[^\]]*\]", "x", stem)) <= 2  # stands alone, or it is in every word
    return rf"(?<!\w){prefix}{stem}" + (r"(?!\w)" if short else "")


@cache
def _english() -> dict[str, tuple[int, ...]]:
    table: dict[str, tuple[int, ...]] = {}
    for idea, words in enumerate(_rows()["en"]):
        for word in words.lower().split("|"):
            table[word] = (*table.get(word, ()), idea)
    return table


def words(code: str) -> Collection[str]:
    """Every word by which English names one of the ideas."""
    return _english() if code == "en" else ()


@lru_cache(maxsize=8192)
def named(text: str, code: str) -> frozenset[int]:
    """The ideas a source text names; `code` is a row of the lexicon."""
    if code == "en":
        table = _english()
        words = _WORD.findall(text.lower().replace("can't", "can n't"))
        return frozenset(idea for word in words for idea in table.get(word, ()))
    return frozenset(
        idea for idea, pattern in enumerate(_patterns(code)) if pattern and pattern.search(text)
    )


def echoed(ideas: frozenset[int], text: str, code: str) -> tuple[list[str], list[str]]:
    """Of the `ideas` of a source, those its translation names, and those it does not."""
    patterns, labels = _patterns(code), _names()
    if code in _CYRILLIC and _LATIN.search(text):
        text = text.translate(_LIKE_LATIN)
    kept: list[str] = []
    lost: list[str] = []
    for idea in sorted(ideas):
        pattern = patterns[idea]
        if pattern:
            (kept if pattern.search(text) else lost).append(labels[idea])
    return kept, lost


def weight(kept: list[str], lost: list[str]) -> float:
    """How much that speaks for (above 0) or against one being the other's translation."""
    score = sum(0.9 if idea in _COMMON else 2.0 for idea in kept)
    return score - sum(1.3 if idea in _COMMON else 1.15 for idea in lost)
