"""How far articles have come: sentences by state, per article and locale."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from html import escape

from l10n import catalogs
from l10n.changed import Kept, Look
from l10n.model import Catalog, State


@dataclass(frozen=True)
class Row:
    """One article in one locale; `words` are those of the source, the rest are sentences."""

    article: str
    locale: str
    untranslated: int
    draft: int
    stale: int
    translated: int
    reviewed: int
    words: int

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def counted(look: Look) -> Kept:
    """The counts of catalogs, as they were when somebody read them last."""
    return Kept(look, "status", lambda _locale: "")


def counts(article: str, catalog: Catalog) -> str:
    """The numbers of a row, as they are kept."""
    return " ".join(map(str, astuple(row(article, catalog))[2:]))


def rows(look: Look, locales: Sequence[str]) -> list[Row]:
    """One row per article and locale; a catalog nobody wrote since is not read again."""
    kept = counted(look)
    for article, codes in kept.missing(locales).items():
        for locale in codes:
            with look.bearing(article, (locale,)):
                new = counts(article, catalogs.load(look.workspace, locale, article))
                kept.put(article, locale, new)
        kept.keep()
    found = [(code, name, said) for code in locales for name, said in kept.known(code) if said]
    order = {article: number for number, article in enumerate(look.articles)}
    found.sort(key=lambda one: order[one[1]])
    return [Row(name, code, *map(int, said.split())) for code, name, said in found]


def row(article: str, catalog: Catalog) -> Row:
    """The counts of one catalog."""
    living = [entry for entry in catalog.entries if not entry.obsolete]
    count = Counter(entry.state for entry in living)
    words = sum(len(entry.source.split()) for entry in living)
    return Row(
        article,
        catalog.locale,
        untranslated=count[State.UNTRANSLATED],
        draft=count[State.DRAFT],
        stale=count[State.STALE],
        translated=count[State.TRANSLATED],
        reviewed=count[State.REVIEWED],
        words=words,
    )


def table(found: Sequence[Row]) -> str:
    """The rows as text in columns, with the sum of each locale at the end."""
    lines = _lines(found)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if number < 2 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def page(found: Sequence[Row]) -> str:
    """The rows as a web page that needs nothing else."""
    head, *rest = ([escape(cell) for cell in line] for line in _lines(found))
    columns = "".join(f'<th scope="col">{name}</th>' for name in head)
    body = "\n".join(
        f'<tr><th scope="row"><bdi>{article}</bdi></th><td>{locale}</td>'
        + "".join(f"<td>{number}</td>" for number in numbers)
        + "</tr>"
        for article, locale, *numbers in rest
    )
    return _PAGE.format(columns=columns, body=body)


_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Translations: how far they have come</title>
<meta name="viewport" content="width=device-width">
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; }}
th, td {{ padding: .2rem .8rem; text-align: right; border-bottom: 1px solid #8886; }}
th:first-child, td:nth-child(2), th:nth-child(2) {{ text-align: left; font-weight: normal; }}
table {{ border-collapse: collapse; }}
</style></head>
<body><h1>Translations</h1>
<table><thead><tr>{columns}</tr></thead><tbody>
{body}
</tbody></table></body>
</html>"""


def _lines(found: Sequence[Row]) -> list[list[str]]:
    names = [field.name for field in fields(Row)]
    rows = ([str(getattr(row, name)) for name in names] for row in (*found, *_sums(found)))
    return [names, *rows]


def _sums(found: Sequence[Row]) -> Iterable[Row]:
    if len({row.article for row in found}) < 2:
        return
    for locale in dict.fromkeys(row.locale for row in found):
        mine = [row for row in found if row.locale == locale]
        counts = [sum(getattr(row, field.name) for row in mine) for field in fields(Row)[2:]]
        yield Row("all articles", locale, *counts)
