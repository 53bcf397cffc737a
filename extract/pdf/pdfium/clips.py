"""What of a painted path shows: some programs fill far more than a cell and clip it to the cell."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Floats, Handle, handle
from extract.pdf.shapes import SPOT_BENDS

_CORNERS = range(4, 7)
"""Segments of a rectangle: a move, three or four lines, and perhaps one more back to the start."""

_SKEW = 0.5
"""Corners this near to the bounds of a clip, in points, lie on them: then it is a rectangle."""

_BENT = range(10, 41)
"""Segments of a rounded clip, as of a spot: a circle has 13, a rectangle with round corners 17."""

EVERYWHERE = np.array([-np.inf, -np.inf, np.inf, np.inf])


class Window(NamedTuple):
    """The rectangle (left, bottom, right, top) outside which a path does not show, in the coordinates of its page or
    form, infinite where nothing clips it; and whether a round or rounded shape clips it."""

    sides: Floats
    rounded: bool


def windows_of(paths: Iterable[Handle]) -> dict[int, Window]:
    """What shows of these paths through the rectangles and the rounded shapes that clip them: only for those that are
    clipped so, by their numbers."""
    clips = list(map(handle, map(calls.clip_of, paths)))
    shapes = map(calls.count_clips, clips)
    windows = {row: _window(clips[row], count) for row, count in enumerate(shapes) if count > 0}
    return {row: window for row, window in windows.items() if np.isfinite(window.sides).all()}


def _window(clip: Handle, shapes: int) -> Window:
    sides, rounded = EVERYWHERE, False
    for box, is_rounded in _shapes(clip, shapes):
        sides = np.concatenate([np.maximum(sides[:2], box[:2]), np.minimum(sides[2:], box[2:])])
        rounded |= is_rounded
    return Window(sides, rounded)


def _shapes(clip: Handle, shapes: int) -> Iterator[tuple[Floats, bool]]:
    """The bounds of each rectangle and each rounded shape among the shapes that a clip is made of; other ones are not
    looked into."""
    for index in range(shapes):
        count = calls.count_clip_segments(clip, index)
        if count not in _CORNERS and count not in _BENT:
            continue
        segments = [handle(calls.clip_segment(clip, index, number)) for number in range(count)]
        if count in _BENT and not are_bent(segments):
            continue
        points = calls.floats(count, 2, calls.segment_point, segments, spread=True)
        low, high = points.min(0), points.max(0)
        if count in _BENT or (np.minimum(points - low, high - points) <= _SKEW).all():
            yield np.concatenate([low, high]), count in _BENT


def are_bent(segments: Sequence[Handle]) -> bool:
    """Whether a shape has several bends; each is three of its segments."""
    return [calls.segment_kind(segment) for segment in segments].count(calls.CURVE) >= 3 * SPOT_BENDS
