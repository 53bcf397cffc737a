"""The rules round a table's cells, in each of the ways in which programs draw them."""

from collections.abc import Iterable

from tests.traps.records import RuleStyle
from tests.traps.sheet import Sheet

THIN = 0.5
Edge = tuple[float, float, float, float]
Cell = tuple[Edge, bool, bool]
"""A cell's x0, top, x1, bottom, and whether it is open at its top and at its bottom."""


def rule(sheet: Sheet, cells: list[Cell], style: RuleStyle, head_foot: float) -> None:
    """Draws the rules that the style has; `head_foot` is where the heading ends."""
    sheet.canvas.setLineWidth(THIN)
    if style in ("boxes", "spaced"):
        gap = 1.2 if style == "spaced" else 0.0
        for (x0, top, x1, bottom), _, _ in cells:
            width, height = x1 - x0 - 2 * gap, bottom - top - 2 * gap
            sheet.canvas.rect(x0 + gap, sheet.height - bottom + gap, width, height)
    elif style == "path":
        _in_one_path(sheet, sorted(set(_edges(cells))))
    elif style == "cells":
        for cell in cells:
            for edge in _edges([cell]):
                _draw(sheet, edge, style)
    else:
        for edge in _chosen(cells, style, head_foot):
            _draw(sheet, edge, style)


def _chosen(cells: list[Cell], style: RuleStyle, head_foot: float) -> list[Edge]:
    """The edges that a style rules, each once."""
    x0, x1 = min(c[0][0] for c in cells), max(c[0][2] for c in cells)
    top, foot = min(c[0][1] for c in cells), max(c[0][3] for c in cells)
    head, end = (x0, head_foot, x1, head_foot), (x0, foot, x1, foot)
    edges = sorted(set(_edges(cells)))
    few: dict[str, list[Edge]] = {
        "none": [],
        "zebra": [],
        "header": [head],
        "ends": [(x0, top, x1, top), head, end],
        "outer": [(x0, top, x1, top), (x0, top, x0, foot), (x1, top, x1, foot), head, end],
        "level": [edge for edge in edges if edge[1] == edge[3]],
        "upright": [edge for edge in edges if edge[0] == edge[2]] + [(x0, top, x1, top), head, end],
    }
    return few.get(style, edges)


def _in_one_path(sheet: Sheet, edges: list[Edge]) -> None:
    """The whole grid as one path with many parts."""
    path = sheet.canvas.beginPath()
    for x0, top, x1, bottom in edges:
        path.moveTo(x0, sheet.height - top)
        path.lineTo(x1, sheet.height - bottom)
    sheet.canvas.drawPath(path)


def _edges(cells: Iterable[Cell]) -> Iterable[Edge]:
    for (x0, top, x1, bottom), open_top, open_bottom in cells:
        yield (x0, top, x0, bottom)
        yield (x1, top, x1, bottom)
        if not open_top:
            yield (x0, top, x1, top)
        if not open_bottom:
            yield (x0, bottom, x1, bottom)


def _draw(sheet: Sheet, edge: Edge, style: RuleStyle) -> None:
    x0, top, x1, bottom = edge
    half = THIN / 2
    sheet.canvas.setLineWidth(THIN)
    if style == "rects":
        sheet.fill(x0 - half, top - half, x1 + half, bottom + half, "#000000")
    elif style == "double":
        across, down = (1.0, 0.0) if x0 == x1 else (0.0, 1.0)
        sheet.line(x0 - across, top - down, x1 - across, bottom - down)
        sheet.line(x0 + across, top + down, x1 + across, bottom + down)
    elif style == "dashed":
        sheet.canvas.setDash(3, 2)
        sheet.line(*edge)
        sheet.canvas.setDash()
    elif style == "dotted":
        sheet.canvas.setDash(0.5, 1.2)
        sheet.line(*edge)
        sheet.canvas.setDash()
    elif style == "white":
        sheet.canvas.setLineWidth(1.2)
        sheet.canvas.setStrokeColor("#ffffff")
        sheet.line(*edge)
        sheet.canvas.setStrokeColor("#000000")
    elif style == "dashes":
        _dashes(sheet, edge)
    else:
        sheet.line(*edge)


def _dashes(sheet: Sheet, edge: Edge) -> None:
    """Each dash a line of its own, as some printer drivers write them."""
    x0, top, x1, bottom = edge
    x, y = x0, top
    while x < x1 or y < bottom:
        end = (min(x + 3, x1), min(y + 3, bottom))
        sheet.line(x, y, *end)
        x, y = (x + 5, y) if x0 != x1 else (x, y + 5)
