"""The consistency picture as text, as JSON, and as a page for the editor."""

import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from l10n import locales
from l10n.places import facts

EXAMPLES = 3
SHOWN = 200  # characters of a sentence around the name


Row = Any  # a `consistency.Row`; rooms know nothing of stages


def text(picture: Sequence[Row], codes: Sequence[str]) -> str:
    """A line per place and locale: the ways it is named, wrong ones with a cross."""
    lines = []
    for row in picture:
        lines.append(f"{row.english} ({row.place.native}, {row.place.kind})")
        for code in codes:
            if ways := row.ways.get(code):
                named = ", ".join(
                    f"{'' if way.right else '✗ '}{way.name} × {way.count}" for way in ways
                )
                mark = "  two names" if len(ways) > 1 else ""
                lines.append(f"  {code:8} {named}{mark}")
    return "\n".join(lines)


def as_json(picture: Iterable[Row]) -> str:
    """The same as data: one object per place."""
    return json.dumps([_object(row) for row in picture], ensure_ascii=False, indent=1)


def _object(row: Row) -> dict[str, Any]:
    return {
        "id": row.place.id,
        "native": row.place.native,
        "kind": row.place.kind,
        "english": row.english,
        "locales": {
            code: {
                "approved": row.approved[code],
                "names": [
                    {
                        "name": way.name,
                        "right": way.right,
                        "count": way.count,
                        "forms": dict(way.forms.most_common()),
                        "sentences": [
                            {"article": use.article, "sentence": use.sentence}
                            for use in way.uses[:EXAMPLES]
                        ],
                    }
                    for way in ways
                ],
            }
            for code, ways in row.ways.items()
        },
    }


def html(picture: Sequence[Row], codes: Sequence[str]) -> str:
    """A page that stands alone: a table of places and locales, sentences to unfold."""
    page = facts.text("report.html")
    split = sum(len(ways) > 1 for row in picture for ways in row.ways.values())
    wrong = sum(not way.right for row in picture for ways in row.ways.values() for way in ways)
    mentions = sum(way.count for row in picture for ways in row.ways.values() for way in ways)
    heads = "".join(
        f'<th scope="col" dir="{_side(c)}">'
        f'<span lang="{locales.tag(c)}">{escape(locales.endonym(c))}</span>'
        f"<small>{locales.tag(c)}</small></th>"
        for c in codes
    )
    ordered = sorted(picture, key=lambda row: not _in_question(row))  # what is to be done first
    body = "\n".join(_row(row, codes) for row in ordered)
    figures = (
        ("places", len(picture)),
        ("locales", len(codes)),
        ("mentions", mentions),
        ("named two ways", split),
        ("wrong names", wrong),
    )
    tiles = "".join(
        f'<li class="{"bad" if value and label in {"named two ways", "wrong names"} else ""}">'
        f"<b>{value:,}</b> {label}</li>"
        for label, value in figures
    )
    return page.replace("{{tiles}}", tiles).replace("{{heads}}", heads).replace("{{rows}}", body)


def _is_split(ways: Sequence[Any]) -> bool:
    return len(ways) > 1 or not all(way.right for way in ways)


def _in_question(row: Row) -> bool:
    return any(map(_is_split, row.ways.values()))


def _row(row: Row, codes: Sequence[str]) -> str:
    cells = "".join(_cell(row, code) for code in codes)
    names = " ".join(way.name for ways in row.ways.values() for way in ways)
    kind = "split" if _in_question(row) else ""
    return (
        f'<tr class="{kind}" data-names="{escape(names.casefold())}">'
        f'<th scope="row">{escape(row.english)}'
        f'<small><span lang="{row.place.language}">{escape(row.place.native)}</span>'
        f" · {escape(row.place.kind)}</small></th>{cells}</tr>"
    )


def _cell(row: Row, code: str) -> str:
    tag = locales.tag(code)
    ways = row.ways.get(code, ())
    cell = f'<td data-locale="{tag}" dir="{_side(code)}"'
    if not ways:
        return f'{cell} class="none"><span aria-label="not named">–</span></td>'
    inside = "".join(_way(way) for way in ways)
    return f'{cell} lang="{tag}">{inside}</td>'


def _side(code: str) -> str:
    return "rtl" if locales.is_rtl(code) else "ltr"


def _way(way: Any) -> str:  # noqa: ANN401 - consistency.Way
    forms = ", ".join(f"{escape(form)} × {count}" for form, count in way.forms.most_common(8))
    sentences = "".join(f"<li>{_sentence(use)}</li>" for use in way.uses[:EXAMPLES])
    kind = "right" if way.right else "wrong"
    mark = "" if way.right else '<span class="mark" aria-label="wrong">✗</span> '
    return (
        f'<details class="{kind}"><summary>{mark}<bdi>{escape(way.name)}</bdi>'
        f"<span class=count>{way.count}</span></summary>"
        f"<p class=forms>{forms}</p><ul>{sentences}</ul></details>"
    )


def _sentence(use: Any) -> str:  # noqa: ANN401 - consistency.Use
    start, end = use.at
    first, last = max(0, start - SHOWN // 2), min(len(use.sentence), end + SHOWN // 2)
    before, after = use.sentence[first:start], use.sentence[end:last]
    return (
        f"{'…' if first else ''}{escape(before)}<mark>{escape(use.sentence[start:end])}</mark>"
        f"{escape(after)}{'…' if last < len(use.sentence) else ''}"
        f"<cite dir=ltr>{escape(use.article)}</cite>"
    )
