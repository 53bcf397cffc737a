"""A grid and the words of its cells into a printed table: its rows, its columns, its fills, its places."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from extract.layout.ruled.cells import SHIFT, Box, Lattice
from extract.layout.text.lines import text_of
from extract.layout.tints import tints
from schemas.paper import Cell, Page, Row, Table, Word
from schemas.place import BBox, Place
from schemas.problem import Problem


def table_of(
    grid: Lattice, words: Sequence[Sequence[Word]], number: int, page: Page, guesses: Set[float]
) -> Table:
    """The table of this grid, whose cells hold these words; see `lay_out`.

    `guesses` are the heights of edges between rows that neither a rule nor a fill shows.
    """
    tops = sorted({box.row for box in grid.boxes})
    lefts = _lefts(grid)
    row_at = [bisect_left(tops, line) for line in range(len(grid.ys))]
    column_at = [bisect_left(lefts, line) for line in range(len(grid.xs))]
    fills = tints(grid, page)
    rounded = grid._replace(xs=_rounded(grid.xs), ys=_rounded(grid.ys))
    rows: list[list[Cell]] = [[] for _ in tops]
    for index in sorted(range(len(grid.boxes)), key=grid.boxes.__getitem__):
        box = grid.boxes[index]
        row, column = row_at[box.row], column_at[box.column]
        rows[row].append(
            Cell(
                text=text_of(words[index]),
                place=_place(page, number, row + 1, rounded.bbox(box)),
                column=column,
                width=column_at[box.right] - column,
                height=row_at[box.below] - row,
                fill=fills[index],
                problems=_doubts(grid, box, guesses) if guesses else (),
            )
        )
    ends = [*tops[1:], max([box.below for box in grid.boxes])]
    right = max([box.right for box in grid.boxes])
    return Table(
        number=number,
        rows=tuple(
            Row(
                cells=tuple(cells),
                place=_place(page, number, row, rounded.bbox(Box(top, lefts[0], end, right))),
            )
            for row, (cells, top, end) in enumerate(zip(rows, tops, ends, strict=True), start=1)
        ),
        place=_place(page, number, None, rounded.bbox(Box(tops[0], lefts[0], ends[-1], right))),
    )


def _doubts(grid: Lattice, box: Box, guesses: Set[float]) -> tuple[Problem, ...]:
    """What the first cell of a row says where no rule and no fill parts its row from the one above."""
    if box.column or grid.ys[box.row] not in guesses:
        return ()
    message = (
        "No rule parts this row from the one above it: a second number and a second status in line tell."
    )
    return (Problem(code="row_without_rule", message=message),)


def _lefts(grid: Lattice) -> list[int]:
    """The grid's lines at which columns begin: where some cell begins, but of two so near that only a row which
    was drawn a little to one side parts them, the second alone."""
    lefts = sorted({box.column for box in grid.boxes})
    return [
        left
        for left, after in zip(lefts, [*lefts[1:], len(grid.xs) - 1], strict=True)
        if grid.xs[after] - grid.xs[left] > SHIFT
        or any(left <= box.column and box.right <= after for box in grid.boxes)
    ]


def _place(page: Page, table: int, row: int | None, box: BBox) -> Place:
    return Place(page=page.number, table=table, row=row, bbox=box)


def _rounded(lines: Iterable[float]) -> tuple[float, ...]:
    return tuple([round(at, 2) for at in lines])
