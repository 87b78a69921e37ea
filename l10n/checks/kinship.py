"""How likely one text is the other's translation, without a dictionary and without a model.

Length, figures, names as they sound, words the languages share, ideas, question and quotation
marks each speak for or against; their weights (natural logarithms of likelihood ratios) add up.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from l10n import locales
from l10n.checks import calendar, countries, hearing, ideas, proper, sounds
from l10n.checks.figures import Figure, figures
from l10n.checks.quotes import marks
from l10n.checks.words import copied, spoken, words

_LENGTHS = files("l10n.checks").joinpath("data", "lengths.tsv")
_LATIN = re.compile(r"[A-Za-z]{2,}")
_LONG = re.compile(r"\b[a-z]{6,}\b")
_HOURS = re.compile(r"\b[ap]\.m\.")  # a day of 24 hours says it in none
_ASKS = re.compile(r"[?？؟՞]")
_ABJADS = frozenset({"ar", "fa", "he", "ur"})
UNSPACED = frozenset({"Jpan", "Hans", "Hant", "Thai", "Kore"})
_LOOSE = frozenset({"ja", "zh", "ko"})


@cache
def _lengths() -> dict[str, float]:
    rows = (line.split("\t") for line in _LENGTHS.read_text("utf-8").splitlines() if line[0] != "#")
    return {code: float(value) for code, value in rows}


def shortfall(source: str, target: str, source_locale: str, locale: str) -> tuple[float, float]:
    """How far the length is off what the pair of languages leads to expect (logarithm; below 0:
    too short), and how much it varies there.
    """
    there, here = locales.language(source_locale), locales.language(locale)
    table = _lengths()
    expected = table.get(here, 0.05) - table.get(there, 0.05)
    size = len(_HOURS.sub("", source)) + 5
    off = math.log((len(target) + 5) / size) - expected
    spread = math.sqrt(0.0169 + 1.2 / size)
    known = here in table and there in table
    return off, spread * (1.3 if here in _LOOSE or not known else 1.0)


@lru_cache(maxsize=8192)
def _shared(text: str) -> tuple[str, ...]:
    """Beginnings of the long words, as they sound: parliament, referendum, general."""
    signs = (sounds.soft(word) for word in _LONG.findall(text))
    return tuple(sign[:4] for sign in signs if len(sign) >= 4)


@dataclass(frozen=True)
class Weights:
    """What each sign is worth: natural logarithms of likelihood ratios, fitted on news of one half
    of the articles in 43 languages and tried on the other.
    """

    name: tuple[float, float]  # kept, lost
    shared: tuple[float, float]
    figure: tuple[float, float, float]  # kept, lost, new
    asks: tuple[float, float]  # both, one of the two
    quotes: tuple[float, float]
    day: tuple[float, float, float]  # kept, lost, new
    country: tuple[float, float]
    start: float


_CASED = Weights(
    (3.1, -3.3), (1.2, -0.35), (3.7, -0.9, -0.3), (2.5, -2.2), (1.3, -2.4), (1.6, -1.4, -1.4),
    (3.3, -2.5), 0.9,
)  # fmt: skip
_PLAIN = Weights(  # no capital tells a name from a word
    (1.8, -2.7), (0.7, -0.25), (3.0, -1.5, -0.7), (1.6, -1.8), (1.0, -2.3), (0.9, -0.75, -0.75),
    (3.1, -2.1), 1.0,
)  # fmt: skip
_JOINED = Weights(  # nor a space a word from the next
    (1.6, -0.75), (0.3, -0.2), (2.5, -2.2, -0.9), (1.0, -1.1), (0.9, -2.6), (1.1, -0.7, -2.0),
    (2.4, -1.7), 0.7,
)  # fmt: skip
_JOINED_SCRIPTS = frozenset({"Hans", "Hant", "Thai", "Jpan"})


def joined(locale: str) -> bool:
    """Are words written without spaces?"""
    return locales.script(locale) in _JOINED_SCRIPTS


def _weights(locale: str) -> Weights:
    script = locales.script(locale)
    if script in hearing.CASED:
        return _CASED
    return _JOINED if joined(locale) else _PLAIN


def score(source: str, target: str, source_locale: str, locale: str, enough: float = 9.0) -> float:
    """Above 0 speaks for a translation; below hardly any is, four of a hundred at most.

    What takes long, listening for names and for words that sound alike, is left out where it
    could not bring the score below `enough`.
    """
    worth = _weights(locale)
    same = _copies(source, target)
    source, target = spoken(source), spoken(target)
    off, spread = shortfall(source, target, source_locale, locale)
    length = -off * off / 2 / spread**2 - math.log(spread) + off * off / 1.125 + math.log(0.75)
    so_far = (
        worth.start
        + same
        + max(-8.0, length)
        + _figures(source, target, source_locale, locale, worth)
        + _marks(source, target, locale, worth)
        + _dates(source, target, source_locale, locale, worth)
        + _countries(source, target, source_locale, locale, worth)
        + _ideas(source, target, source_locale, locale)
    )
    if locales.script(locale) == "Jpan":
        runs, plain = hearing.loans(target), _LATIN.findall(target)
        likely = so_far + _count(0, len(runs) + len(plain), _LOAN) >= enough
        return so_far if likely else so_far + _loans(source, runs, plain)
    called = proper.called(source)
    copied = sum(name in target for name in called)
    alike = _shared(source) if source.isascii() or locales.script(locale) == "Latn" else ()
    least = _count(0, len(alike), worth.shared)
    names = _named(copied, called, worth)
    if so_far + names + least < enough:
        names = _named(_heard(called, target, locale), called, worth)
    if so_far + names + least < enough:
        names += _alike(alike, target, locale, worth)
    return so_far + names


def _copies(source: str, target: str) -> float:
    """Code, tags and addresses, which every language copies."""
    there, here = Counter(copied(source)), Counter(copied(target))
    kept = (there & here).total()
    return _count(kept, max(there.total(), here.total()) - kept, _COPY)


_COPY = (2.0, -0.5)  # it may be left out, or another page be meant
_LOAN = (1.5, -1.2)  # a loanword that sounds like a word of the source, and one that does not
_LIKE = 0.65


def _loans(source: str, runs: list[str], plain: list[str]) -> float:
    """What Japanese writes in katakana are names and foreign words, as are Latin letters."""
    there = [sounds.roman(word) for word in hearing.TOKEN.findall(source) if len(word) > 3]
    kept = sum(any(sounds.likeness(word, run) >= _LIKE for word in there) for run in runs)
    said = {word.lower() for word in _LATIN.findall(source)}
    kept += sum(word.lower() in said for word in plain)
    return _count(kept, len(runs) + len(plain) - kept, _LOAN)


def _named(kept: int, called: tuple[str, ...], worth: Weights) -> float:
    return _count(kept, min(4, len(called) - kept), worth.name)


def _count(kept: int, lost: int, worth: tuple[float, ...]) -> float:
    return worth[0] * min(kept, 4) + worth[1] * min(lost, 6)


def _figures(source: str, target: str, source_locale: str, locale: str, worth: Weights) -> float:
    theirs, mine = figures(source, source_locale), figures(target, locale)
    if not theirs and not mine:
        return 0.0
    same = figures_kept(theirs, mine)
    new = min(3, max(0, len(mine) - same))
    return _count(min(3, same), min(3, len(theirs) - same), worth.figure) + worth.figure[2] * new


def figures_kept(theirs: tuple[Figure, ...], mine: tuple[Figure, ...]) -> int:
    """How many figures of a source stand in the translation."""
    return sum(
        any(f.scaled[0] in o.scaled or f.values[0] in o.values for o in mine) for f in theirs
    )


def _alike(signs: tuple[str, ...], target: str, locale: str, worth: Weights) -> float:
    """Long words that the languages share."""
    if not signs:
        return 0.0
    abjad = locales.language(locale) in _ABJADS
    said = " ".join([sounds.soft(word, abjad=abjad) for word in words(target) if len(word) > 2])
    kept = sum(sign in said for sign in signs)
    return _count(kept, len(signs) - kept, worth.shared)


def _heard(called: tuple[str, ...], target: str, locale: str) -> int:
    """How many of the names the translation says."""
    if joined(locale):
        text = sounds.heard(target)
        return sum(sounds.sounds_in(name, text) for name in called)
    said = hearing.said(target, locale)
    return sum(said.says(name) for name in called)


def unnamed(source: str, target: str, locale: str) -> int:
    """How many of the source's names the translation does not say."""
    called = proper.called(source)
    return len(called) - _heard(called, target, locale)


