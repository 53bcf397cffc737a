"""PDF papers by pdfplumber, the reference: slow, exact, and with eyes of its own for debugging."""

import math
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError
from pdfplumber.page import Page as Sheet

from extract.pdf.glyphs import BOLD, SLANT, Glyph, shown, words
from extract.pdf.marks import MARKS, is_tinted
from extract.pdf.shapes import SPOT_BENDS, Path, drawing, is_spot, rules_and_fills
from extract.pdf.sheets import Locked, Sheets, Unreadable
from extract.pdf.slanting import slanting_words
from schemas.paper import Fill, Page

UNMAPPED = re.compile(r"\(cid:\d+\)")
"""What pdfminer writes for a character whose type does not say what it stands for: "(cid:123)"."""

BULLETS = frozenset(f"(cid:{code})" for code in (0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D))
"""Codes that the standard Latin encoding leaves free; the PDF standard has each of them print a bullet."""

Box = tuple[float, float, float, float]
Shape = dict[str, Any]
"""One object of a page as pdfplumber gives it."""


class _Document:
    """An opened PDF; see `Sheets`."""

    def __init__(self, sheets: list[Sheet]) -> None:
        self._sheets = sheets

    def __len__(self) -> int:
        return len(self._sheets)

    def page(self, index: int) -> Page:
        if index >= len(self._sheets):
            raise Unreadable
        sheet = self._sheets[index]
        with _refusing():
            window = _window(sheet)
            shapes = list(sheet.iter_layout_objects(list(sheet.layout)))
            sheet.close()
        return _page(index + 1, window, shapes)

    def text(self, index: int) -> str:
        return " ".join(word.text for word in self.page(index).words)


@contextmanager
def opened(content: bytes) -> Iterator[Sheets]:
    """The PDF, opened for as long as the context lasts.

    Raises `Locked` where it needs a password and `Unreadable` where pdfminer takes it for no PDF.
    """
    with _refusing():
        document = pdfplumber.open(BytesIO(content))
        sheets = document.pages
    try:
        yield _Document(sheets)
    finally:
        document.close()


@contextmanager
def _refusing() -> Iterator[None]:
    """Turns whatever the library raises on bad content into an `Unreadable`.

    Bad content makes pdfminer raise nearly any built-in exception, so no shorter list of them would do; but want
    of memory is the machine's fault, not the content's.
    """
    try:
        yield
    except MemoryError:
        raise
    except Exception as error:
        if any(isinstance(fault, PDFEncryptionError) for fault in (error, *error.args)):
            raise Locked from error
        raise Unreadable from error


def _page(number: int, window: Box, shapes: Iterable[Shape]) -> Page:
    left, top, width, height = window
    displayed = [shape for shape in shapes if _shows(shape, left, top, width, height)]
    characters = [shape for shape in displayed if shape["object_type"] == "char"]
    unmapped = _unmapped(characters)
    straight = (glyph for shape in characters for glyph in _glyph(shape, left, top, unmapped, slanting=False))
    slanting = (glyph for shape in characters for glyph in _glyph(shape, left, top, unmapped, slanting=True))
    paths = [
        path
        for shape in displayed
        if shape["object_type"] in ("line", "rect", "curve")
        for path in _path(shape, left, top)
    ]
    rules, fills = rules_and_fills(drawing(paths))
    return Page(
        number=number, width=round(width, 2), height=round(height, 2),
        words=(*words(straight), *slanting_words(slanting)), rules=rules,
        fills=(*fills, *(spot for shape in displayed for spot in _spot(shape, left, top))),
    )  # fmt: skip


def _window(sheet: Sheet) -> Box:
    """Left, top, width and height of what is displayed, in pdfplumber's coordinates of this page.

    pdfplumber turns a page by its /Rotate and measures in its media box, whose corner need not be zero;
    what is displayed is the crop box.
    """
    mx0, my0, mx1, my1 = sheet.page_obj.mediabox
    cx0, cy0, cx1, cy1 = sheet.page_obj.cropbox
    cx0, cy0, cx1, cy1 = max(mx0, cx0), max(my0, cy0), min(mx1, cx1), min(my1, cy1)
    if cx1 <= cx0 or cy1 <= cy0:
        cx0, cy0, cx1, cy1 = mx0, my0, mx1, my1
    margins = {
        0: (cx0 - mx0, my1 - cy1),
        90: (cy0 - my0, cx0 - mx0),
        180: (mx1 - cx1, cy0 - my0),
        270: (my1 - cy1, mx1 - cx1),
    }
    left, top = margins.get(sheet.rotation, margins[0])
    turned = sheet.rotation in (90, 270)
    width, height = (cy1 - cy0, cx1 - cx0) if turned else (cx1 - cx0, cy1 - cy0)
    return sheet.bbox[0] + left, sheet.bbox[1] + top, width, height


