"""Painted paths into rules and fills; knows no PDF library, so every provider of pages sorts them alike."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from schemas.paper import Fill, Rule

Point = tuple[float, float]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

RULE_THICKNESS = 3.0
"""A filled rectangle no thicker than this, in points, is a rule: Word draws cell borders so, up to 3 pt wide
in common table styles. No line of text is so low."""

PILE = 4
"""Fewer strips than this on each other may be the lines of one thick or double border."""

SKEW = 0.5
"""A line that leaves its level by no more than this, in points, is level: drawings are rounded."""

ABUTS = 0.3
"""Painted areas no further apart than this, in points, show no gap on paper or screen."""


SPOT_SIDES = (4.0, 72.0)
"""A traffic light or a badge in a cell is as high and as wide as this, in points; larger shapes are pictures."""


SPOT_BENDS = 3
"""A shape of fewer bends is a tick, an arrow or a tail, not a light or a badge."""


class Path(NamedTuple):
    """One painted path of straight segments: its corners in points of the displayed page.

    `filled` is the ``#rrggbb`` that it is filled with, `pen` the width of its stroke; each is None where the
    path has none. A `closed` path also runs from its last corner to its first.
    """

    corners: tuple[Point, ...]
    closed: bool
    filled: str | None
    pen: float | None


class Drawing(NamedTuple):
    """Painted paths as arrays, in painting order; see `Path`.

    `corners` (2, n) are the x and the y of all corners, one path's after another's; `starts` (m,) tells where each
    path's begin, `closed` (m,), `filled` (m) and `pen` (m,) the rest; a path without a stroke has a negative pen.
    `rounded` are the numbers of those that show through a round or rounded shape only.
    """

    corners: Floats
    starts: Ints
    closed: Flags
    filled: Sequence[str | None]
    pen: Floats
    rounded: frozenset[int] = frozenset()


def drawing(paths: Sequence[Path]) -> Drawing:
    """These paths, each with a corner at least, as arrays."""
    lengths = np.array([len(path.corners) for path in paths], np.int64)
    return Drawing(
        corners=np.array([corner for path in paths for corner in path.corners], np.float64).reshape(-1, 2).T,
        starts=np.cumsum(lengths) - lengths,
        closed=np.array([path.closed for path in paths], bool),
        filled=[path.filled for path in paths],
        pen=np.array([-1.0 if path.pen is None else path.pen for path in paths], np.float64),
    )


def is_spot(width: float, height: float) -> bool:
    """Whether a round or rounded shape of this size, in points, is a traffic light or a badge."""
    return all(SPOT_SIDES[0] <= side <= SPOT_SIDES[1] for side in (width, height))


def lengths_of(starts: Ints, end: int) -> Ints:
    """How long each stretch is of those that begin at `starts` and follow one another up to `end`."""
    lengths = np.empty_like(starts)
    np.subtract(starts[1:], starts[:-1], out=lengths[:-1])
    lengths[-1:] = end - starts[-1:]
    return lengths


def rules_and_fills(drawn: Drawing) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    """The level and upright rules, and the filled rectangles in painting order.

    A stroke gives one rule for each straight side; slanting sides and odd shapes are neither rule nor fill.
    """
    if not len(drawn.starts):
        return (), ()
    x, y = drawn.corners
    lengths = lengths_of(drawn.starts, len(x))
    boxes = np.array([reach.reduceat(c, drawn.starts) for reach in (np.minimum, np.maximum) for c in (x, y)])
    filled = np.array([colour is not None for colour in drawn.filled])
    filled &= _are_rectangles(x, y, drawn.starts, lengths, boxes)
    thin = filled & (np.minimum(boxes[2] - boxes[0], boxes[3] - boxes[1]) <= RULE_THICKNESS)
    areas, strips = (filled & ~thin).nonzero()[0], thin.nonzero()[0]
    piles = _piles(boxes, strips, drawn.filled)
    if piles:
        strips = np.setdiff1d(strips, np.concatenate(piles))
    strips = strips[~_are_padding(boxes, strips, areas, drawn.filled)]
    rules = np.concatenate([_sides(x, y, drawn, lengths), boxes[:, strips]], 1).round(2).T.tolist()
    painted = boxes[:, areas]
    if piles:
        areas, painted = _with_piles(areas, painted, piles, boxes)
    fills = zip(painted.round(2).T.tolist(), areas.tolist(), strict=True)
    return (
        tuple([Rule(x0=x0, top=top, x1=x1, bottom=bottom) for x0, top, x1, bottom in rules]),
        tuple([
            Fill(x0=x0, top=top, x1=x1, bottom=bottom, colour=drawn.filled[path] or "",
                 spot=path in drawn.rounded and is_spot(x1 - x0, bottom - top))
            for (x0, top, x1, bottom), path in fills
        ]),
    )  # fmt: skip


def _with_piles(areas: Ints, painted: Floats, piles: Sequence[Ints], boxes: Floats) -> tuple[Ints, Floats]:
    """The areas and their boxes with those of the piles, each where its last strip was painted."""
    piled = np.array([(*boxes[:2, pile].min(1), *boxes[2:, pile].max(1)) for pile in piles])
    order = np.concatenate([areas, [pile[-1] for pile in piles]])
    by_order = order.argsort(kind="stable")
    return order[by_order], np.concatenate([painted, piled.T], 1)[:, by_order]


def _are_rectangles(x: Floats, y: Floats, starts: Ints, lengths: Ints, boxes: Floats) -> Flags:
    """Whether all corners of a path are the four corners of its bounds, within `SKEW`."""
    x0, top, x1, bottom = boxes.repeat(lengths, axis=1)
    left, right, above, below = x - x0, x1 - x, y - top, bottom - y
    off = (np.minimum(left, right) > SKEW) | (np.minimum(above, below) > SKEW)
    corner = 1 << ((left <= right) + 2 * (above <= below))
    seen = np.bitwise_or.reduceat(np.where(off, 16, corner), starts)
    # The corners of a rectangle thinner than a hair fall together two by two.
    hair = np.minimum(boxes[2] - boxes[0], boxes[3] - boxes[1]) <= SKEW
    found: Flags = (lengths >= 4) & ((seen == 15) | (hair & (seen < 16)))
    return found


def _sides(x: Floats, y: Floats, drawn: Drawing, lengths: Ints) -> Floats:
    """The level and upright sides of the stroked paths as boxes (4, n), as thick as their pens."""
    if not (drawn.pen >= 0).any():
        return np.zeros((4, 0))
    pen = drawn.pen.repeat(lengths)
    following = np.arange(1, len(x) + 1)
    ends = drawn.starts + lengths - 1
    following[ends] = drawn.starts
    stroked = pen >= 0
    stroked[ends] &= drawn.closed
    one, other = stroked.nonzero()[0], following[stroked]
    xa, ya, xb, yb = x[one], y[one], x[other], y[other]
    across, down = np.abs(xa - xb), np.abs(ya - yb)
    straight = ((across > SKEW) != (down > SKEW)).nonzero()[0]
    xa, ya, xb, yb, across, down = (side[straight] for side in (xa, ya, xb, yb, across, down))
    # A level side keeps its ends and is as high as the pen; an upright one the other way round.
    half = np.minimum(pen[one[straight]], RULE_THICKNESS) / 2
    level = across > down
    wide, high = np.where(level, across / 2, half), np.where(level, half, down / 2)
    x_middle, y_middle = (xa + xb) / 2, (ya + yb) / 2
    return np.array([x_middle - wide, y_middle - high, x_middle + wide, y_middle + high])


def _piles(boxes: Floats, strips: Ints, colours: Sequence[str | None]) -> list[Ints]:
    """Level strips of one colour and width that lie on each other without a gap: an area, painted in strips.

    Fewer than `PILE` of them, or a pile no higher than a rule, may be a rule; upright ones are a table's border,
    drawn row by row.
    """
    strips = strips[boxes[2, strips] - boxes[0, strips] > RULE_THICKNESS]
    if len(strips) < PILE:
        return []
    shades = np.unique([colours[strip] or "" for strip in strips.tolist()], return_inverse=True)[1]
    x0, top, x1, bottom = boxes[:, strips]
    order = np.lexsort((top, x1.round(1), x0.round(1), shades))
    sides = np.column_stack([x0.round(1), x1.round(1), shades])[order]
    joined = (sides[1:] == sides[:-1]).all(1) & (np.abs(top[order][1:] - bottom[order][:-1]) <= ABUTS)
    runs = np.split(order, (~joined).nonzero()[0] + 1)
    return [
        np.sort(strips[run])
        for run in runs
        if len(run) >= PILE and bottom[run].max() - top[run].min() > RULE_THICKNESS
    ]


def _are_padding(boxes: Floats, strips: Ints, areas: Ints, colours: Sequence[str | None]) -> Flags:
    """Which of the thin rectangles are no rules, but strips of shading between two areas of their own colour.

    Shading painted line by line fills the gaps between lines with level strips; nobody sees a rule there.
    """
    found = np.zeros(len(strips), bool)
    if not len(strips):
        return found
    for colour in {colours[row] for row in areas.tolist()}:
        rows = np.array([colours[strip] == colour for strip in strips.tolist()], bool)
        if not rows.any():
            continue
        x0, top, x1, bottom = boxes[:, strips[rows], None]
        fills = boxes[:, [area for area in areas.tolist() if colours[area] == colour]]
        covers = (fills[0] <= x0 + ABUTS) & (fills[2] >= x1 - ABUTS) & (x1 - x0 >= bottom - top)
        above = (covers & (np.abs(fills[3] - top) <= ABUTS)).any(1)
        found[rows] = above & (covers & (np.abs(fills[1] - bottom) <= ABUTS)).any(1)
    return found
