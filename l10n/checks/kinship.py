"""How likely one text is the other's translation, without a dictionary and without a model.

Length, figures, names as they sound, words the languages share, ideas, question and quotation
marks each speak for or against; their weights (natural logarithms of likelihood ratios) add up.
"""

import math
import re
from functools import cache, lru_cache
from importlib.resources import files

from l10n import locales
from l10n.checks import ideas, sounds
from l10n.checks.figures import figures
from l10n.checks.quotes import marks

_LENGTHS = files("l10n.checks").joinpath("data", "lengths.tsv")
_WORDS = files("l10n.checks").joinpath("data", "ordinary.txt")
_CAPITAL = re.compile(r"(?<![\w'’])[^\W\d_a-zа-яіїєґ]\w*[^\W\d_]+")
_LONG = re.compile(r"\b[a-z]{6,}\b")
_ASKS = re.compile(r"[?？؟՞]")
_ABJADS = frozenset({"ar", "fa", "he", "ur"})
UNSPACED = frozenset({"Jpan", "Hans", "Hant", "Thai", "Kore"})
_LOOSE = frozenset({"ja", "zh", "ko"})


@cache
def _ordinary() -> frozenset[str]:
    lines = _WORDS.read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


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
    off = math.log((len(target) + 5) / (len(source) + 5)) - expected
    spread = math.sqrt(0.0169 + 1.2 / (len(source) + 5))
    known = here in table and there in table
    return off, spread * (1.3 if here in _LOOSE or not known else 1.0)


@lru_cache(maxsize=8192)
def names(text: str) -> tuple[str, ...]:
    """Capitalised words of the text that hardly anything but a name explains."""
    if _titled(text):
        return ()
    found: list[str] = []
    for match in _CAPITAL.finditer(text):
        word = re.sub(r"['’]s?$", "", match.group())
        before = text[: match.start()].rstrip()
        if (
            len(word) >= 3
            and before
            and before[-1] not in ".!?:\"“‘'*_[#"
            and word.lower() not in _ordinary()
        ):
            found.append(word)
    return tuple(dict.fromkeys(found))


def _titled(text: str) -> bool:
    """Is It a Headline in Which Every Word Stands Capitalised?"""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


@lru_cache(maxsize=8192)
def _shared(text: str) -> tuple[str, ...]:
    """Beginnings of the long words, as they sound: parliament, referendum, general."""
    signs = (sounds.skeletons(word)[0] for word in _LONG.findall(text))
    return tuple(sign[:4] for sign in signs if len(sign) >= 4)


def score(source: str, target: str, source_locale: str, locale: str, enough: float = 9.0) -> float:
    """Above 0 speaks for a translation; below -1 hardly any is, two of a hundred at most.

    What takes long, listening for names, is left out where the rest is so strong that no name
    could bring the score down to `enough`.
    """
    off, spread = shortfall(source, target, source_locale, locale)
    length = -off * off / 2 / spread**2 - math.log(spread) + off * off / 1.125 + math.log(0.75)
    so_far = (
        max(-8.0, length)
        + _figures(source, target, source_locale, locale)
        + _marks(source, target, locale)
        + _ideas(source, target, source_locale, locale)
    )
    if so_far - 1.6 * len(names(source)) - 1.2 > enough:
        return so_far
    return so_far + _sounds(source, target, locale)


def _figures(source: str, target: str, source_locale: str, locale: str) -> float:
    theirs, mine = figures(source, source_locale), figures(target, locale)
    same = sum(
        any(f.scaled[0] in o.scaled or f.values[0] in o.values for o in mine) for f in theirs
    )
    return 4 * same - 2.5 * (len(theirs) - same) - 2 * max(0, len(mine) - same)


def _sounds(source: str, target: str, locale: str) -> float:
    called = names(source)
    shared = _shared(source) if source.isascii() or locales.script(locale) == "Latn" else ()
    if not called and not shared:
        return 0.0
    abjad = locales.language(locale) in _ABJADS
    latin = locales.script(locale) == "Latn"
    text = sounds.heard(target, abjad=abjad)
    inside = locales.script(locale) in UNSPACED
    kept = sum(sounds.sounds_in(name, text, abjad=abjad, inside=inside) for name in called)
    likely, chance = (0.8, 0.04) if latin else (0.5, 0.04)
    total = _weigh(kept, len(called), likely, chance)
    alike = sum(sign in text[1] for sign in shared)
    likely, chance = (0.25, 0.03) if latin else (0.12, 0.03)
    return total + max(-4.0, min(4.0, _weigh(alike, len(shared), likely, chance) / 2))


def _weigh(kept: int, of: int, likely: float, chance: float) -> float:
    return kept * math.log(likely / chance) + (of - kept) * math.log((1 - likely) / (1 - chance))


def _marks(source: str, target: str, locale: str) -> float:
    total = 0.0
    if locales.language(locale) != "el":
        asks = bool(_ASKS.search(source)), bool(_ASKS.search(target))
        total += 2 if all(asks) else -2 if any(asks) else 0
    quotes = bool(marks(source).all), bool(marks(target).all)
    return total + (0.6 if all(quotes) else -1.3 if any(quotes) else 0.3)


def _ideas(source: str, target: str, source_locale: str, locale: str) -> float:
    there, here = ideas.row(source_locale), ideas.row(locale)
    if not there or not here:
        return 0.0
    return ideas.weight(*ideas.echoed(ideas.named(source, there), target, here))
