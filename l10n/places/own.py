"""A workspace's own places: `locales/places.tsv`, written by `l10n places add` and `import`.

One place a line: id, native name, its language, kind, country, parent's id, English name, then
names as `de=Lemberg`. Kept by hand as well as by the commands; sorted by native name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from l10n.errors import Trouble
from l10n.places import Place

FILE = "locales/places.tsv"
CODE = re.compile("(?:[a-z]{2,3}(?:[_-]\\w+)*)?")
BUILT_IN = "tz:"  # CLDR's cities: nobody knows what language their names are in
HEAD = "# id\tnative\tlanguage\tkind\tcountry\tparent\tenglish\tnames as de=Lemberg …"


@dataclass(frozen=True)
class Own:
    """One line: a place and the names the publisher gives it."""

    place: Place
    names: Mapping[str, str] = field(default_factory=dict)


def parse(text: str, path: str = FILE) -> tuple[Own, ...]:
    """The lines of the file."""
    return tuple(
        _line(line, path, number)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    )


def _line(line: str, path: str, number: int) -> Own:
    cells = line.split("\t")
    needed = [cell for cell in cells[:4] if cell]
    if len(needed) < (3 if line.startswith(BUILT_IN) else 4):
        raise Trouble(
            "needs at least id, native name, language and kind, tab-separated", path, number
        )
    if not CODE.fullmatch(cells[2]):
        raise Trouble(f"{cells[2]!r} is no language; write it as in uk or pt_BR", path, number)
    identity, native, language, kind = cells[:4]
    country, parent, english = (*cells[4:7], "", "", "")[:3]
    names = dict(cell.split("=", 1) for cell in cells[7:] if "=" in cell)
    return Own(Place(identity, native, kind, country, parent, language, english), names)


def render(rows: Iterable[Own]) -> str:
    """The file's text, sorted, one line per id."""
    ordered = sorted(
        {row.place.id: row for row in rows}.values(), key=lambda r: (r.place.native, r.place.id)
    )
    return "\n".join([HEAD, *(_rendered(row) for row in ordered)]) + "\n"


def _rendered(row: Own) -> str:
    p = row.place
    cells = [p.id, p.native, p.language, p.kind, p.country, p.parent, p.english]
    cells += [f"{language}={name}" for language, name in sorted(row.names.items())]
    return "\t".join(" ".join(cell.split()) for cell in cells)


def slug(name: str) -> str:
    """An id made of a name: "new-york"."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "place"
