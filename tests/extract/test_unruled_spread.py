"""Tables without uprights that are set wide: what holds them together, over white and over pages, and what not."""

from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.layout.text.heights import below, below_each
from extract.layout.text.lines import Line
from extract.layout.unruled.gutters import between
from extract.layout.unruled.numbers import with_number
from extract.layout.unruled.panes import Pane, foot_of, panes
from schemas.paper import Fill, Word
from tests.extract.boards import HEADING, HEIGHT, LEADING, ROWS, SIZE, XS, board, draw_row
from tests.extract.test_unruled_rows import laid_out, words

COLUMNS = between([(43, 56), (73, 145), (373, 400), (453, 490), (563, 600)], frozenset({0, 2}))
SENTENCE = "The panel heard that the review goes on, and that a report will be made to the next meeting of the board."


def line(top: float, *texts: tuple[float, str]) -> Line:
    """A line of words by where they begin, each five points a letter long."""
    return [Word(text=text, x0=x, x1=x + 5 * len(text), top=top, bottom=top + 9, size=9) for x, text in texts]


def fill(top: float, bottom: float, x0: float = 370, x1: float = 450) -> Fill:
    return Fill(x0=x0, top=top, x1=x1, bottom=bottom, colour="#ffc000")


PARTED = COLUMNS.parted([fill(0, 9), fill(9, 18)])
TWO_ROWS = [
    line(0, (43, "1"), (73, "Train"), (373, "RED")), line(11, (73, "all")), line(22, (73, "officers.")),
    line(33, (43, "2"), (73, "Publish"), (373, "AMBER")), line(44, (73, "it.")),
]  # fmt: skip


def test_painted_cells_are_as_high_as_their_rows() -> None:
    """Fills that go on beside lines without a status give their rows' tops and feet."""
    found = panes([fill(-1, 32), fill(32, 55)], PARTED, TWO_ROWS, begins=True)
    assert found == (Pane(-1, 32), Pane(32, 55))


@pytest.mark.parametrize(
    "fills",
    [
        [fill(-1, 10), fill(32, 43)],  # behind the words alone
        [fill(-1, 21), fill(32, 54)],  # lower than the row, whose rest is under it
        [fill(-1, 38), fill(38, 55)],  # cutting a line
        [fill(-1, 32, 300, 450), fill(32, 55, 300, 450)],  # over two columns
    ],
)
def test_other_colour_tells_no_row(fills: Sequence[Fill]) -> None:
    """Colour behind words, patches lower than their rows and fills that cut lines are no painted cells."""
    assert panes(fills, PARTED, TWO_ROWS, begins=True) == ()


def test_a_pages_ground_holds_no_table_together() -> None:
    """A fill behind all lines says nothing of where the table ends; painted cells do."""
    ground = [fill(-90, 500, 0, 800), fill(-80, 490, 0, 800)]
    assert foot_of(ground, PARTED, TWO_ROWS) == float("-inf")
    assert foot_of([fill(-1, 32), fill(32, 55)], PARTED, TWO_ROWS) == 55


def test_lines_under_many_heights_are_those_under_each() -> None:
    """Looked up at once or one by one, also where lines overlap."""
    lines = [line(top, (43, "1")) for top in (0, 11, 9, 22)]
    heights = [-5.0, 4.5, 10.0, 15.0, 30.0]
    assert below_each(lines, heights) == [below(lines, at) for at in heights]


def test_figures_that_open_a_text_are_no_numbers_set_to_the_right() -> None:
    """Numbers stand left of where all other lines begin; a text may begin with a figure."""
    text = [line(0, (73, "2"), (80, "officers")), line(11, (73, "were")), line(22, (73, "trained"))]
    assert with_number(COLUMNS.parted([]), text).gutters == COLUMNS.gutters
    set_right = [
        line(0, (66, "2"), (73, "The")),
        line(11, (73, "were")),
        line(22, (66, "3"), (73, "trained")),
    ]
    assert with_number(COLUMNS.parted([]), set_right).gutters[0] == ((71, 73),)


def test_a_table_of_other_columns_under_much_white_is_not_taken_in() -> None:
    """A list of colours and their meaning under the tracker, without a heading of its own."""

    def draw(canvas: Canvas) -> None:
        top = board(canvas) + 60
        for word in ("GREEN", "AMBER", "RED"):
            top = draw_row(canvas, top, [word, "What the colour means"], [40, 200, 500])

    (table,), loose = laid_out(draw)
    assert words(table) == [HEADING, *ROWS]
    assert "GREEN" in " ".join(loose)


