"""Where the cells of a Word table stand: the columns that its rows share, however each row was drawn.

Word cuts a table into grid columns, and each cell says how many it covers. A border dragged in one row only
leaves slivers, which are no columns; a table without a grid that fits tells its columns by widths alone.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

MOST_COLUMNS = 1_000
"""Word itself draws 63; a table that claims more is read, one that claims millions is cut short here."""

_UNIT = 1_000.0  # for a grid column whose width nothing tells
_LOSS = 0.45  # of a cell's width: as much may be cut off it by moving its edge onto another row's
_SAME_WIDTH = 0.03  # between rows, for widths to be trusted
_MOST_EDGES = 500  # of a table that a person drew

_Edges = tuple[float, ...]


class Drawn(NamedTuple):
    """How a row is drawn: grid columns left out before its cells, each cell's span and width (None: unknown).

    `indent` is the width of what is left out. Widths are in any unit, the same for all rows.
    """

    before: int
    after: int
    indent: float | None
    spans: tuple[int, ...]
    widths: tuple[float | None, ...]


def spans_of(rows: Sequence[Drawn], grid: Sequence[float]) -> list[list[tuple[int, int]]]:
    """By row and cell: the column that it starts in, from 0, and over how many it goes."""
    known = dict.fromkeys(rows)
    even = len({row.before + sum(row.spans) + row.after for row in known}) <= 1
    by_widths = None if even else _by_widths(list(known))
    edges = by_widths or _by_spans(list(known), grid)
    snapped = _snapped(edges)
    if by_widths is None and (snapped is None or snapped == edges):
        found = {row: _by_grid(row) for row in known}
    else:
        lines = snapped or edges
        columns = {x: index for index, x in enumerate(sorted({x for row in lines for x in row}))}
        found = {
            row: [(columns[left], max(columns[right] - columns[left], 1)) for left, right in pairwise(line)]
            for row, line in zip(known, lines, strict=True)
        }
    return [found[row] for row in rows]


def _by_grid(row: Drawn) -> list[tuple[int, int]]:
    starts = accumulate(row.spans, initial=row.before)
    return list(zip(starts, row.spans, strict=False))


def _by_spans(rows: list[Drawn], grid: Sequence[float]) -> list[_Edges]:
    """Each row's edges as far along as the grid columns before them are wide."""
    count = max((row.before + sum(row.spans) for row in rows), default=0)
    widths = [width if width > 0 else _UNIT for width in grid[:count]]
    if len(widths) < count:
        widths = [_UNIT] * count
    at = list(accumulate(widths, initial=0.0))
    return [tuple(at[column] for column in accumulate(row.spans, initial=row.before)) for row in rows]


def _by_widths(rows: list[Drawn]) -> list[_Edges] | None:
    """Each row's edges by the widths of its cells; None where they are not all told, or rows differ in sum."""
    found: list[_Edges] = []
    for row in rows:
        indent = 0.0 if not row.before else row.indent
        widths = [width for width in row.widths if width is not None and width > 0]
        if indent is None or not widths or len(widths) < len(row.widths):
            return None
        found.append(tuple(round(x) for x in accumulate(widths, initial=indent)))
    ends = [line[-1] for line in found]
    return found if max(ends) - min(ends) <= _SAME_WIDTH * max(ends) else None


def _snapped(rows: list[_Edges]) -> list[_Edges] | None:
    """The rows with their edges moved onto those of the rows above, where they nearly meet; None if hopeless."""
    shared: list[float] = []
    found: list[_Edges] = []
    for row in rows:
        moved = _moved(row, shared)
        found.append(moved)
        for x in moved:
            at = bisect_left(shared, x)
            if at == len(shared) or shared[at] != x:
                shared.insert(at, x)
        if len(shared) > _MOST_EDGES:
            return None
    return found


def _moved(row: _Edges, shared: list[float]) -> _Edges:
    own = set(row)
    moved = list(row)
    for index, x in enumerate(row):
        at = bisect_left(shared, x)
        if at < len(shared) and shared[at] == x:
            continue
        left = x - row[index - 1] if index else row[index + 1] - x if len(row) > 1 else 0.0
        right = row[index + 1] - x if index + 1 < len(row) else left
        near = [
            (abs(line - x), line)
            for line, room in ((shared[at - 1] if at else None, left), (_at(shared, at), right))
            if line is not None and line not in own and abs(line - x) <= _LOSS * room
        ]
        if near:
            moved[index] = min(near)[1]
    apart = all(left < right for left, right in pairwise(moved))
    return tuple(moved) if apart else row


def _at(shared: list[float], at: int) -> float | None:
    return shared[at] if at < len(shared) else None
