"""Pages turned by /Rotate, with and without a crop box, and tables drawn up an upright page."""

from collections.abc import Callable
from typing import Literal

from tests.traps.content import PORTRAIT, TITLE, columns, open_paper, rows, with_row
from tests.traps.paper import Paper
from tests.traps.records import RuleStyle, Table, Trap
from tests.traps.sheet import Sheet

Make = Callable[[], Trap]


def _paper(sheet: Sheet, style: RuleStyle, start: int = 0, landscape: bool = True) -> Trap:
    paper = open_paper(Paper("turned.pdf", sheet, head="Marlbeck Police Authority"), 10)
    widths = (30, 240, 72, 86, 328) if landscape else PORTRAIT
    paper.table(Table(columns(widths), rows(10, start), rules=style), TITLE)
    return paper.finished()


def _turned(rotate: int, style: RuleStyle, cropped: bool = False, landscape: bool = True) -> Trap:
    return _paper(Sheet(landscape, rotate, cropped), style, rotate // 90, landscape)


def _cut(sideways: Literal["up", "down"], style: RuleStyle) -> Trap:
    """A lying table on two upright pages, one of its rows cut by the break."""
    made = with_row(rows(9, 11), 5, cut={"number": 1, "text": 2, "status": 1, "due": 1, "comment": 1})
    table = Table(columns((30, 190, 72, 86, 378)), made, rules=style, low=True)
    sheet = Sheet(sideways=sideways)
    paper = open_paper(Paper("cut.pdf", sheet, head="Marlbeck Police Authority"), 9, table)
    paper.table(table, TITLE)
    return paper.finished()


TRAPS: dict[str, Make] = {
    "rotated by 90": lambda: _turned(90, "strokes"),
    "rotated by 180": lambda: _turned(180, "rects"),
    "rotated by 270": lambda: _turned(270, "cells"),
    "rotated by 270 upright": lambda: _turned(270, "strokes", landscape=False),
    "cropped": lambda: _turned(0, "strokes", True),
    "rotated by 90 and cropped": lambda: _turned(90, "rects", True),
    "rotated by 180 and cropped": lambda: _turned(180, "strokes", True),
    "rotated by 270 and cropped": lambda: _turned(270, "strokes", True),
    "drawn up the page": lambda: _paper(Sheet(sideways="up"), "strokes"),
    "drawn up the page in thin rectangles": lambda: _paper(Sheet(sideways="up"), "rects", 3),
    "drawn up the page and cropped": lambda: _paper(Sheet(sideways="up", cropped=True), "strokes", 5),
    "drawn down the page": lambda: _paper(Sheet(sideways="down"), "strokes", 7),
    "drawn up two pages": lambda: _cut("up", "strokes"),
    "drawn down two pages": lambda: _cut("down", "rects"),
    "drawn up the page, horizontal rules": lambda: _paper(Sheet(sideways="up"), "level", 9),
}