def test_rows_under_much_white_go_on_with_the_table() -> None:
    """Nothing drawn: the same columns, at the same places, after white as high as five lines."""
    (table,), _ = laid_out(lambda canvas: board(canvas, gap=60))
    assert words(table) == [HEADING, *ROWS]


@pytest.mark.parametrize("x", [43.0, 563.0])
def test_a_paragraph_on_the_next_page_is_no_rest_of_a_table_that_ended(x: float) -> None:
    """The table ends at half of its page: what stands at the next one's top goes on in no row of it."""

    def second(canvas: Canvas) -> None:
        draw_row(canvas, 36, [SENTENCE], [x, 800])

    tables, loose = laid_out(board, second)
    assert len(tables) == 1
    assert "The panel heard" in " ".join(loose)


def test_a_paragraph_at_the_first_columns_left_is_no_rest() -> None:
    """The table fills its page, and each cell ends with its sentence: a paragraph at the margin is one."""
    ended = [[*texts[:1], "Train all officers.", *texts[2:4], "In hand."] for texts in ROWS]

    def second(canvas: Canvas) -> None:
        draw_row(canvas, 36, ["Members noted the report."], [43, 300])

    tables, loose = laid_out(lambda canvas: board(canvas, ended, top=480), second)
    assert len(tables) == 1
    assert "Members noted the report." in loose


def test_a_bold_label_over_a_text_is_no_banner() -> None:
    """Without a column of numbers, "Recommendation" in bold opens the text under it."""

    def draw(canvas: Canvas) -> None:
        draw_row(canvas, 60, HEADING[1:], XS[1:], bold=True)
        top = 77.0
        for text in ("Train all officers", "Publish the guidance", "Evaluate the programme"):
            draw_row(canvas, top, ["Recommendation"], XS[1:], bold=True)
            draw_row(canvas, top + LEADING, [text, "AMBER", "May 2017", "In hand"], XS[1:])
            top += 2 * LEADING + 6

    (table,), _ = laid_out(draw)
    assert [row[0] for row in words(table)[1:]] == [
        f"Recommendation {text}"
        for text in ("Train all officers", "Publish the guidance", "Evaluate the programme")
    ]


def test_headings_twice_in_one_table_part_no_page() -> None:
    """A due date and a status, once of last year and once of this one, are columns of one table."""
    xs = [40.0, 70.0, 370.0, 440.0, 520.0, 600.0, 800.0]
    heading = ["No", "Recommendation", "Due Date", "Status", "Due Date", "Status"]
    rows = [["1", "Train all officers", "May 2017", "AMBER", "June 2018", "GREEN"],
            ["2", "Publish the guidance", "May 2017", "RED", "June 2018", "AMBER"]]  # fmt: skip
    (table,), _ = laid_out(lambda canvas: board(canvas, rows, heading=heading, xs=xs))
    assert words(table) == [heading, *rows]


def test_the_sides_of_a_page_go_on_each_by_itself() -> None:
    """Two tables side by side, without headings on the next page: two tables again."""
    heading, halves = ["No", "Action", "RAG"], ([40.0, 70.0, 300.0, 380.0], [440.0, 470.0, 700.0, 790.0])

    def page(canvas: Canvas, head: list[str] | None, top: float) -> None:
        for at, xs in enumerate(halves):
            rows = [[str(n), f"Publish plan {n} of side {at}", "AMBER"] for n in range(1, 5 + at)]
            board(canvas, rows, heading=head, xs=xs, top=top + 4 * at if head is None else top)

    tables, _ = laid_out(lambda canvas: page(canvas, heading, 440), lambda canvas: page(canvas, None, 36))
    assert [len(table) for table in tables] == [5, 6, 4, 5]
    assert all(f"side {at % 2}" in words(table)[-1][1] for at, table in enumerate(tables))


def test_a_foot_of_a_table_is_at_its_last_rule() -> None:
    """The rule under rows that are higher than their words is the last row's foot; not one under other words."""

    def draw(canvas: Canvas, note: str) -> None:
        foot = board(canvas, between=True)
        canvas.setFont("Helvetica-Bold", SIZE)
        canvas.drawString(XS[0], HEIGHT - foot - 24, note)
        canvas.line(XS[0], HEIGHT - foot - 40, XS[-1], HEIGHT - foot - 40)

    feet = []
    for note in ("", "Background papers to this report"):
        (table,), _ = laid_out(lambda canvas, note=note: draw(canvas, note))  # type: ignore[misc]  # a default alone
        place = table[-1][0].place
        assert place.bbox is not None
        feet.append(place.bbox[3])
    assert feet[0] - feet[1] > 30
