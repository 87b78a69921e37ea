"""Finds the forms of given names in a text, the longest at each place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from l10n.places import untouchable
from l10n.places.inflection import paradigm
from l10n.places.languages import Language, language

MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0e7f\u200c\u00ad"
LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
APOSTROPHES = "'’ʼ′`‘׳"
WORD = re.compile(rf"{LETTER}+(?:[{APOSTROPHES}]{LETTER}+)*[׳״]?")
JOINT = re.compile(r"[ \t\u00a0\u202f\u2009]+\n?[ \t]*|\n|[-‐‑–:]")
PLAIN = str.maketrans(
    {**dict.fromkeys(APOSTROPHES, "'"), "İ": "i", "ı": "i", "ß": "ss", "\u00ad": None, "ς": "σ"}
    | dict.fromkeys("‐‑–", "-")
)
LOOK_ALIKE = dict(zip("АВЕКМНОРСТУХІЈаеорсухіјѕ", "ABEKMHOPCTYXIJaeopcyxijs", strict=True))
TO_LATIN = str.maketrans(LOOK_ALIKE)
TO_CYRILLIC = str.maketrans({latin: letter for letter, latin in LOOK_ALIKE.items()})
SHORT = (
    4  # ALL-CAPS words up to this length are acronyms (ISA), unless the whole line is in capitals
)


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
    pure: bool = True


def fold(text: str) -> str:
    """What two spellings of one form have in common: no case, one apostrophe, one hyphen."""
    text = unicodedata.normalize("NFC", text).translate(PLAIN)
    return re.sub(r"\s+", " ", text).casefold()


def hits(text: str, lemmas: Iterable[str], locale: str) -> tuple[Hit, ...]:
    """Where a form of a lemma stands in the text; earlier lemmas win where two share a form."""
    names = tuple(dict.fromkeys(lemmas))
    if not names or not text:
        return ()
    tongue = language(locale)
    find = _spaced if tongue.spaced else _unspaced
    shut = untouchable.spans(text, locale)
    return tuple(hit for hit in find(text, names, locale) if not _inside(shut, hit.start, hit.end))


def _inside(shut: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in shut)


# --- languages with spaces between words


@lru_cache(maxsize=65536)
def _keys(lemma: str, locale: str) -> tuple[tuple[str, str], ...]:
    """Folded form → form, for every form of a lemma."""
    found = {fold(form): form for forms in paradigm(lemma, locale).values() for form in forms}
    return tuple({**found, fold(lemma): lemma}.items())


Index = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class _Reading:
    """A text, its words, and the forms looked for."""

    text: str
    words: tuple[_Word, ...]
    index: Index
    most: int
    tongue: Language


@lru_cache(maxsize=256)
def _index(lemmas: tuple[str, ...], locale: str) -> tuple[Index, int]:
    """Folded form → (form, lemma), and the most words a form has."""
    index: Index = {}
    for lemma in lemmas:
        for key, form in _keys(lemma, locale):
            index.setdefault(key, []).append((form, lemma))
    return index, max(len(re.split(r"[ \-:]", key)) for key in index)


def _spaced(text: str, lemmas: tuple[str, ...], locale: str) -> Iterator[Hit]:
    words = tuple(_words(text))
    starts = {fold(word.text)[:2] for word in words}
    tongue = language(locale)
    starts |= {fold(rest)[:2] for word in words for rest in _rests(word.text, tongue)}
    likely = tuple(name for name in lemmas if _may_start(name, starts))
    if not likely:
        return
    reading = _Reading(text, words, *_index(likely, locale), tongue)
    at = 0
    while at < len(words):
        hit, used = _longest(reading, at)
        if hit:
            yield hit
        at += used


def _may_start(name: str, starts: set[str]) -> bool:
    """Can a form of the name begin as one of the text's words does? (Ріг → Рогу: one letter.)"""
    key = fold(name)
    sure = key[:2] if len(key) > 4 else key[:1]
    return any(start.startswith(sure) for start in starts)


def _words(text: str) -> Iterator[_Word]:
    for match in WORD.finditer(text):
        word = match[0]
        pure = _one_script(word)
        yield _Word(match.start(), match.end(), word if pure == word else pure, pure == word)


def _one_script(word: str) -> str:
    """The word with look-alikes of another script brought to the script of most of its letters."""
    if word.isascii():
        return word
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in word)
    latin = sum(letter.isalpha() and letter < "ɐ" for letter in word)
    if not (cyrillic and latin):
        return word
    return word.translate(TO_LATIN if latin >= cyrillic else TO_CYRILLIC)


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
                return replace(found, pure=pure), count
    return None, 1


def _one_hit(text: str, start: int, end: int, written: str, index: Index) -> Hit | None:
    """The form that stands from `start` on, with or without a possessive ending."""
    if _possessive(text, start, end) and fold(f"{written}'") in index:
        end, written = end + 1, f"{written}'"
    if found := _fitting(text, start, end, written, index):
        return Hit(start, end, *found)
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
        lost = len(first.text) - len(rest)
        yield first.start + lost, key[lost:]


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
    found = [pair for pair in index.get(fold(written), ()) if _cased(written, pair[0])]
    if _shouted(written) and not _headline(text, start, end):
        found = [pair for pair in found if pair[0].isupper()]
    if not found:
        return None
    found.sort(key=lambda pair: pair[0] != pair[1])
    form = found[0][0]
    return form, tuple(dict.fromkeys(lemma for _, lemma in found))


def _before_apostrophe(written: str, index: Index) -> tuple[str, tuple[str, ...], int] | None:
    """Kyiv in Kyiv's: what stands before the last apostrophe, and how much is cut off."""
    at = max(written.rfind(letter) for letter in APOSTROPHES)
    if at < 1 or len(written) - at > 3:
        return None
    head = written[:at]
    found = [pair for pair in index.get(fold(head), ()) if _cased(head, pair[0])]
    if not found:
        return None
    return found[0][0], tuple(dict.fromkeys(lemma for _, lemma in found)), len(written) - at


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
    """Is the line around in capitals too?"""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    around = text[first:start] + text[end : last if last >= 0 else len(text)]
    letters = [letter for letter in around if letter.isalpha()]
    return not letters or sum(map(str.isupper, letters)) > len(letters) / 2


# --- languages without spaces, or with particles glued behind a name


@lru_cache(maxsize=256)
def _alternatives(lemmas: tuple[str, ...], locale: str) -> tuple[re.Pattern[str], Index]:
    index: Index = {}
    for lemma in lemmas:
        for form in (form for forms in paradigm(lemma, locale).values() for form in forms):
            index.setdefault(form, []).append((form, lemma))
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
        names = tuple(dict.fromkeys(lemma for _, lemma in found))
        yield Hit(match.start(), match.end(), match[0], names)
