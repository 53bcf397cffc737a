"""Tables drawn with level rules only, or with none: the same rows and columns as if they were ruled."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from extract import extract, read
from extract.columns.keys import heads_of
from extract.layout.grid import lay_out
from extract.layout.text.openings import Heads
from extract.layout.unruled.finder import Unruled
from schemas import Block, Extraction, Page, Table
from tests.extract.boards import (
    COLOURS,
    HEADING,
    HEIGHT,
    LEADING,
    ROWS,
    SIZE,
    WIDTH,
    XS,
    Draw,
    board,
    draw_row,
    drawn,
)


def blocks_of(content: bytes) -> list[Block]:
    find = Unruled(heads_of)
    return [block for page in read(content, "paper.pdf").pages for block in lay_out(page, 1, find)]


def tables_of(content: bytes) -> list[list[list[str]]]:
    """Each table's rows; a cell's lines as one."""
    return [
        [[" ".join(cell.text.split()) for cell in row.cells] for row in block.rows]
        for block in blocks_of(content)
        if isinstance(block, Table)
    ]


def rows_of(extraction: Extraction) -> list[list[str]]:
    return [
        [" ".join(" ".join(piece.text for piece in cell.pieces).split()) for cell in row.cells]
        for row in extraction.rows
    ]


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def printed(blocks: Sequence[Block]) -> str:
    return "".join(
        "".join(cell.text for row in block.rows for cell in row.cells)
        if isinstance(block, Table)
        else block.text
        for block in blocks
    )


@pytest.mark.parametrize("between", [True, False])
@pytest.mark.parametrize("gap", [0, 4, 16])
def test_white_gutters_part_columns(between: bool, gap: float) -> None:
    """Level rules between the rows or none, rows wide apart or not at all: the same cells."""
    content = drawn(lambda canvas: board(canvas, between=between and gap > 0, gap=gap))
    assert tables_of(content) == [[HEADING, *ROWS]]


def test_rules_under_the_heading_and_at_the_foot_alone_part_no_rows() -> None:
    """Between two rules that frame the body, rows begin where their numbers and statuses stand."""

    def draw(canvas: Canvas) -> None:
        foot = board(canvas)
        for top in (58, 74, foot):
            canvas.line(XS[0], HEIGHT - top, XS[-1], HEIGHT - top)

    assert tables_of(drawn(draw)) == [[HEADING, *ROWS]]


def test_cells_have_their_places_on_the_page() -> None:
    """Each cell's box holds its words, and boxes of one row share their edges."""
    (table,) = [b for b in blocks_of(drawn(board)) if isinstance(b, Table)]
    for place in (row.cells for row in table.rows):
        boxes = [cell.place.bbox for cell in place]
        assert all(a and b and a[2] == b[0] and a[1::2] == b[1::2] for a, b in pairwise(boxes))
    assert [cell.place.row for row in table.rows for cell in row.cells[:1]] == [1, 2, 3, 4]


def test_a_frame_with_level_rules_holds_columns_too() -> None:
    """An outline and rules between rows are ruled cells of one column; the gutters part them."""

    def draw(canvas: Canvas) -> None:
        foot = board(canvas, between=True)
        canvas.rect(XS[0], HEIGHT - foot, XS[-1] - XS[0], foot - 56)

    assert tables_of(drawn(draw)) == [[HEADING, *ROWS]]


def test_a_rule_that_stops_short_leaves_a_tall_cell() -> None:
    """A comment beside which the rule between two rows is not drawn belongs to both rows."""
    rows = [["1", "Evaluate the programme", "AMBER", "June 2017", "Both are in hand"],
            ["2", "Train all officers", "RED", "May 2017", ""],
            ["3", "Publish the guidance", "RED", "May 2017", "Not begun"]]  # fmt: skip

    def draw(canvas: Canvas) -> None:
        board(canvas, rows)
        for top, right in ((74, 800), (91, 556), (108, 800), (125, 800)):
            canvas.line(XS[0], HEIGHT - top, right, HEIGHT - top)

    (table,) = [b for b in blocks_of(drawn(draw)) if isinstance(b, Table)]
    assert [[cell.height for cell in row.cells] for row in table.rows] == [
        [1] * 5,
        [1, 1, 1, 1, 2],
        [1] * 4,
        [1] * 5,
    ]


def test_numbers_under_a_wide_heading_have_a_column() -> None:
    """Where "Recommendation" stands over number and text, the heading is a cell over both."""
    heading = ["Recommendation", "", *HEADING[2:]]
    xs = [40.0, 60.0, *XS[2:]]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(43, HEIGHT - 60 - SIZE, "Recommendation")
        for x, text in zip(XS[2:], HEADING[2:], strict=False):
            canvas.drawString(x + 3, HEIGHT - 60 - SIZE, text)
        board(canvas, top=77, heading=None, xs=xs)

    (table,) = tables_of(drawn(draw))
    assert table == [[text for text in heading if text], *ROWS]


