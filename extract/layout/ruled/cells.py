"""Edges into the cells of one table: the grid's small squares, melted together where no edge parts them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from extract.layout.ruled.closing import closed
from extract.layout.ruled.edges import JOIN, Bundle, Edge, root
from schemas.place import BBox

SQUARES_LIMIT = 100_000
"""A page holds no table of more squares; a map or a plan does, and would take minutes."""

SHIFT = 8.0
"""Uprights this near, in points, are one where no cell stands between them: a row is drawn a little to one side.
No column of words is so narrow."""


class Box(NamedTuple):
    """One cell: the squares that it covers, from `row` and `column` up to, not with, `below` and `right`."""

    row: int
    column: int
    below: int
    right: int


class Lattice(NamedTuple):
    """A table's cells over the lines of its grid: `xs` and `ys` in points, growing.

    `owner` tells for each square, by row and column, which of `boxes` it is in; -1 is outside every cell.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    owner: tuple[tuple[int, ...], ...]

    def bbox(self, box: Box) -> BBox:
        """The cell's box in points, on the middle of its rules."""
        return (self.xs[box.column], self.ys[box.row], self.xs[box.right], self.ys[box.below])

    def finder(self) -> tuple[Sequence[float], Sequence[float], Sequence[Sequence[int]]]:
        """For many points: `xs`, `ys`, and `owner` with a rim of -1, so that bisecting gives its row and column."""
        rim = (-1,) * (len(self.xs) + 1)
        return self.xs, self.ys, [rim, *((-1, *row, -1) for row in self.owner), rim]

    def at(self, x: float, y: float) -> int:
        """The index of the cell that holds this point, -1 where none does."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return -1
        return self.owner[bisect_right(self.ys, y) - 1][bisect_right(self.xs, x) - 1]


def lattice(bundle: Bundle) -> Lattice | None:
    """The cells that a bundle of edges rules, None where they are fewer than two.

    A side that a page break left open is closed where the outermost edges end. A lone rectangle is a frame.
    """
    level, upright = closed(bundle)
    ys = tuple(sorted({edge.at for edge in level}))
    xs = tuple(sorted({edge.at for edge in upright}))
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows * columns < 2 or rows * columns > SQUARES_LIMIT:
        return None
    over = _walls(level, ys, xs)
    beside = _walls(upright, xs, ys)
    owner = _melt(rows, columns, over, beside)
    boxes = _rectangles(owner, _outside(owner, over, beside) | _slivers(owner, beside, xs))
    if len(boxes) < 2:
        return None
    return of_boxes(xs, ys, boxes)


def of_boxes(xs: Sequence[float], ys: Sequence[float], boxes: Sequence[Box]) -> Lattice:
    """The cells of these boxes over the lines of a grid."""
    return Lattice(tuple(xs), tuple(ys), tuple(boxes), _owners(boxes, len(ys) - 1, len(xs) - 1))


def _walls(edges: Sequence[Edge], lines: Sequence[float], crossing: Sequence[float]) -> list[list[bool]]:
    """For each line of the grid, which of its stretches between crossing lines an edge covers."""
    walls = [[False] * (len(crossing) - 1) for _ in lines]
    for edge in edges:
        wall = walls[bisect_left(lines, edge.at)]
        first = bisect_left(crossing, edge.start - JOIN)
        last = bisect_right(crossing, edge.end + JOIN) - 1
        wall[first:last] = [True] * (last - first)
    return walls


def _melt(
    rows: int, columns: int, over: Sequence[Sequence[bool]], beside: Sequence[Sequence[bool]]
) -> list[list[int]]:
    """For each square the number of its region: squares that no wall parts are one."""
    head = list(range(rows * columns))
    for row in range(rows):
        first = row * columns
        for column in range(1, columns):
            if not beside[column][row]:
                _unite(head, first + column - 1, first + column)
        if row:
            for column, wall in enumerate(over[row]):
                if not wall:
                    _unite(head, first + column - columns, first + column)
    numbers = [root(head, square) for square in range(rows * columns)]
    return [numbers[first : first + columns] for first in range(0, rows * columns, columns)]


def _unite(head: list[int], one: int, other: int) -> None:
    head[root(head, other)] = root(head, one)


def _outside(
    region: Sequence[Sequence[int]], over: Sequence[Sequence[bool]], beside: Sequence[Sequence[bool]]
) -> set[int]:
    """The regions that are open to two or more sides of the grid: what lies round a table of odd shape.

    One that is open to one side only is a cell whose border there was not drawn.
    """
    open_ends = (
        {number for number, wall in zip(region[0], over[0], strict=True) if not wall},
        {number for number, wall in zip(region[-1], over[-1], strict=True) if not wall},
        {row[0] for row, wall in zip(region, beside[0], strict=True) if not wall},
        {row[-1] for row, wall in zip(region, beside[-1], strict=True) if not wall},
    )
    return set().union(*(one & other for one, other in combinations(open_ends, 2)))


def _slivers(
    region: Sequence[Sequence[int]], beside: Sequence[Sequence[bool]], xs: Sequence[float]
) -> set[int]:
    """The regions at the grid's sides that no upright closes and that are narrower than any column: beside them a
    row was drawn a little to one side."""
    found: set[int] = set()
    if xs[1] - xs[0] <= SHIFT:
        sides = zip(region, beside[0], beside[1], strict=True)
        found |= {row[0] for row, outer, inner in sides if inner and not outer}
    if xs[-1] - xs[-2] <= SHIFT:
        sides = zip(region, beside[-1], beside[-2], strict=True)
        found |= {row[-1] for row, outer, inner in sides if inner and not outer}
    return found


def _rectangles(region: Sequence[Sequence[int]], outside: set[int]) -> list[Box]:
    """The regions as boxes, from the top left; one that is no rectangle is cut into level strips."""
    boxes: list[list[int]] = []
    growing: dict[tuple[int, int, int], list[int]] = {}
    for row, numbers in enumerate(region):
        still: dict[tuple[int, int, int], list[int]] = {}
        for stretch in _stretches(numbers):
            number, column, right = stretch
            if number in outside:
                continue
            box = growing.get(stretch)
            if box is None:
                box = [row, column, row, right]
                boxes.append(box)
            box[2] = row + 1
            still[stretch] = box
        growing = still
    return [Box(*box) for box in boxes]


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int, int]]:
    """Equal neighbours of a row of squares as (number, first, one past the last).

    >>> _stretches([4, 4, 7])
    [(4, 0, 2), (7, 2, 3)]
    """
    starts = [i for i, number in enumerate(numbers) if i == 0 or number != numbers[i - 1]]
    return [(numbers[a], a, b) for a, b in zip(starts, [*starts[1:], len(numbers)], strict=True)]


def _owners(boxes: Sequence[Box], rows: int, columns: int) -> tuple[tuple[int, ...], ...]:
    owner = [[-1] * columns for _ in range(rows)]
    for index, box in enumerate(boxes):
        for row in range(box.row, box.below):
            owner[row][box.column : box.right] = [index] * (box.right - box.column)
    return tuple(map(tuple, owner))
