"""Finds the forms of given names in a text, the longest at each place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from l10n.places import untouchable
from l10n.places.inflection import paradigm
from l10n.places.languages import Language, language, unglued
from l10n.places.lookalikes import unmixed

MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0900-\u0e7f\u200c\u00ad"
LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
APOSTROPHES = "'’ʼ′`‘׳"
WORD = re.compile(rf"{LETTER}+(?:[{APOSTROPHES}]{LETTER}+)*[׳״]?")
JOINT = re.compile(r"[ \t\u00a0\u202f\u2009]+\n?[ \t]*|\n|[-‐‑–־:]")
PLAIN = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        "İ": "i",
        "ı": "i",
        "ß": "ss",
        "\u00ad": None,
        "ς": "σ",
        "ё": "е",
        "Ё": "е",
    }
    | dict.fromkeys("‐‑–־", "-")
    | dict(zip("άέήίόύώΆΈΉΊΌΎΏ", "αεηιουωαεηιουω", strict=True))
)
LONGEST = 12  # letters of a beginning by which names are told apart
SHORT = 4  # words in capitals up to this length are acronyms (ISA), save in a headline


@dataclass(frozen=True)
class Hit:
    """A form of one of `lemmas` at `start`:`end`; `form` as the language writes it.

    `pure` is False where letters of another script stand in the word (Izіum).
    """

    start: int
    end: int
    form: str
    lemmas: tuple[str, ...]
    pure: bool = True


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str
    head: str  # its first letters, folded
    whole: bool  # no apostrophe inside
    pure: bool


def fold(text: str) -> str:
    """What two spellings of one form have in common: no case, one apostrophe, one hyphen."""
    if text.isascii():
        text = text.lower().replace("`", "'")
        return text if text.isalpha() else " ".join(text.split())
    text = unicodedata.normalize("NFC", text).translate(PLAIN).casefold()
    return " ".join(text.split())


def hits(
    text: str, lemmas: Iterable[str], locale: str, exceptions: tuple[str, ...] = ()
) -> tuple[Hit, ...]:
    """Where a form of a lemma stands in the text; earlier lemmas win where two share a form.

    `exceptions` are patterns of what is no place, besides the language's own.
    """
    names = tuple(dict.fromkeys(lemmas))
    if not names or not text:
        return ()
    tongue = language(locale)
    find = _spaced if tongue.spaced else _unspaced
    shut = untouchable.spans(text, locale, exceptions)
    return tuple(hit for hit in find(text, names, locale) if not _inside(shut, hit.start, hit.end))


def _inside(shut: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in shut)


# --- languages with spaces between words


@dataclass(frozen=True)
class _Forms:
    """A lemma's forms as an index takes them: (folded form, form, how rare it is)."""

    keys: tuple[tuple[str, str, int], ...]
    most: int  # words of the longest form
    heads: frozenset[str]  # how they begin


@lru_cache(maxsize=8192)
def _forms(lemma: str, locale: str) -> _Forms:
    """Every form of a lemma, the form to write first."""
    ranks: dict[str, int] = {}
    for forms in paradigm(lemma, locale).values():
        for rank, form in enumerate(forms):
            ranks[form] = min(rank, ranks.get(form, rank))
    ranks[lemma] = -1
    keys = tuple((fold(form), form, rank) for form, rank in ranks.items())
    most = max(1 + sum(map(key.count, JOINERS)) for key, _, _ in keys)
    return _Forms(keys, most, frozenset(_head(key) for key, _, _ in keys))


JOINERS = " -:"  # what stands between the words of a folded name


def _head(key: str) -> str:
    """The two letters a folded form begins with, one where its first word is so short."""
    return key[:1] if key[1:2] in JOINERS else key[:2]


Index = dict[str, list[tuple[str, str, int]]]


@dataclass(frozen=True)
class _Reading:
    """A text, its words, and the forms looked for."""

    text: str
    words: tuple[_Word, ...]
    index: Index
    most: int
    heads: frozenset[str]
    tongue: Language

    def may_start(self, word: _Word) -> bool:
        """Can a name start here? (Cheap, and right for nine words of ten.)"""
        if word.head[:2] in self.heads:
            return True
        if word.whole and self.tongue.peel is unglued:
            return False
        return any(fold(rest[:3])[:2] in self.heads for rest in _rests(word.text, self.tongue))


