"""Every form a name takes in a language, and the same form of another name.

`forms("Izium", "pl")` holds Iziumu, Iziumowi, Iziumem, Iziumie; it serves any term, so names of
people and a glossary's terms can be matched by it too. `recast("Izjumie", "Izjum", "Izium",
"pl")` is `("Iziumie",)`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

from l10n.places.languages import Forms, Language, endings, language

Paradigm = Mapping[str, tuple[str, ...]]
MOST_FORMS = 60  # of one case of one name; no language needs more, a long name could ask for more
SENTENCE_START = re.compile(r"(?:^|[.!?…:]\s)[\W_]*$")
SEPARATOR = re.compile(r"([\s\-‑–]+)")


def forms(lemma: str, locale: str, kind: str = "") -> frozenset[str]:
    """All forms of `lemma` a text of `locale` may hold, itself included.

    `kind` is "" or a kind of place for a name, "person" for a person's name (the accusative of
    Slavic names is then their genitive as well), "term" for a common word, which also has a
    plural. More is understood than a careful writer would write.

    >>> sorted(forms("Izium", "pl"))
    ['Izium', 'Iziumem', 'Iziumie', 'Iziumowi', 'Iziumu']
    """
    found = paradigm(lemma, locale)
    out = {form for slot in found.values() for form in slot}
    if kind == "term":
        for plural in language(locale).plurals(lemma):
            out |= forms(plural, locale)
    return frozenset(out)


@lru_cache(maxsize=65536)
def paradigm(lemma: str, locale: str) -> Paradigm:
    """The forms of `lemma` by case; the first of a case is the one to write."""
    tongue = language(locale)
    table: dict[str, dict[str, None]] = {"nom": {lemma: None}}
    for case, form in _name_forms(lemma, tongue):
        table.setdefault(case, {})[form] = None
    return {case: tuple(found) for case, found in table.items()}


def _name_forms(lemma: str, tongue: Language) -> Iterable[tuple[str, str]]:
    if lemma in tongue.irregular:
        return endings(lemma, tongue.irregular[lemma])
    if not tongue.agree:
        return tongue.bend(lemma)
    parts = SEPARATOR.split(lemma)
    return _agreeing(parts, tongue) if len(parts) > 1 else _word_forms(lemma, tongue)


def _word_forms(word: str, tongue: Language) -> Forms:
    if word in tongue.irregular:
        return endings(word, tongue.irregular[word])
    if len(word) < 2 or (len(word) < 5 and word.isupper()):
        return []
    return tongue.bend(word)


def _agreeing(parts: list[str], tongue: Language) -> Iterator[tuple[str, str]]:
    """Kryvyi Rih and its like: adjectives agree with the head, genitives stay as they are."""
    words = parts[::2]
    live = next((at for at, word in enumerate(words) if word in tongue.loose), len(words))
    paired = bool(tongue.ands & set(words))  # Bośnia i Hercegowina: nouns side by side
    adjectives = [
        [] if paired or word in tongue.irregular or _linked(parts, at) else tongue.adjective(word)
        for at, word in enumerate(words[:live])
    ]
    head = _head(words[:live], adjectives, tongue)
    tables = [
        _by_case(forms if at != head and forms else _word_forms(words[at], tongue))
        for at, forms in enumerate(adjectives)
    ]
    best = [paired or at == head or bool(forms) for at, forms in enumerate(adjectives)]
    yield from _bent(parts, tables, best)
    for chosen in _other_readings(live, head, best):
        yield from _bent(parts, tables, chosen)
    if live > 1:
        yield from _bent(
            parts, [_by_case(_word_forms(word, tongue)) for word in words[:live]], best
        )


def _linked(parts: list[str], at: int) -> bool:
    """Is the word a stem bound to the next one: Ivano-Frankivsk, Nowo-Aleksandria?"""
    return parts[2 * at][-1:] in {"o", "о"} and parts[2 * at + 1 : 2 * at + 2] == ["-"]


def _other_readings(live: int, head: int, best: list[bool]) -> Iterator[list[bool]]:
    """What is understood besides: only the head, the first, the last or all of the words bend."""
    only = [[at == one for at in range(live)] for one in {head, 0, live - 1}]
    seen = [best]
    for chosen in (*only, [True] * live):
        if chosen not in seen:
            seen.append(chosen)
            yield chosen


def _head(words: list[str], adjectives: list[Forms], tongue: Language) -> int:
    """The noun of a name: Republika, Rih in Kryvyi Rih, the last of several nouns (New York)."""
    if tongue.heads:
        for at, word in enumerate(words):
            if re.fullmatch(tongue.heads, word):
                return at
    nouns = [at for at, forms in enumerate(adjectives) if not forms]
    if not nouns:
        return len(words) - 1
    if any(adjectives[: nouns[0]]) or any(adjectives[nouns[0] :]):
        return nouns[0]
    return nouns[-1]


def _by_case(found: Forms) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for case, form in found:
        table.setdefault(case, []).append(form)
    return table


def _bent(
    parts: list[str], tables: list[dict[str, list[str]]], bending: list[bool]
) -> Iterator[tuple[str, str]]:
    """The forms of a name in which the `bending` words stand in one case."""
    shared = {case: None for table, on in zip(tables, bending, strict=True) if on for case in table}
    for case in shared:
        choices = [[part] for part in parts]
        for at, (table, on) in enumerate(zip(tables, bending, strict=True)):
            choices[2 * at] = (table.get(case) if on else None) or choices[2 * at]
        for words in islice(product(*choices), MOST_FORMS):
            yield case, "".join(words)


def recast(form: str, wrong: str, right: str, locale: str, before: str = "") -> tuple[str, ...]:
    """The forms of `right` that can stand where `form` of `wrong` stood, likeliest first.

    One form: the answer is unique. None: `form` is no form of `wrong`. `before` is
    the text before it, whose prepositions tell the case.
    """
    old, new = paradigm(wrong, locale), paradigm(right, locale)
    return tuple(
        dict.fromkeys(
            _counterpart(form, wrong, old[case], right, new.get(case, (right,)))
            for case in cases(form, wrong, locale, before)
        )
    )


def _counterpart(
    form: str, wrong: str, old: tuple[str, ...], right: str, new: tuple[str, ...]
) -> str:
    """The form to write for the form to write; a rarer one for the one with its ending."""
    if form == old[0]:
        return new[0]
    wanted = _ending(form, wrong)
    return next((one for one in new if _ending(one, right) == wanted), new[0])


def cases(form: str, lemma: str, locale: str, before: str = "") -> tuple[str, ...]:
    """The cases in which `form` of `lemma` can stand after the words `before`."""
    known = paradigm(lemma, locale)
    possible = [case for case, found in known.items() if form in found]
    if not possible:
        return ()
    return tuple(_canonical(_governed(possible, before, language(locale)), form, known))


def _governed(possible: list[str], before: str, tongue: Language) -> list[str]:
    """Those of the cases that the preposition before, or its lack, allows."""
    if not tongue.governs:
        return possible
    words = re.findall(r"[\w'’]+", before)[-3:]
    for back, word in enumerate(reversed(words)):
        governed = tongue.governs.get(word.lower())
        if governed is not None:
            allowed = [case for case in governed.split() if case in possible]
            return allowed or possible
        if back and not word[:1].islower():
            break
    if "nom" in possible and SENTENCE_START.search(before):
        return ["nom"]
    bare = [case for case in tongue.bare if case in possible]
    return [case for case in bare if case in {"nom", "acc"}] or bare[:1] or possible


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
