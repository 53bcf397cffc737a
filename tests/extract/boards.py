"""Trackers drawn without upright rules, for the tests."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT, SIZE, LEADING = 842.0, 595.0, 9.0, 11.0
HEADING = ["No", "Recommendation", "Status", "Due Date", "Comment"]
XS = [40.0, 70.0, 370.0, 450.0, 560.0, 800.0]
ROWS = [
    ["1", "Forces should evaluate their domestic abuse programmes by March, with the help of the College "
     "and of those who took part in them.", "AMBER", "June 2017 Now due: December 2018", "In hand."],
    ["2", "Identify and train officers.", "NEW GREEN", "Immediate", ""],
    ["3", "The force should improve its crime recording", "RED", "No date set by HMICFRS", "A review was "
     "carried out and a report went to the board, which asked for more evidence."],
]  # fmt: skip
COLOURS = {"AMBER": "#ffc000", "NEW GREEN": "#92d050", "RED": "#ff0000"}

Draw = Callable[[Canvas], object]


def drawn(*pages: Draw) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=0)
    for draw in pages:
        canvas.setFont("Helvetica", SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw_row(
    canvas: Canvas, top: float, texts: Sequence[str], xs: Sequence[float], *, bold: bool = False
) -> float:
    """Draws one row's cells, wrapped; gives the height under its last line."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", SIZE)
    cells = [
        simpleSplit(text, "Helvetica", SIZE, right - x - 9)
        for text, x, right in zip(texts, xs, xs[1:], strict=False)
    ]
    for lines, x in zip(cells, xs, strict=False):
        for index, line in enumerate(lines):
            canvas.drawString(x + 3, HEIGHT - top - SIZE - index * LEADING, line)
    return top + LEADING * max(map(len, cells))


def board(
    canvas: Canvas,
    rows: Sequence[Sequence[str]] = ROWS,
    *,
    top: float = 60,
    heading: Sequence[str] | None = HEADING,
    xs: Sequence[float] = XS,
    between: bool = False,
    gap: float = 6,
) -> float:
    """Draws a tracker without uprights; `between` draws a level rule under each row."""
    if heading is not None:
        top = draw_row(canvas, top, heading, xs, bold=True) + gap
    for texts in rows:
        if between:
            canvas.line(xs[0], HEIGHT - top + gap / 2, xs[-1], HEIGHT - top + gap / 2)
        top = draw_row(canvas, top, texts, xs) + gap
    return top