@lru_cache(maxsize=256)
def _index(lemmas: tuple[str, ...], locale: str) -> tuple[Index, int, frozenset[str]]:
    """Folded form → (form, lemma), the most words a form has, and how forms begin."""
    index: Index = {}
    known = [_forms(lemma, locale) for lemma in lemmas]
    for lemma, forms in zip(lemmas, known, strict=True):
        for key, form, rank in forms.keys:
            index.setdefault(key, []).append((form, lemma, rank))
    most = max(forms.most for forms in known)
    return index, most, frozenset().union(*(forms.heads for forms in known))


@lru_cache(maxsize=64)
def starts(text: str, locale: str, but: tuple[Hit, ...] = ()) -> frozenset[str]:
    """The folded beginnings, of all lengths, of every word a name may stand in.

    Words inside the hits `but` are left out.
    """
    tongue = language(locale)
    found = set[str]()
    shut = [(hit.start, hit.end) for hit in but]
    for word in _words(text):
        if shut and _inside(shut, word.start, word.end):
            continue
        parts = [word.text]
        if not word.whole or tongue.peel is not unglued:
            parts += _rests(word.text, tongue)
        for part in parts:
            key = _bare(fold(part))
            found |= {key[:size] for size in range(1, min(len(key), LONGEST) + 1)}
    return frozenset(found)


