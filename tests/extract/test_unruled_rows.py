"""Rows, banners and headings of tables without upright rules, where white, words and fills tell them."""

from collections.abc import Sequence

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from extract import read
from extract.columns.keys import heads_of
from extract.layout.grid import lay_out
from extract.layout.unruled.finder import Unruled
from schemas import Cell, Paragraph, Table
from tests.extract.boards import HEADING, HEIGHT, LEADING, ROWS, SIZE, XS, Draw, board, draw_row, drawn


def laid_out(*pages: Draw) -> tuple[list[list[list[Cell]]], list[str]]:
    """The rows of each table, and the paragraphs."""
    find = Unruled(heads_of)
    blocks = [b for page in read(drawn(*pages), "paper.pdf").pages for b in lay_out(page, 1, find)]
    tables = [[list(row.cells) for row in block.rows] for block in blocks if isinstance(block, Table)]
    return tables, [block.text for block in blocks if isinstance(block, Paragraph)]


def words(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row] for row in rows]


def banner(
    canvas: Canvas, top: float, text: str = "Estates and fleet", font: str = "Helvetica-Bold"
) -> float:
    """A line of words from the table's left over its first gutters; gives the height under it."""
    canvas.setFont(font, SIZE)
    canvas.drawString(XS[0] + 3, HEIGHT - top - SIZE, text)
    canvas.setFont("Helvetica", SIZE)
    return top + LEADING + 6


@pytest.mark.parametrize("between", [True, False])
def test_a_banner_is_a_row_of_one_cell(between: bool) -> None:
    """Words across the gutters, with rows under them, part no table; level rules or none."""

    def draw(canvas: Canvas) -> None:
        top = banner(canvas, board(canvas, ROWS[:2], between=between))
        board(canvas, ROWS[2:], top=top, heading=None, between=between)

    (table,), loose = laid_out(draw)
    assert words(table) == [HEADING, *ROWS[:2], ["Estates and fleet"], *ROWS[2:]]
    assert (table[3][0].column, table[3][0].width, loose) == (0, 5, [])


def test_a_banner_may_be_told_by_a_stripe_of_colour() -> None:
    """In ordinary type, on a fill that goes behind all of it; first on a page without a heading."""

    def first(canvas: Canvas) -> None:
        board(canvas, ROWS, top=400)

    def second(canvas: Canvas) -> None:
        canvas.setFillColor(HexColor("#d9d9d9"))
        canvas.rect(XS[0], HEIGHT - 52, XS[-1] - XS[0], 14, stroke=0, fill=1)
        canvas.setFillGray(0)
        board(canvas, ROWS, top=banner(canvas, 39, font="Helvetica"), heading=None)

    (_, table), _ = laid_out(first, second)
    assert words(table) == [["Estates and fleet"], *ROWS]
    assert table[0][0].fill == "#d9d9d9"


@pytest.mark.parametrize("under", [["1 High Street", "", "", "", ""], ["", "", "", "", ""]])
def test_bold_words_without_rows_under_them_end_the_table(under: list[str]) -> None:
    """A heading under the table, and what stands in one column under that, are paragraphs."""

    def draw(canvas: Canvas) -> None:
        top = banner(canvas, board(canvas), "Background papers to this report")
        draw_row(canvas, top, under, XS)

    (table,), loose = laid_out(draw)
    assert words(table) == [HEADING, *ROWS]
    assert loose[0] == "Background papers to this report"


def test_a_heading_over_two_columns_is_a_wide_cell() -> None:
    """ "Due date" over "Original" and "Revised": the headings beside it are two rows high."""
    xs = [40.0, 70.0, 370.0, 440.0, 520.0, 600.0, 800.0]
    over, under = ["No", "Recommendation", "Status", "Due date", "", "Comment"], ["Original", "Revised"]
    rows = [
        ["1", "Train all officers", "AMBER", "May 2017", "", "In hand"],
        ["2", "Publish the guidance", "RED", "May 2017", "June 2018", "Not begun"],
    ]

    def draw(canvas: Canvas) -> None:
        draw_row(canvas, 60, over, xs, bold=True)
        draw_row(canvas, 76, ["", "", "", *under, ""], xs, bold=True)
        board(canvas, rows, top=93, heading=None, xs=xs)

    (table,), _ = laid_out(draw)
    assert words(table) == [[text for text in over if text], under, *rows]
    assert [(cell.width, cell.height) for cell in table[0]] == [(1, 2), (1, 2), (1, 2), (2, 1), (1, 2)]


