"""Grids whose rules are not all there: headings and rows left bare, frames and single rules left out, a row moved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tests.traps.content import TITLE, columns, open_paper, rows, with_cells
from tests.traps.draw import Drawing, with_places
from tests.traps.paper import LEFT, TOP, Paper
from tests.traps.records import Column, Row, Table, Trap
from tests.traps.ruling import Cell, Edge
from tests.traps.truth import truth_of

WIDTHS = (30, 240, 72, 86, 328)
DARK = "#1f497d"

Chosen = Callable[[Sequence[Cell]], list[Edge]]
"""Which edges are drawn of all that the cells have."""


def _paper(table: Table, chosen: Chosen) -> Trap:
    """A paper of one page on which the table is ruled with the chosen edges only."""
    paper = open_paper(Paper("missing.pdf"), len(table.rows))
    _draw(paper, table, LEFT, chosen)
    return paper.finished()


def _draw(paper: Paper, table: Table, left: float, chosen: Chosen) -> None:
    drawing = Drawing(paper.sheet, replace(table, rules="none"), left, paper.turn)
    paper.y = drawing.draw(paper.y, paper.bottom, TOP)
    paper.sheet.canvas.setLineWidth(0.5)
    for edge in _whole(chosen(drawing.cells)):
        paper.sheet.line(*edge)
    paper.rows += with_places(truth_of(table, TITLE), drawing.at, table)


def _whole(edges: Iterable[Edge]) -> list[Edge]:
    """The edges, those that follow one another on one line as one: no end of an upright tells of a row."""
    joined: list[Edge] = []
    for edge in sorted(set(edges), key=lambda e: (e[0] == e[2], e[0] if e[0] == e[2] else e[1], e)):
        last = joined[-1] if joined else edge
        is_upright = edge[0] == edge[2]
        if last[2:] == edge[:2] and (last[0] == last[2]) == is_upright:
            joined[-1] = (*last[:2], *edge[2:])
        else:
            joined.append(edge)
    return joined


def _table(made: Sequence[Row], **how: object) -> Table:
    return Table(columns(WIDTHS), tuple(made), **how)


def _all(cells: Sequence[Cell]) -> list[Edge]:
    """The four edges of each cell."""
    return [
        edge
        for (x0, top, x1, bottom), _, _ in cells
        for edge in (
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        )
    ]


def _tops(cells: Sequence[Cell]) -> list[float]:
    """Where each printed row begins, the heading first, and where the last one ends."""
    return sorted({cell[1] for cell, _, _ in cells} | {cell[3] for cell, _, _ in cells})


def _row(cells: Sequence[Cell], number: int) -> list[Cell]:
    """The cells of one printed row; the heading is row 0."""
    return [cell for cell in cells if cell[0][1] == _tops(cells)[number]]


def _but_rows(*numbers: int) -> Chosen:
    """All edges but those that only these rows have; a last row shares none but its first with the others."""

    def chosen(cells: Sequence[Cell]) -> list[Edge]:
        bare = [cell for number in numbers for cell in _row(cells, number)]
        return _all([cell for cell in cells if cell not in bare])

    return chosen


def _within(cells: Sequence[Cell]) -> list[Edge]:
    """The inner edges: none on the outermost lines."""
    x0, x1 = min(cell[0] for cell, _, _ in cells), max(cell[2] for cell, _, _ in cells)
    top, foot = _tops(cells)[0], _tops(cells)[-1]
    return [
        edge for edge in _all(cells)
        if not (edge[0] == edge[2] in (x0, x1)) and not (edge[1] == edge[3] in (top, foot))
    ]  # fmt: skip


def _no_rule_over(*numbers: int) -> Chosen:
    """All edges but the level ones over these rows."""

    def chosen(cells: Sequence[Cell]) -> list[Edge]:
        gone = {_tops(cells)[number] for number in numbers}
        return [edge for edge in _all(cells) if not (edge[1] == edge[3] and edge[1] in gone)]

    return chosen


def _level_but(*numbers: int) -> Chosen:
    """The level edges alone, but for those over these rows."""

    def chosen(cells: Sequence[Cell]) -> list[Edge]:
        return [edge for edge in _no_rule_over(*numbers)(cells) if edge[1] == edge[3]]

    return chosen


def _no_upright(after: int) -> Chosen:
    """All edges but the uprights after this column."""

    def chosen(cells: Sequence[Cell]) -> list[Edge]:
        gone = sorted({cell[2] for cell, _, _ in cells})[after]
        return [edge for edge in _all(cells) if not (edge[0] == edge[2] == gone)]

    return chosen


def _one_row_open(number: int) -> Chosen:
    """All edges but the inner uprights of one row."""

    def chosen(cells: Sequence[Cell]) -> list[Edge]:
        row = [cell for cell, _, _ in _row(cells, number)]
        x0, x1 = min(cell[0] for cell in row), max(cell[2] for cell in row)
        gone = {(cell[2], row[0][1]) for cell in row if cell[2] != x1} | {
            (cell[0], row[0][1]) for cell in row if cell[0] != x0
        }
        return [edge for edge in _all(cells) if not (edge[0] == edge[2] and edge[:2] in gone)]

    return chosen


def _two_line_heading() -> Trap:
    """A filled heading over a ruled body; one heading takes two lines, and the columns are another board's."""
    wide = (
        Column("number", "Ref", 42), Column("text", "Action", 250), Column("owner", "Responsible officer", 80),
        Column("due", "Original due date", 70), Column("status", "BRAG", 60),
        Column("comment", "Progress update", 254),
    )  # fmt: skip
    return _paper(Table(wide, rows(6, 11), header_fill=DARK), _but_rows(0))


