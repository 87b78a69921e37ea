"""Segmentation rules as SRX writes them, asked about one place in a text at a time.

The rules are LanguageTool's (through the data of choppa-srx; SRX 2.0, the standard of OmegaT and
Okapi, too): in order, the first whose left side ends and whose right side starts at a place
decides about it.
"""

import importlib.util
import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from l10n.segmentation import abbreviations
from l10n.segmentation.repairs import OTHERS, REPAIRS, STOPS

_SRX = "{http://www.lisa.org/srx20}"
_JAVA = re.compile(r"\\h|\\v|\\.|\(\?U\)")
_PYTHON = {r"\h": r"\p{H}", r"\v": r"\p{V}", "(?U)": ""}
_GENERIC = "Generic"  # the rules of languages that have none of their own
_WINDOW = 240  # characters before a place that a rule may look at, and half as many after


class Rules(NamedTuple):
    """A language's rules in order, compiled; neighbours that say the same are one step."""

    steps: tuple[tuple[bool, Any], ...]  # breaks?, pattern


@cache
def _document() -> tuple[dict[str, list[tuple[bool, str, str]]], list[tuple[str, str]]]:
    """The rules by name, and which names apply to which languages."""
    found = importlib.util.find_spec("choppa")
    if found is None or not found.submodule_search_locations:
        return {}, []
    path = Path(found.submodule_search_locations[0], "data", "srx", "languagetool_segment.srx")
    root = ET.fromstring(path.read_bytes())  # noqa: S314 - a file of an installed package
    rules = {
        str(language.get("languagerulename")): [
            (
                rule.get("break") != "no",
                rule.findtext(_SRX + "beforebreak") or "",
                rule.findtext(_SRX + "afterbreak") or "",
            )
            for rule in language.iter(_SRX + "rule")
        ]
        for language in root.iter(_SRX + "languagerule")
    }
    maps = [
        (str(m.get("languagepattern")), str(m.get("languagerulename")))
        for m in root.iter(_SRX + "languagemap")
    ]
    return rules, maps


@cache
def known(language: str) -> bool:
    """Are there rules of this language's own?"""
    _, maps = _document()
    return any(re.fullmatch(p, language) for p, name in maps if p != ".*" and name != _GENERIC)


def _chain(language: str) -> list[tuple[bool, str, str]]:
    by_name, maps = _document()
    names = [name for pattern, name in maps if re.fullmatch(pattern, language)]
    if not known(language) and _GENERIC not in names:
        names += [_GENERIC]
    return [
        *sorted(_repairs(language), key=lambda rule: rule[0]),
        *_own_stops(language),
        *(rule for name in names for rule in by_name.get(name, ()) if not _subsumed(rule[1])),
    ]


@cache
def rules(language: str) -> Rules:
    """All rules that apply to a language (`uk`), compiled when first asked for."""
    import regex

    chain = _chain(language)
    steps = []
    for breaks, group in groupby(chain, key=lambda rule: rule[0]):
        sides = "|".join(_sides(before, after) for _, before, after in group)
        steps.append((breaks, regex.compile(sides, regex.U | regex.V1)))
    return Rules(tuple(steps))


def _subsumed(before: str) -> bool:
    """`(…. …. ` is `(…. ` already; asked again for each further stop, it costs their product."""
    return before.startswith(r"\(") and before.count(r"[^\)]*?") > 1


def _repairs(language: str) -> list[tuple[bool, str, str]]:
    others = () if known(language) else OTHERS
    return [(False, *sides) for sides in abbreviations.kept(language)] + [
        (r.verdict == "cut", r.before, r.after) for r in (*REPAIRS, *others) if r.applies(language)
    ]


def _own_stops(language: str) -> list[tuple[bool, str, str]]:
    if language not in STOPS:
        return []
    return [(True, rf"[{STOPS[language]}](?:\s[\"'])?[\"'”’»)\]]*\s*", "")]


def _sides(before: str, after: str) -> str:
    left = f"(?<={_translated(before)})" if before else ""
    right = f"(?={_translated(after)})" if after else ""
    return f"(?:{left}{right})"


def _translated(pattern: str) -> str:
    return _JAVA.sub(lambda m: _PYTHON.get(m[0], m[0]), pattern)


def breaks(rules: Rules, text: str, at: int) -> bool:
    """Does a sentence end before `at`?"""
    start = max(0, at - _WINDOW)
    window = text[start : at + _WINDOW // 2]
    for step, pattern in rules.steps:
        if pattern.match(window, at - start):
            return step
    return False


@cache
def _spelt(language: str) -> str:
    """What the rules spell out before a place, abbreviations above all."""
    return "\n".join(before for breaks, before, _ in _chain(language) if not breaks).lower()


_WORD = re.compile(
    r"\W*([^\W\d_]{2,}(?:[-'’][^\W\d_]{2,})*)[\"'”’»“]?[.!?…]+[\"'”’»“)\]]?[\"'”’»“)\]]?$"
)
_PLAIN = (("So it was all about the ", "Xerxes went on."), ("On 12 ", "Kč went on."))


def ends_with(language: str, word: str) -> bool:
    """Do the rules end a sentence after this word with its marks, in plain surroundings?

    A long word that none of them spells out, be it without its first letter (`[Dd]r`), is like any.
    """
    match = _WORD.match(word)
    if not match:
        return False
    rest = match[1][1:]
    plain = len(rest) > 2 and word[-1] == "." and rest.isalpha() and not rest.isupper()
    if plain and rest.lower() not in _spelt(language):
        return _any(language, rest[-1])
    return asked(language, word)


@cache
def _any(language: str, letter: str) -> bool:
    """Do the rules end a sentence after any word of this script?"""
    return asked(language, letter * 8 + ".")


def asked(language: str, word: str) -> bool:
    """What the rules say to a word with its marks, in plain surroundings."""
    own = rules(language)
    return all(
        breaks(own, before + word + " " + after, len(before) + len(word) + 1)
        for before, after in _PLAIN
    )
