"""Ruled tables whose rules are not all there, mended: headings and rows outside, rules missing within.

Only a tracker is mended, which its heading tells, as `read` reads it; any other grid stays as it is ruled.
"""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from extract.layout.ruled.cells import Lattice
from extract.layout.ruled.edges import JOIN
from extract.layout.ruled.heads import Cells, Headed, headed
from extract.layout.ruled.lapses import with_headings_parted, with_rows_parted
from extract.layout.ruled.outlying import CLOSE, with_heading, with_rows_under
from extract.layout.ruled.seams import seams
from extract.layout.ruled.splitting import with_level
from extract.layout.text.lines import lines
from extract.layout.text.openings import Read
from schemas.paper import Page, Word

LEAST_COLUMNS = 3
"""A tracker has a text, a status and one column more; a grid of fewer columns is a key or a frame."""

REACH = 72.0
"""Further than this above a table, in points, no line heads it; three lines of a heading are lower."""


class Mended(NamedTuple):
    """A table's cells, and the heights of level edges that no rule and no fill shows: they are guesses."""

    grid: Lattice
    guesses: tuple[float, ...] = ()


def mended(grid: Lattice, held: Cells, free: Sequence[Word], page: Page, read: Read) -> Mended:
    """The table, whose cells hold these words, with what its rules leave out; `free` are the words in no table."""
    if len(grid.xs) <= LEAST_COLUMNS:
        return Mended(grid)
    known = headed(grid, held, read)
    if known is None or known.unknown:
        parted = with_headings_parted(grid, held, known, page.fills, read)
        if parted is not grid:
            grid, held, known = _read_again(parted, held, (), read)
    above = _near(grid, free, grid.ys[0] - REACH, grid.ys[0] + JOIN) if known is None else []
    if above:
        topped = with_heading(grid, lines(above), page.fills, read)
        if topped is not grid:
            grid, held, known = _read_again(topped, held, above, read)
    if known is None:
        return Mended(grid)
    whole = with_rows_parted(grid, held, known)
    below = _near(grid, free, grid.ys[-1] - JOIN, float("inf"))
    if below and _is_close(min(below, key=attrgetter("top")), grid.ys[-1]):
        whole = with_rows_under(whole, lines(below), known.keys)
    if whole is not grid:
        grid, held = whole, dealt(whole, [*chain.from_iterable(held), *below])
    found = seams(grid, held, known, page.fills)
    for seam in found:
        grid = with_level(grid, seam.at)
    return Mended(grid, tuple(seam.at for seam in found if not seam.filled))


def _near(grid: Lattice, free: Sequence[Word], top: float, bottom: float) -> list[Word]:
    """The words over or under the grid that stand between these heights."""
    left, right = grid.xs[0], grid.xs[-1]
    return [
        word
        for word in free
        if word.top >= top and word.bottom <= bottom and left <= (word.x0 + word.x1) / 2 <= right
    ]


def dealt(grid: Lattice, words: Sequence[Word]) -> list[list[Word]]:
    """The words of each of the grid's cells."""
    held: list[list[Word]] = [[] for _ in grid.boxes]
    for word in words:
        cell = grid.at((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
        if cell >= 0:
            held[cell].append(word)
    return held


def _is_close(word: Word, foot: float) -> bool:
    return word.top - foot <= CLOSE * word.size


def _read_again(
    grid: Lattice, held: Cells, more: Sequence[Word], read: Read
) -> tuple[Lattice, Cells, Headed | None]:
    """The grid with these and more words dealt anew, and its heading."""
    again = dealt(grid, [*chain.from_iterable(held), *more])
    return grid, again, headed(grid, again, read)
