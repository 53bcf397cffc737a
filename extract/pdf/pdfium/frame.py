"""From a page's own coordinates to those of the page as it is displayed."""

from ctypes import byref, c_float
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.pdf.pdfium.calls import Floats, Handle, page_box, page_turn


class Boxes(NamedTuple):
    """Boxes on the displayed page, in points, each side an array."""

    x0: Floats
    top: Floats
    x1: Floats
    bottom: Floats


class Frame(NamedTuple):
    """What is displayed: its `width` and `height` in points, and the map from the page's coordinates to it.

    A point (x, y) of the page is displayed at ``(x, y, 1) @ matrix``, from the top left corner downwards. Pages
    are turned by quarters, so each displayed coordinate is one of the page's, back or forth.
    """

    width: float
    height: float
    matrix: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]

    def vectors(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Ways from one point of the page to another as displayed: how far to the right, and how far down."""
        (a, b), (c, d), _ = self.matrix
        across, down = x if a else y, x if b else y
        return across if a + c > 0 else -across, down if b + d > 0 else -down

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Points of the page as displayed: x and y."""
        across, down = self.vectors(x, y)
        return across + self.matrix[2][0], down + self.matrix[2][1]

    def boxes(self, boxes: Floats) -> Boxes:
        """Boxes (n, 4) of the page - left, top, right, bottom - as displayed."""
        left, top, right, bottom = boxes.T
        (a, b), (c, d), (e, f) = self.matrix
        low, high = (left, right) if a else (bottom, top)
        x0, x1 = (low + e, high + e) if a + c > 0 else (e - high, e - low)
        low, high = (left, right) if b else (bottom, top)
        y0, y1 = (low + f, high + f) if b + d > 0 else (f - high, f - low)
        return Boxes(x0, y0, x1, y1)

    def holds(self, boxes: Boxes) -> npt.NDArray[np.bool_]:
        """Which of these displayed boxes are on the page, if only by a corner; none without finite sides."""
        across = (boxes.x1 >= 0) & (boxes.x0 <= self.width) & np.isfinite(boxes.x1 - boxes.x0)
        down = (boxes.bottom >= 0) & (boxes.top <= self.height) & np.isfinite(boxes.bottom - boxes.top)
        return across & down


def frame_of(page: Handle) -> Frame:
    """The frame of an opened page: its crop box within its media box, turned by its /Rotate."""
    box = (c_float * 4)()
    page_box(page, byref(box))
    left, top, right, bottom = box
    wide, high = right - left, top - bottom
    match page_turn(page):
        case 1:
            return Frame(high, wide, ((0.0, 1.0), (1.0, 0.0), (-bottom, -left)))
        case 2:
            return Frame(wide, high, ((-1.0, 0.0), (0.0, 1.0), (right, -bottom)))
        case 3:
            return Frame(high, wide, ((0.0, -1.0), (-1.0, 0.0), (top, right)))
        case _:
            return Frame(wide, high, ((1.0, 0.0), (0.0, -1.0), (-left, top)))
