"""Columns that no rule parts: the white gutters that run down between a table's headings and its words."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.lines import BULLETS, Line
from extract.layout.phrases import Span
from schemas.paper import Fill

LEAST = 0.45
"""A gutter is at least this many ems wide: a space in a line of text is 0.25 to 0.35 em."""

WIDEST_NUMBER = 6.0
"""A column of numbers under no heading of its own is no wider than this many ems ("13.2", "AFI 12")."""

Stretch = tuple[float, float]
"""From where to where something is white, in points."""


class Columns(NamedTuple):
    """The columns of a table without uprights: the stretches that may part one from the next.

    A gutter has several stretches as long as too few lines are known. `keys` are the columns in which each
    row has an entry of its own. With `numbered`, the first heading stands over two columns. `rim` is from where
    to where the table runs, as far as it is known; `parts` is where in its gutter each column ends, once chosen.
    `over` are the columns that a heading on all but the heading's last line stands over.
    """

    gutters: tuple[tuple[Stretch, ...], ...]
    keys: frozenset[int]
    numbered: bool = False
    rim: Stretch = (float("inf"), float("-inf"))
    parts: tuple[float, ...] = ()
    over: tuple[Span, ...] = ()

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
    return Columns(tuple(((left[1], right[0]),) for left, right in pairwise(extents)), keys, over=over)


def with_number(columns: Columns, lines: Sequence[Line]) -> Columns:
    """The columns with one more at the left, where short numbers hang under the first heading.

    Not where the first column is one of numbers already.
    """
    if 0 in columns.keys:
        return columns
    first = [[word for word in line if columns.at((word.x0 + word.x1) / 2) == 0] for line in lines]
    first = [line for line in first if line]
    gutter = _first_gutter(first)
    if gutter is None:
        return columns
    numbers = [[word.text for word in line if word.x1 <= gutter[0]] for line in first]
    if not all(_is_number("".join(texts)) for texts in numbers if texts):
        return columns
    keys = frozenset({0, *(key + 1 for key in columns.keys)})
    over = tuple((first + 1, end + 1) for first, end in columns.over)
    return columns._replace(gutters=((gutter,), *columns.gutters), keys=keys, numbered=True, over=over)


def _first_gutter(lines: Sequence[Line]) -> Stretch | None:
    """The white to the right of what hangs at the left of all these lines, if that is narrow."""
    words = sorted((word for line in lines for word in line), key=lambda word: word.x0)
    if not words:
        return None
    left, reach, size = words[0].x0, words[0].x1, words[0].size
    for word in words:
        if word.x0 - reach >= LEAST * size:
            return (reach, word.x0)
        reach = max(reach, word.x1)
        if reach - left > WIDEST_NUMBER * size:
            return None
    return None


def _is_number(text: str) -> bool:
    return any(character.isdigit() for character in text) and text[0] not in BULLETS
