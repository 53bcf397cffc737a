"""Fills as high as their rows: painted status cells and stripes, which tell rows where no rule does."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from extract.layout.text.heights import middle
from extract.layout.text.lines import Line, bounds
from extract.layout.unruled.backing import WHITE
from extract.layout.unruled.gutters import Columns
from schemas.paper import Fill

ALIKE = 1.5
"""The painted cells of one column begin and end within this many points of one another, across; colour behind
words alone is as wide as they are."""

CLEAR = 0.25
"""An edge of a painted cell comes no nearer to the middle of a line than this many ems: half a line is higher."""

ABUT = 0.75
"""Strips of one colour, each lower than a line, are one fill where no more than this, in points, is between them."""

_ACROSS = -1
"""Stands for all columns."""


class Pane(NamedTuple):
    """A painted cell of a key column, or a stripe behind all columns: its top and its foot, in points."""

    top: float
    bottom: float


class _Lines(NamedTuple):
    """The middles of lines from top to bottom, in points, and the columns in which each has words."""

    middles: Sequence[float]
    used: Sequence[frozenset[int]]

    def within(self, top: float, bottom: float) -> Sequence[frozenset[int]]:
        """The columns that each line with its middle between these heights has words in."""
        return self.used[bisect_left(self.middles, top) : bisect_right(self.middles, bottom)]


def panes(
    fills: Sequence[Fill], columns: Columns, lines: Sequence[Line], *, begins: bool
) -> tuple[Pane, ...]:
    """The fills beside these lines that are as high as their rows, from top to bottom.

    They lie in one key column, or behind all columns. `begins` is true where the first line begins a row.
    """
    if not lines or not fills:
        return ()
    size = max(word.size for word in lines[0])
    held = sorted(((middle(line), columns.used(line)) for line in lines), key=lambda each: each[0])
    known = _Lines([at for at, _ in held], [used for _, used in held])
    found: set[Pane] = set()
    for column, painted in _painted(fills, columns).items():
        family = _family(_whole(painted, size))
        if _are_clear(family, known, size * CLEAR) and _are_high(family, column, known, columns.keys, begins):
            found.update(family)
    return tuple(sorted(found))


def foot_of(fills: Iterable[Fill], columns: Columns, lines: Sequence[Line]) -> float:
    """The foot of the lowest painted cell or stripe, of two or more alike, that begins beside these lines.

    A fill behind all of them is their ground.
    """
    if not lines:
        return float("-inf")
    first, last = bounds(lines[0]), bounds(lines[-1])
    near = (fill for fill in fills if fill.top < last[3] and (fill.top > first[1] or fill.bottom < last[3]))
    families = (_family(painted) for painted in _painted(near, columns).values())
    return max((family[-1].bottom for family in families if len(family) > 1), default=float("-inf"))


def _painted(fills: Iterable[Fill], columns: Columns) -> dict[int, list[Fill]]:
    """The fills within each key column and those behind all columns. White paints cells, but no stripe."""
    found: dict[int, list[Fill]] = {}
    for fill in fills:
        left, right = columns.at(fill.x0 + 1), columns.at(fill.x1 - 1)
        if left == right and left in columns.keys and not fill.spot:
            found.setdefault(left, []).append(fill)
        elif (left, right) == (0, len(columns.gutters)) and fill.colour != WHITE:
            found.setdefault(_ACROSS, []).append(fill)
    return found


def _whole(fills: Iterable[Fill], size: float) -> list[Fill]:
    """The fills, from top to bottom, strips that make one put together."""
    whole: list[Fill] = []
    for fill in sorted(fills, key=lambda f: (f.top, f.bottom)):
        last = whole[-1] if whole else None
        if (
            last
            and _is_strip(fill, size)
            and last.colour == fill.colour
            and abs(fill.top - last.bottom) <= ABUT
        ):
            whole[-1] = Fill(x0=last.x0, top=last.top, x1=last.x1, bottom=fill.bottom, colour=last.colour)
        else:
            whole.append(fill)
    return whole


def _is_strip(fill: Fill, size: float) -> bool:
    return fill.bottom - fill.top < size


def _family(fills: Sequence[Fill]) -> list[Pane]:
    """Of fills that begin and end at different places across, those that most of them share; each once."""
    (x0, x1), _ = Counter((round(fill.x0), round(fill.x1)) for fill in fills).most_common(1)[0]
    alike = (fill for fill in fills if abs(fill.x0 - x0) <= ALIKE and abs(fill.x1 - x1) <= ALIKE)
    return sorted({Pane(round(fill.top, 1), round(fill.bottom, 1)) for fill in alike})


def _are_clear(family: Sequence[Pane], known: _Lines, clear: float) -> bool:
    """Whether no edge cuts a line."""
    return not any(known.within(at - clear, at + clear) for pane in family for at in pane)


def _are_high(family: Sequence[Pane], column: int, known: _Lines, keys: Set[int], begins: bool) -> bool:
    """Whether these fills are as high as their rows: some go on beside lines of which their column has no word,
    as colour behind words alone does not, and what stands between two has entries, as the rest of a row has not."""
    beside = [known.within(pane.top, pane.bottom) for pane in family]
    if not any(
        len(lines) > 1 if column == _ACROSS else any(column not in used for used in lines) for lines in beside
    ):
        return False
    ends = [float("-inf") if begins else family[0].top, *(pane.bottom for pane in family)]
    return all(
        _is_keyed(known.within(foot, pane.top), lines, column, keys)
        for foot, pane, lines in zip(ends, family, beside, strict=False)
        if foot < pane.top
    )


def _is_keyed(between: Sequence[Set[int]], under: Sequence[Set[int]], column: int, keys: Set[int]) -> bool:
    """Whether the lines between two fills are rows: with an entry in the fills' own column, or one in another key
    column, such as a number, where the fill under them has one of its own."""
    if not between or any(column in used for used in between):
        return True
    others = keys - {column}
    return any(used & others for used in between) and (
        column == _ACROSS or any(used & others for used in under)
    )
