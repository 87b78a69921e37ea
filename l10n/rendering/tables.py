"""Tables whose cells add up: no span over columns or rows in which nothing begins."""

from collections.abc import Iterable
from dataclasses import dataclass

from turbohtml import Element

from l10n.rendering.tree import above, elements, empty, unwrap

_GROUPS = frozenset({"thead", "tbody", "tfoot"})


@dataclass
class _Cell:
    """A cell in the grid: where it begins, and how far it reaches."""

    element: Element
    row: int
    column: int
    height: int
    width: int


def mend(table: Element) -> None:
    """Bring a table's spans to what is there; one without a cell is no table."""
    groups = [child for child in elements(table) if child.tag in _GROUPS]
    grids = [_grid(elements(group)) for group in groups]
    columns = sorted({cell.column for grid in grids for cell in grid or ()})
    for group, grid in zip(groups, grids, strict=True):
        if grid is None or None in grids:
            _forget(group)
        else:
            _fit(grid, columns)
    for part in [row for group in groups for row in elements(group)] + groups:
        if not elements(part):
            part.decompose()
    left = [group for group in groups if above(group) is not None]
    if left:
        _head(left)
    else:
        unwrap(table)


def _grid(rows: list[Element]) -> list[_Cell] | None:
    """Every cell of a group at its place; None where cells overlap."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for at, row in enumerate(rows):
        column = 0
        for element in elements(row):
            while (at, column) in taken:
                column += 1
            width = min(int(element.attr("colspan") or 1), 100)
            reach = int(element.attr("rowspan") or 1) or len(rows)
            height = min(reach, len(rows) - at)
            cell = _Cell(element, at, column, height, width)
            places = {(at + down, column + on) for down in range(height) for on in range(width)}
            if places & taken:
                return None
            taken |= places
            cells.append(cell)
    return cells


def _fit(cells: list[_Cell], columns: list[int]) -> None:
    """Spans count only the columns and rows in which some cell begins."""
    rows = {cell.row for cell in cells}
    for cell in cells:
        _set(cell.element, "colspan", _within(columns, cell.column, cell.width))
        _set(cell.element, "rowspan", _within(rows, cell.row, cell.height))


def _within(begins: Iterable[int], start: int, length: int) -> int:
    return sum(start <= at < start + length for at in begins)


def _set(element: Element, name: str, value: int) -> None:
    if value > 1:
        element.attrs[name] = str(value)
    else:
        element.attrs.pop(name, None)


def _forget(group: Element) -> None:
    """No spans at all."""
    for row in elements(group):
        for cell in elements(row):
            cell.attrs.pop("colspan", None)
            cell.attrs.pop("rowspan", None)


def _head(groups: list[Element]) -> None:
    """Heads say what they head: a column in the first row, else a row; an empty one is none."""
    first = elements(groups[0])[0]
    for group in groups:
        for row in elements(group):
            for cell in elements(row):
                if cell.tag != "th":
                    continue
                if empty(cell):
                    cell.tag = "td"
                    cell.attrs.pop("scope", None)
                elif not cell.attr("scope"):
                    top = row == first or group.tag == "thead"
                    cell.attrs["scope"] = "col" if top else "row"
