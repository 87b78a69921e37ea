"""How languages bend the names of places: one file per language, each holding one `Language`.

A file is found by its name (`pl.py` for the locale `pl` or `pl_PL`) and loaded when a text of
that language is first read. Its heart is `bend`: one word of a name in, its forms out, as pairs
(case, form); the first form of a case is the one to write, the others are only understood.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from l10n import locales

Forms = list[tuple[str, str]]
Bend = Callable[[str], Forms]


def stay(_word: str) -> Forms:
    """The word has one form."""
    return []


def unglued(_word: str) -> Iterator[str]:
    """Nothing is written together with the name, in front of it."""
    return iter(())


def same(left: str, _old: str, _new: str) -> str | None:
    """The words before the name stay as they are."""
    return left


def as_is(_written: str, form: str) -> str:
    """A form is written as it is."""
    return form


@dataclass(frozen=True)
class Language:
    """How one language bends a name.

    `bend` gives the forms of a word, `adjective` those of a word that can be an adjective (an
    empty list when it cannot). With `agree` the words of a name bend each by itself (Кривого
    Рогу), without it `bend` is given the whole name (Kryvyi Rihin). `heads` matches words such
    as Republic or Sea, which bend while their genitive stays; `agreement` has, for a head's
    ending, the endings of adjectives that agree with it and "*" for a plural or "+" for a
    masculine (whose cases the adjective may mark so: "*gen"); `sure` are endings that only
    adjectives have, `qualities` common ones (New, White). `loose` are little words after which
    a name is frozen (nad, на), `ands` join two nouns (Bośnia i Hercegowina). `irregular` maps
    words to endings tables. `governs` maps prepositions to the cases after them; `bare` names
    the cases a name can have without one, `kinds` matches words such as town, after which it
    stays nominative. `peel` gives what remains of a word without the prefixes glued to it (d',
    ב, بال). `liaison(left, old, new)` mends the words before a replaced name (d'Izioum → de
    Kharkiv); None: a person must look. `fit(written, form)` spells a form as what stood there
    asks (لل). `spaced` is False where words are not separated, and `edges` are patterns of what
    must stand before and after a name there. `phrases` are names of other things, never touched
    (Dynamo Kijów). `homographs` are common words a sentence may begin with. `plurals` has, for
    a common word's ending, those of its plural.
    """

    name: str
    bend: Bend = stay
    adjective: Bend = stay
    agree: bool = False
    heads: str = ""
    agreement: tuple[tuple[str, str, str], ...] = ()
    sure: str = ""
    qualities: str = ""
    loose: frozenset[str] = frozenset()
    ands: frozenset[str] = frozenset()
    irregular: Mapping[str, str] = field(default_factory=dict)
    governs: Mapping[str, str] = field(default_factory=dict)
    bare: tuple[str, ...] = ()
    kinds: str = ""
    peel: Callable[[str], Iterator[str]] = unglued
    liaison: Callable[[str, str, str], str | None] = same
    fit: Callable[[str, str], str] = as_is
    spaced: bool = True
    edges: tuple[str, str] = ("", "")
    phrases: tuple[str, ...] = ()
    homographs: frozenset[str] = frozenset()
    plurals: tuple[tuple[str, str], ...] = ()


def fuller(table: Mapping[str, str]) -> Callable[[str, str, str], str | None]:
    """A `liaison` for prepositions that take a vowel before some names: w Iziumie, we Lwowie.

    `{"w we": "[wf][^aeiouy]"}` → short and full form, and how the names begin that ask for it.
    """
    known = [(pair.split(), re.compile(f"(?i){start}")) for pair, start in table.items()]

    def liaison(left: str, old: str, new: str) -> str | None:
        match = re.search(r"(?<![\w'’-])(\w{1,3})\s$", left)
        for words, start in known if match else ():
            before, after = bool(start.match(old)), bool(start.match(new))
            if match and before != after and match[1].lower() == words[before]:
                wanted = words[after]
                cased = wanted.capitalize() if match[1][0].isupper() else wanted
                return left[: match.start(1)] + cased + left[match.end(1) :]
        return left

    return liaison


def prepositions(table: Mapping[str, str]) -> dict[str, str]:
    """`{"loc acc": "w na"}` → each preposition with the cases after it."""
    return {word: cases for cases, words in table.items() for word in words.split()}


PLAIN = Language("")
KIN = {"nb": "no", "nn": "no", "bs": "hr", "cnr": "hr", "sh": "hr", "sr_latn": "hr", "iw": "he"}
KIN |= {"in": "id", "ms": "id", "yue": "zh", "mo": "ro", "fil": "id"}


@cache
def language(locale: str) -> Language:
    """The language of a locale; one whose words never change where no file tells."""
    code = locales.cldr(locale).lower()
    code = KIN.get("_".join(code.split("_")[:2])) or KIN.get(code.split("_")[0], code.split("_")[0])
    module = f"{__name__}.{code}"
    if not code.isalpha() or find_spec(module) is None:
        return PLAIN
    found = import_module(module).LANGUAGE
    assert isinstance(found, Language)  # noqa: S101 - the room's contract
    return found


@dataclass(frozen=True)
class Row:
    """Words ending in `ending` (a pattern) take the endings `table`, stuck to a stem.

    The stem is the word with the match of `ending` replaced by `stem`.
    """

    ending: re.Pattern[str]
    stems: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]


@cache
def slots(table: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`"gen a u; ins em"` → (("gen", ("a", "u")), ("ins", ("em",))); `0` is no ending."""
    parts = (part.split() for part in table.split(";") if part.strip())
    return tuple((case, tuple(ends)) for case, *ends in parts)


def plural(table: str, mark: str = "*") -> str:
    """The table of an adjective's plural, its cases marked: "*gen ych"."""
    return "; ".join(mark + part.strip() for part in table.split(";"))


def row(ending: str, *stems: tuple[str, str]) -> Row:
    """A row from a pattern and pairs (what replaces its match, endings table)."""
    return Row(re.compile(f"(?:{ending})$"), tuple((stem, slots(table)) for stem, table in stems))


def declension(rows: Iterable[Row], glue: Callable[[str, str], str | None]) -> Bend:
    """A `bend` that takes the first row whose ending fits; `glue` sticks ending to stem.

    `glue` is given endings as the table has them (`~e` asks for a softened stem) and returns
    None where the two cannot meet.
    """
    table = tuple(rows)

    def bend(word: str) -> Forms:
        for line in table:
            match = line.ending.search(word)
            if match:
                return list(_row_forms(line, word, match, glue))
        return []

    return bend


def _row_forms(
    line: Row, word: str, match: re.Match[str], glue: Callable[[str, str], str | None]
) -> Iterator[tuple[str, str]]:
    for replacement, table in line.stems:
        stem = word[: match.start()] + match.expand(replacement)
        for case, ends in table:
            for end in ends:
                form = word if end == "=" else glue(stem, "" if end == "0" else end)
                if form:
                    yield case, form


def join(stem: str, ending: str) -> str:
    """Plain gluing."""
    return stem + ending


def endings(lemma: str, table: str) -> Forms:
    """The forms of an irregular word: whole (spaces written `_`), or `-ending` stuck to it."""
    return [
        (case, lemma + form[1:] if form.startswith("-") else form.replace("_", " "))
        for case, forms in slots(table)
        for form in forms
    ]


def alike(table: str, words: str, lost: int = 0) -> dict[str, str]:
    """Irregular words that bend alike: `{}` in the table is each less its last `lost` letters."""
    return {word: table.replace("{}", word[: len(word) - lost]) for word in words.split()}
