"""A fixed page's words, rules and fills into paragraphs and tables in reading order; knows no library.

Edges rule cells, cells make tables; each word belongs to the cell that holds its middle, or a paragraph.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from extract.layout.ruled.cells import Lattice, lattice
from extract.layout.ruled.edges import bundles
from extract.layout.ruled.mending import mended
from extract.layout.table import table_of
from extract.layout.text.lines import paragraphs
from extract.layout.text.openings import Read
from extract.layout.text.stamps import stamped
from extract.layout.unruled.finder import Finder, Found
from schemas.paper import Block, Page, Word

FRAME = 0.5
"""A cell over this part of the page that holds a table is a frame round it, not a cell with one inside."""


def lay_out(
    page: Page, first_table: int, find: Finder | None = None, read: Read | None = None
) -> tuple[Block, ...]:
    """The page's paragraphs and tables from top to bottom, watermarks last; its tables are numbered from
    `first_table`.

    `find` finds tables without uprights among the words that no ruled table of several columns holds; `read`
    tells a heading row by its phrases, and so the tables whose missing rules are mended.
    Every word is in exactly one block. A cell's `column`, `width` and `height` count the columns and rows in
    which some cell of its table starts; boxes are in points, on the middle of the rules.
    """
    written, marks = stamped(page.words, page.rules)
    dealt = _mended(_deal(written, _grids(page)), written, page, read)
    found = find(page, _unparted(dealt)) if find else Found()
    if found.grids:
        page = replace(page, fills=(*page.fills, *found.fills))
        again = _deal(written, _with(dealt.grids, found.grids))
        dealt = _mended(again._replace(guesses=dealt.guesses), written, page, read)
    tables = [
        table_of(grid, words, first_table + index, page, dealt.guesses)
        for index, (grid, words) in enumerate(zip(dealt.grids, dealt.held, strict=True))
    ]
    loose = paragraphs(dealt.free, page.number, [grid.ys[0] for grid in dealt.grids])
    blocks: list[Block] = [*loose, *tables]
    stamps = [replace(paragraph, stamp=True) for paragraph in paragraphs(marks, page.number)]
    return (*sorted(blocks, key=_reading_order), *stamps)


class _Dealt(NamedTuple):
    """A page's grids that hold a word, the words of each of their cells, and the words outside.

    `guesses` are the heights of level edges between rows that no rule and no fill shows.
    """

    grids: list[Lattice]
    held: list[list[list[Word]]]
    free: list[Word]
    guesses: frozenset[float] = frozenset()


def _mended(dealt: _Dealt, words: Sequence[Word], page: Page, read: Read | None) -> _Dealt:
    """The page's tables with what their rules leave out, where `read` tells that they are trackers."""
    if read is None:
        return dealt
    found = [
        mended(grid, held, dealt.free, page, read) for grid, held in zip(dealt.grids, dealt.held, strict=True)
    ]
    if all(each.grid is grid for each, grid in zip(found, dealt.grids, strict=True)):
        return dealt
    guesses = dealt.guesses.union(*(each.guesses for each in found))
    return _deal(words, [each.grid for each in found])._replace(guesses=guesses)


def _unparted(dealt: _Dealt) -> list[Word]:
    """The words that no upright rule parts from others: those outside tables and in tables of one column."""
    single = (cells for grid, cells in zip(dealt.grids, dealt.held, strict=True) if len(grid.xs) == 2)
    return [*dealt.free, *(word for cells in single for cell in cells for word in cell)]


def _with(grids: Iterable[Lattice], found: Sequence[Lattice]) -> list[Lattice]:
    """The tables with those found, which take the place of those of one column that they stand in."""
    kept = (grid for grid in grids if len(grid.xs) > 2 or not any(_overlap(grid, other) for other in found))
    return sorted([*kept, *found], key=lambda grid: (grid.ys[0], grid.xs[0]))


def _overlap(one: Lattice, other: Lattice) -> bool:
    across = min(one.xs[-1], other.xs[-1]) - max(one.xs[0], other.xs[0])
    return across > 0 and min(one.ys[-1], other.ys[-1]) > max(one.ys[0], other.ys[0])


def _reading_order(block: Block) -> tuple[float, float]:
    box = block.place.bbox or (0.0, 0.0, 0.0, 0.0)
    return box[1], box[0]


def _grids(page: Page) -> list[Lattice]:
    """The page's tables from top to bottom, without those that stand inside a cell of another one."""
    found = [grid for grid in map(lattice, bundles(page.rules)) if grid is not None]
    inner = {id(one) for one in found for other in found if other is not one and _holds(other, one, page)}
    return sorted(
        (grid for grid in found if id(grid) not in inner), key=lambda grid: (grid.ys[0], grid.xs[0])
    )


def _holds(outer: Lattice, inner: Lattice, page: Page) -> bool:
    """Whether one cell of `outer` that is not a frame holds all of `inner`."""
    cell = outer.at(inner.xs[0], inner.ys[0])
    if cell < 0 or cell != outer.at(inner.xs[-1], inner.ys[-1]):
        return False
    x0, top, x1, bottom = outer.bbox(outer.boxes[cell])
    whole = (page.width or 0.0) * (page.height or 0.0)
    return not whole or (x1 - x0) * (bottom - top) < FRAME * whole


def _deal(words: Iterable[Word], grids: Sequence[Lattice]) -> _Dealt:
    """The words dealt to the cells of the grids.

    Of nested grids the smaller one takes the word. A grid without a word is a drawing.
    """
    held: list[list[list[Word]]] = [[[] for _ in grid.boxes] for grid in grids]
    smallest = sorted(range(len(grids)), key=lambda i: _area(grids[i]))
    free: list[Word] = []
    finders = [(grids[index].finder(), index, _is_alone(grids[index], grids)) for index in smallest]
    left = top = right = bottom = 0.0
    last = free
    for word in words:
        # mostly: a text goes on in the cell where it began
        if left <= word.x0 and word.x1 < right and top <= word.top and word.bottom < bottom:
            last.append(word)
            continue
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        for (xs, ys, owner), index, alone in finders:
            if ys[0] <= y < ys[-1]:
                cell = owner[bisect_right(ys, y)][bisect_right(xs, x)]
                if cell >= 0:
                    held[index][cell].append(word)
                    if alone:
                        last = held[index][cell]
                        left, top, right, bottom = grids[index].bbox(grids[index].boxes[cell])
                    break
        else:
            free.append(word)
    used = [index for index, cells in enumerate(held) if any(cells)]
    return _Dealt([grids[i] for i in used], [held[i] for i in used], free)


def _is_alone(grid: Lattice, grids: Sequence[Lattice]) -> bool:
    return not any(other is not grid and _overlap(grid, other) for other in grids)


def _area(grid: Lattice) -> float:
    return (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])
