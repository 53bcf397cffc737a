"""Traffic lights in status cells, in each of the ways in which programs draw a round shape or set it in type."""

import math
from collections.abc import Callable

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from tests.traps.content import TITLE, columns, open_paper, rows, with_cells
from tests.traps.paper import Paper
from tests.traps.records import Row, Table, Trap
from tests.traps.words import SHADES

RADIUS = 5.5
BENDS = 32

Light = Callable[[Canvas, float, float, str], None]
"""Draws a light of a colour round a point of the canvas."""


def _paper(light: Light, worded: str = "") -> Trap:
    """Eight rows whose status is a light alone, or a light as a letter."""
    made = tuple(_row(row, worded) for row in rows(8, 5, filled=False, worded=False))
    paper = open_paper(Paper("lights.pdf"), 8)
    table = Table(columns(), made)
    paper.table(table, TITLE)
    for row, told in zip(made, paper.rows, strict=True):
        _, x, y = told["at"]
        paper.sheet.canvas.saveState()
        light(paper.sheet.canvas, x, paper.sheet.height - y - 2, SHADES[row.colour or ""] or "#ffffff")
        paper.sheet.canvas.restoreState()
    return paper.finished()


def _row(row: Row, worded: str) -> Row:
    """The row as one reads it; a white light on white paper cannot be seen, so there is none."""
    colour = "amber" if row.colour == "white" else row.colour
    told = row.truth | {"is_new": False, "status_raw": worded}
    return Row(with_cells(row, status="").cells, colour=colour, truth=told)


def _many_bends(canvas: Canvas, x: float, y: float, colour: str) -> None:
    """A circle of 32 bends, as browsers draw one."""
    path = canvas.beginPath()
    path.moveTo(x + RADIUS, y)
    step = 2 * math.pi / BENDS
    reach = 4 / 3 * math.tan(step / 4) * RADIUS
    for index in range(BENDS):
        start, end = index * step, (index + 1) * step
        path.curveTo(
            x + RADIUS * math.cos(start) - reach * math.sin(start),
            y + RADIUS * math.sin(start) + reach * math.cos(start),
            x + RADIUS * math.cos(end) + reach * math.sin(end),
            y + RADIUS * math.sin(end) - reach * math.cos(end),
            x + RADIUS * math.cos(end),
            y + RADIUS * math.sin(end),
        )
    path.close()
    canvas.setFillColor(HexColor(colour))
    canvas.drawPath(path, stroke=0, fill=1)


def _clipped(canvas: Canvas, x: float, y: float, colour: str) -> None:
    """A square of which a circle alone shows."""
    path: PDFPathObject = canvas.beginPath()
    path.circle(x, y, RADIUS)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFillColor(HexColor(colour))
    canvas.rect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, stroke=0, fill=1)


def _form(canvas: Canvas, x: float, y: float, colour: str) -> None:
    """A drawing of its own that holds a circle, put where it is wanted, half as large."""
    name = f"light{colour[1:]}"
    if not canvas.hasForm(name):
        canvas.beginForm(name, -20, -20, 20, 20)
        canvas.setFillColor(HexColor(colour))
        canvas.circle(0, 0, 2 * RADIUS, stroke=0, fill=1)
        canvas.endForm()
    canvas.translate(x, y)
    canvas.scale(0.5, 0.5)
    canvas.doForm(name)


def _badge(canvas: Canvas, x: float, y: float, colour: str) -> None:
    """An ellipse, wider than high."""
    canvas.setFillColor(HexColor(colour))
    canvas.ellipse(x - 18, y - 5, x + 18, y + 5, stroke=0, fill=1)


def _letter(canvas: Canvas, x: float, y: float, colour: str) -> None:
    """A square of a type of signs, in colour."""
    canvas.setFillColor(HexColor(colour))
    canvas.setFont("ZapfDingbats", 11)
    canvas.drawString(x - 4, y - 2, "\u25a0")


TRAPS: dict[str, Callable[[], Trap]] = {
    "circles of many bends": lambda: _paper(_many_bends),
    "circles that clip squares": lambda: _paper(_clipped),
    "circles drawn once and put into cells": lambda: _paper(_form),
    "ellipses": lambda: _paper(_badge),
    "coloured squares in type": lambda: _paper(_letter, "\u25a0"),
}
