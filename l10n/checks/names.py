"""Persons and organisations keep their names: copied, or transcribed as they sound."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from l10n import locales
from l10n.checks import Check, Context, Fault, countries, ideas, kinship, role, sounds
from l10n.model import Entry, Role, Severity

_CASED = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
_ABJADS = frozenset({"ar", "fa", "he", "ur"})
_CAPITAL = re.compile(r"(?<![\w'’-])[^\W\d_][\w'’-]*")
_RESPELLING = frozenset({"lv", "lt", "az", "sr", "vi"})  # they write foreign names by ear
_SYLLABLES = frozenset({"vi"})  # foreign names keep their letters, its own words have marks
# nationalities, and what English makes of verbs: Explainers, Stories, Bombings, Independence
_COMMON_ENDINGS = (
    "ian", "ians", "ish", "ese", "ans", "ists", "tion", "tions", "ment", "ments", "ness", "ship",
    "ings", "ers", "ors", "ies", "ance", "ence", "ology", "ives", "ity", "isms", "ism",
)  # fmt: skip
_TITLED = {Role.BREADCRUMB.value, Role.CATEGORY.value, Role.CREDIT.value}
_OPENS = ".!?:\"“„«»‘'–—-¿¡(*_["
_SPELT, _HEARD = 68, 50  # how like (of 100) a name in other letters must be to the name
_ALIKE = 55  # romanized names this similar, of a hundred, are one name in two spellings


def exchanged(entry: Entry, context: Context) -> Iterator[Fault]:
    if locales.language(context.locale) == locales.language(context.source_locale):
        return
    nations = countries.named(entry.source, context.source_locale)
    yield from _countries(nations, entry, context)
    lost = _lost(entry, context)
    if not lost:
        return
    if locales.script(context.locale) not in _CASED:
        yield from _unheard(lost, entry, context)
        return
    new = _strangers(entry, context)
    for name in lost:
        other = next((word for word in new if _another(name, word)), None)
        if other:
            new.remove(other)
            at = entry.target.find(other)
            yield Fault(f"{name} in the source, {other} here", (at, at + len(other)))


def _lost(entry: Entry, context: Context) -> list[str]:
    """Names of the source that nothing in the translation sounds like."""
    called = _called(entry, context)
    rest = [name for name in called if name not in entry.target]
    if not rest:
        return []
    abjad = locales.language(context.locale) in _ABJADS
    text = sounds.heard(entry.target, abjad=abjad)
    if locales.script(context.locale) == "Latn":
        heard, least = text[0].split(), _likeness(context.locale)
        return [name for name in rest if not _resembles(sounds.roman(name), heard, least)]
    inside = locales.script(context.locale) in kinship.UNSPACED
    words = text[0].split()
    return [
        name
        for name in rest
        if not sounds.sounds_in(name, text, abjad=abjad, inside=inside)
        and not _resembles(sounds.roman(name), words)
    ]


def _likeness(locale: str) -> int:
    by_ear = locales.script(locale) != "Latn" or locales.language(locale) in _RESPELLING
    return _HEARD if by_ear else _SPELT


def _resembles(name: str, words: list[str], least: int = _HEARD) -> bool:
    """Is one of the words the name, in some spelling or form?"""
    return any(word[:4] == name[:4] or fuzz.ratio(name, word) >= least for word in words)


def _called(entry: Entry, context: Context) -> list[str]:
    """The names of the source that are no place; those have a check of their own."""
    if role(entry) in _TITLED:
        return []
    named = [name for name in kinship.names(entry.source) if _proper(name)]
    if not named or context.finder is None:
        return named
    mentions = context.finder.mentions(entry.source, context.source_locale)
    places = " ".join(mention.form for mention in mentions)
    return [name for name in named if name not in places]


def _proper(name: str) -> bool:
    """A name, not an abbreviation, a country, a nationality or an idea."""
    if name.isupper() or name.lower() in ideas.words("en") or countries.is_place(name):
        return False
    return not name.endswith(_COMMON_ENDINGS)


def _unheard(lost: list[str], entry: Entry, context: Context) -> Iterator[Fault]:
    """Where capitals tell nothing: one name is gone though the others of the segment are there."""
    called = _called(entry, context)
    if len(lost) * 2 >= len(called):
        return
    for name in lost:
        if len(sounds.skeletons(sounds.roman(name))[0]) >= 4:
            yield Fault(f"{name} is not heard here", severity=Severity.HINT)


def _another(name: str, word: str) -> bool:
    """Surely not one name in two spellings."""
    one, two = sounds.roman(name), sounds.roman(word)
    if fuzz.ratio(one, two) >= _ALIKE or fuzz.partial_ratio(one, two) >= 80:
        return False
    begin, other = sounds.skeletons(one)[0][:2], sounds.skeletons(two)[0][:2]
    return begin != other or len(begin) < 2


def _strangers(entry: Entry, context: Context) -> list[str]:
    """Capitalised words of the translation that sound like nothing in the source."""
    source = sounds.heard(entry.source, abjad=False)[0].split()
    known = countries.stems(entry.source, context.source_locale, context.locale)
    found = []
    plain = locales.language(context.locale) in _SYLLABLES
    least = _likeness(context.locale)
    for match in _CAPITAL.finditer(entry.target):
        word = match.group()
        if plain and not word.isascii():
            continue
        before = entry.target[: match.start()].rstrip()
        if not word[0].isupper() or word.isupper() or len(word) < 3:
            continue
        if not before or _opens(before) or any(stem in word.casefold() for stem in known):
            continue
        if not _resembles(sounds.roman(word), source, least):
            found.append(word)
    return found


def _opens(before: str) -> bool:
    """Does a sentence begin after this? Not after "Sr." or "W."."""
    if before[-1] == ".":
        return len(before.rsplit(maxsplit=1)[-1]) > 4
    return before[-1] in _OPENS


def _countries(nations: frozenset[str], entry: Entry, context: Context) -> Iterator[Fault]:
    """A country of the source is not there, and another one is."""
    low = entry.target.casefold() if nations else ""
    for code in nations:
        if not countries.present(code, low, context.locale):
            other = countries.another(entry.target, entry.source, context)
            if other:
                name = locales.parse(context.locale).territories.get(code, code)
                yield Fault(f"{name} is not named here, {other} is")


NAMES = Check("names", Severity.WARNING, exchanged)
