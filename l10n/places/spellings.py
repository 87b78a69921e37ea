"""Every spelling of a name that other standards, older names and Russian would give it.

Made by rule: other languages' tables on the native name, on its former names, and on its
Russian form respelt; English letter pairs; diacritics lost. Each with why it is not the
approved one.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from l10n.places import exonyms
from l10n.places.pivots import ukrainian
from l10n.places.transcription import table, tables

CYRILLIC = ("be", "bg", "mk", "ru", "sr")
OTHER = ("ar", "el", "fa", "he", "hy", "ja", "ka", "ko", "zh")
LATIN = tuple(name for name in tables() if name not in {*CYRILLIC, *OTHER, "en_ru"})
PAIRS = (
    ("ii", "iy"), ("ii", "yi"), ("iia", "iya"), ("iia", "ia"), ("ia", "ya"), ("iu", "yu"),
    ("ie", "ye"), ("yi", "y"), ("yy", "y"), ("iy", "y"), ("kyi", "ky"), ("kyi", "kyy"),
    ("kyi", "ki"), ("zh", "z"), ("kh", "h"), ("h", "g"), ("tts", "ts"), ("nn", "n"),
    ("zhzh", "zh"), ("zhzhia", "zhia"), ("ss", "s"), ("y", "i"), ("skyi", "sky"), ("ts", "c"),
    ("ai", "ay"), ("oi", "oy"), ("ei", "ey"), ("i", "y"), ("aiv", "ayiv"), ("aiv", "aev"),
    ("iivka", "iyivka"),
)  # fmt: skip
STROKES = str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O"})
MARKS = re.compile("['’ʼʹʺ`´\"”‘]")


def plain(name: str) -> str:
    """The name without diacritics: Balaklija for Bałaklija."""
    bare = "".join(
        c
        for c in unicodedata.normalize("NFD", name.translate(STROKES))
        if not unicodedata.combining(c)
    )
    return unicodedata.normalize("NFC", bare)


def fold(name: str) -> str:
    """What spellings are compared by: no case, no diacritics, no apostrophes."""
    return MARKS.sub("", plain(name).casefold())


@cache
def former() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Native name → its former names, (Ukrainian, Russian) each."""
    text = (resources.files("l10n.places") / "data" / "renames.tsv").read_text("utf-8")
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            new, old, russian, _year = line.split("\t")
            found[new] = (*found.get(new, ()), (old, russian))
    return found


def russian(native: str) -> tuple[str, ...]:
    """Its Russian name: the curated one, or made by rule."""
    curated = exonyms.table("ru").get(native)
    ruled = table("ru").transcribe(native)
    return tuple(dict.fromkeys((curated.use, ruled) if curated else (ruled,)))


def latin(native: str) -> dict[str, str]:
    """Latin spelling → what it is."""
    found: dict[str, str] = {}
    sets = [((native,), russian(native), "")]
    sets += [((old,), (ru,), "old name") for old, ru in former().get(native, ())]
    for ukrainians, russians, why in sets:
        for name in LATIN:
            _add(found, (table(name).transcribe(uk) for uk in ukrainians), why or _label(name))
        respelt = [ukrainian(ru, "ru") for ru in russians]
        for name in LATIN:
            _add(found, (table(name).transcribe(uk) for uk in respelt), why or "from Russian")
        english = [table("en_ru").transcribe(ru) for ru in russians]
        _add(found, english, why or "from Russian")
        base = [table(name).transcribe(native) for name in ("en", "en_bgn1965")]
        _add(found, perturbed(english if why else base), why or "loose spelling")
    for language in curated_languages():
        if exonym := exonyms.table(language).get(native):
            _add(found, (exonym.use, exonym.avoid), f"name in {language}")
    _add(found, [bare for name in found if (bare := MARKS.sub("", plain(name)))], "diacritics lost")
    return found


def cyrillic(native: str) -> dict[str, str]:
    """Cyrillic spelling → what it is."""
    found: dict[str, str] = {native: "Ukrainian name"}
    for name in CYRILLIC:
        _add(found, [table(name).transcribe(native)], _label(name))
    _add(found, russian(native), "from Russian")
    for old, ru in former().get(native, ()):
        _add(found, [old, ru], "old name")
        _add(found, [table(name).transcribe(old) for name in CYRILLIC], "old name")
    return found


def own(native: str, name: str) -> dict[str, str]:
    """Spellings by the one table `name` and its like, from Russian and former names."""
    found: dict[str, str] = {}
    use = table(name).transcribe
    _add(found, [use(native)], _label(name))
    _add(found, [use(ukrainian(ru, "ru")) for ru in russian(native)], "from Russian")
    for old, ru in former().get(native, ()):
        _add(found, [use(old), use(ukrainian(ru, "ru"))], "old name")
    return found


def perturbed(base: Iterable[str]) -> set[str]:
    """English spellings with letter pairs exchanged, twice over."""
    found = set(base)
    for _ in range(2):
        for word in tuple(found):
            found |= {word.replace(old, new) for old, new in PAIRS if old in word}
        if len(found) > 400:
            break
    return found


@cache
def curated_languages() -> tuple[str, ...]:
    """Languages in Latin script that have curated names."""
    folder = resources.files("l10n.places") / "data" / "exonyms"
    names = {item.name.removesuffix(".tsv") for item in folder.iterdir()}
    return tuple(sorted(names - {*CYRILLIC, *OTHER, "hi", "ur", "bn", "th", "kk"}))


def _add(found: dict[str, str], names: Iterable[str], why: str) -> None:
    for name in names:
        if name and name[0].isupper():
            found.setdefault(name, why)


def _label(name: str) -> str:
    return f"spelling of {name}"
