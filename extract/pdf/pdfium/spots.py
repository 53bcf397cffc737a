"""Round and rounded shapes, drawn or set in type: the traffic lights and badges of some boards' status cells."""

from collections.abc import Sequence
from itertools import repeat

import numpy as np

from extract.pdf.marks import MARKS, is_tinted
from extract.pdf.pdfium import calls
from extract.pdf.pdfium.calls import Floats, Handle, handle
from extract.pdf.pdfium.characters import Characters
from extract.pdf.pdfium.clips import are_bent
from extract.pdf.pdfium.drawing import UNMOVED, Objects, colours_of, matrices_of, pens_of, segments_of
from extract.pdf.pdfium.frame import Frame
from extract.pdf.shapes import is_spot
from schemas.paper import Fill

_SEGMENTS = range(10, 131)
"""Of a shape with bends, each of which is three: a circle has 13, a rectangle with round corners 17; browsers draw
a circle with 32 bends."""

_MARK = np.isin(np.arange(0x10000), [ord(mark) for mark in MARKS])
"""Which codes are those of dots and squares."""


def spots_of(document: Handle, objects: Objects, frame: Frame) -> tuple[Fill, ...]:
    """The small filled shapes with bends, each as its bounds."""
    rows = [
        row
        for row, (path, count) in enumerate(zip(objects.paths, objects.counts, strict=True))
        if count in _SEGMENTS and are_bent(segments_of(repeat(path, count), range(count)))
    ]
    if not rows:
        return ()
    paths = [objects.paths[row] for row in rows]
    filled, stroked = (calls.wholes(len(paths), 2, calls.draw_mode, paths) != 0).T
    colours = colours_of(document, paths, filled)
    bounds = calls.floats(len(paths), 4, calls.object_bounds, paths, spread=True)
    # pdfium counts the pen of a stroke in, as wide as it is on each side
    bounds += pens_of(paths, stroked, matrices_of(paths)).clip(0)[:, None] * (1, 1, -1, -1)
    placed = _placed(bounds, [objects.places[row] for row in rows])
    boxes = np.column_stack(frame.boxes(placed[:, [0, 3, 2, 1]])).round(2).tolist()
    return tuple(
        Fill(x0=x0, top=top, x1=x1, bottom=bottom, colour=colour, spot=True)
        for (x0, top, x1, bottom), colour in zip(boxes, colours, strict=True)
        if colour and is_spot(x1 - x0, bottom - top)
    )


def marks_of(characters: Characters, frame: Frame) -> tuple[Fill, ...]:
    """Dots and squares set in a coloured type, each as the bounds of its letter."""
    index = _MARK.take(characters.codes).nonzero()[0]
    if not len(index):
        return ()
    printed = list(map(handle, characters.objects(index).tolist()))
    shades = calls.wholes(len(index), 4, calls.fill_colour, printed)
    colours = [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue, _ in shades.tolist()]
    boxes = np.column_stack(frame.boxes(characters.boxes(index))).round(2).tolist()
    return tuple(
        Fill(x0=x0, top=top, x1=x1, bottom=bottom, colour=colour, spot=True)
        for (x0, top, x1, bottom), colour in zip(boxes, colours, strict=True)
        if is_tinted(colour)
    )


def _placed(bounds: Floats, places: Sequence[Floats]) -> Floats:
    """Left, bottom, right and top (n, 4) on the page of what has these bounds in its form."""
    if all(place is UNMOVED for place in places):
        return bounds
    corners = bounds[:, [[0, 1], [2, 1], [2, 3], [0, 3]]]
    moved = np.einsum("ncx,nxy->ncy", corners, np.array([place[:2] for place in places]))
    moved += np.array([place[2] for place in places])[:, None]
    return np.concatenate([moved.min(1), moved.max(1)], 1)
