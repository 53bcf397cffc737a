"""The calls to pdfium that a page takes thousands of, as cheap as Python can make them.

Declared argument types cost more than the calls themselves, so none are declared: **every pointer must be passed
as a `Handle`**, never as an int; plain ints are C ints. Calls that give a pointer give its address, an int that is
0 where there is none; those that only write what they tell give nothing. The lock of the interpreter is kept
throughout, for pdfium is not safe to be called from two threads.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, NewType, cast

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Room = npt.NDArray[Any]
Call = Callable[..., Any]

Handle = NewType("Handle", object)
"""A thing of pdfium's, or room for it to write to: a document, a page, its text, an object, a part of a path."""

handle = cast("Callable[[int], Handle]", ctypes.c_void_p.from_param)
"""What stands at an address, as calls take it: what ctypes would else make of a pointer anew for each call."""


def _call(function: object, result: type | None = ctypes.c_int) -> Call:
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    return ctypes.PYFUNCTYPE(result)(address)  # type: ignore[arg-type]


load_page = _call(raw.FPDF_LoadPage, ctypes.c_size_t)
close_page = _call(raw.FPDF_ClosePage, None)
page_box = _call(raw.FPDF_GetPageBoundingBox)
page_turn = _call(raw.FPDFPage_GetRotation)

load_text = _call(raw.FPDFText_LoadPage, ctypes.c_size_t)
close_text = _call(raw.FPDFText_ClosePage, None)
count_characters = _call(raw.FPDFText_CountChars)
all_text = _call(raw.FPDFText_GetText)
unicode = _call(raw.FPDFText_GetUnicode, ctypes.c_uint)
is_generated = _call(raw.FPDFText_IsGenerated)
is_unmapped = _call(raw.FPDFText_HasUnicodeMapError)
loose_box = _call(raw.FPDFText_GetLooseCharBox, None)
text_matrix = _call(raw.FPDFText_GetMatrix, None)
origin = _call(raw.FPDFText_GetCharOrigin, None)
type_size = _call(raw.FPDFText_GetFontSize, ctypes.c_double)
text_object = _call(raw.FPDFText_GetTextObject, ctypes.c_size_t)

font_of = _call(raw.FPDFTextObj_GetFont, ctypes.c_size_t)
font_name = _call(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t)
font_descent = _call(raw.FPDFFont_GetDescent)

count_objects = _call(raw.FPDFPage_CountObjects)
page_object = _call(raw.FPDFPage_GetObject, ctypes.c_size_t)
count_form_objects = _call(raw.FPDFFormObj_CountObjects)
form_object = _call(raw.FPDFFormObj_GetObject, ctypes.c_size_t)
object_kind = _call(raw.FPDFPageObj_GetType)
object_matrix = _call(raw.FPDFPageObj_GetMatrix, None)
object_bounds = _call(raw.FPDFPageObj_GetBounds, None)
fill_colour = _call(raw.FPDFPageObj_GetFillColor, None)
fill_pattern = _call(raw.FPDFPageObj_GetRenderedFillPattern, ctypes.c_size_t)
close_picture = _call(raw.FPDFBitmap_Destroy, None)
stroke_width = _call(raw.FPDFPageObj_GetStrokeWidth, None)
draw_mode = _call(raw.FPDFPath_GetDrawMode, None)
count_segments = _call(raw.FPDFPath_CountSegments)
segment = _call(raw.FPDFPath_GetPathSegment, ctypes.c_size_t)
segment_point = _call(raw.FPDFPathSegment_GetPoint, None)
segment_kind = _call(raw.FPDFPathSegment_GetType)
segment_closes = _call(raw.FPDFPathSegment_GetClose)

clip_of = _call(raw.FPDFPageObj_GetClipPath, ctypes.c_size_t)
count_clips = _call(raw.FPDFClipPath_CountPaths)
count_clip_segments = _call(raw.FPDFClipPath_CountPathSegments)
clip_segment = _call(raw.FPDFClipPath_GetPathSegment, ctypes.c_size_t)

TEXT, PATH, FORM = raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM
MOVE, LINE, CURVE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO, raw.FPDF_SEGMENT_BEZIERTO


BATCH = 4096
"""Calls between two collections of what they wrote; the densest text pages take about half as many."""


Argument = list[Any] | Iterator[Any]
"""What calls get one after another: a list with one for each, or an iterator that never ends."""


class _Slots:
    """Rows of `width` numbers of one C type that calls write into, and the address of each number.

    Addresses are kept from page to page; making one costs as much as the call that it is for.
    """

    def __init__(self, kind: type, width: int) -> None:
        self._kind, self._width = kind, width
        self._grow(64)

    def _grow(self, rows: int) -> None:
        self._room: Room = np.zeros((rows, self._width), self._kind)
        start, step = self._room.ctypes.data, self._room.itemsize
        self._addresses = [
            [handle(start + step * (row * self._width + column)) for row in range(rows)]
            for column in range(self._width)
        ]

    def fill(self, written: Room, call: Call, arguments: tuple[Argument, ...], pointers: int) -> None:
        """Puts into `written` what as many calls write as it has rows, one a row."""
        rows = len(written)
        if rows > len(self._room) < BATCH:
            self._grow(min(max(rows, 2 * len(self._room)), BATCH))
        for start in range(0, rows, BATCH):
            end = min(start + BATCH, rows)
            room = self._room[: end - start]
            room[:] = 0
            given = (each[start:end] if isinstance(each, list) else each for each in arguments)
            deque(map(call, *given, *self._addresses[:pointers]), 0)
            written[start:end] = room


_FLOATS = {width: _Slots(np.float32, width) for width in (1, 2, 4, 6)}
_DOUBLES = _Slots(np.float64, 2)
_WHOLES = {width: _Slots(np.uint32, width) for width in (2, 4)}


def floats(rows: int, width: int, call: Call, *arguments: Argument, spread: bool = False) -> Floats:
    """What `rows` calls write, as (rows, width): each gets the next of each of `arguments`, then an address.

    `spread` is for calls that take one address a number instead of a record's. Where a call fails, zeros stand.
    """
    written = np.empty((rows, width))
    _FLOATS[width].fill(written, call, arguments, width if spread else 1)
    return written


def doubles(rows: int, call: Call, *arguments: Argument) -> Floats:
    """The two numbers that each of `rows` calls writes, as (rows, 2)."""
    written = np.empty((rows, 2))
    _DOUBLES.fill(written, call, arguments, 2)
    return written


def wholes(rows: int, width: int, call: Call, *arguments: Argument) -> Ints:
    """The whole numbers that each of `rows` calls writes to an address each, as (rows, width)."""
    written = np.empty((rows, width), np.int64)
    _WHOLES[width].fill(written, call, arguments, width)
    return written
