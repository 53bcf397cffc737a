"""What of a painted path shows: some programs fill far more than a cell and clip it to the cell."""

from collections.abc import Iterator, Sequence

import numpy as np

from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Floats, Handle

_CORNERS = range(4, 7)
"""Segments of a rectangle: a move, three or four lines, and perhaps one more back to the start."""

_SKEW = 0.5
"""Corners this near to the bounds of a clip, in points, lie on them: then it is a rectangle."""

EVERYWHERE = (-np.inf, -np.inf, np.inf, np.inf)


def windows_of(paths: Sequence[Handle]) -> Floats:
    """For each path the rectangle (left, bottom, right, top) outside which it does not show, in the coordinates
    of its page or form; infinite where no rectangle clips it."""
    windows = np.full((len(paths), 4), EVERYWHERE)
    for row, clip in enumerate(map(calls.clip_of, paths)):
        for box in _rectangles(clip) if clip else ():
            windows[row] = (*np.maximum(windows[row, :2], box[:2]), *np.minimum(windows[row, 2:], box[2:]))
    return windows


def _rectangles(clip: Handle) -> Iterator[Floats]:
    """The bounds of each rectangle that a clip is made of; other shapes are not looked into."""
    for index in range(max(calls.count_clips(clip), 0)):
        count = calls.count_clip_segments(clip, index)
        if count not in _CORNERS:
            continue
        segments = [calls.clip_segment(clip, index, number) for number in range(count)]
        points = calls.floats(count, 2, calls.segment_point, segments, spread=True)
        low, high = points.min(0), points.max(0)
        if (np.minimum(points - low, high - points) <= _SKEW).all():
            yield np.concatenate([low, high])
