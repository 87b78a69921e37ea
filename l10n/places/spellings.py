"""Every spelling of a name that other standards, older names and Russian would give it.

Made by rule: other languages' tables on the native name, on its former names, and on its
Russian form respelt; English letter pairs; diacritics lost. Each with why it is not the
approved one.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache

from l10n.places import exonyms, facts
from l10n.places.pivots import ukrainian
from l10n.places.slips import habits, loosened, perturbed
from l10n.places.transcription import pairs, table, tables

CYRILLIC = ("be", "bg", "mk", "ru", "sr")
OTHER = ("ar", "el", "fa", "he", "hy", "ja", "ka", "ko", "zh")
LATIN = tuple(name for name in tables() if name not in {*CYRILLIC, *OTHER, "uk", "en_ru"})
OLD = "old name"  # why a name is not the approved one, when the place was once called so
MOST, FEW = 200, 12  # guesses at a Russian name, in English and in other languages
RUSSIAN = (
    ("(?<=[бвгджзклмнпрстф])[иі]", "е"), ("(?<=[бвгджзклмнпрстф])[иі]", "о"), (r"е\b", "ое"),
    (r"е\b", "о"), (r"(?:н?е|ое|ий)\b", "ый"), (r"ское\b", "ский"), ("^Олекс", "Алекс"),
    ("^Микол", "Никол"), ("^О(?=[хзт])", "А"), ("о(?=[сзд][ктн])", "а"), (r"ка\b", "ко"),
    (r"а\b", "ая"), (r"я\b", "ье"), ("е(?=[рлн][на])", "ё"), ("ив", "ов"), ("ив", "ев"),
    ("ы", "и"), (r"и\b", "ы"), ("(.)\\1", "\\1"), ("ьни", "льни"), ("В(?=иль)", ""), ("и", "о"),
    (r"зк(?=о|\b)", "жск"), ("^Розк", "Роск"),
)  # fmt: skip
STROKES = str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O"})
MARKS = re.compile("['’ʼʹʺ`´\"”‘]")


def plain(name: str) -> str:
    """The name without diacritics: Balaklija for Bałaklija."""
    if name.isascii():
        return name
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
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for new, old, russian, _year in facts.rows("renames.tsv"):
        found[new] = (*found.get(new, ()), (old, russian))
    return found


def former_name(native: str, form: str) -> str:
    """Which of its former names (in Ukrainian) a text calls the place by; "" where none is known.

    The likeliest: a form may be inflected, of Russian origin, or loosely spelt.
    """

    def likeness(old: str, ru: str) -> float:
        names = (old, ru, table("en").transcribe(old), table("en_ru").transcribe(ru))
        return max(SequenceMatcher(None, fold(name), fold(form)).ratio() for name in names)

    known = sorted(former().get(native, ()), key=lambda names: likeness(*names))
    return known[-1][0] if known else ""


def russian(native: str) -> tuple[str, ...]:
    """Its Russian name: the curated one, or what the usual correspondences may make of it."""
    curated = exonyms.table("ru").get(native)
    ruled = table("ru").transcribe(native)
    found = {
        curated.use if curated else ruled: None,
        ruled: None,
        native.replace("і", "и").replace("ї", "и").replace("є", "е"): None,
    }
    for _ in range(2):
        for name in tuple(found):
            found |= dict.fromkeys(re.sub(old, new, name) for old, new in RUSSIAN)
            found |= dict.fromkeys(re.sub(old, new, name, count=1) for old, new in RUSSIAN[:2])
        if len(found) > MOST:
            break
    most = tuple(found)[:MOST]
    return tuple(dict.fromkeys(form for name in most for form in (name, name.replace("ё", "е"))))


@lru_cache(maxsize=4096)
def latin(native: str) -> dict[str, str]:
    """Latin spelling → what it is: the usual ones, then every language's own slips."""
    found = dict(usual(native))
    respelt = [ukrainian(ru, "ru") for ru in russian(native)[:FEW]]
    old = [name for was, ru in former().get(native, ()) for name in (was, ukrainian(ru, "ru"))]
    for name in ("de", "fr", "pl", "cs", "sv", "nl"):
        use = table(name).transcribe
        _add(found, loosened([use(native)], name), "loose spelling")
        _add(found, loosened(map(use, respelt), name, rounds=1), "loose spelling")
        _add(found, loosened(map(use, old), name, rounds=1), OLD)
    return found | {name: why for name, why in _bare(found).items() if name not in found}


def usual(native: str) -> dict[str, str]:
    """What an English text may call the place: standards, Russian, former names, letter pairs."""
    found: dict[str, str] = {}
    for name in LATIN:
        _add(found, [table(name).transcribe(native)], _label(name))
    russians = russian(native)
    for name in LATIN:
        _add(found, _from_russian(russians[0], name), "from Russian")
    _add(found, [table("en_ru").transcribe(ru) for ru in russians], "from Russian")
    _add(found, historical().get(native, ()), OLD)
    for old, ru in former().get(native, ()):
        _add(found, _once(old, ru), OLD)
    for other in curated_languages():
        if exonym := exonyms.table(other).get(native):
            _add(found, (exonym.use, exonym.avoid), f"name in {other}")
    base = [table(name).transcribe(native) for name in ("en", "en_bgn1965")]
    _add(found, perturbed(base), "loose spelling")
    near = [table("en_ru").transcribe(ru) for ru in (russians[0], russians[0].replace("ё", "е"))]
    _add(found, loosened([*near, *base], "en"), "loose spelling")
    return found | {name: why for name, why in _bare(found).items() if name not in found}