def _marks(source: str, target: str, locale: str, worth: Weights) -> float:
    asks = bool(_ASKS.search(source)), bool(_ASKS.search(target))
    quotes = bool(marks(source).all), bool(marks(target).all)
    greek = locales.language(locale) == "el"
    return (0.0 if greek else _both(asks, worth.asks)) + _both(quotes, worth.quotes)


def _both(found: tuple[bool, bool], worth: tuple[float, float]) -> float:
    return worth[0] if all(found) else worth[1] if any(found) else 0.0


def _dates(source: str, target: str, source_locale: str, locale: str, worth: Weights) -> float:
    theirs = calendar.weekdays(source, source_locale)
    mine = calendar.weekdays(target, locale)
    if not theirs and not mine:
        return 0.0
    new = worth.day[2] * len(mine - theirs)
    return _count(len(theirs & mine), len(theirs - mine), worth.day) + new


def _countries(source: str, target: str, source_locale: str, locale: str, worth: Weights) -> float:
    codes = countries.named(source, source_locale)
    if not codes:
        return 0.0
    low = countries.folded(target)
    kept = sum(countries.present(code, low, locale) for code in codes)
    return _count(kept, len(codes) - kept, worth.country)


def _ideas(source: str, target: str, source_locale: str, locale: str) -> float:
    there, here = ideas.row(source_locale), ideas.row(locale)
    if not there or not here:
        return 0.0
    return ideas.weight(*ideas.echoed(ideas.named(source, there), target, here))
