"""How high lines stand on their page, in points from its top."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from extract.layout.text.lines import Line, bounds


def below(lines: Sequence[Line], at: float) -> int:
    """The first line under this height; as many as there are lines where none is."""
    return next((index for index, line in enumerate(lines) if middle(line) > at), len(lines))


def below_each(lines: Sequence[Line], heights: Iterable[float]) -> list[int]:
    """The first line under each of these heights."""
    lowest = list(accumulate(map(middle, lines), max))
    return [bisect_right(lowest, at) for at in heights]


def middle(line: Line) -> float:
    """Halfway between the top and the foot of the line, in points."""
    _, top, _, bottom = bounds(line)
    return (top + bottom) / 2
