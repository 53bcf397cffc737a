"""How far a table without uprights goes on: the lines that leave its gutters white, and banners between them."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from extract.layout.text.lines import Line, bounds
from extract.layout.unruled.banners import BANNER, go_on, is_banner
from extract.layout.unruled.gutters import Columns, narrowed
from extract.layout.unruled.panes import foot_of
from schemas.paper import Fill

BREAK = 3.5
"""White over this many ems between two lines ends a table, if nothing says that it goes on: rows may be set higher
than their words, but few are."""

LARGER = 1.15
"""Type over this many times the table's largest so far is that of a heading outside it."""

AHEAD = 3
"""So many lines under much white tell whether the table goes on there: a row's first words may be centred."""

ALIGNED = 3
"""Words of a column that begin within this many points of where others do, across, begin at one place."""


class Grown(NamedTuple):
    """How many lines stand in a table, its columns with the gutters that they leave white, and which of the lines
    are banners: words across the table that are in no column."""

    columns: Columns
    taken: int
    banners: frozenset[int]


def grown(columns: Columns, lines: Sequence[Line], fills: Sequence[Fill] = ()) -> Grown:
    """The table in these columns as far down as the lines go on with it.

    The first line that would close a gutter, that larger type sets or that much white sets apart is outside;
    but a banner with rows under it is not, and neither is what stands beside fills that go on, or fills the same
    columns at the same places.
    """
    index, taken, foot, size = 0, 0, None, 0.0
    banners: set[int] = set()
    begun: set[int] = set()
    drawn = foot_of(fills, columns.parted(fills), lines)
    while index < len(lines):
        line = lines[index]
        _, top, _, bottom = bounds(line)
        smallest = min(word.size for word in line)
        if foot is not None and smallest > LARGER * size:
            break
        is_apart = foot is not None and top - foot > BREAK * size and bottom > drawn
        if is_apart and not _is_row(lines[index : index + AHEAD], begun, columns.parted(fills)):
            break
        within = narrowed(columns, line)
        is_one = index - taken < BANNER and is_banner(lines, index, columns, within, fills)
        if is_one and go_on(lines, index, columns):
            banners.add(index)
        elif within is not None:
            columns, taken = within, index + 1
            begun.update(round(word.x0) for word in line)
        else:
            break
        foot, size = max(bottom, foot or bottom), max(size, smallest)
        index += 1
    return Grown(columns, taken, frozenset(banner for banner in banners if banner < taken))


def _is_row(lines: Sequence[Line], begun: Set[int], columns: Columns) -> bool:
    """Whether these lines under much white fill half of the columns, a key among them, and two of them where words
    above have begun, in points."""
    used: set[int] = set()
    aligned: set[int] = set()
    for line in lines:
        if narrowed(columns, line) is None:
            break
        for word in line:
            column = columns.at((word.x0 + word.x1) / 2)
            near = range(round(word.x0) - ALIGNED, round(word.x0) + ALIGNED + 1)
            if column not in used and not begun.isdisjoint(near):
                aligned.add(column)
        used |= columns.used(line)
    return 2 * len(used) > len(columns.gutters) and bool(used & columns.keys) and len(aligned) > 1
