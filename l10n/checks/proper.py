"""Which capitalised words of a source are names, that a translation copies or spells by ear."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from l10n import locales
from l10n.checks import ideas

_DATA = files("l10n.checks").joinpath("data")
_CAPITAL = re.compile(r"(?<![\w'’&])[^\W\d_a-zа-яіїєґ]\w*[^\W\d_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_TRIPLE = re.compile(r"\b[A-Z][a-z]{1,3} ([A-Z][a-z]{2,5})(?: [A-Z][a-z]|-([a-z]{2,5}))\b")
_OPENS = frozenset(".!?:\"“‘'*_[#(")
_TITLES = frozenset(
    "mr mrs ms dr sir dame lord lady president senator judge captain pope".split()  # noqa: SIM905 - read as words
)
# nationalities, and what English makes of verbs: Explainers, Stories, Bombings, Independence
_COMMON_ENDINGS = (
    "ian", "ians", "ish", "ese", "ans", "ists", "tion", "tions", "ment", "ments", "ness", "ship",
    "ings", "ers", "ors", "ies", "ance", "ence", "ology", "ives", "ity", "isms", "ism",
)  # fmt: skip
# ending -> what stands for it in the list of common words
_INFLECTED = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("ly", ""), ("er", ""), ("er", "e"), ("d", ""),
)  # fmt: skip


@cache
def _words(name: str) -> frozenset[str]:
    lines = _DATA.joinpath(name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


def ordinary(word: str) -> bool:
    """Does a translation put the word, though it has a capital, into its own language?"""
    return word in _words("ordinary.txt")


@cache
def _known() -> frozenset[str]:
    """Common and ordinary words, and the names of languages, which translations inflect."""
    named = (name.lower() for name in locales.parse("en").languages.values())
    languages = frozenset(name for name in named if " " not in name)
    listed = (_words(name) for name in ("common.txt", "newer.txt", "ordinary.txt"))
    return languages.union(*listed)


@lru_cache(maxsize=16384)
def common(word: str) -> bool:
    """Is the lower-case word one of the language's, in some form?"""
    known = _known()
    return word in known or any(form in known for form in bare(word))


def bare(word: str) -> Iterator[str]:
    """What the word may be a form of: cities → city, citie; longer than two letters."""
    for end, new in _INFLECTED:
        if word.endswith(end) and len(word) - len(end) >= 3:
            yield word[: -len(end)] + new


@lru_cache(maxsize=8192)
def called(text: str) -> tuple[str, ...]:
    """The names in an English text; a common word is one only after a title or a given name."""
    if titled(text):
        return ()
    found: list[str] = []
    syllables = _syllables(text)
    after, given = -1, False  # where the title or given name ends that stands right before
    for match in _CAPITAL.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        low = word.lower()
        joined = text[after : match.start()].strip(".") == " " if after >= 0 else False
        surname = joined and (given or not ordinary(low))
        alone = _begins(text, match.start()) and not _followed(text, match.end())
        half = bool(found) and text[: match.start()].endswith(f"{found[-1]}-")  # Askania-Nova
        named = _proper(word) and word not in syllables and not half
        if named and not alone and (surname or not common(low)):
            found.append(word)
        given = low in _words("given.txt")
        after = match.end() if given or low in _TITLES else -1
    return tuple(dict.fromkeys(found))


def _syllables(text: str) -> set[str]:
    """Jong and Yong in "Kim Jong-un" and "Ri Yong Ho", which many languages write in one word."""
    return {m[1] for m in _TRIPLE.finditer(text) if not m[2] or not common(m[2])}


def titled(text: str) -> bool:
    """Is It a Headline in Which Every Word Stands Capitalised?"""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _proper(word: str) -> bool:
    """No abbreviation, no nationality, no idea that every language has a word for."""
    return (
        len(word) >= 3
        and not word.isupper()
        and not word.endswith(_COMMON_ENDINGS)
        and word.lower() not in ideas.words("en")
    )


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in _OPENS


def _followed(text: str, end: int) -> bool:
    """Does another name follow a word that begins a sentence, so that it is one too?"""
    match = _CAPITAL.match(text, end + 1)
    return bool(match and text[end] == " " and not common(match.group().lower()))
