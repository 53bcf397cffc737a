"""Round and rounded shapes: the traffic lights and badges that some boards draw into a status cell."""

from itertools import repeat

import numpy as np

from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Handle
from extract.pdf.pdfium.drawing import UNMOVED, Objects, colours_of, matrices_of, pens_of
from extract.pdf.pdfium.frame import Frame
from extract.pdf.shapes import SPOT_BENDS, SPOT_SIDES
from schemas.paper import Fill

_SEGMENTS = range(10, 41)
"""Of a shape with bends, each of which is three: a circle has 13, a rectangle with round corners 17."""


def spots_of(document: Handle, objects: Objects, frame: Frame) -> tuple[Fill, ...]:
    """The small filled shapes with bends that stand on the page itself, each as its bounds."""
    counts = map(calls.count_segments, objects.paths)
    paths = [
        path
        for path, place, count in zip(objects.paths, objects.places, counts, strict=True)
        if count in _SEGMENTS and place is UNMOVED and _bends(path, count)
    ]
    if not paths:
        return ()
    filled, stroked = (calls.wholes(len(paths), 2, calls.draw_mode, paths) != 0).T
    colours = colours_of(document, paths, filled)
    bounds = calls.floats(len(paths), 4, calls.object_bounds, paths, spread=True)
    # pdfium counts the pen of a stroke in, as wide as it is on each side
    bounds += pens_of(paths, stroked, matrices_of(paths)).clip(0)[:, None] * (1, 1, -1, -1)
    boxes = np.column_stack(frame.boxes(bounds[:, [0, 3, 2, 1]])).round(2).tolist()
    return tuple(
        Fill(x0=x0, top=top, x1=x1, bottom=bottom, colour=colour, spot=True)
        for (x0, top, x1, bottom), colour in zip(boxes, colours, strict=True)
        if colour and all(SPOT_SIDES[0] <= side <= SPOT_SIDES[1] for side in (x1 - x0, bottom - top))
    )


def _bends(path: Handle, count: int) -> bool:
    """Whether a path has several bends; each is three segments long."""
    segments = map(calls.segment, repeat(path, count), range(count))
    kinds = [calls.segment_kind(segment) for segment in segments]
    return kinds.count(calls.CURVE) >= 3 * SPOT_BENDS