def test_a_heading_on_two_lines_is_one_row() -> None:
    """Headings of one and of two lines, one of them half a line lower, head one row."""

    def draw(canvas: Canvas) -> None:
        for x, top, text in (
            (43, 65.5, "No"), (73, 65.5, "Recommendation"), (373, 60, "RAG"), (373, 71, "status"),
            (453, 60, "Original"), (453, 71, "due date"), (563, 65.5, "Comment"),
        ):  # fmt: skip
            canvas.drawString(x, HEIGHT - top - SIZE, text)
        board(canvas, top=90, heading=None)

    (table,) = tables_of(drawn(draw))
    assert table == [["No", "Recommendation", "RAG status", "Original due date", "Comment"], *ROWS]


def test_rows_of_centred_cells_part_without_any_white() -> None:
    """Keys at the middle of each row's height, and no row wider apart than its lines: rows part all the same."""
    texts = [ROWS[0][1], "Evaluate the programme", ROWS[2][4], ROWS[0][1]]

    def draw(canvas: Canvas) -> None:
        top = draw_row(canvas, 60, HEADING, XS, bold=True) + 6
        for number, text in enumerate(texts, start=1):
            foot = draw_row(canvas, top, ["", text], XS)
            middle = (top + foot - LEADING) / 2
            top = max(foot, draw_row(canvas, middle, [str(number), "", "AMBER", "May 2017", "In hand"], XS))

    assert tables_of(drawn(draw)) == [
        [HEADING, *([str(n), text, "AMBER", "May 2017", "In hand"] for n, text in enumerate(texts, start=1))]
    ]


def test_a_fill_behind_the_status_word_is_the_cells_fill() -> None:
    """However small a part of its cell the fill covers."""

    def draw(canvas: Canvas) -> None:
        top = 77.0
        for texts in ROWS:
            canvas.setFillColor(HexColor(COLOURS[texts[2]]))
            canvas.rect(372, HEIGHT - top - 11, 50, 11, stroke=0, fill=1)
            canvas.setFillGray(0)
            top = draw_row(canvas, top, texts, XS) + 6
        draw_row(canvas, 60, HEADING, XS, bold=True)

    found = extract(read(drawn(draw), "paper.pdf"))
    assert rows_of(found) == ROWS
    assert [[cell.fill for cell in row.cells] for row in found.rows] == [
        [None, None, COLOURS[texts[2]], None, None] for texts in ROWS
    ]


def test_fills_alone_begin_rows() -> None:
    """A status told by a fill without a word begins a row where there is no number either."""
    rows = [["", *texts[1:2], "", *texts[3:]] for texts in ROWS]

    def draw(canvas: Canvas) -> None:
        top = 77.0
        for texts, colour in zip(rows, COLOURS.values(), strict=True):
            canvas.setFillColor(HexColor(colour))
            canvas.rect(372, HEIGHT - top - 20, 70, 20, stroke=0, fill=1)
            canvas.setFillGray(0)
            top = draw_row(canvas, top, texts, XS) + 6
        draw_row(canvas, 60, HEADING, XS, bold=True)

    found = extract(read(drawn(draw), "paper.pdf"))
    assert [line[1] for line in rows_of(found)] == [texts[1] for texts in ROWS]
    assert [row.cells[2].fill for row in found.rows] == list(COLOURS.values())


@pytest.mark.parametrize("heading", [HEADING, None])
def test_a_table_goes_on_over_a_page_break(heading: list[str] | None) -> None:
    """With a heading on the next page or without one, under a running header and over page numbers."""
    halves = (
        [ROWS[0], [*ROWS[2][:4], "A review was carried out and a"]],
        [["", "", "", "", "report went to the board"], ROWS[1], ROWS[0]],
    )

    def page(number: int, rows: list[list[str]], head: list[str] | None) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(43, HEIGHT - 20, "Appendix A - HMICFRS recommendations")
            foot = board(canvas, rows, heading=head, top=440 if number == 1 else 36)
            assert foot < 540
            canvas.drawCentredString(WIDTH / 2, 26, f"{number}")

        return draw

    found = extract(read(drawn(page(1, halves[0], HEADING), page(2, halves[1], heading)), "paper.pdf"))
    whole = [*ROWS[2][:4], "A review was carried out and a report went to the board"]
    assert rows_of(found) == [ROWS[0], whole, ROWS[1], ROWS[0]]


def test_a_table_of_other_columns_does_not_go_on() -> None:
    """What stands at the next page's top in other places is no part of the table."""

    def other(canvas: Canvas) -> None:
        board(
            canvas, [[text, text] for text in ("apples", "pears", "plums")], heading=None, xs=[95, 300, 500]
        )

    assert len(tables_of(drawn(lambda canvas: board(canvas, top=400), other))) == 1


