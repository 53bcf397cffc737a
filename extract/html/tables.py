"""A web page's table: its rows and cells by the rules of HTML, and the colour that each cell shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.html.css import PLAIN
from extract.html.flow import Printed, flow
from extract.html.tree import Node
from extract.lights import Mark, sign, told
from schemas.paper import Cell, Row, Table
from schemas.place import Place

_WIDEST, _TALLEST = 1_000, 65_534
"""Spans as browsers bound them."""

_GRID = 5_000
"""Columns beyond which a cell spans one only: no page means to."""

_GREYISH = 16  # of 255 between the strongest and the weakest of red, green and blue
_NESTED_SHARE = 0.5  # of a table's letters in tables within it, from which it only arranges the page


@dataclass(slots=True)
class _Draft:
    """A cell while the rows below may still make it taller; `rest` is how many more it may span."""

    node: Node
    column: int
    width: int
    rest: int
    fill: str | None
    height: int = 1


def arranges(table: Node) -> bool:
    """Whether a table only arranges the page: what is in its cells stands there by itself.

    Pages are arranged by tables of one cell, and by those that hold tables, headings or both. One with headings
    of columns of its own is a table, whatever stands in its cells.
    """
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    cells = list(cells_of(table))
    if len(cells) == 1:
        return True  # a box round whatever is in it
    if any(cell.tag == "th" for cell in cells) or any(table.elements("thead", "caption")):
        return False
    inside = [node for cell in cells for node in cell.within()]
    nested = [node for cell in cells for node in _outermost_tables(cell)]
    if not nested:
        return False
    if any(node.tag in ("h1", "h2", "h3") for node in inside):
        return True
    return sum(map(_letters, nested)) >= _NESTED_SHARE * _letters(table)


def table_of(node: Node, number: int) -> Table:
    """The table: rows in the order in which they are shown, heads first and feet last."""
    columns = _column_fills(node)
    rows: list[tuple[list[_Draft], bool]] = []
    for group in _groups(node):
        rows += [(drafts, group.tag == "thead") for drafts in _group_rows(group, columns)]
    return Table(
        number=number,
        rows=tuple(
            Row(
                cells=tuple(_cell(draft, Place(table=number, row=index)) for draft in drafts),
                place=Place(table=number, row=index),
                heading=heading,
            )
            for index, (drafts, heading) in enumerate(rows, start=1)
        ),
        place=Place(table=number),
    )


def cells_of(table: Node) -> Iterator[Node]:
    """The cells, in the order in which they are shown."""
    for row in _rows_of(table):
        yield from row.elements("td", "th")


def _rows_of(table: Node) -> Iterator[Node]:
    for group in _groups(table):
        yield from group.elements("tr")


def _groups(table: Node) -> Iterator[Node]:
    for tags in (("thead",), ("tbody",), ("tfoot",)):
        yield from table.elements(*tags)


def _group_rows(group: Node, columns: dict[int, str]) -> Iterator[list[_Draft]]:
    """The cells that start in each row; a tall one ends with its group."""
    above: list[_Draft] = []
    for row in group.elements("tr"):
        for tall in above:
            tall.height += 1
            tall.rest -= 1
        behind = _of_row(row) or _of_row(group)
        started: list[_Draft] = []
        column = 0
        for node in row.elements("td", "th"):
            column = _free(column, above)
            width = _room(_span(node, "colspan", _WIDEST), column, above)
            rest = _span(node, "rowspan", _TALLEST, all_of=_TALLEST) - 1
            fill = _fill(node, behind or columns.get(column))
            started.append(_Draft(node, column, width, rest, fill))
            column += width
        if started or above:
            yield started
        above = sorted((cell for cell in (*above, *started) if cell.rest > 0), key=lambda cell: cell.column)


def _free(column: int, above: list[_Draft]) -> int:
    """The first column from here on that no tall cell holds. `above` is in column order."""
    for tall in above:
        if tall.column <= column < tall.column + tall.width:
            column = tall.column + tall.width
    return column


def _room(width: int, column: int, above: list[_Draft]) -> int:
    """The width as far as the next tall cell, and the grid, allow."""
    ends = [tall.column for tall in above if tall.column > column]
    return min(width, *(end - column for end in ends[:1]), max(1, _GRID - column))


def _span(node: Node, name: str, most: int, all_of: int = 1) -> int:
    """A span as stated: 1 where it makes no sense, `all_of` for 0 (a row span of 0 goes to the group's end)."""
    text = node.attributes.get(name, "").strip()
    digits = text[: next((i for i, letter in enumerate(text) if letter not in "0123456789"), len(text))]
    if not digits:
        return 1
    if len(digits) > 9:
        return most
    return min(int(digits), most) or all_of


def _column_fills(table: Node) -> dict[int, str]:
    """The colours that ``<col>`` and ``<colgroup>`` give to columns."""
    found: dict[int, str] = {}
    column = 0
    for group in table.elements("colgroup"):
        for col in list(group.elements("col")) or [group]:
            fill = _of_row(col) or _of_row(group)
            for _ in range(min(_span(col, "span", _WIDEST), _GRID)):
                if fill:
                    found[column] = fill
                column += 1
    return found


def _stated(node: Node) -> str | None:
    """The colour that is stated of an element, `PLAIN` for one that tells nothing, None where none is."""
    colour = node.style.get("background-color")
    return None if colour == "transparent" else colour


def _of_row(node: Node) -> str | None:
    """The colour of a row, a group or a column: white and greys are for the eye there, and tell nothing."""
    colour = _stated(node)
    if colour is None or colour == PLAIN:
        return colour
    parts = [int(colour[index : index + 2], 16) for index in (1, 3, 5)]
    return PLAIN if max(parts) - min(parts) < _GREYISH else colour


def _fill(cell: Node, behind: str | None) -> str | None:
    """The cell's colour, that of a badge or a light in it that tells its status, or what shows from `behind` it."""
    own = _stated(cell)
    if own in (None, PLAIN, "#ffffff"):
        marks = list(_marks(cell, "", "background-color"))
        typed = [] if any(mark.fill for mark in marks) else list(_marks(cell, "", "color"))
        own = told(marks) or sign(typed) or own or behind
    return None if own == PLAIN else own


def _marks(node: Node, outer: str, kind: str) -> Iterator[Mark]:
    """The words under an element with the colour behind each, or of its type; empty coloured elements too."""
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                yield Mark(child, outer)
            continue
        stated = child.style.get(kind)
        inner = outer if stated in (None, "transparent") else "" if stated == PLAIN else stated
        if child.tag == "img" and child.attributes.get("alt"):
            yield Mark(child.attributes["alt"], inner)
        found = list(_marks(child, inner, kind))
        yield from found or ([Mark("", inner)] if inner and inner != outer else [])


def _letters(node: Node) -> int:
    """How many letters an element prints."""
    total = 0
    waiting: list[Node | str] = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            total += len("".join(part.split()))
        else:
            total += len(part.attributes.get("alt", "")) if part.tag == "img" else 0
            waiting += part.children
    return total


def _outermost_tables(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            if child.tag == "table":
                yield child
            else:
                yield from _outermost_tables(child)


def _cell(draft: _Draft, place: Place) -> Cell:
    return Cell(
        text=_unrepeated(text_of(draft.node), draft.node),
        place=place,
        column=draft.column,
        width=draft.width,
        height=draft.height,
        fill=draft.fill,
    )


def text_of(node: Node) -> str:
    """The paragraphs of a cell, one a line; a table within it as lines of its cells, parted by tabs."""
    lines: list[str] = []
    for item in flow(node):
        if isinstance(item, Printed):
            lines.append(item.text)
        else:
            lines += map(text_of, item.elements("caption"))
            lines += ["\t".join(map(text_of, row.elements("td", "th"))) for row in _rows_of(item)]
    return "\n".join(line for line in lines if line.strip())


def _unrepeated(text: str, cell: Node) -> str:
    """The text without the name of a picture that only says again what stands beside it."""
    words = text.casefold().split()
    half = len(words) // 2
    if not words or words[:half] != words[half:] or not any(node.tag == "img" for node in cell.within()):
        return text
    return " ".join(text.split()[half:])
