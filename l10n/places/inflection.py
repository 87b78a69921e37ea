"""Every form a name takes in a language, and the same form of another name.

`forms("Izium", "pl")` holds Iziumu, Iziumowi, Iziumem, Iziumie; it serves any term, so names of
people and a glossary's terms can be matched by it too. `recast("Izjumie", "Izjum", "Izium",
"pl")` is `("Iziumie",)`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice, product

from l10n.places import compounds
from l10n.places.languages import Language, endings, language

Paradigm = Mapping[str, tuple[str, ...]]
SENTENCE_START = re.compile(r"[.!?…:]\s[\W_]*$")


def begins(text: str, at: int) -> bool:
    """Does the word at `at` begin a sentence, where any has a capital?"""
    start = at
    while start and not text[start - 1].isalnum():
        start -= 1
    return start == 0 or SENTENCE_START.search(text[start:at]) is not None


def forms(lemma: str, locale: str, kind: str = "") -> frozenset[str]:
    """All forms of `lemma` a text of `locale` may hold, itself included.

    `kind` is "" or a kind of place for a name, "person" for a person's name (the accusative of
    Slavic names is then their genitive as well), "term" for a common word, which also has a
    plural. More is understood than a careful writer would write.

    >>> sorted(forms("Izium", "pl"))
    ['Izium', 'Iziumem', 'Iziumie', 'Iziumowi', 'Iziumu']
    """
    found = _all(lemma, locale)
    if kind == "person":
        found |= _all(lemma, locale, PERSON.get(locale[:2], ""))
    if kind == "term":
        for plural in _plurals(lemma, language(locale)):
            found |= {plural} | _all(plural, locale)
    return frozenset(found)


PERSON = {"pl": "em", "cs": "ovi", "sk": "ovi", "uk": "им", "ru": "ым", "be": "ым"}


def _all(lemma: str, locale: str, ending: str = "") -> set[str]:
    """Every form of the lemma; with `ending`, that of a surname such as Шевченков-им besides."""
    found = {form for slot in paradigm(lemma, locale).values() for form in slot}
    surname = ending and re.search("(?:[oei][vn]|[оеёиiыі][внў])$", lemma)
    return found | ({lemma + ending} if surname else set())


def _plurals(lemma: str, tongue: Language) -> Iterable[str]:
    """The plurals a common word or phrase may have: each word by its ending."""
    choices = []
    for word in lemma.split(" "):
        ends = next(((p, e) for p, e in tongue.plurals if re.search(f"(?:{p})$", word)), None)
        stem = re.sub(f"(?:{ends[0]})$", "", word) if ends else word
        choices.append([stem + end.strip("0") for end in ends[1].split()] if ends else [word])
    if not tongue.agree:
        choices = [[word] for word in lemma.split(" ")[:-1]] + choices[-1:]
    return [" ".join(words) for words in islice(product(*choices), 32)]


@lru_cache(maxsize=8192)
def paradigm(lemma: str, locale: str) -> Paradigm:
    """The forms of `lemma` by case; the first of a case is the one to write."""
    tongue = language(locale)
    table: dict[str, dict[str, None]] = {"nom": {lemma: None}}
    bends = len(lemma) > 1 and lemma[-1].isalpha()  # not "12", "-", "(x)"
    for case, form in _name_forms(lemma, tongue) if bends else ():
        table.setdefault(case, {})[form] = None
    return {case: tuple(found) for case, found in table.items()}


@lru_cache(maxsize=8192)
def first_forms(lemma: str, locale: str) -> frozenset[str]:
    """The forms one would write, of each case."""
    return frozenset(found[0] for found in paradigm(lemma, locale).values())


def _name_forms(lemma: str, tongue: Language) -> Iterable[tuple[str, str]]:
    irregular = endings(lemma, tongue.irregular.get(lemma, ""))
    if not tongue.agree:
        return [*irregular, *tongue.bend(lemma)]
    if irregular:
        return irregular
    return compounds.forms(lemma, tongue)


def recast(form: str, wrong: str, right: str, locale: str, before: str = "") -> tuple[str, ...]:
    """The forms of `right` that can stand where `form` of `wrong` stood, likeliest first.

    One form: the answer is unique. None: `form` is no form of `wrong`. `before` is
    the text before it, whose prepositions tell the case.
    """
    old, new = paradigm(wrong, locale), paradigm(right, locale)
    return tuple(
        dict.fromkeys(
            _counterpart(form, wrong, old.get(case, (wrong,)), right, new.get(case, (right,)))
            for case in cases(form, wrong, locale, before)
        )
    )


def _counterpart(
    form: str, wrong: str, old: tuple[str, ...], right: str, new: tuple[str, ...]
) -> str:
    """The form to write; where two names end alike, a rarer one for the one with its ending."""
    if form == old[0] or wrong[-2:] != right[-2:]:
        return new[0]
    wanted = _ending(form, wrong)
    return next((one for one in new if _ending(one, right) == wanted), new[0])


def cases(form: str, lemma: str, locale: str, before: str = "") -> tuple[str, ...]:
    """The cases in which `form` of `lemma` can stand after the words `before`."""
    known = paradigm(lemma, locale)
    possible = [case for case, found in known.items() if form in found]
    possible = [case for case in possible if case[0] != "~"] or possible  # rare readings
    if not possible:
        return ()
    tongue, best = language(locale), _canonical(possible, form, known)
    if not tongue.governs:
        return tuple(best)
    found = _governed(best, before, tongue) or _governed(possible, before, tongue)
    if not found and form == lemma and language(locale).agree:
        found = _left_unbent(before, tongue)
    return tuple(found or best)


def _left_unbent(before: str, tongue: Language) -> list[str]:
    """The cases the preposition asks of a name somebody left as it was: do Izyum → do Iziumu."""
    word = re.search(r"([\w'’]+)\s+$", before)
    return tongue.governs.get(word[1].lower(), "").split() if word else []


def _governed(possible: list[str], before: str, tongue: Language) -> list[str]:
    """Those of the cases that the preposition before, or its lack, allows."""
    words = re.findall(r"[\w'’]+", before)[-3:]
    kinds = tongue.kinds
    if kinds and "nom" in possible and words and re.fullmatch(kinds, words[-1].lower()):
        return ["nom"]
    for back, word in enumerate(reversed(words)):
        governed = tongue.governs.get(word.lower())
        if governed is not None:
            return [case for case in governed.split() if case in possible]
        if back and not word[:1].islower():
            break
    if "nom" in possible and begins(before, len(before)):
        return ["nom"]
    bare = [case for case in tongue.bare if case in possible]
    return [case for case in bare if case in {"nom", "acc"}] or bare[:1]


def _canonical(possible: list[str], form: str, known: Paradigm) -> list[str]:
    """The cases of which `form` is the form to write, if it is so of any."""
    best = min(known[case].index(form) for case in possible)
    return [case for case in possible if known[case].index(form) == best]


def _ending(form: str, lemma: str) -> str:
    """What remains of a form after the beginning it shares with its lemma."""
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return f"{len(lemma) - same}{form[same:]}"
