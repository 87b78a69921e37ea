"""How well names are bent, against dictionaries that know some of them.

    python benchmarks/paradigms.py pl ru uk      needs morfeusz2, pymorphy3 and its dictionaries
    python benchmarks/paradigms.py pl wrong      the names that are bent otherwise, to read
    python benchmarks/paradigms.py pl file=NAMES  the names of a file, one a line

The names are the labels of the project's shared places and CLDR's countries and cities; those that
the dictionary knows as a name are compared with it. `understood` are forms of the dictionary that
a text may hold, `written` cases whose first form is one of the dictionary's. The rules were written
on one half of the names, by a hash, and corrected once by what both halves missed. `file` compares
the names of a file instead. The dictionaries are for measuring only (pymorphy3's Ukrainian one is
GPL).
"""

import csv
import gzip
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

from l10n.places.inflection import paradigm
from l10n.places.words import fold

PLACES = Path(__file__).parents[2] / "shared" / "data" / "places" / "places.csv.gz"
CASES = {
    "gen": "gen", "gent": "gen", "gen2": "gen", "dat": "dat", "datv": "dat", "acc": "acc",
    "accs": "acc", "inst": "ins", "ablt": "ins", "loc": "loc", "loct": "loc", "loc2": "loc",
}  # fmt: skip
RARE = {"Dist", "Infr", "Arch"}
Table = dict[str, set[str]]


def labels(language: str) -> Iterator[str]:
    """Names of places in a language, of one word."""
    locale = Locale.parse(language)
    found = set(map(str, locale.territories.values()))
    found |= {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    if PLACES.is_file():
        with gzip.open(PLACES, "rt", encoding="utf-8") as rows:
            here = (row for row in csv.DictReader(rows) if row["lang"].split("_")[0] == language)
            found |= {row["name"] for row in here}
    for name in sorted(found):
        if name[:1].isupper() and not re.search(r"[\s\d,.()-]", name):
            yield name


def polish(name: str) -> list[Table]:
    """The paradigms morfeusz2 has for a geographical name: one per lemma and number."""
    tables: dict[str, Table] = {}
    first: set[str] = set()
    for form, lemma, tag, kinds, _ in _morfeusz().generate(name):
        parts = tag.split(":")
        if parts[0] != "subst" or "nazwa_geograficzna" not in kinds:
            continue
        key = f"{lemma}:{parts[1]}"
        for case in parts[2].split("."):
            if case == "nom" and form == name:
                first.add(key)
            if case in CASES:
                tables.setdefault(key, {}).setdefault(CASES[case], set()).add(form)
    return [tables[key] for key in sorted(first & tables.keys())]


@cache
def _morfeusz() -> Any:
    import morfeusz2

    return morfeusz2.Morfeusz()


@cache
def _pymorphy(language: str) -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang=language)


def east_slavic(name: str, language: str) -> list[Table]:
    """The paradigms pymorphy3 has for a noun of that spelling."""
    found = []
    for parse in _pymorphy(language).parse(name.lower()):
        tag = parse.tag
        if not parse.is_known or parse.word != name.lower() or "nomn" not in tag:
            continue
        if "NOUN" not in tag or (language == "ru" and "Geox" not in tag):
            continue
        table: Table = {}
        for one in parse.lexeme:
            same = ("plur" in one.tag) == ("plur" in tag) and one.tag.POS == "NOUN"
            case = CASES.get(one.tag.case or "")
            if same and case and not RARE & set(map(str, one.tag.grammemes)):
                table.setdefault(case, set()).add(name[0] + one.word[1:])
        found.append(table)
    return [table for table in found if table]


def compared(name: str, language: str, tables: Iterable[Table]) -> tuple[int, int, list[str]]:
    """Forms understood, of how many, and the cases written otherwise, by the best table."""
    ours = paradigm(name, language)
    known = {fold(form) for forms in ours.values() for form in forms} | {fold(name)}
    best = None
    for table in tables:
        forms = [fold(form) for found in table.values() for form in found]
        understood = sum(form in known for form in forms)
        wrong = [
            f"{case} {ours.get(case, (name,))[0]} ({', '.join(sorted(found))})"
            for case, found in table.items()
            if fold(ours.get(case, (name,))[0]) not in set(map(fold, found))
        ]
        if best is None or len(wrong) < len(best[2]):
            best = understood, len(forms), wrong
    return best or (0, 0, [])


def measure(language: str, names: Iterable[str], *, show: bool) -> None:
    counts = [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]  # names, forms, understood, cases, written
    for name in names:
        tables = polish(name) if language == "pl" else east_slavic(name, language)
        if not tables:
            continue
        understood, forms, wrong = compared(name, language, tables)
        cases = max(len(wrong), *map(len, tables))
        half = counts[int(hashlib.md5(name.encode()).hexdigest(), 16) % 2]
        for at, more in enumerate((1, forms, understood, cases, cases - len(wrong))):
            half[at] += more
        if wrong and show:
            print(f"{name}: {'; '.join(wrong)}")
    for title, (known_names, forms, understood, cases, written) in zip(
        ("read", "other"), counts, strict=True
    ):
        known, right = 100 * understood / max(1, forms), 100 * written / max(1, cases)
        share = f"understood {known:6.2f}  written {right:6.2f}"
        print(f"{language} {title:6}{known_names:6} names  {share}")


if __name__ == "__main__":
    given = [Path(word[5:]) for word in sys.argv[1:] if word.startswith("file=")]
    for code in [word for word in sys.argv[1:] if len(word) == 2] or ["pl", "ru", "uk"]:
        chosen = given[0].read_text("utf-8").split("\n") if given else labels(code)
        measure(code, chosen, show="wrong" in sys.argv)
