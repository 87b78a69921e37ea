"""Persons and organisations keep their names: copied, or transcribed as they sound."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median

from l10n import locales
from l10n.checks import (
    Check,
    Context,
    Fault,
    consonants,
    countries,
    hearing,
    proper,
    role,
    sounds,
)
from l10n.model import Entry, Role, Severity

_UNHEARD = frozenset({"Hans", "Hant", "Thai", "Jpan"})  # words are not parted, or names are Han
_UNPARTED = frozenset({"Hans", "Hant", "Thai", "Jpan", "Kore"})
_SYLLABLES = frozenset({"vi"})  # foreign names keep their letters, its own words have marks
_NOUNS = frozenset({"de", "lb"})  # languages in which every noun has a capital
_LEAST = 3  # letters of a name
_TITLED = {Role.BREADCRUMB.value, Role.CATEGORY.value, Role.CREDIT.value}
_OPENS = ".!?:\"“„«»‘'–—-¿¡(*_["


_LATIN = re.compile(r"(?<![\w@#./])[A-Z][a-z]{2,}(?![\w@./])")
_BESIDE = re.compile(  # between letters of scripts that put no spaces: 在Instagram上
    r"(?<![A-Za-zÀ-ɏ\d_@#./])[A-Z][a-z]{2,}(?![A-Za-zÀ-ɏ\d_@./])"
)
_ORIGINAL = re.compile(r"(?<=\w) \(((?:[A-Z][a-z'’.-]* ?){1,4})\)")  # Tifānija Ng (Tiffany Ng)


def added(entry: Entry, context: Context) -> Iterator[Fault]:
    """Names that the translation has and the source has not."""
    if locales.language(context.locale) == locales.language(context.source_locale):
        return
    nations = countries.named(entry.source, context.source_locale)
    yield from _countries(nations, entry, context)
    for other in _foreign(entry, context):
        yield Fault(f"{other} is not named in the source", _where(other, entry))


def exchanged(entries: Sequence[Entry], context: Context) -> Iterator[tuple[Entry, Fault]]:
    """Names that are gone. One that is never heard in an article, or that has a form of its own
    there, is a hint.
    """
    if locales.language(context.locale) == locales.language(context.source_locale):
        return
    called = [_called(entry, context) for entry in entries]
    usual = _usual(entries, called, context)
    lost = [
        _lost(entry, names, usual, context) for entry, names in zip(entries, called, strict=True)
    ]
    everywhere = Counter(name for names, _ in called for name in names)
    nowhere: dict[str, list[Entry]] = {}
    for entry, (names, _) in zip(entries, lost, strict=True):
        for name in names:
            nowhere.setdefault(name, []).append(entry)
    for entry, (names, cities) in zip(entries, lost, strict=True):
        own = {
            name
            for name in names
            if 1 < len(nowhere[name]) == everywhere[name]
            or _reshaped(name, entry, nowhere[name], context)
        }
        for fault in _gone(entry, (names, cities), own, context) if names or cities else ():
            yield entry, fault


def _reshaped(name: str, entry: Entry, where: Sequence[Entry], context: Context) -> bool:
    """Has the translation a word that is somewhat like the name, and again where it is gone?"""
    forms = hearing.said(entry.target, context.locale).forms(name) if len(where) > 1 else set()
    return bool(forms) and any(
        not forms.isdisjoint(hearing.said(other.target, context.locale).forms(name))
        for other in where
        if other is not entry
    )


def _gone(
    entry: Entry, lost: tuple[list[str], list[str]], own: set[str], context: Context
) -> Iterator[Fault]:
    """`own` are names that have a form of their own in this article."""
    names, cities = lost
    new = _strangers(entry, context)
    script = locales.script(context.locale)
    unheard, blind = script in _UNHEARD, consonants.known(script)  # no capital shows another city
    nouns = locales.language(context.locale) in _NOUNS
    for name in (*names, *cities):
        told = Severity.HINT if name in own else None
        other = new.pop(0) if new else ""
        if other and nouns and name in cities:  # any noun may be the other one
            yield Fault(f"{name} is not named here", severity=told)
        elif other:
            yield Fault(f"{name} in the source, {other} here", _where(other, entry), severity=told)
        elif not unheard and (name in names or blind):
            yield Fault(f"{name} is not named here", severity=told)


def _where(word: str, entry: Entry) -> tuple[int, int]:
    at = entry.target.find(word)
    return at, at + len(word)


def _foreign(entry: Entry, context: Context) -> list[str]:
    """Words in Latin letters that the source has not, where they can only be names: among those
    of another script, or in brackets behind a name that is written by ear.
    """
    script = locales.script(context.locale)
    if script != "Latn":
        found = (_BESIDE if script in _UNPARTED else _LATIN).findall(entry.target)
    elif locales.language(context.locale) in hearing.RESPELT:
        found = [w for m in _ORIGINAL.finditer(entry.target) for w in _LATIN.findall(m[1])]
    else:
        return []
    low = entry.source.lower()
    return [word for word in found if word.lower() not in low]


Called = tuple[list[str], list[str]]


def _usual(
    entries: Sequence[Entry], called: Sequence[Called], context: Context
) -> dict[str, float]:
    """How like a name must sound that is named often enough here to know its form."""
    where: dict[str, list[str]] = {}
    for entry, (names, _) in zip(entries, called, strict=True):
        for name in names:
            where.setdefault(name, []).append(entry.target)
    return {
        name: min(_CERTAIN, median(_likenesses(name, targets, context.locale)) - _APART)
        for name, targets in where.items()
        if len(targets) >= _OFTEN
    }


def _likenesses(name: str, targets: Sequence[str], locale: str) -> list[float]:
    return [hearing.said(target, locale).likeness(name) for target in targets]


_OFTEN, _APART, _CERTAIN = 3, 0.12, 0.75


def _lost(entry: Entry, called: Called, usual: dict[str, float], context: Context) -> Called:
    """Names of the source that nothing in the translation sounds like; and cities by themselves,
    which are often said otherwise.
    """
    names, cities = called
    if not names and not cities:
        return called
    said = hearing.said(entry.target, context.locale)
    return (
        [n for n in names if not said.says(n, usual.get(n, 0.0))],
        [n for n in cities if not said.says(n)],
    )


def _called(entry: Entry, context: Context) -> Called:
    """The names of the source that are no place, and the places the translation does not name."""
    if role(entry) in _TITLED or locales.language(context.source_locale) in _NOUNS:
        return [], []
    named = proper.called(entry.source)
    seats = [name for name in named if name in _SEATS]
    persons = [name for name in named if name not in _SEATS]
    if not named or context.finder is None or context.places is None:
        return persons, seats
    mentions = context.finder.mentions(entry.source, context.source_locale)
    if not mentions:
        return persons, seats
    places = " ".join(mention.form for mention in mentions)
    missing = context.places.compare(entry.target, mentions).missing
    cities = [m.form for m in mentions if m.place in missing and m.place.kind == "city"]
    seats = [name for name in seats if name not in places]
    return [name for name in persons if name not in places], [*cities, *seats]


# places that stand for a government or a trade, which translations name instead
_SEATS = frozenset(
    """
    Ankara Athens Baghdad Beijing Berlin Brussels Cairo Canberra Damascus Hollywood Jerusalem Kabul
    Kremlin Kyiv London Madrid Moscow Ottawa Paris Pentagon Pyongyang Rome Seoul Tehran Tokyo Warsaw
    Washington Westminster
    """.split()  # noqa: SIM905 - a list of words is read as words
)


def _strangers(entry: Entry, context: Context) -> list[str]:
    """Words of the translation that are names and sound like nothing in the source."""
    script = locales.script(context.locale)
    if script == "Jpan":
        return _runs(entry, context)
    if script not in hearing.CASED:
        return []
    named = [word for word in hearing.TOKEN.findall(entry.source) if not word[0].islower()]
    source = [sounds.roman(word) for word in named]
    known = countries.stems(entry.source, context.source_locale, context.locale)
    plain = locales.language(context.locale) in _SYLLABLES
    return [
        word
        for word in _capitalised(entry.target)
        if not (plain and not word.isascii())
        and not any(stem in word.casefold() for stem in known)
        and not any(sounds.likeness(name, sounds.roman(word)) >= hearing.BY_EAR for name in source)
    ]


def _capitalised(text: str) -> Iterator[str]:
    """Words with a capital that begin no sentence and are no initials."""
    for match in hearing.TOKEN.finditer(text):
        word = match.group()
        before = text[: match.start()].rstrip()
        named = word[0].isupper() and not word.isupper() and len(word) >= _LEAST
        if named and before and not _opens(before):
            yield word


def _runs(entry: Entry, context: Context) -> list[str]:
    """Katakana that sounds like no word of the source."""
    said = hearing.said(entry.target, context.locale)
    words = [sounds.roman(word) for word in hearing.TOKEN.findall(entry.source)]
    runs = [run for run in hearing.KATAKANA.findall(entry.target) if len(run) > 2]
    return [run for run in runs if not any(said.near(w, sounds.roman(run)) for w in words)]


def _opens(before: str) -> bool:
    """Does a sentence begin after this? Not after "Sr." or "W."."""
    if before[-1] == ".":
        return len(before.rsplit(maxsplit=1)[-1]) > 4
    return before[-1] in _OPENS


def _countries(nations: frozenset[str], entry: Entry, context: Context) -> Iterator[Fault]:
    """A country of the source is not there, and another one is."""
    low = countries.folded(entry.target) if nations else ""
    for code in sorted(nations):
        if not countries.present(code, low, context.locale):
            other = countries.another(entry.target, entry.source, context)
            if other:
                name = locales.parse(context.locale).territories.get(code, code)
                yield Fault(f"{name} is not named here, {other} is")


NAMES = Check("names", Severity.WARNING, added, across=exchanged)
