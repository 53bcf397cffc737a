"""How far a table without uprights goes on: the lines that leave its gutters white, and banners between them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.layout.backing import WHITE
from extract.layout.gutters import LEAST, Columns, Stretch
from extract.layout.lines import Line, bounds
from schemas.paper import Fill

BREAK = 3.5
"""White over this many ems between two lines ends a table: no padding of a row is so high."""

LARGER = 1.15
"""Type over this many times the table's largest so far is that of a heading outside it."""

BANNER = 2
"""A banner has no more lines than this, and the line under it begins a row."""

AHEAD = 3
"""So many lines under a banner tell whether the table goes on there: a row's first words may be centred."""


class Grown(NamedTuple):
    """How many lines stand in a table, its columns with the gutters that they leave white, and which of the lines
    are banners: words across the table that are in no column."""

    columns: Columns
    taken: int
    banners: frozenset[int]


def grown(columns: Columns, lines: Sequence[Line], fills: Sequence[Fill] = ()) -> Grown:
    """The table in these columns as far down as the lines go on with it.

    The first line that would close a gutter, that larger type sets or that much white sets apart is outside;
    but a banner with rows under it is not.
    """
    index, taken, foot, size = 0, 0, None, 0.0
    banners: set[int] = set()
    while index < len(lines):
        line = lines[index]
        _, top, _, bottom = bounds(line)
        smallest = min(word.size for word in line)
        if foot is not None and (top - foot > BREAK * size or smallest > LARGER * size):
            break
        narrowed = _narrowed(columns, line)
        if narrowed is not None:
            columns, taken = narrowed, index + 1
        elif index - taken < BANNER and _is_set_apart(line, fills) and _go_on(lines, index, columns):
            banners.add(index)
        else:
            break
        foot, size = max(bottom, foot or bottom), max(size, smallest)
        index += 1
    return Grown(columns, taken, frozenset(banner for banner in banners if banner < taken))


def _is_set_apart(line: Line, fills: Sequence[Fill]) -> bool:
    """Whether the line looks like a banner: bold, or on a stripe of colour that goes behind all of it."""
    if all(word.bold for word in line):
        return True
    x0, top, x1, bottom = bounds(line)
    y, highest = (top + bottom) / 2, BREAK * max(word.size for word in line)
    return any(
        fill.x0 <= x0 and fill.x1 >= x1 and fill.top <= y <= fill.bottom and fill.bottom - fill.top <= highest
        for fill in fills
        if fill.colour != WHITE
    )


def _go_on(lines: Sequence[Line], banner: int, columns: Columns) -> bool:
    """Whether rows stand under the banner: lines that soon fill half of the columns."""
    used: frozenset[int] = frozenset()
    under = list(lines[banner + 1 : banner + BANNER + AHEAD])
    while under and _narrowed(columns, under[0]) is None:
        under.pop(0)
    for line in under[:AHEAD]:
        if _narrowed(columns, line) is None:
            break
        used |= columns.used(line)
    return 2 * len(used) > len(columns.gutters)


def _narrowed(columns: Columns, line: Line) -> Columns | None:
    """The columns with what the line leaves white of their gutters, None where it closes one."""
    gutters = tuple(_without(stretches, line) for stretches in columns.gutters)
    return columns._replace(gutters=gutters) if all(gutters) else None


def _without(stretches: Iterable[Stretch], line: Line) -> tuple[Stretch, ...]:
    """What the line's words leave white of these stretches, where it is wide enough for a gutter."""
    for word in line:
        stretches = [piece for stretch in stretches for piece in _cut(stretch, word.x0, word.x1)]
    least = LEAST * min(word.size for word in line)
    return tuple((left, right) for left, right in stretches if right - left >= least)


def _cut(stretch: Stretch, x0: float, x1: float) -> Iterable[Stretch]:
    """What is left of a stretch beside what lies between two points.

    >>> list(_cut((10, 50), 20, 30)), list(_cut((10, 50), 0, 20)), list(_cut((10, 50), 60, 70))
    ([(10, 20), (30, 50)], [(20, 50)], [(10, 50)])
    """
    left, right = stretch
    if x1 <= left or x0 >= right:
        return [stretch]
    return [piece for piece in ((left, x0), (x1, right)) if piece[0] < piece[1]]