def _guessed() -> Trap:
    """Two rows without a rule between them and without fills: what tells them apart is said to be a guess."""
    made = list(rows(6, 4, filled=False))
    made[3] = replace(made[3], truth=made[3].truth | {"problem": "row_without_rule"})
    return _paper(_table(made), _no_rule_over(4))


def _parts() -> Trap:
    """One recommendation whose status cell names two parts: no rule is missing there."""
    made = list(rows(5, 9, filled=False))
    made[2] = with_cells(made[2], number="3", status="AMBER\nGREEN", due="June 2022\nMay 2023")
    unasked = {"colour": ..., "due": ..., "is_new": ..., "status_raw": "AMBER GREEN"}
    made[2] = replace(made[2], truth=made[2].truth | unasked)
    return _paper(_table(made), _all)


def _moved() -> Trap:
    """A row stands 5 points to the left of the rows over and under it."""
    made = rows(7, 2)
    paper = open_paper(Paper("missing.pdf"), 7)
    for part, left, head in ((made[:3], LEFT, False), (made[3:4], LEFT - 5, True), (made[4:], LEFT, True)):
        _draw(paper, _table(part, headless=head), left, _all)
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    "a filled heading without rules on a grid": lambda: _paper(
        _table(rows(6, 1), header_fill=DARK), _but_rows(0)
    ),
    "a bare heading on a grid": lambda: _paper(_table(rows(6, 5), header_fill=None), _but_rows(0)),
    "a filled heading on two lines on a grid": _two_line_heading,
    "bare rows under a grid": lambda: _paper(_table(rows(7, 3)), _but_rows(6, 7)),
    "rules within a table only": lambda: _paper(_table(rows(6, 6)), _within),
    "rules within a table of one row only": lambda: _paper(_table(rows(1, 8)), _within),
    "no rule between two rows": lambda: _paper(_table(rows(6, 0)), _no_rule_over(2, 5)),
    "no rule between two rows, no fills": _guessed,
    "no rule between two rows of a table without uprights": lambda: _paper(_table(rows(6, 7)), _level_but(3)),
    "two statuses in a cell": _parts,
    "no upright after the text": lambda: _paper(_table(rows(6, 10)), _no_upright(1)),
    "no upright after the status": lambda: _paper(_table(rows(6, 12), header_fill=None), _no_upright(2)),
    "a row without uprights": lambda: _paper(_table(rows(6, 13)), _one_row_open(3)),
    "a heading without uprights": lambda: _paper(_table(rows(6, 14)), _one_row_open(0)),
    "a row a little to one side": _moved,
}