def test_text_under_the_table_is_no_part_of_it() -> None:
    """A bold heading close under the last row, and a paragraph, are paragraphs."""

    def draw(canvas: Canvas) -> None:
        foot = board(canvas)
        canvas.setFont("Helvetica-Bold", SIZE)
        canvas.drawString(40, HEIGHT - foot - 12, "PEEL: Police legitimacy 2017")
        canvas.setFont("Helvetica", SIZE)
        canvas.drawString(
            40, HEIGHT - foot - 30, "A national report by HMICFRS, published 12 December 2017. " * 2
        )

    table, title, about = blocks_of(drawn(draw))
    assert isinstance(table, Table)
    assert len(table.rows) == 4
    assert not isinstance(title, Table)
    assert title.text == "PEEL: Police legitimacy 2017"
    assert not isinstance(about, Table)


SENTENCE = "The committee noted the status of each recommendation, its due date, and the action in progress. "


def _prose(canvas: Canvas, x: float, width: float, top: float = 80) -> None:
    for index, line in enumerate(simpleSplit(SENTENCE * 20, "Helvetica", SIZE, width)[:35]):
        canvas.drawString(x, HEIGHT - top - index * LEADING, line)


def _two_columns(canvas: Canvas) -> None:
    draw_row(canvas, 60, ["Recommendations", "Status"], [40, 430, 800], bold=True)
    _prose(canvas, 43, 350)
    _prose(canvas, 433, 350)


def _under_a_heading(canvas: Canvas) -> None:
    draw_row(canvas, 60, HEADING, XS, bold=True)
    _prose(canvas, 43, 700)


def _agenda(canvas: Canvas) -> None:
    rows = [[f"{n}.", "Report of the Commissioner", "Chair", f"{n}.30"] for n in range(1, 9)]
    board(canvas, rows, heading=["Item", "Subject", "Lead", "Time"])


def _budget(canvas: Canvas) -> None:
    rows = [["", "Salaries and wages", "1,200", "1,100", "(100)"] for _ in range(9)]
    board(canvas, rows, heading=["", "Description", "Budget", "Actual", "Variance"])


def _form(canvas: Canvas) -> None:
    board(canvas, [["", "Action:", "For decision"], ["", "Status:", "Public"]], heading=None)


@pytest.mark.parametrize("draw", [_two_columns, _under_a_heading, _agenda, _budget, _form])
def test_what_is_no_tracker_gives_no_table(draw: Draw) -> None:
    """Prose in one column and two, agendas, budgets and forms stay paragraphs."""
    assert tables_of(drawn(draw)) == []


def test_a_page_of_prose_is_never_read_as_headings() -> None:
    """Lines without gaps are not even offered as heading rows: such pages cost next to nothing."""

    def never(phrases: Sequence[str]) -> Heads | None:
        raise AssertionError(phrases)

    (page,) = read(drawn(lambda canvas: _prose(canvas, 40, 700)), "paper.pdf").pages
    assert not Unruled(never)(page, page.words).grids


WORDS = st.lists(
    st.sampled_from(["the", "force", "should", "train", "officers,", "Evaluate", "HMICFRS", "review", "of"]),
    min_size=1,
)
ENTRY = st.tuples(
    WORDS.map(" ".join),
    st.sampled_from(sorted(COLOURS)),
    st.sampled_from(["March 2017", "Immediate", "June 2017 Now due: November 2018"]),
    WORDS.map(" ".join) | st.just(""),
)


@given(
    st.lists(ENTRY, min_size=1, max_size=8),
    st.tuples(
        *[st.floats(low, high) for low, high in ((25, 40), (120, 300), (60, 90), (70, 130), (80, 200))]
    ),
    st.sampled_from([4.0, 6.0, 12.0, 20.0]),
)
@settings(max_examples=60)
def test_wrapped_texts_in_columns_of_any_width_come_back(
    entries: list[tuple[str, ...]], widths: tuple[float, ...], gap: float
) -> None:
    """Random rows laid out without a rule are the same rows and columns, and no word is lost."""
    xs = [40 + sum(widths[:index]) for index in range(6)]
    rows = [[str(number), *(text[:160] for text in entry)] for number, entry in enumerate(entries, start=1)]

    content = drawn(lambda canvas: board(canvas, rows, xs=xs, gap=gap, top=30))
    blocks = blocks_of(content)
    (page,) = read(content, "paper.pdf").pages
    assert letters(printed(blocks)) == letters("".join(word.text for word in page.words))
    if _fits(page):
        (table,) = tables_of(content)
        assert table == [HEADING, *([" ".join(text.split()) for text in texts] for texts in rows)]


def _fits(page: Page) -> bool:
    return max(word.bottom for word in page.words) < 0.85 * HEIGHT


@given(
    st.lists(st.sampled_from([SENTENCE, "Recommendation ", "Status ", "Due Date ", "Action "]), min_size=1)
)
@settings(max_examples=40)
def test_prose_of_any_words_gives_no_table(sentences: list[str]) -> None:
    """A paragraph may hold all words of a heading row: without gaps between them it is none."""
    lines = simpleSplit("".join(sentences), "Helvetica", SIZE, 700)[:40]

    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            canvas.drawString(40, HEIGHT - 50 - index * LEADING, line)

    blocks = blocks_of(drawn(draw))
    assert not any(isinstance(block, Table) for block in blocks)
    assert letters(printed(blocks)) == letters("".join(lines))
