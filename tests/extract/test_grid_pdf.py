"""Tables drawn in PDFs, in the ways in which office programs draw them, come back cell by cell."""

import json
import os
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import SimpleDocTemplate
from reportlab.platypus import Table as Drawn

from extract.layout.grid import lay_out
from extract.pdf.reader import read_pdf
from extract.word.reader import read_docx
from schemas import Block, Cell, Table

ROWS = [
    ["Recommendation", "", "Status", "Due Date"],
    ["1", "Evaluate the programme", "AMBER", "March 2017"],
    ["2", "Identify officers", "NEW GREEN", "June 2017"],
]
COLOURS: list[list[str | None]] = [[None] * 4, [None, None, "#ffc000", None], [None, None, "#92d050", None]]
XS = [50, 90, 290, 370, 450]
YS = [500, 480, 450, 420]

Rule = Callable[[Canvas, float, float, float, float], object]
"""Draws a level or upright rule from one point to another."""


def stroke(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, y0, x1, y1)


def thin_rectangle(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.setFillGray(0)
    canvas.rect(x0 - 0.24, y0 - 0.24, x1 - x0 + 0.48, y1 - y0 + 0.48, stroke=0, fill=1)


def in_pieces(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """As Word does: a corner, a stretch, a corner, with hair gaps between."""
    middle = ((x0 + x1) / 2, (y0 + y1) / 2)
    for a, b in (((x0, y0), middle), (middle, (x1, y1))):
        thin_rectangle(canvas, a[0] + 0.3 * (x1 > x0), a[1] + 0.3 * (y1 > y0), *b)


def board(rule: Rule, *, by_line: bool) -> bytes:
    """A status board of three rows whose first cell spans two columns."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(500, 600))
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            shade = COLOURS[r][c]
            if shade is not None:
                canvas.setFillColor(colors.HexColor(shade))
                bands = (
                    [(YS[r + 1], 12), (YS[r + 1] + 12.1, 17.8)]
                    if by_line
                    else [(YS[r + 1], YS[r] - YS[r + 1])]
                )
                for bottom, height in bands:
                    canvas.rect(XS[c], bottom, XS[c + 1] - XS[c] - 0.05, height, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.setFont("Helvetica", 8)
            canvas.drawString(XS[c] + 3, YS[r] - 10, text)
    for y in YS:
        rule(canvas, XS[0], y, XS[-1], y)
    for c, x in enumerate(XS):
        rule(canvas, x, YS[-1], x, YS[1] if c == 1 else YS[0])
    canvas.save()
    return out.getvalue()


def blocks_of(content: bytes) -> list[Block]:
    """The blocks of all pages; every character of the pages is in them once."""
    blocks: list[Block] = []
    for page in read_pdf(content, "paper.pdf").pages:
        blocks += lay_out(page, 1 + sum(isinstance(block, Table) for block in blocks))
        printed = Counter(c for word in page.words for c in word.text)
        found = [text for block in blocks if block.place.page == page.number for text in texts(block)]
        assert printed == Counter(c for text in found for c in text if not c.isspace())
    return blocks


def texts(block: Block) -> list[str]:
    return [cell.text for cell in cells(block)] if isinstance(block, Table) else [block.text]


def cells(table: Table) -> list[Cell]:
    return [cell for row in table.rows for cell in row.cells]


@pytest.mark.parametrize("by_line", [False, True], ids=["fill by cell", "fill by line"])
@pytest.mark.parametrize("rule", [stroke, thin_rectangle, in_pieces])
def test_a_board_comes_back_however_it_is_drawn(rule: Rule, by_line: bool) -> None:
    """Strokes, thin rectangles, pieces with gaps; fills by cell or by line: the same cells and colours."""
    (table,) = blocks_of(board(rule, by_line=by_line))
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [ROWS[0][:1] + ROWS[0][2:], *ROWS[1:]]
    assert [[cell.fill for cell in row.cells] for row in table.rows] == [[None] * 3, *COLOURS[1:]]
    assert (table.rows[0].cells[0].width, [cell.column for cell in table.rows[0].cells]) == (2, [0, 2, 3])
    assert table.rows[1].cells[2].place.bbox == pytest.approx((290, 120, 370, 150), abs=0.5)


def test_a_row_that_a_page_break_cuts_is_in_both_tables() -> None:
    """Each page has its own table, its repeated header, and its part of the row."""
    body = getSampleStyleSheet()["BodyText"]
    row = ["1", Flow("Evaluate the programme. " * 60, body), "AMBER", "May 2017"]
    table = Drawn(
        [["No", "Recommendation", "Status", "Due"], row],
        colWidths=[30, 200, 60, 80], repeatRows=1, splitInRow=1,
        style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
               ("BACKGROUND", (2, 1), (2, -1), colors.HexColor("#ffc000"))],
    )  # fmt: skip
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=(500, 300)).build([table])
    tables = [block for block in blocks_of(out.getvalue()) if isinstance(block, Table)]
    assert len(tables) > 1
    assert [table.number for table in tables] == list(range(1, len(tables) + 1))
    for one in tables:
        assert [cell.text for cell in one.rows[0].cells] == ["No", "Recommendation", "Status", "Due"]
        assert one.rows[1].cells[2].fill == "#ffc000"
    whole = " ".join(one.rows[1].cells[1].text for one in tables)
    assert whole.split() == ["Evaluate", "the", "programme."] * 60


def test_a_large_table_is_laid_out_whole() -> None:
    """Hundreds of spanned cells on several pages keep their texts and spans."""
    data = [[f"r{r}c{c}" for c in range(8)] for r in range(60)]
    spans = [("SPAN", (1, r), (2, r)) for r in range(0, 60, 2)] + [("SPAN", (4, 4), (4, 6))]
    out = BytesIO()
    style = [("GRID", (0, 0), (-1, -1), 0.25, colors.black), *spans]
    SimpleDocTemplate(out, pagesize=landscape(A4)).build([Drawn(data, style=style)])
    found = [cell for block in blocks_of(out.getvalue()) if isinstance(block, Table) for cell in cells(block)]
    assert len(found) == 60 * 8 - 30 - 2
    assert {cell.text: cell.height for cell in found}["r4c4"] == 3
    assert {cell.text: cell.width for cell in found}["r2c1"] == 2


def folder() -> Path:
    """The folder of real papers and their truths; without one these tests are skipped."""
    named = os.environ.get("RAGW_ACCEPTANCE")
    if not named or not (Path(named) / "papers").is_dir():
        pytest.skip("RAGW_ACCEPTANCE names no folder of papers")
    return Path(named)


def test_the_status_cells_of_a_real_paper_lie_where_they_are_printed() -> None:
    """Each status cell's box is the true one within 1.5 points, with its word and its colour."""
    content = (folder() / "papers" / "appendix-2017-02.pdf").read_bytes()
    lines = (folder() / "truth" / "appendix-2017-02.jsonl").read_text("utf-8").splitlines()
    shades = {"green": "#92d050", "amber": "#ffc000", "red": "#c00000", "white": "#ffffff"}
    found = {
        (cell.place.page, cell.text, cell.fill, box)
        for block in blocks_of(content) if isinstance(block, Table)
        for cell in cells(block) if (box := cell.place.bbox) is not None
    }  # fmt: skip
    for true in (json.loads(line) for line in lines if '"bbox"' in line):
        assert any(
            (page, text, shade) == (true["page"], true["status_raw"], shades[true["colour"]])
            and max(abs(a - b) for a, b in zip(box, true["bbox"], strict=True)) <= 1.5
            for page, text, shade, box in found
        ), true["number"]


def test_a_real_paper_has_the_same_words_in_its_cells_as_pdf_and_as_word_file() -> None:
    """But for headers that a page repeats, both formats print the same words under the same colours."""
    papers = folder() / "papers"
    printed = Counter(
        (word, cell.fill)
        for block in blocks_of((papers / "appendix-2017-02.pdf").read_bytes()) if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells if cell.fill != "#bdd6ee"
        for word in cell.text.replace("-\n", "-").split()
    )  # fmt: skip
    flowing = read_docx((papers / "appendix-2017-02.docx").read_bytes(), "paper.docx").pages[0].blocks
    assert printed == Counter(
        (word, cell.fill)
        for block in flowing if isinstance(block, Table)
        for cell in cells(block) if cell.fill != "#bdd6ee"
        for word in cell.text.split()
    )  # fmt: skip
