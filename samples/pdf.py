"""Draws the pages as a PDF, with the same bytes each time."""

from collections.abc import Iterable
from io import BytesIO

from content import STATUS_COLUMN, Paper
from grid import PAD_X
from lines import BULLET, HANG, RAISED, Line, runs, width
from pages import BOTTOM, FOOTNOTE, HEIGHT, LEFT, WIDTH, Cell, Grid, Page, Text
from reportlab.lib.colors import HexColor, black, white
from reportlab.pdfgen.canvas import Canvas

RULE = 0.5
DARK = "#c00000"
"""A fill on which a word is printed in white."""

Edge = tuple[float, float, float, float]


def draw(paper: Paper, pages: list[Page]) -> bytes:
    """The PDF's bytes: invariant (no clock, no random id), and not packed, so that no zlib can differ."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=0)
    canvas.setTitle("Appendix A")
    canvas.setAuthor("Ravensmoor Constabulary")
    canvas.setProducer("ragw samples")
    for page in pages:
        for item in page.items:
            if isinstance(item, Text):
                for y, line in item.lines:
                    _line(canvas, LEFT, y, line)
            else:
                _grid(canvas, paper, item)
        _foot(canvas, page, len(pages))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _grid(canvas: Canvas, paper: Paper, grid: Grid) -> None:
    """Fills first, then rules, then words: later ones cover earlier ones."""
    for cell in grid.cells:
        if cell.fill:
            canvas.setFillColor(HexColor(cell.fill))
            size = (cell.x1 - cell.x0, cell.bottom - cell.top)
            canvas.rect(cell.x0, HEIGHT - cell.bottom, *size, stroke=0, fill=1)
    canvas.setFillColor(black)
    for edge in sorted(_edges(grid.cells)):
        _rule(canvas, edge, paper.layout.rules == "fill")
    for cell in grid.cells:
        canvas.setFillColor(white if cell.fill == DARK else black)
        for y, line in cell.lines:
            centred = cell.key is not None and cell.column == STATUS_COLUMN
            room = cell.x1 - cell.x0 - width(line.text, line.style)
            _line(canvas, cell.x0 + (room / 2 if centred else PAD_X), y, line)
        canvas.setFillColor(black)


def _edges(cells: Iterable[Cell]) -> set[Edge]:
    """The rules round all cells, each once."""
    found: set[Edge] = set()
    for cell in cells:
        x0, top, x1, bottom = (round(v, 2) for v in (cell.x0, cell.top, cell.x1, cell.bottom))
        found |= {(x0, top, x0, bottom), (x1, top, x1, bottom)}
        if not cell.open_top:
            found.add((x0, top, x1, top))
        if not cell.open_bottom:
            found.add((x0, bottom, x1, bottom))
    return found


def _rule(canvas: Canvas, edge: Edge, filled: bool) -> None:
    """A rule as a stroke, or as the thin filled rectangle that some programs write in its place."""
    x0, top, x1, bottom = edge
    if not filled:
        canvas.setLineWidth(RULE)
        canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)
        return
    half = RULE / 2
    canvas.rect(x0 - half, HEIGHT - bottom - half, x1 - x0 + RULE, bottom - top + RULE, stroke=0, fill=1)


def _line(canvas: Canvas, x: float, top: float, line: Line) -> None:
    """One line of text, its top at `top`; a bullet stands to the left of the text that hangs beside it."""
    base = HEIGHT - top - line.style.leading * 0.78
    text = line.text
    if line.kind == "bullet":
        if text.startswith(BULLET):
            # As Word does; in Helvetica, reportlab's code for a bullet is one that few readers know.
            canvas.setFont("Symbol", line.style.size)
            canvas.drawString(x, base, BULLET.strip())
            text = text.removeprefix(BULLET)
        x += HANG
    if line.kind == "underlined":
        canvas.setLineWidth(0.4)
        canvas.line(x, base - 1.2, x + width(text, line.style), base - 1.2)
    for piece, raised in runs(text):
        size = line.style.size * (RAISED if raised else 1)
        canvas.setFont(line.style.font, size)
        canvas.drawString(x, base + (line.style.size * 0.35 if raised else 0), piece)
        x += canvas.stringWidth(piece, line.style.font, size)


def _foot(canvas: Canvas, page: Page, count: int) -> None:
    canvas.setFont(FOOTNOTE.font, FOOTNOTE.size)
    for i, note in enumerate(page.footnotes):
        canvas.drawString(LEFT, HEIGHT - BOTTOM - 14 - i * FOOTNOTE.leading, note)
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(WIDTH / 2, 26, f"Appendix A – Page {page.number} of {count}")
