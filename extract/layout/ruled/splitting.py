"""Lattices with one more line: a row on top or under them, a row or a column in two, a wide cell in several."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from extract.layout.ruled.cells import Box, Lattice, of_boxes

Span = tuple[int, int]
"""Columns of a grid, from the first up to, not with, the second."""


def with_row_over(grid: Lattice, top: float, spans: Sequence[Span]) -> Lattice:
    """The grid with a row of cells of these spans on it, from `top` down to its first line."""
    under = (box._replace(row=box.row + 1, below=box.below + 1) for box in grid.boxes)
    return of_boxes(grid.xs, (top, *grid.ys), (*(Box(0, *_across(span)) for span in spans), *under))


def with_row_under(grid: Lattice, bottom: float) -> Lattice:
    """The grid with a row under it, one cell a column."""
    row = len(grid.ys) - 1
    added = (Box(row, column, row + 1, column + 1) for column in range(len(grid.xs) - 1))
    return of_boxes(grid.xs, (*grid.ys, bottom), (*grid.boxes, *added))


def with_level(grid: Lattice, y: float) -> Lattice:
    """The grid with the row at this height parted there in two; its taller cells stay whole."""
    row = bisect_right(grid.ys, y) - 1
    boxes: list[Box] = []
    for box in grid.boxes:
        first = box.row + (box.row > row)
        below = box.below + (box.below > row)
        if box.row == row and box.below == row + 1:
            boxes += [box._replace(below=row + 1), box._replace(row=row + 1, below=row + 2)]
        else:
            boxes.append(box._replace(row=first, below=below))
    return of_boxes(grid.xs, (*grid.ys[: row + 1], y, *grid.ys[row + 1 :]), boxes)


def with_upright(grid: Lattice, x: float) -> Lattice:
    """The grid with the column at this place parted there in two; its wider cells stay whole."""
    column = bisect_right(grid.xs, x) - 1
    boxes: list[Box] = []
    for box in grid.boxes:
        first = box.column + (box.column > column)
        right = box.right + (box.right > column)
        if box.column == column and box.right == column + 1:
            boxes += [box._replace(right=column + 1), box._replace(column=column + 1, right=column + 2)]
        else:
            boxes.append(box._replace(column=first, right=right))
    return of_boxes((*grid.xs[: column + 1], x, *grid.xs[column + 1 :]), grid.ys, boxes)


def with_cells(grid: Lattice, index: int, spans: Iterable[Span]) -> Lattice:
    """The grid with one wide cell, of this index, parted into cells of these spans."""
    box = grid.boxes[index]
    parts = (box._replace(column=first, right=end) for first, end in spans)
    return of_boxes(grid.xs, grid.ys, (*grid.boxes[:index], *parts, *grid.boxes[index + 1 :]))


def filled(spans: Sequence[Span], first: int, end: int) -> Iterator[Span]:
    """These spans, which grow, and each column between, before and after them up to `end` by itself.

    >>> list(filled([(1, 3)], 0, 5))
    [(0, 1), (1, 3), (3, 4), (4, 5)]
    """
    at = first
    for start, stop in spans:
        yield from ((column, column + 1) for column in range(at, start))
        yield start, stop
        at = stop
    yield from ((column, column + 1) for column in range(at, end))


def _across(span: Span) -> tuple[int, int, int]:
    return span[0], 1, span[1]