def _bare(found: Mapping[str, str]) -> dict[str, str]:
    """The names without hyphens, diacritics and apostrophes."""
    bare: dict[str, str] = {}
    _add(bare, [name.replace("-", " ") for name in found if "-" in name], "hyphen lost")
    _add(bare, [less for name in found if (less := MARKS.sub("", plain(name)))], "diacritics lost")
    return bare


# how a soft е is heard in names taken straight from Russian: Dniepropietrowsk, Artěmovsk
SOFT_E = {
    "pl": (("(?<=[bdfghkłmnprstwz])e", "ie"), ("(?<=[bdfghkmnprstwz])jo", "io")),
    "cs": (("(?<=[dtn])e", "ě"),),
    "hu": (("(?<=[nt])e", "ye"), ("de", "gye"), ("(?<=[nt])jo", "yo")),
}


def respelt(ru: str) -> Iterable[str]:
    """A Russian name as if Ukrainian; ё is heard as йо and read as е."""
    for name in dict.fromkeys((ru, ru.replace("ё", "е"), ru.replace("ё", "йо"))):
        yield ukrainian(name, "ru")


def _from_russian(ru: str, name: str) -> Iterable[str]:
    """A Russian name in one table, then with every е soft."""
    own = f"{name}-ru"  # a language's own way for Russian: Kriwoi Rog
    for native in respelt(ru):
        if own in pairs():
            yield table(own).transcribe(native)
        plain_e = table(name).transcribe(native)
        yield plain_e
        soft = plain_e
        for old, new in SOFT_E.get(name, ()):
            soft = re.sub(old, new, soft)
        yield soft


def _once(old: str, ru: str) -> Iterable[str]:
    """A former name in every table, from Ukrainian and from Russian."""
    for name in LATIN:
        yield table(name).transcribe(old)
        yield from _from_russian(ru, name)
    english = table("en_ru").transcribe(ru)
    yield english
    yield from perturbed([english, table("en").transcribe(old)])


@cache
def historical() -> Mapping[str, tuple[str, ...]]:
    """Native name → its names of other times, in Latin letters."""
    return {row[0]: tuple(row[1:]) for row in facts.rows("historical.tsv")}


def cyrillic(native: str) -> dict[str, str]:
    """Cyrillic spelling → what it is."""
    found: dict[str, str] = {native: "Ukrainian name"}
    for name in CYRILLIC:
        _add(found, [table(name).transcribe(native)], _label(name))
    russians = russian(native)
    _add(found, russians, "from Russian")
    _add(found, _in_cyrillic(russians[0]), "from Russian")
    for old, ru in former().get(native, ()):
        _add(found, [old, ru], OLD)
        _add(found, [table(name).transcribe(old) for name in CYRILLIC], OLD)
        _add(found, _in_cyrillic(ru), OLD)
    lost = {MARKS.sub("", name): f"{why}, apostrophe lost" for name, why in found.items()}
    return found | {name: why for name, why in lost.items() if name not in found}


def _in_cyrillic(ru: str) -> Iterable[str]:
    """A Russian name in Ukrainian and in every other Cyrillic spelling."""
    for native in respelt(ru):
        yield native
        yield from (table(name).transcribe(native) for name in CYRILLIC)


def own(native: str, name: str) -> dict[str, str]:
    """Spellings by the one table `name`, from Russian and former names.

    Names of two letters stand in other words, Chinese ones above all: they are left out.
    """
    found: dict[str, str] = {}
    use = table(name).transcribe
    _add(found, [use(native)], _label(name))
    _add(found, _from_russian(russian(native)[0], name), "from Russian")
    for old, ru in former().get(native, ()):
        _add(found, [use(old), *_from_russian(ru, name)], OLD)
    return {made: why for made, why in found.items() if len(made) > 2}


def loose(native: str, name: str) -> dict[str, str]:
    """The same with the language's other habits of writing, old names among them."""
    base = own(native, name)
    if name in CYRILLIC:
        base |= {native: ""}
    if f"{name}-full" in pairs():  # with the vowels it may leave out
        base |= {table(f"{name}-full").transcribe(native): ""}
    found: dict[str, str] = {}
    for spelling, why in base.items():
        _add(found, habits(spelling, name), OLD if why == OLD else "loose spelling")
    return {made: why for made, why in found.items() if len(made) > 2}


@cache
def curated_languages() -> tuple[str, ...]:
    """Languages in Latin script that have curated names."""
    names = {item.stem for item in (facts.DATA / "exonyms").iterdir()}
    return tuple(sorted(names - {*CYRILLIC, *OTHER, "hi", "ur", "bn", "th", "kk"}))


def _add(found: dict[str, str], names: Iterable[str], why: str) -> None:
    for name in names:
        if name and not name[0].islower():
            found.setdefault(name, why)


def _label(name: str) -> str:
    return f"spelling of {name}"
