"""Watermarks on the first page alone: kept, and yet no line between two tables."""

from collections.abc import Callable

from reportlab.lib.colors import HexColor

from tests.traps.content import PORTRAIT, TITLE, columns, open_paper, rows, with_row
from tests.traps.paper import Paper
from tests.traps.records import Table, Trap
from tests.traps.sheet import Sheet


def _stamped(slant: float, size: float) -> Trap:
    """The first page says that it is a draft; the table goes on over the page without its heading."""

    def stamp(sheet: Sheet) -> None:
        if sheet.number > 1:
            return
        sheet.canvas.saveState()
        sheet.canvas.setFillColor(HexColor("#d0d0d0"))
        sheet.canvas.setFont("Helvetica-Bold", size)
        sheet.canvas.translate(sheet.width / 2, sheet.height * 0.75)
        sheet.canvas.rotate(slant)
        sheet.canvas.drawCentredString(0, -size / 3, "DRAFT ONLY")
        sheet.canvas.restoreState()

    made = with_row(rows(9, 14), 5, turn=True)
    paper = open_paper(Paper("stamped.pdf", Sheet(landscape=False), over=stamp), len(made))
    paper.table(Table(columns(PORTRAIT), made, repeat=False), TITLE)
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    "a level watermark on the first page": lambda: _stamped(0, 60),
    "a slanting watermark on the first page": lambda: _stamped(35, 70),
}
