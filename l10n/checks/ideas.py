"""Does a translation speak of what its source speaks of? A few dozen ideas of news prose."""

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from l10n import locales
from l10n.checks.words import WORD
from l10n.checks.words import words as words_of

_FILE = files("l10n.checks").joinpath("data", "lexicon.tsv")
_NO_SPACES = frozenset({"ja", "zh", "th", "ko"})
_FAMILY = {"nn": "nb", "no": "nb", "bs": "hr", "ms": "id", "yue": "zh"}
# what may stand before a stem, written together with it
_PREFIXES = {"he": ("[והשבלמכ]", "[והשבלמכ]{2}"), "ar": ("[وفبكل]", "ال|لل", "وال|بال")}
_BEGIN = 3
_CLASSES = re.compile(r"\[[^\]]*\]|[^\[]+")
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
def _anywhere(code: str) -> tuple[re.Pattern[str] | None, ...]:
    """What finds each idea where words are not parted."""
    return tuple(_either(stems.split("|")) for stems in _rows()[code])


def _either(stems: list[str]) -> re.Pattern[str] | None:
    return None if stems == ["-"] else re.compile("|".join(stems).replace("$", r"\$"))


class _Stems:
    """Every stem of a language, looked up by the first letters of a text's words."""

    def __init__(self, code: str) -> None:
        self.begins: dict[str, list[tuple[str, int]]] = {}
        self.whole: dict[str, list[int]] = {}
        self.ends: dict[str, list[int]] = {}
        self.phrases: list[tuple[str, int]] = []
        self.prefixes = tuple(map(re.compile, _PREFIXES.get(code, ())))
        for idea, stems in enumerate(_rows()[code]):
            for stem in (one for some in stems.lower().split("|") for one in _spelt(some)):
                self._learn(stem, idea)
        self.sizes = {len(end) for end in self.ends}

    def _learn(self, stem: str, idea: int) -> None:
        if stem[0] == "-" and len(stem) > 1:
            self.ends.setdefault(stem[1:], []).append(idea)
        elif not WORD.fullmatch(stem):
            self.phrases.append((stem, idea))
        elif len(stem) < _BEGIN:  # stands alone, or it is in every word
            self.whole.setdefault(stem, []).append(idea)
        else:
            self.begins.setdefault(stem[:_BEGIN], []).append((stem, idea))

    def found(self, text: str) -> set[int]:
        """The ideas that a text names."""
        words, begins = list(words_of(text)), self.begins
        for prefix in self.prefixes:
            words += [word[m.end() :] for word in words if (m := prefix.match(word))]
        likely = [(w, *pair) for w in words for pair in begins.get(w[:_BEGIN], ())]
        ideas = {idea for word, stem, idea in likely if word.startswith(stem)}
        for word in self.whole.keys() & words:
            ideas.update(self.whole[word])
        for size in self.sizes:
            ideas.update(idea for word in words for idea in self.ends.get(word[-size:], ()))
        if self.phrases:
            low = text.lower()
            ideas.update(idea for phrase, idea in self.phrases if phrase in low)
        return ideas


@cache
def _stems(code: str) -> _Stems:
    return _Stems(code)


def _spelt(stem: str) -> list[str]:
    """ob[ae] is oba and obe."""
    parts = [part[1:-1] if part[0] == "[" else [part] for part in _CLASSES.findall(stem)]
    return ["".join(way) for way in product(*parts)]


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
        said = table.keys() & words_of(text)
        if "n't" in text or "n’t" in text:
            said.add("n't")
        return frozenset([idea for word in said for idea in table[word]])
    if code in _NO_SPACES:
        return _inside(range(len(_names())), text, code)
    return _said(text, code)


@lru_cache(maxsize=8192)
def _said(text: str, code: str) -> frozenset[int]:
    """The ideas that a text names by its stems."""
    if code in _CYRILLIC and _LATIN.search(text):
        text = text.translate(_LIKE_LATIN)
    return frozenset(_stems(code).found(text))


@cache
def _worded(code: str) -> frozenset[int]:
    """The ideas for which a language has a row of stems."""
    return frozenset(idea for idea, stems in enumerate(_rows()[code]) if stems != "-")


def echoed(ideas: frozenset[int], text: str, code: str) -> tuple[list[str], list[str]]:
    """Of the `ideas` of a source, those its translation names, and those it does not."""
    labels, ideas = _names(), ideas & _worded(code)
    if not ideas:
        return [], []
    kept = ideas & (_inside(ideas, text, code) if code in _NO_SPACES else _said(text, code))
    return [labels[idea] for idea in kept], [labels[idea] for idea in ideas - kept]


def _inside(ideas: Iterable[int], text: str, code: str) -> frozenset[int]:
    """Of the `ideas`, those named anywhere, where words are not parted."""
    patterns = _anywhere(code)
    return frozenset(idea for idea in ideas if (p := patterns[idea]) and p.search(text))


def weight(kept: list[str], lost: list[str]) -> float:
    """How much that speaks for (above 0) or against one being the other's translation."""
    score = sum(0.9 if idea in _COMMON else 2.0 for idea in kept)
    return score - sum(1.3 if idea in _COMMON else 1.15 for idea in lost)
