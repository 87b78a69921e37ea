"""What a translation says, by ear: are the names of its source among its words?"""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise

from l10n import locales
from l10n.checks import sounds

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
    "Deva": 0.65, "Beng": 0.62, "Kore": 0.56, "Hebr": 0.61, "Arab": 0.58, "Jpan": 0.5, "Geor": 0.6,
    "ur": 0.62,
}  # fmt: skip
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

    @cached_property
    def words(self) -> list[str]:
        """The words that may be names, romanized."""
        return list(dict.fromkeys(_words(self.text, self.locale)))

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

    def _likenesses(self, name: str) -> Iterator[float]:
        name = sounds.roman(name)
        if self._begins(name):
            yield 1.0
            return
        bare = _SILENT_R.sub("", name) if self.eastern else name
        for one in {name, bare}:
            for word in self.words:
                yield self._near(one, word)

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


def _words(text: str, locale: str) -> list[str]:
    script = locales.script(locale)
    if script in CASED:
        parts = (part for word in TOKEN.findall(text) for part in _unelided(word))
        found = [word for word in parts if not word[0].islower()]
    elif script == "Jpan":
        found = KATAKANA.findall(text) + LATIN_WORD.findall(text)
    else:
        found = _RUN.findall(text)
        clitics = _CLITICS.get(locales.language(locale))
        for _ in range(2):
            found += [word[m.end() :] for word in found if clitics and (m := clitics.match(word))]
        if locales.language(locale) in _PARTED:
            found += [one + other for one, other in pairwise(found)]
    romanized = [sounds.roman(word) for word in found if word]
    if locales.language(locale) in _YOD:
        return [word.replace("j", "y") for word in romanized]
    return romanized


def _unelided(word: str) -> tuple[str, ...]:
    """The word, and what stands after its apostrophe: d’Opichnia."""
    rest = _APOSTROPHE.split(word, maxsplit=1)[1:]
    return (word, rest[0]) if rest and rest[0] else (word,)


_APOSTROPHE = re.compile("['’]")
_YOD = frozenset({"lv", "lt", "sr", "hr", "bs", "sl"})  # j is the sound of yes
