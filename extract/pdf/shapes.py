"""Painted paths into rules and fills; knows no PDF library, so every provider of pages sorts them alike."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schemas.paper import Fill, Rule

Point = tuple[float, float]
Box = tuple[float, float, float, float]

RULE_THICKNESS = 3.0
"""A filled rectangle no thicker than this, in points, is a rule: Word draws cell borders so, up to 3 pt wide
in common table styles. No line of text is so low."""

SKEW = 0.5
"""A line that leaves its level by no more than this, in points, is level: drawings are rounded."""

ABUTS = 0.3
"""Painted areas no further apart than this, in points, show no gap on paper or screen."""


class Path(NamedTuple):
    """One painted path of straight segments: its corners in points of the displayed page.

    `filled` is the ``#rrggbb`` that it is filled with, `pen` the width of its stroke; each is None where the
    path has none. A `closed` path also runs from its last corner to its first.
    """

    corners: tuple[Point, ...]
    closed: bool
    filled: str | None
    pen: float | None


def rules_and_fills(paths: Iterable[Path]) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    """The level and upright rules, and the filled rectangles in painting order.

    A stroke gives one rule for each straight side; slanting sides and odd shapes are neither rule nor fill.
    """
    rules: list[Rule] = []
    fills: list[Fill] = []
    thin: list[tuple[Box, str]] = []
    for path in paths:
        if path.filled is not None and _is_rectangle(path.corners):
            box = _bounds(path.corners)
            if min(box[2] - box[0], box[3] - box[1]) <= RULE_THICKNESS:
                thin.append((box, path.filled))
            else:
                fills.append(_fill(box, path.filled))
        if path.pen is not None:
            rules.extend(_sides(path))
    rules.extend(_rule(box) for box, colour in _not_padding(thin, fills))
    return tuple(rules), tuple(fills)


def _bounds(corners: Sequence[Point]) -> Box:
    across = [x for x, _ in corners]
    down = [y for _, y in corners]
    return min(across), min(down), max(across), max(down)


def _is_rectangle(corners: Sequence[Point]) -> bool:
    """Whether all corners are the four corners of their bounds, within `SKEW`."""
    if len(corners) < 4:
        return False
    x0, top, x1, bottom = _bounds(corners)
    seen = set()
    for x, y in corners:
        left, high = abs(x - x0) <= abs(x - x1), abs(y - top) <= abs(y - bottom)
        if min(abs(x - x0), abs(x - x1)) > SKEW or min(abs(y - top), abs(y - bottom)) > SKEW:
            return False
        seen.add((left, high))
    # The corners of a rectangle thinner than a hair fall together two by two.
    return len(seen) == 4 or min(x1 - x0, bottom - top) <= SKEW


def _sides(path: Path) -> list[Rule]:
    """The level and upright sides of a stroked path, as thick as its pen."""
    half = min(path.pen or 0.0, RULE_THICKNESS) / 2
    ends = path.corners[1:] + (path.corners[:1] if path.closed else ())
    rules = []
    for (xa, ya), (xb, yb) in zip(path.corners, ends, strict=False):
        if abs(ya - yb) <= SKEW < abs(xa - xb):
            rules.append(_rule((min(xa, xb), (ya + yb) / 2 - half, max(xa, xb), (ya + yb) / 2 + half)))
        elif abs(xa - xb) <= SKEW < abs(ya - yb):
            rules.append(_rule(((xa + xb) / 2 - half, min(ya, yb), (xa + xb) / 2 + half, max(ya, yb))))
    return rules


def _not_padding(thin: Sequence[tuple[Box, str]], fills: Sequence[Fill]) -> list[tuple[Box, str]]:
    """The thin rectangles that are rules, not a strip of shading between two of its own colour.

    Shading painted line by line fills the gaps between lines with level strips; nobody sees a rule there.
    """
    tops: dict[str, list[Fill]] = defaultdict(list)
    for fill in fills:
        tops[fill.colour].append(fill)
    return [(box, colour) for box, colour in thin if not _sandwiched(box, tops.get(colour, ()))]


def _sandwiched(box: Box, same_colour: Sequence[Fill]) -> bool:
    x0, top, x1, bottom = box
    if x1 - x0 < bottom - top:
        return False
    over = [f for f in same_colour if f.x0 <= x0 + ABUTS and f.x1 >= x1 - ABUTS]
    return any(abs(f.bottom - top) <= ABUTS for f in over) and any(abs(f.top - bottom) <= ABUTS for f in over)


def _rule(box: Box) -> Rule:
    x0, top, x1, bottom = (round(value, 2) for value in box)
    return Rule(x0=x0, top=top, x1=x1, bottom=bottom)


def _fill(box: Box, colour: str) -> Fill:
    x0, top, x1, bottom = (round(value, 2) for value in box)
    return Fill(x0=x0, top=top, x1=x1, bottom=bottom, colour=colour)
