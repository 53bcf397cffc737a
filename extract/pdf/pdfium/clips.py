"""What of a painted path shows: some programs fill far more than a cell and clip it to the cell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Floats, Handle
from extract.pdf.shapes import SPOT_BENDS

_CORNERS = range(4, 7)
"""Segments of a rectangle: a move, three or four lines, and perhaps one more back to the start."""

_SKEW = 0.5
"""Corners this near to the bounds of a clip, in points, lie on them: then it is a rectangle."""

_BENT = range(10, 41)
"""Segments of a rounded clip, as of a spot: a circle has 13, a rectangle with round corners 17."""

EVERYWHERE = (-np.inf, -np.inf, np.inf, np.inf)


class Windows(NamedTuple):
    """For each path the rectangle (left, bottom, right, top) outside which it does not show, in the coordinates of
    its page or form, infinite where nothing clips it; and whether a round or rounded shape clips it."""

    sides: Floats
    rounded: npt.NDArray[np.bool_]


def windows_of(paths: Sequence[Handle]) -> Windows:
    """What shows of these paths through the rectangles and the rounded shapes that clip them."""
    found = Windows(np.full((len(paths), 4), EVERYWHERE), np.zeros(len(paths), bool))
    for row, clip in enumerate(map(calls.clip_of, paths)):
        for box, rounded in _shapes(clip) if clip else ():
            sides = found.sides[row]
            found.sides[row] = (*np.maximum(sides[:2], box[:2]), *np.minimum(sides[2:], box[2:]))
            found.rounded[row] |= rounded
    return found


def _shapes(clip: Handle) -> Iterator[tuple[Floats, bool]]:
    """The bounds of each rectangle and each rounded shape that a clip is made of; other ones are not looked into."""
    for index in range(max(calls.count_clips(clip), 0)):
        count = calls.count_clip_segments(clip, index)
        if count not in _CORNERS and count not in _BENT:
            continue
        segments = [calls.clip_segment(clip, index, number) for number in range(count)]
        if count in _BENT and not are_bent(segments):
            continue
        points = calls.floats(count, 2, calls.segment_point, segments, spread=True)
        low, high = points.min(0), points.max(0)
        if count in _BENT or (np.minimum(points - low, high - points) <= _SKEW).all():
            yield np.concatenate([low, high]), count in _BENT


def are_bent(segments: Sequence[Handle]) -> bool:
    """Whether a shape has several bends; each is three of its segments."""
    return [calls.segment_kind(segment) for segment in segments].count(calls.CURVE) >= 3 * SPOT_BENDS