def test_a_footer_does_not_narrow_the_gutters() -> None:
    """A page number at the foot stands in a gutter; the next page's words may stand there too."""
    long = ["4", "Evaluate the programme", "RED", "September of the year 2019", "Begun"]

    def page(canvas: Canvas, rows: Sequence[Sequence[str]], heading: list[str] | None) -> None:
        board(canvas, rows, top=440, heading=heading)
        canvas.drawString(525, 26, "Page 9")

    tables, _ = laid_out(
        lambda canvas: page(canvas, [[*ROWS[1][:3], "May 2017", "In hand"]] * 3, HEADING),
        lambda canvas: board(canvas, [long, ROWS[1]], top=36, heading=None),
    )
    assert words(tables[1]) == [long, ROWS[1]]


def test_cells_on_both_sides_of_a_tall_one_stay_apart() -> None:
    """Where the rule between two rows stops only under the due date, that alone is tall."""
    rows = [["1", "Evaluate the programme", "AMBER", "June 2017", "In hand"],
            ["2", "Train all officers", "RED", "", "Not begun"]]  # fmt: skip

    def draw(canvas: Canvas) -> None:
        board(canvas, rows)
        for top, x0, x1 in ((74, 40, 800), (91, 40, 450), (91, 560, 800), (108, 40, 800)):
            canvas.line(x0, HEIGHT - top, x1, HEIGHT - top)

    (table,), _ = laid_out(draw)
    assert [[cell.height for cell in row] for row in table] == [[1] * 5, [1, 1, 1, 2, 1], [1] * 4]


def test_words_at_the_foot_of_a_fill_begin_no_row() -> None:
    """A fill begins where its row does, its status and number stand in the row's last line."""
    text = ["Evaluate the domestic abuse programme", "and report to the board."]

    def draw(canvas: Canvas) -> None:
        draw_row(canvas, 60, HEADING, XS, bold=True)
        for index, colour in enumerate(("#ffc000", "#92d050", "#ff0000")):
            top = 77 + index * 30
            canvas.setFillColor(HexColor(colour))
            canvas.rect(370, HEIGHT - top - 28, 80, 30, stroke=0, fill=1)
            canvas.setFillGray(0)
            draw_row(canvas, top, ["", text[0], "", "", "In hand"], XS)
            draw_row(canvas, top + LEADING, [str(index), text[1], "AMBER", "May 2017", ""], XS)

    (table,), _ = laid_out(draw)
    assert words(table)[1:] == [
        [str(number), " ".join(text), "AMBER", "May 2017", "In hand"] for number in range(3)
    ]


def test_a_row_whose_status_is_white_begins_as_the_others_do() -> None:
    """No number and no word of status: white, a text, a due date and a comment begin a row."""
    rows = [["", "Evaluate the programme and report on it to the board by the end of the year, with its cost "
             "and what it saves", "", "May 2017", "In hand"]] * 4  # fmt: skip

    def draw(canvas: Canvas) -> None:
        draw_row(canvas, 60, ["", "Recommendation", "Status", "Due Date", "Comment"], XS, bold=True)
        top = 77.0
        for index, texts in enumerate(rows):
            if index != 2:
                canvas.setFillColor(HexColor("#92d050"))
                canvas.rect(370, HEIGHT - top - 24, 80, 26, stroke=0, fill=1)
                canvas.setFillGray(0)
            top = draw_row(canvas, top, texts, XS) + 6

    (table,), _ = laid_out(draw)
    assert [row[0] for row in words(table)[1:]] == [rows[0][1]] * 4
