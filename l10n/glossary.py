"""The workspace's glossary: `glossary.tsv`, or a TBX file that a terminology tool exported.

TSV: the first line names the locales, each further line a term in them; what must not be said is
marked with `!`, alternatives are parted by `|`:

    en	de	uk
    settlement	Ortschaft|!Siedlung	населений пункт
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from l10n.checks import Term
from l10n.errors import Trouble

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Concept:
    """One line of the glossary: locale -> what to say, and what never to say."""

    names: dict[str, tuple[str, ...]]
    wrong: dict[str, tuple[str, ...]]


def read(data: bytes, path: Path | str) -> tuple[Concept, ...]:
    """All concepts of the file; `path` tells TSV from TBX and words the errors."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Trouble("is not UTF-8; save it as UTF-8", path) from None
    if str(path).lower().endswith((".tbx", ".xml")):
        return tuple(_tbx(text, path))
    return tuple(_tsv(text, path))


def _tsv(text: str, path: Path | str) -> Iterator[Concept]:
    rows = [(n, row) for n, row in enumerate(text.splitlines(), 1) if row.strip()]
    if not rows:
        return
    codes = [code.strip().replace("-", "_") for code in rows[0][1].split("\t")]
    for number, row in rows[1:]:
        cells = row.split("\t")
        if len(cells) > len(codes):
            raise Trouble(f"has {len(cells)} columns, its first line {len(codes)}", path, number)
        if not row.startswith("#"):
            yield _concept(dict(zip(codes, cells, strict=False)))


def _concept(cells: dict[str, str]) -> Concept:
    names, wrong = {}, {}
    for code, cell in cells.items():
        said = [part.strip() for part in cell.split("|") if part.strip()]
        names[code] = tuple(part for part in said if not part.startswith("!"))
        wrong[code] = tuple(part[1:].strip() for part in said if part.startswith("!"))
    return Concept(names, wrong)


def _tbx(text: str, path: Path | str) -> Iterator[Concept]:
    if re.search(r"<!(?:DOCTYPE[^>]*\[|ENTITY)", text):
        raise Trouble("declares entities; export it again without a DTD", path)
    try:
        root = ET.fromstring(text)  # noqa: S314 - entities are refused above
    except ET.ParseError as error:
        raise Trouble(f"is not XML: {error}", path, error.position[0]) from None
    for entry in root.iter():
        if _tag(entry) in {"termEntry", "conceptEntry"}:
            yield Concept(dict(_terms(entry)), {})


def _terms(entry: ET.Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    for lang in entry.iter():
        if _tag(lang) in {"langSet", "langSec"}:
            code = lang.get(_LANG, "").replace("-", "_")
            yield code, tuple(t.text.strip() for t in lang.iter() if _tag(t) == "term" and t.text)


def _tag(element: ET.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def terms(concepts: tuple[Concept, ...], source: str, locale: str) -> tuple[Term, ...]:
    """The glossary from one locale into another; a region falls back on its language."""
    found = []
    for concept in concepts:
        there, here = _column(concept, source), _column(concept, locale)
        said = concept.names.get(here, ())
        wrong = concept.wrong.get(here, ())
        found += [
            Term(name, said[0] if said else "", wrong)
            for name in concept.names.get(there, ())
            if said or wrong
        ]
    return tuple(found)


def _column(concept: Concept, locale: str) -> str:
    return locale if locale in concept.names else locale.split("_", 1)[0]
