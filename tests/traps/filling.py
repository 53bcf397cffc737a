"""A cell's fill, in each of the ways in which programs paint one."""

from reportlab.lib.colors import CMYKColor, HexColor

from tests.traps.pieces import PAD
from tests.traps.records import FillStyle
from tests.traps.ruling import Edge
from tests.traps.sheet import Sheet

STRIP = 1.5


def paint(sheet: Sheet, style: FillStyle, at: Edge, colour: str, lines: int, leading: float) -> None:
    """Paints a cell that holds so many lines of words."""
    x0, top, x1, bottom = at
    if style == "lines":
        for index in range(lines):
            start = top + PAD + index * leading
            sheet.fill(x0 + 2, start, x1 - 2, start + leading, colour)
    elif style == "most":
        sheet.fill(x0 + 4, top + 3, x1 - 4, bottom - 3, colour)
    elif style == "strips":
        while top < bottom:
            sheet.fill(x0, top, x1, min(top + STRIP, bottom), colour)
            top += STRIP
    elif style == "clipped":
        _clipped(sheet, at, colour)
    elif style == "glassy":
        sheet.canvas.saveState()
        sheet.canvas.setFillAlpha(0.6)
        sheet.fill(*at, colour)
        sheet.canvas.restoreState()
    elif style == "inks":
        _in_inks(sheet, at, colour)
    else:
        sheet.fill(*at, colour)


def _clipped(sheet: Sheet, at: Edge, colour: str) -> None:
    """A rectangle much larger than the cell, of which the cell alone shows."""
    x0, top, x1, bottom = at
    sheet.canvas.saveState()
    path = sheet.canvas.beginPath()
    path.rect(x0, sheet.height - bottom, x1 - x0, bottom - top)
    sheet.canvas.clipPath(path, stroke=0, fill=0)
    sheet.fill(x0 - 90, top - 60, x1 + 90, bottom + 60, colour)
    sheet.canvas.restoreState()


def _in_inks(sheet: Sheet, at: Edge, colour: str) -> None:
    """The colour in the four inks of a printing press."""
    x0, top, x1, bottom = at
    rgb = HexColor(colour)
    key = 1 - max(rgb.red, rgb.green, rgb.blue)
    inks = [(1 - part - key) / (1 - key) for part in (rgb.red, rgb.green, rgb.blue)]
    sheet.canvas.setFillColor(CMYKColor(*inks, key))
    sheet.canvas.rect(x0, sheet.height - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
    sheet.canvas.setFillColor(HexColor("#000000"))
