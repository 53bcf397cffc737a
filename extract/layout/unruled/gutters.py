"""Columns that no rule parts: the white gutters that run down between a table's headings and its words."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.text.lines import Line
from extract.layout.text.phrases import Span
from schemas.paper import Fill

LEAST = 0.45
"""A gutter is at least this many ems wide: a space in a line of text is 0.25 to 0.35 em."""

FLUSH = 0.5
"""The lines of one column begin within this many points of one another, across."""

Stretch = tuple[float, float]
"""From where to where something is white, in points."""


class Columns(NamedTuple):
    """The columns of a table without uprights: the stretches that may part one from the next.

    A gutter has several stretches as long as too few lines are known. `keys` are the columns in which each
    row has an entry of its own. With `numbered`, the first heading stands over two columns. `rim` is from where
    to where the table runs, as far as it is known; `parts` is where in its gutter each column ends, once chosen.
    `over` are the columns that a heading on all but the heading's last line stands over; `lefts` is where the
    heading to the right of each gutter begins, in points.
    """

    gutters: tuple[tuple[Stretch, ...], ...]
    keys: frozenset[int]
    numbered: bool = False
    rim: Stretch = (float("inf"), float("-inf"))
    parts: tuple[float, ...] = ()
    over: tuple[Span, ...] = ()
    lefts: tuple[float, ...] = ()

    def at(self, x: float) -> int:
        """The column at this point, from 0."""
        return bisect_right(self.parts or self.parted(()).parts, x)

    def used(self, line: Line) -> frozenset[int]:
        """The columns in which the line has words."""
        return frozenset(self.at((word.x0 + word.x1) / 2) for word in line)

    def parted(self, fills: Sequence[Fill]) -> "Columns":
        """The columns parted where fills end in a gutter, else in the middle of its widest stretch."""
        return self._replace(parts=tuple(_part(_widest(stretches), fills) for stretches in self.gutters))


def _widest(stretches: Sequence[Stretch]) -> Stretch:
    return max(stretches, key=lambda stretch: stretch[1] - stretch[0])


def _part(stretch: Stretch, fills: Sequence[Fill]) -> float:
    ends = Counter(x for fill in fills for x in (fill.x0, fill.x1) if stretch[0] <= x <= stretch[1])
    return ends.most_common(1)[0][0] if ends else sum(stretch) / 2


def between(extents: Sequence[Stretch], keys: frozenset[int], over: tuple[Span, ...] = ()) -> Columns:
    """The columns under headings with these extents: parted somewhere between each two."""
    gutters = tuple(((left[1], right[0]),) for left, right in pairwise(extents))
    return Columns(gutters, keys, over=over, lefts=tuple(left for left, _ in extents[1:]))


def narrowed(columns: Columns, line: Line) -> Columns | None:
    """The columns with what the line leaves white of their gutters, None where it closes one."""
    gutters = tuple(
        _without(stretches, line, left)
        for stretches, left in zip(columns.gutters, columns.lefts, strict=True)
    )
    return columns._replace(gutters=gutters) if all(gutters) else None


def _without(stretches: Iterable[Stretch], line: Line, left: float) -> tuple[Stretch, ...]:
    """What the line's words leave white of these stretches, where it is wide enough for a gutter, or whole, or
    ends where the next column's words do begin, at `left`: a spreadsheet leaves no more white there than a space."""
    known = set(stretches)
    for word in line:
        stretches = [piece for stretch in stretches for piece in _cut(stretch, word.x0, word.x1)]
    least = LEAST * min(word.size for word in line)
    return tuple(
        piece
        for piece in stretches
        if piece[1] - piece[0] >= least
        or piece in known
        or (abs(piece[1] - left) <= FLUSH and _is_flush(line, piece[0], left, least))
    )


def _is_flush(line: Line, reach: float, left: float, least: float) -> bool:
    """Whether the line's next words begin at the column's left, or further off than a space would part them."""
    begins = min((word.x0 for word in line if word.x0 > reach), default=float("inf"))
    return begins <= left + FLUSH or begins - reach >= least


def _cut(stretch: Stretch, x0: float, x1: float) -> Iterable[Stretch]:
    """What is left of a stretch beside what lies between two points.

    >>> list(_cut((10, 50), 20, 30)), list(_cut((10, 50), 0, 20)), list(_cut((10, 50), 60, 70))
    ([(10, 20), (30, 50)], [(20, 50)], [(10, 50)])
    """
    left, right = stretch
    if x1 <= left or x0 >= right:
        return [stretch]
    return [piece for piece in ((left, x0), (x1, right)) if piece[0] < piece[1]]