def _shows(shape: Shape, left: float, top: float, width: float, height: float) -> bool:
    """Whether any of the object lies on the displayed page; one without finite coordinates does not."""
    edges = (shape["x0"], shape["top"], shape["x1"], shape["bottom"])
    if not all(map(math.isfinite, edges)):
        return False
    x0, y0, x1, y1 = edges
    return bool(x1 >= left and x0 <= left + width and y1 >= top and y0 <= top + height)


def _unmapped(characters: Iterable[Shape]) -> str:
    """What stands for the page's unmapped characters: a bullet, where all of them are codes of bullets."""
    codes = {code for shape in characters for code in UNMAPPED.findall(shape["text"])}
    return "•" if codes <= BULLETS else "\ufffd"


def _glyph(shape: Shape, left: float, top: float, unmapped: str, *, slanting: bool) -> Iterator[Glyph]:
    """The character, or none where it prints nothing, or slants and should not, or the other way round."""
    text = "".join(map(shown, UNMAPPED.sub(unmapped, shape["text"])))
    a, b, *_ = shape["matrix"]
    if text and slanting == (min(abs(a), abs(b)) > SLANT * max(abs(a), abs(b))):
        level = bool(shape["upright"])
        yield Glyph(
            text=text, x0=shape["x0"] - left, top=shape["top"] - top,
            x1=shape["x1"] - left, bottom=shape["bottom"] - top,
            size=_slanting_size(shape) if slanting else shape["height"] if level else shape["width"],
            bold=bool(BOLD.search(shape["fontname"])), level=level,
        )  # fmt: skip


def _slanting_size(shape: Shape) -> float:
    """The type size of a character that slants: how high its box would be if it did not."""
    a, b, *_ = shape["matrix"]
    scale = math.hypot(a, b)
    along, up = abs(a) / scale, abs(b) / scale
    advance = abs(shape["adv"]) * scale
    if along >= up:
        return float((shape["height"] - advance * up) / along)
    return float((shape["width"] - advance * along) / up)


def _path(shape: Shape, left: float, top: float) -> Iterator[Path]:
    """The painted path, or none where a part of it is bent or nothing is painted."""
    commands = shape["path"]
    filled = _colour(shape["non_stroking_color"]) if shape["fill"] else None
    pen = float(shape["linewidth"] or 0) if shape["stroke"] else None
    if {command for command, *_ in commands} <= {"m", "l", "h"} and not (filled is None and pen is None):
        corners = tuple((points[0][0] - left, points[0][1] - top) for _, *points in commands if points)
        yield Path(corners, closed=any(command == "h" for command, *_ in commands), filled=filled, pen=pen)


def _spot(shape: Shape, left: float, top: float) -> Iterator[Fill]:
    """A small filled shape of several bends, or a dot or square set in a coloured type, as its bounds; none for any
    other object."""
    if shape["object_type"] == "char" and shape["text"] in MARKS:
        colour = _colour(shape["non_stroking_color"])
        if colour and is_tinted(colour):
            yield _bounds(shape, left, top, colour)
    if shape["object_type"] != "curve" or not shape["fill"]:
        return
    colour = _colour(shape["non_stroking_color"])
    sides = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
    bends = sum(command == "c" for command, *_ in shape["path"])
    if colour and bends >= SPOT_BENDS and is_spot(*sides):
        yield _bounds(shape, left, top, colour)


def _bounds(shape: Shape, left: float, top: float, colour: str) -> Fill:
    box = (shape["x0"] - left, shape["top"] - top, shape["x1"] - left, shape["bottom"] - top)
    x0, above, x1, bottom = (round(side, 2) for side in box)
    return Fill(x0=x0, top=above, x1=x1, bottom=bottom, colour=colour, spot=True)


def _colour(value: Any) -> str | None:
    """``#rrggbb`` of one grey, three RGB or four CMYK parts of 0 to 1; None for a pattern.

    >>> _colour(0), _colour((0.573, 0.816, 0.314)), _colour((0, 0, 0, 0))
    ('#000000', '#92d050', '#ffffff')
    """
    parts = value if isinstance(value, list | tuple) else (0 if value is None else value,)
    if not all(isinstance(part, int | float) for part in parts):
        return None
    match [min(max(float(part), 0.0), 1.0) for part in parts]:
        case [grey]:
            mixed = [grey] * 3
        case [red, green, blue]:
            mixed = [red, green, blue]
        case [cyan, magenta, yellow, black]:
            mixed = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
        case _:
            return None
    return "#" + "".join(f"{round(part * 255):02x}" for part in mixed)
