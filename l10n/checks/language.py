"""The translation is in another language than it should be."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from l10n import locales
from l10n.checks import Check, Context, Fault
from l10n.checks.words import small_words, spoken, words
from l10n.model import Entry, Severity

_LONG = 8  # words from which a guess is worth making
_ARABIC, _HAN = "\u0600-\u06ff\ufb50-\ufdff", "\u4e00-\u9fff"
_BLOCKS = {
    "Latn": "A-Za-zÀ-ɏḀ-ỿ", "Cyrl": "\u0400-\u052f", "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arab": _ARABIC, "Aran": _ARABIC, "Hebr": "\u0590-\u05ff", "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff", "Thai": "\u0e00-\u0e7f", "Armn": "\u0530-\u058f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf", "Jpan": f"\u3040-\u30ff{_HAN}", "Hans": _HAN,
    "Hant": _HAN, "Kore": f"\uac00-\ud7af{_HAN}",
}  # fmt: skip


@cache
def _letters(script: str) -> re.Pattern[str] | None:
    block = _BLOCKS.get(script)
    return re.compile(f"[{block}]+") if block else None


@cache
def _speakers() -> Mapping[str, tuple[str, ...]]:
    """Small word -> the languages that have it."""
    table: dict[str, tuple[str, ...]] = {}
    for code, small in small_words().items():
        for word in small:
            table[word] = (*table.get(word, ()), code)
    return table


def foreign(entry: Entry, context: Context) -> Iterator[Fault]:
    here = locales.language(context.locale)
    if here == locales.language(context.source_locale):
        return
    script = locales.script(context.locale)
    if fault := _other_script(entry.target, script):
        yield fault
    elif script in {"Latn", "Cyrl"}:
        yield from _other_words(entry, here)


def _other_script(text: str, script: str) -> Fault | None:
    """Hardly a letter of the locale's script, in a text long enough to have some; code and
    addresses are in no language.
    """
    pattern = _letters(script)
    if pattern is None or len(text) < 30:
        return None
    own = sum(map(len, pattern.findall(text)))
    if own * 2 >= len(text):
        return None  # more than half of all signs
    letters = sum(c.isalpha() for c in spoken(text))
    if letters >= 20 and own < 0.2 * letters:
        return Fault("not in the script of this locale", (0, len(text)))
    return None


def _other_words(entry: Entry, here: str) -> Iterator[Fault]:
    """Three times as many small words of another language as of its own."""
    table = small_words()
    own = table.get({"nn": "nb", "no": "nb", "bs": "hr"}.get(here, here))
    if own is None:
        return
    said = [word for word in words(spoken(entry.target)) if not word.isdigit()]
    mine = sum(map(own.__contains__, said))
    if len(said) < _LONG or mine * 8 >= len(said):
        return
    speakers = _speakers()
    found = Counter(code for word in said for code in speakers.get(word, ()) if code != here)
    for code, n in found.most_common(1):
        kinds = {word for word in said if code in speakers.get(word, ())}
        if len(kinds) >= 3 and n >= 3 * mine and n * 4 >= len(said):
            name = locales.parse(code).get_display_name("en")
            yield Fault(f"reads like {name}", (0, len(entry.target)))


LANGUAGE = Check("language", Severity.ERROR, foreign)
