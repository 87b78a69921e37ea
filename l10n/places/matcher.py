"""Finds the forms of given names in a text, the longest at each place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from l10n.places import untouchable
from l10n.places.inflection import paradigm
from l10n.places.languages import Language, language, unglued
from l10n.places.words import APOSTROPHES, JOINT, Word, fold, inside, likely, rests, starts, words

SHORT = 4  # words in capitals up to this length are acronyms (ISA), save in a headline


Readings = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Hit:
    """A name at `start`:`end`, read as (form, lemma), as the language writes them, likeliest first.

    `pure` is False where letters of another script stand in the word (Izіum).
    """

    start: int
    end: int
    readings: Readings
    pure: bool = True

    @property
    def form(self) -> str:
        return self.readings[0][0]

    @property
    def lemma(self) -> str:
        return self.readings[0][1]

    @property
    def lemmas(self) -> tuple[str, ...]:
        """All names it may be a form of."""
        return tuple(dict.fromkeys(lemma for _, lemma in self.readings))


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
    found = (hit for hit in find(text, names, locale) if not inside(shut, hit.start, hit.end))
    return tuple(hit for hit in found if not untouchable.renewed(text, hit.start))


# --- languages with spaces between words


Entry = tuple[str, str, int]  # form, lemma, how rare the form is
JOINERS = " -:"  # what stands between the words of a folded name


@dataclass(frozen=True)
class _Forms:
    """A lemma's forms by their folded spelling."""

    entries: Mapping[str, list[Entry]]
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
    entries: dict[str, list[Entry]] = {}
    for form, rank in ranks.items():
        entries.setdefault(fold(form), []).append((form, lemma, rank))
    most = max(1 + sum(map(key.count, JOINERS)) for key in entries)
    return _Forms(entries, most, frozenset(map(_head, entries)))


def _head(key: str) -> str:
    """The two letters a folded form begins with, one where its first word is so short."""
    return key[:1] if key[1:2] in JOINERS else key[:2]


class _Index:
    """The forms of several lemmas; asked word by word, never put together: there are thousands."""

    def __init__(self, lemmas: tuple[str, ...], locale: str) -> None:
        self._known = [_forms(lemma, locale) for lemma in lemmas]
        self.most = max(forms.most for forms in self._known)
        self.heads = frozenset().union(*(forms.heads for forms in self._known))

    def get(self, key: str) -> list[Entry]:
        """What a folded word is a form of, in the order of the lemmas."""
        found: list[Entry] = []
        for forms in self._known:
            found += forms.entries.get(key, ())
        return found


@dataclass(frozen=True)
class _Reading:
    """A text, its words, and the forms looked for."""

    text: str
    words: tuple[Word, ...]
    index: _Index
    tongue: Language

    def may_start(self, word: Word) -> bool:
        """Can a name start here? (Cheap, and right for nine words of ten.)"""
        if word.head[:2] in self.index.heads:
            return True
        if word.whole and self.tongue.peel is unglued:
            return False
        return any(fold(rest[:3])[:2] in self.index.heads for rest in rests(word.text, self.tongue))


def _spaced(text: str, lemmas: tuple[str, ...], locale: str) -> Iterator[Hit]:
    there = starts(text, locale)
    names = tuple(name for name in lemmas if likely(name, locale, there))
    if not names:
        return
    reading = _Reading(text, words(text), _Index(names, locale), language(locale))
    at = 0
    while at < len(reading.words):
        start = reading.may_start(reading.words[at])
        hit, used = _longest(reading, at) if start else (None, 1)
        if hit:
            yield hit
        at += used


def _longest(reading: _Reading, at: int) -> tuple[Hit | None, int]:
    """The longest hit that starts with the word `at`, and how many words it takes."""
    text, index = reading.text, reading.index
    for count in range(min(reading.index.most, len(reading.words) - at), 0, -1):
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


def _one_hit(text: str, start: int, end: int, written: str, index: _Index) -> Hit | None:
    """The form that stands from `start` on, with or without a possessive ending."""
    if _possessive(text, start, end) and index.get(fold(f"{written}'")):
        end, written = end + 1, f"{written}'"
    if found := _fitting(text, start, end, written, index):
        return Hit(start, end, found, pure=not _undotted(written, found[0][0]))
    found, lost = _before_apostrophe(written, index)
    return Hit(start, end - lost, found) if found else None


def _possessive(text: str, start: int, end: int) -> bool:
    """Does an apostrophe follow that no quotation mark in front explains? Paris' Bürgermeister."""
    return text[end : end + 1] in {"'", "’"} and text[start - 1 : start] not in {"'", "‘", "‚"}


def _entries(key: str, first: Word, tongue: Language) -> Iterator[tuple[int, str]]:
    """Where a name may start in the words, and its text from there: whole, then peeled."""
    yield first.start, key
    for rest in rests(first.text, tongue):
        lost = len(first.text) - len(rest) + (not first.text.endswith(rest))  # للعراق: العراق
        yield first.start + lost, rest + key[len(first.text) :]


def _joined(text: str, span: Sequence[Word]) -> str | None:
    """The words with their plain separators, or None where more than a space is between them."""
    parts = [span[0].text]
    for one, two in pairwise(span):
        between = text[one.end : two.start]
        if not JOINT.fullmatch(between):
            return None
        parts += " " if between.isspace() else between, two.text
    return "".join(parts)


def _fitting(text: str, start: int, end: int, written: str, index: _Index) -> Readings:
    """What `written` is a form of, first the names that it is itself."""
    found = [entry for entry in index.get(fold(written)) if _cased(written, entry[0])]
    if _shouted(written) and not _headline(text, start, end):
        found = [entry for entry in found if entry[0].isupper()]
    found.sort(key=lambda entry: (entry[0] != written, entry[2]))
    return tuple((form, lemma) for form, lemma, _ in found)


def _undotted(written: str, form: str) -> bool:
    """Has Turkish İ lost its dot, or ı found one: Izyum for İzyum?"""
    if form.isascii() or len(written) != len(form):
        return False
    pairs = zip(written, form, strict=True)
    return any(f in "İı" and w not in {"İ": "iİ", "ı": "ıI"}[f] for w, f in pairs)


def _before_apostrophe(written: str, index: _Index) -> tuple[Readings, int]:
    """Kyiv in Kyiv's: what stands before the last apostrophe, and how much is cut off.

    Turkish endings may follow sound, not spelling: Mariupol'deki, Washington'ın.
    """
    at = max(written.rfind(letter) for letter in APOSTROPHES)
    if at < 1 or len(written) - at > 8:
        return (), 0
    head = written[:at]
    known = index.get(fold(head))
    found = tuple((form, lemma) for form, lemma, _ in known if _cased(head, form))
    return found, len(written) - at


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
def _alternatives(
    lemmas: tuple[str, ...], locale: str
) -> tuple[re.Pattern[str], dict[str, list[Entry]]]:
    index: dict[str, list[Entry]] = {}
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
        found = tuple((form, lemma) for form, lemma, _ in index[match[0]])
        yield Hit(match.start(), match.end(), found)