def _bare(key: str) -> str:
    """Without accents, which may come and go: Marea, Mării."""
    if key.isascii():
        return key
    return "".join(c for c in unicodedata.normalize("NFD", key) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def begin(name: str, locale: str) -> str:
    """The folded letters that every form of the name begins with: all but three (Ріг → Рогу).

    Few words of a text begin so, and only the names of those are worth bending.
    """
    first = re.split("[ :‐‑–-]", name)[0]
    irregular = language(locale).irregular
    short = name in irregular or first in irregular
    key = _bare(fold(first))
    kept = 1 if short or len(key) < 5 else 2 if len(key) == 5 else len(key) - 3
    return key[: min(kept, LONGEST)]


def _spaced(text: str, lemmas: tuple[str, ...], locale: str) -> Iterator[Hit]:
    there = starts(text, locale)
    likely = tuple(name for name in lemmas if begin(name, locale) in there)
    if not likely:
        return
    words = _words(text)
    reading = _Reading(text, words, *_index(likely, locale), language(locale))
    at = 0
    while at < len(words):
        hit, used = _longest(reading, at) if reading.may_start(words[at]) else (None, 1)
        if hit:
            yield hit
        at += used


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple(_word(match) for match in WORD.finditer(text))


def _word(match: re.Match[str]) -> _Word:
    word = unmixed(match[0])
    whole = not any(letter in word for letter in APOSTROPHES)
    return _Word(match.start(), match.end(), word, fold(word[:4]), whole, word == match[0])


def _rests(word: str, tongue: Language) -> Iterator[str]:
    """What remains of a word without what is glued to its front: l'Ukraine, בקייב."""
    yield from tongue.peel(word)
    for at, letter in enumerate(word[1:-1], 1):
        if letter in APOSTROPHES:
            yield word[at + 1 :]


def _longest(reading: _Reading, at: int) -> tuple[Hit | None, int]:
    """The longest hit that starts with the word `at`, and how many words it takes."""
    text, index = reading.text, reading.index
    for count in range(min(reading.most, len(reading.words) - at), 0, -1):
        span = reading.words[at : at + count]
        key = _joined(text, span)
        if key is None:
            continue
        pure = all(word.pure for word in span)
        for start, tail in _entries(key, span[0], reading.tongue):
            found = _one_hit(text, start, span[-1].end, tail, index)
            if found:
                return replace(found, pure=pure and found.pure), count
    return None, 1


def _one_hit(text: str, start: int, end: int, written: str, index: Index) -> Hit | None:
    """The form that stands from `start` on, with or without a possessive ending."""
    if _possessive(text, start, end) and fold(f"{written}'") in index:
        end, written = end + 1, f"{written}'"
    if found := _fitting(text, start, end, written, index):
        return Hit(start, end, *found, pure=not _undotted(written, found[0]))
    if cut := _before_apostrophe(written, index):
        form, names, lost = cut
        return Hit(start, end - lost, form, names)
    return None


def _possessive(text: str, start: int, end: int) -> bool:
    """Does an apostrophe follow that no quotation mark in front explains? Paris' Bürgermeister."""
    return text[end : end + 1] in {"'", "’"} and text[start - 1 : start] not in {"'", "‘", "‚"}


def _entries(key: str, first: _Word, tongue: Language) -> Iterator[tuple[int, str]]:
    """Where a name may start in the words, and its text from there: whole, then peeled."""
    yield first.start, key
    for rest in _rests(first.text, tongue):
        lost = len(first.text) - len(rest) + (not first.text.endswith(rest))  # للعراق: العراق
        yield first.start + lost, rest + key[len(first.text) :]


def _joined(text: str, span: Sequence[_Word]) -> str | None:
    """The words with their plain separators, or None where more than a space is between them."""
    parts = [span[0].text]
    for one, two in pairwise(span):
        between = text[one.end : two.start]
        if not JOINT.fullmatch(between):
            return None
        parts += " " if between.isspace() else between, two.text
    return "".join(parts)


def _fitting(
    text: str, start: int, end: int, written: str, index: Index
) -> tuple[str, tuple[str, ...]] | None:
    """The form that `written` is, and its lemmas, those of which it is the name itself first."""
    found = [entry for entry in index.get(fold(written), ()) if _cased(written, entry[0])]
    if _shouted(written) and not _headline(text, start, end):
        found = [entry for entry in found if entry[0].isupper()]
    if not found:
        return None
    found.sort(key=lambda entry: (entry[0] != written, entry[2]))
    return found[0][0], tuple(dict.fromkeys(lemma for _, lemma, _ in found))


def _undotted(written: str, form: str) -> bool:
    """Has Turkish İ lost its dot, or ı found one: Izyum for İzyum?"""
    if form.isascii() or len(written) != len(form):
        return False
    pairs = zip(written, form, strict=True)
    return any(f in "İı" and w not in {"İ": "iİ", "ı": "ıI"}[f] for w, f in pairs)


def _before_apostrophe(written: str, index: Index) -> tuple[str, tuple[str, ...], int] | None:
    """Kyiv in Kyiv's: what stands before the last apostrophe, and how much is cut off."""
    at = max(written.rfind(letter) for letter in APOSTROPHES)
    if at < 1 or len(written) - at > 3:
        return None
    head = written[:at]
    found = [entry for entry in index.get(fold(head), ()) if _cased(head, entry[0])]
    if not found:
        return None
    return found[0][0], tuple(dict.fromkeys(name for _, name, _ in found)), len(written) - at


def _cased(written: str, form: str) -> bool:
    """Has `written` a capital wherever the form has one? (More capitals are a headline's.)"""
    if written == form:
        return True
    if len(written) != len(form):
        return written[:1].isupper() or not form[:1].isupper()
    return all(w.isupper() or not f.isupper() for w, f in zip(written, form, strict=True))


def _shouted(written: str) -> bool:
    return len(written) <= SHORT and len(written) > 1 and written.isupper()


def _headline(text: str, start: int, end: int) -> bool:
    """Is the line around in capitals too, or does it begin here (KYIV, August 24)?"""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    if not text[first:start].strip() and end - start == SHORT:
        return True
    around = text[first:start] + text[end : last if last >= 0 else len(text)]
    letters = [letter for letter in around if letter.isalpha()]
    return not letters or sum(map(str.isupper, letters)) > len(letters) / 2


# --- languages without spaces, or with particles glued behind a name


@lru_cache(maxsize=256)
def _alternatives(lemmas: tuple[str, ...], locale: str) -> tuple[re.Pattern[str], Index]:
    index: Index = {}
    for lemma in lemmas:
        for form in (form for forms in paradigm(lemma, locale).values() for form in forms):
            index.setdefault(form, []).append((form, lemma, 0))
    longest = sorted(index, key=len, reverse=True)
    left, right = language(locale).edges
    return re.compile(f"{left}(?:{'|'.join(map(re.escape, longest))}){right}"), index


def _unspaced(text: str, lemmas: tuple[str, ...], locale: str) -> Iterator[Hit]:
    likely = tuple(name for name in lemmas if name and name in text)
    if not likely:
        return
    pattern, index = _alternatives(likely, locale)
    for match in pattern.finditer(text):
        found = index[match[0]]
        names = tuple(dict.fromkeys(lemma for _, lemma, _ in found))
        yield Hit(match.start(), match.end(), match[0], names)
