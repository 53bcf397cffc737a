"""Which colour a cell is filled with, under all that was painted over one another."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

from extract.layout.ruled.cells import Lattice
from schemas.paper import Fill, Page
from schemas.place import BBox

LEAST_SHARE = 0.1
"""A colour that shows on less of the cell than this is a marker or a neighbour's edge, not the cell's fill.
Shading line by line, in a cell that a longer neighbour makes tall, covers no more than that."""

INSET = 1.0
"""Fills run up to the middle of the rules or a little over: this rim of the cell, in points, is not asked."""

BACKGROUND = 0.9
"""A fill over this part of the page is its paper, not the colour of any cell."""


def tints(table: Lattice, page: Page) -> list[str | None]:
    """For each cell ``#rrggbb`` or None: the colour that shows on most of it where any is painted.

    A stripe of colour on a row that is shaded from end to end stands out from the shade, as the eye sees it.
    """
    near: list[list[Fill]] = [[] for _ in table.boxes]
    xs, ys = table.xs, table.ys
    here = [
        fill
        for fill in page.fills
        if fill.top <= ys[-1] and fill.bottom >= ys[0] and fill.x0 <= xs[-1] and fill.x1 >= xs[0]
    ]
    for fill in here:
        for index in _under(table, fill):
            near[index].append(fill)
    grounds = _grounds(here, page)
    shown = [
        _showing(_shrunk(table.bbox(box)), fills, grounds) if fills else ()
        for box, fills in zip(table.boxes, near, strict=True)
    ]
    return [
        _own(index, table, shown) if len(colours) > 1 else next(iter(colours), None)
        for index, colours in enumerate(shown)
    ]


def _own(index: int, table: Lattice, shown: Sequence[Sequence[str]]) -> str:
    """The cell's largest colour; the next one where all other cells of its row, two at least, share the largest."""
    colours, row = shown[index], table.boxes[index].row
    others = [other for other, box in enumerate(table.boxes) if box.row == row and other != index]
    is_shade = len(others) > 1 and all(shown[other][:1] == colours[:1] for other in others)
    return colours[1] if is_shade else colours[0]


def _under(table: Lattice, fill: Fill) -> set[int]:
    """The cells that the fill reaches."""
    xs, ys = table.xs, table.ys
    first, last = max(bisect_left(ys, fill.top) - 1, 0), bisect_left(ys, fill.bottom)
    left, right = max(bisect_left(xs, fill.x0) - 1, 0), bisect_left(xs, fill.x1)
    reached = {owner for row in table.owner[first:last] for owner in row[left:right]}
    reached.discard(-1)
    return reached


def _shrunk(box: BBox) -> BBox:
    """The cell within its rules; a tiny one keeps half of itself."""
    x0, top, x1, bottom = box
    across, down = min(INSET, (x1 - x0) / 4), min(INSET, (bottom - top) / 4)
    return (x0 + across, top + down, x1 - across, bottom - down)


def _showing(cell: BBox, fills: Sequence[Fill], grounds: Set[int]) -> tuple[str, ...]:
    """The colours that show on the cell, the largest share first; what is painted later covers the earlier.

    A spot that stands in the cell comes before all: it stands out from whatever it is painted on. `grounds` are
    the ids of fills that are no colour of a cell.
    """
    x0, top, x1, bottom = cell
    # most of what is near belongs to the cells around
    over = [
        each for each in fills if each.x0 < x1 and each.x1 > x0 and each.top < bottom and each.bottom > top
    ]
    spots = dict.fromkeys([fill.colour for fill in over if fill.spot and _stands_in(fill, cell)])
    shares: dict[str, float] = {}
    free = [cell]
    for fill in reversed(over):
        if fill.spot:
            continue
        shown, free = _cover(free, (fill.x0, fill.top, fill.x1, fill.bottom))
        if id(fill) not in grounds:
            shares[fill.colour] = shares.get(fill.colour, 0.0) + shown
        if not free:
            break
    least = LEAST_SHARE * (x1 - x0) * (bottom - top)
    found = [colour for colour, share in shares.items() if share >= least]
    if len(found) > 1:
        found.sort(key=shares.__getitem__, reverse=True)
    return (*spots, *found)


def _stands_in(fill: Fill, cell: BBox) -> bool:
    x, y = (fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _cover(free: Sequence[BBox], fill: BBox) -> tuple[float, list[BBox]]:
    """The area of `free` that `fill` covers, and the boxes that are left of `free`."""
    covered, left = 0.0, []
    for x0, top, x1, bottom in free:
        if fill[0] <= x0 and fill[1] <= top and fill[2] >= x1 and fill[3] >= bottom:
            covered += (x1 - x0) * (bottom - top)
            continue
        a, b, c, d = max(x0, fill[0]), max(top, fill[1]), min(x1, fill[2]), min(bottom, fill[3])
        if a >= c or b >= d:
            left.append((x0, top, x1, bottom))
            continue
        covered += (c - a) * (d - b)
        around = ((x0, top, x1, b), (x0, b, a, d), (c, b, x1, d), (x0, d, x1, bottom))
        left.extend(box for box in around if box[0] < box[2] and box[1] < box[3])
    return covered, left


def _grounds(fills: Iterable[Fill], page: Page) -> Set[int]:
    """The ids of those of the fills that are the page's paper."""
    if not page.width or not page.height:
        return frozenset()
    least = BACKGROUND * page.width * page.height
    return {id(fill) for fill in fills if (fill.x1 - fill.x0) * (fill.bottom - fill.top) >= least}
