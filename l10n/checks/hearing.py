"""What a translation says, by ear: are the names of its source among its words?"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise

from l10n import locales
from l10n.checks import consonants, sounds
from l10n.checks.words import small_words

CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
TOKEN = re.compile(r"[^\W\d_][\w'’׳]*")
LATIN_WORD = re.compile(r"(?<![\w@#.])[A-Z][a-zA-Z]{2,}")
KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2,}")
_RUN = re.compile(r"[^\s.,;:!?\"“”„«»()/–—।॥،؛؟۔-]+")  # vowel signs are no letters to \\w
_CLITICS = {
    "ar": re.compile("ال|لل|[وفبلك]"),
    "he": re.compile("[והשבלמכ]"),
}
_PARTED = frozenset({"ur"})  # long names are written as two words: Mersey side
# how like (of 1) the name a word must sound, where names are copied and where written by ear
_COPIED, BY_EAR = 0.7, 0.6
RESPELT = frozenset({"lv", "lt", "az", "sr", "bs"})  # written by ear, though in Latin letters
_LEAST = {
    **dict.fromkeys(RESPELT, BY_EAR),
    "Deva": 0.73, "Beng": 0.72, "Hebr": 0.67, "Arab": 0.66, "Aran": 0.66, "Geor": 0.62,
    "Kore": 0.63, "Jpan": 0.5,
}  # fmt: skip
_SOMEWHAT = 0.2  # less like is what a name may have become
_SYLLABLES = 4  # of a Korean word that may be more than one name
_MORE = 2  # letters that another word written together with the name has at least: Sandjego
_WHOLE = 5  # so many letters make a name found in any word: the adjective "brightoni"
_SILENT_R = re.compile(r"r(?=[^aeiouy]|$)")  # Ford and Ryder in Japanese and Korean


class Said:
    """The words of a translation, as they sound."""

    def __init__(self, text: str, locale: str) -> None:
        script, language = locales.script(locale), locales.language(locale)
        usual = _COPIED if script == "Latn" else BY_EAR
        self.text, self.locale = text, locale
        self.least = _LEAST.get(language, _LEAST.get(script, usual))
        self.cased = script in CASED
        self.eastern = script in {"Jpan", "Kore"}
        self.joined = script == "Jpan"
        self.script = script if consonants.known(script) else ""

    @cached_property
    def words(self) -> list[str]:
        """The words that may be names, romanized."""
        return list(dict.fromkeys(_words(self.text, self.locale)))

    @cached_property
    def kinds(self) -> dict[str, list[str]]:
        """The words by the kind of consonant they begin with, in scripts that have a table."""
        return consonants.kinds(_parted(self.text, self.locale), self.script)

    @cached_property
    def all(self) -> str:
        """Every word, where a name may stand in an adjective without a capital."""
        return " ".join(map(sounds.roman, self.text.split())) if self.cased else ""

    def says(self, name: str, least: float = 0.0) -> bool:
        """Is one of the words the name, copied, in some spelling or in some form?

        `least` is how like it must sound, where that is more than usual.
        """
        if name in self.text:
            return True
        least = max(least, self.least)
        return any(found >= least for found in self._likenesses(name))

    def likeness(self, name: str) -> float:
        """How like the name (0 to 1) the word is that is most like it."""
        return 1.0 if name in self.text else max(self._likenesses(name), default=0.0)

    def forms(self, name: str) -> set[str]:
        """Words that are somewhat like the name: what it may have become."""
        name, least = sounds.roman(name), self.least - _SOMEWHAT
        if self.script:
            near = [w for kind in consonants.begins(name) for w in self.kinds.get(kind, ())]
            return {w for w in near if consonants.likeness(name, w, self.script) >= least}
        return {word for word in self.words if self._near(name, word) >= least}

    def _likenesses(self, name: str) -> Iterator[float]:
        name = sounds.roman(name)
        bare = _SILENT_R.sub("", name) if self.eastern else name
        if self.script:
            for one in {name, bare}:
                yield from self._by_consonants(one)
            return
        if self._begins(name):
            yield 1.0
            return
        for one in {name, bare}:
            for word in self.words:
                yield self._near(one, word)

    def _by_consonants(self, name: str) -> Iterator[float]:
        for kind in consonants.begins(name):
            for word in self.kinds.get(kind, ()):
                yield consonants.likeness(name, word, self.script)
        for word in self.long:
            yield 1.0 if consonants.inside(name, word, self.script) else 0.0

    @cached_property
    def long(self) -> list[str]:
        least = _SYLLABLES if self.script == "Kore" else consonants.RUN
        return [word for word in _RUN.findall(self.text) if len(word) > least]

    def _begins(self, name: str) -> bool:
        """Does a word begin like the name, letter by letter?"""
        begin = name[:4]
        if len(name) > 3 and any(word[:4] == begin for word in self.words):
            return True
        return len(name) >= _WHOLE and name[:_WHOLE] in self.all

    def _near(self, name: str, word: str) -> float:
        """How like the romanized name a romanized word sounds."""
        found = sounds.likeness(name, word)
        if found < self.least and self._holds(name, word):
            return 1.0
        return found

    def _holds(self, name: str, word: str) -> bool:
        """Is the name written together with other words?"""
        if self.joined:
            return sounds.inside(name, word)
        return len(name) >= _WHOLE and len(word) > len(name) + _MORE and sounds.within(name, word)

    def near(self, name: str, word: str) -> bool:
        """Do the romanized name and word sound alike?"""
        return self._near(name, word) >= self.least


@lru_cache(maxsize=2048)
def said(text: str, locale: str) -> Said:
    """What a translation says; several checks ask about the same text one after the other."""
    return Said(text, locale)


def loans(text: str) -> list[str]:
    """The words in katakana, romanized."""
    return [sounds.roman(run) for run in KATAKANA.findall(text) if len(run) > 2]


def _words(text: str, locale: str) -> list[str]:
    script = locales.script(locale)
    if script in CASED:
        parts = (part for word in TOKEN.findall(text) for part in _unelided(word))
        found = [word for word in parts if not word[0].islower()]
    elif script == "Jpan":
        found = KATAKANA.findall(text) + LATIN_WORD.findall(text)
    else:
        found = _parted(text, locale)
    romanized = [sounds.roman(word) for word in found if word]
    if locales.language(locale) in _YOD:
        return [word.replace("j", "y") for word in romanized]
    return romanized


def _parted(text: str, locale: str) -> list[str]:
    """The words, as they are and without the small ones that are written together with them."""
    language = locales.language(locale)
    small = small_words().get(language, frozenset())
    found, clitics = _RUN.findall(text), _CLITICS.get(language)
    if language in _PARTED:
        both = (pair for pair in pairwise(found) if small.isdisjoint(pair))
        found += [one + other for one, other in both]
    for _ in range(2):
        found += [word[m.end() :] for word in found if clitics and (m := clitics.match(word))]
    return [word for word in dict.fromkeys(found) if not _is_small(word, small, clitics)]


def _is_small(word: str, small: frozenset[str], clitics: re.Pattern[str] | None) -> bool:
    """Is it no name, by itself or without what is written together with it?"""
    bare = clitics.sub("", word, count=1) if clitics and clitics.match(word) else word
    return not word or word in small or bare in small


def _unelided(word: str) -> tuple[str, ...]:
    """The word, and what stands after its apostrophe: d’Opichnia."""
    rest = _APOSTROPHE.split(word, maxsplit=1)[1:]
    return (word, rest[0]) if rest and rest[0] else (word,)


_APOSTROPHE = re.compile("['’]")
_YOD = frozenset({"lv", "lt", "sr", "hr", "bs", "sl"})  # j is the sound of yes
