"""Words, rules and fills into paragraphs and tables: pure geometry on pages made by hand."""

from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.layout.grid import lay_out
from schemas import BBox, Fill, Page, Paragraph, Rule, Table, Word

COLUMN, ROW = 60.0, 20.0


def word(text: str, x0: float, top: float, *, size: float = 8.0, bold: bool = False) -> Word:
    width = 0.5 * size * len(text)
    return Word(text=text, x0=x0, top=top, x1=x0 + width, bottom=top + size, size=size, bold=bold)


def level(y: float, x0: float, x1: float) -> Rule:
    return Rule(x0=x0, top=y - 0.25, x1=x1, bottom=y + 0.25)


def upright(x: float, top: float, bottom: float) -> Rule:
    return Rule(x0=x - 0.25, top=top, x1=x + 0.25, bottom=bottom)


def outline(box: BBox) -> list[Rule]:
    x0, top, x1, bottom = box
    return [level(top, x0, x1), level(bottom, x0, x1), upright(x0, top, bottom), upright(x1, top, bottom)]


def fill(colour: str, box: BBox) -> Fill:
    return Fill(x0=box[0], top=box[1], x1=box[2], bottom=box[3], colour=colour)


def page(words: Iterable[Word] = (), rules: Iterable[Rule] = (), fills: Iterable[Fill] = ()) -> Page:
    return Page(number=1, width=842, height=595, words=tuple(words), rules=tuple(rules), fills=tuple(fills))


def ruled(rows: int, columns: int, x0: float = 100, top: float = 100) -> list[Rule]:
    """The rules of a plain table of cells of 60 by 20 points."""
    right, bottom = x0 + columns * COLUMN, top + rows * ROW
    return [level(top + r * ROW, x0, right) for r in range(rows + 1)] + [
        upright(x0 + c * COLUMN, top, bottom) for c in range(columns + 1)
    ]


def only_table(of: Page) -> Table:
    (table,) = [block for block in lay_out(of, 1) if isinstance(block, Table)]
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def fills_of(*painted: Fill) -> list[str | None]:
    """The fills of a table of two cells in one row, over which these were painted."""
    table = only_table(page([word("GREEN", 105, 106)], ruled(1, 2), painted))
    return [cell.fill for cell in table.rows[0].cells]


def test_blocks_come_from_top_to_bottom_and_tables_are_numbered_on() -> None:
    """A paragraph, a table, a paragraph; the number is the one that was asked for."""
    above, table, below = lay_out(
        page([word("Below", 100, 200), word("in", 105, 106), word("Above", 100, 50)], ruled(1, 2)), 7
    )
    assert isinstance(above, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(below, Paragraph)
    assert (above.text, table.number, below.text) == ("Above", 7, "Below")


def test_every_cell_row_and_table_has_its_place() -> None:
    """Rows are counted from 1, boxes lie on the middle of the rules, empty cells are cells."""
    table = only_table(page([word("a", 105, 106)], ruled(2, 2)))
    assert texts(table) == [["a", ""], ["", ""]]
    assert table.place.bbox == (100, 100, 220, 140)
    assert [row.place.bbox for row in table.rows] == [(100, 100, 220, 120), (100, 120, 220, 140)]
    last = table.rows[1].cells[1].place
    assert (last.page, last.table, last.row, last.bbox) == (1, 1, 2, (160, 120, 220, 140))


def test_a_tall_cell_stands_in_the_row_in_which_it_starts() -> None:
    """A rule that stops short of a column makes one tall cell beside two."""
    rules = [*outline((100, 100, 220, 140)), upright(160, 100, 140), level(120, 160, 220)]
    table = only_table(page([word("tall", 105, 125), word("low", 165, 125)], rules))
    assert [[(c.text, c.column, c.height) for c in row.cells] for row in table.rows] == [
        [("tall", 0, 2), ("", 1, 1)],
        [("low", 1, 1)],
    ]


def test_a_wide_cell_counts_the_columns_under_it() -> None:
    """An upright that stops under the first row makes one wide cell over two."""
    rules = [*outline((100, 100, 220, 140)), level(120, 100, 220), upright(160, 120, 140)]
    table = only_table(page([word("wide", 105, 105)], rules))
    assert [[(c.column, c.width) for c in row.cells] for row in table.rows] == [[(0, 2)], [(0, 1), (1, 1)]]


def test_rules_drawn_cell_by_cell_with_small_gaps_are_one_grid() -> None:
    """Borders that each cell draws for itself, a little apart, make the same table as whole rules."""
    boxes = [(100 + c * 60 + 0.4, 100 + r * 20 + 0.4, 160 + c * 60 - 0.4, 120 + r * 20 - 0.4)
             for r in range(3) for c in range(3)]  # fmt: skip
    table = only_table(page([word("a", 105, 106)], [rule for box in boxes for rule in outline(box)]))
    assert [[(c.column, c.width, c.height) for c in row.cells] for row in table.rows] == [
        [(0, 1, 1), (1, 1, 1), (2, 1, 1)]
    ] * 3


def test_a_little_space_between_boxes_is_no_row_and_no_column() -> None:
    """Each cell is a box of its own, 2.4 points from the next."""
    boxes = [(x, y, x + COLUMN - 2.4, y + ROW - 2.4) for x in (100, 160, 220) for y in (100, 120)]
    rules = [rule for box in boxes for rule in outline(box)]
    table = only_table(page([word("a", 105, 106), word("b", 225, 125)], rules))
    assert texts(table) == [["a", "", ""], ["", "", "b"]]


def test_a_lone_rectangle_is_no_table() -> None:
    """A frame round a text leaves a paragraph."""
    (block,) = lay_out(page([word("framed", 110, 110)], outline((100, 100, 300, 200))), 1)
    assert isinstance(block, Paragraph)


def test_rules_without_a_word_are_a_drawing() -> None:
    """A grid that holds no word at all is not a table."""
    assert lay_out(page([], ruled(3, 3)), 1) == ()


def test_underlined_text_does_not_cut_its_cell() -> None:
    """An underline meets no upright, and one that does not part the whole cell parts nothing."""
    words = [word("Within", 105, 105), word("months", 105, 125)]
    rules = [
        *outline((100, 100, 300, 140)),
        upright(220, 100, 140),
        level(113.5, 105, 130),
        level(134, 101, 218),
    ]
    table = only_table(page(words, [*rules, *outline((220, 140, 300, 160)), *outline((100, 140, 220, 160))]))
    assert texts(table)[0] == ["Within\nmonths", ""]


def test_a_table_without_its_last_rule_is_closed_where_the_uprights_end() -> None:
    """A page break leaves the last row open; its words are in it all the same."""
    rules = [level(100, 100, 220), level(120, 100, 220)] + [upright(x, 100, 150) for x in (100, 160, 220)]
    table = only_table(page([word("open", 105, 130), word("row", 165, 130)], rules))
    assert texts(table) == [["", ""], ["open", "row"]]
    assert table.rows[1].place.bbox == (100, 120, 220, 150)


def test_a_table_without_its_first_rule_is_closed_where_the_uprights_begin() -> None:
    """The same at the head of the next page."""
    rules = [level(120, 100, 220)] + [upright(x, 100, 120) for x in (100, 160, 220)]
    table = only_table(page([word("rest", 105, 105)], rules))
    assert texts(table) == [["rest", ""]]


def test_a_rule_that_was_not_drawn_shows_where_all_uprights_break() -> None:
    """Uprights drawn row by row part a repeated header from the rest of a row without a rule of their own."""
    rules = [level(100, 100, 220), level(150, 100, 220)]
    pieces = [upright(x, *ends) for x in (100, 160, 220) for ends in ((100, 120), (120, 150))]
    words = [word("Status", 105, 106), word("rest", 105, 126)]
    assert texts(only_table(page(words, rules + pieces))) == [["Status", ""], ["rest", ""]]


def test_one_cell_without_its_outer_border_is_still_a_cell() -> None:
    """A border that was not drawn on one side of the table loses no words."""
    rules = [rule for rule in ruled(2, 2) if (rule.x0 + rule.x1) / 2 != 220] + [upright(220, 100, 120)]
    table = only_table(page([word("kept", 165, 125)], rules))
    assert texts(table) == [["", ""], ["", "kept"]]


def test_two_tables_apart_are_two_tables() -> None:
    """Rules that do not meet rule different tables."""
    words = [word("one", 105, 105), word("two", 105, 205)]
    blocks = lay_out(page(words, ruled(2, 2) + ruled(2, 3, top=200)), 1)
    assert [len(block.rows[0].cells) for block in blocks if isinstance(block, Table)] == [2, 3]


def test_the_words_of_a_nested_table_are_in_the_outer_cell() -> None:
    """A table inside a cell gives its words to the cell."""
    words = [word("outer", 105, 105), word("inner", 125, 145)]
    rules = [*outline((100, 100, 300, 300)), upright(280, 100, 300), *ruled(2, 2, x0=120, top=140)]
    assert texts(only_table(page(words, rules))) == [["outer\ninner", ""]]


def test_a_frame_round_the_page_does_not_swallow_the_table_in_it() -> None:
    """A ruled page border with a head is not the tracker; the table inside is."""
    words = [word("head", 30, 12), word("cell", 105, 145)]
    rules = [*outline((5, 5, 837, 590)), level(30, 5, 837), *ruled(2, 2, top=140)]
    tables = [block for block in lay_out(page(words, rules), 1) if isinstance(block, Table)]
    assert ["cell", ""] in [row for table in tables for row in texts(table)]


def test_a_raised_ordinal_is_joined_and_does_not_break_its_line() -> None:
    """A small "th" above the line stays behind its number, and its line stays whole."""
    line = [word("on", 105, 106), word("8", 118, 106), word("th", 122, 104.5, size=5), word("May", 130, 106)]
    rules = [*outline((100, 100, 220, 130)), upright(160, 100, 130)]
    table = only_table(page([*line, word("2017", 105, 116)], rules))
    assert table.rows[0].cells[0].text == "on 8th May\n2017"


def test_a_word_belongs_to_the_cell_that_holds_its_middle() -> None:
    """A word that runs over a rule is in one cell, whole."""
    assert texts(only_table(page([word("straddles", 140, 106)], ruled(1, 2)))) == [["straddles", ""]]


def test_text_that_runs_up_a_cell_is_read_from_its_foot() -> None:
    """Sideways headings come in reading order."""
    sideways = [
        Word(text="date", x0=110, top=105, x1=118, bottom=125, size=8),
        Word(text="Due", x0=110, top=128, x1=118, bottom=145, size=8),
    ]
    table = only_table(page(sideways, [*outline((100, 100, 220, 150)), upright(160, 100, 150)]))
    assert table.rows[0].cells[0].text == "Due date"


def test_paragraphs_end_at_a_gap_a_change_of_size_and_a_change_of_weight() -> None:
    """Lines that stand close in one type are one paragraph; a bullet begins another."""
    found = lay_out(
        page(
            [
                word("Title", 50, 50, size=12, bold=True),
                word("line", 50, 66), word("one,", 70, 66), word("two", 50, 75),
                word("bold", 50, 84, bold=True),
                word("•", 50, 93), word("item", 58, 93),
                word("apart", 50, 120),
            ]
        ),
        1,
    )  # fmt: skip
    assert [(block.text, block.bold, block.size) for block in found if isinstance(block, Paragraph)] == [
        ("Title", True, 12), ("line one,\ntwo", False, 8), ("bold", True, 8), ("• item", False, 8),
        ("apart", False, 8),
    ]  # fmt: skip


def test_no_paragraph_runs_over_a_table() -> None:
    """Lines above and below a low table are two paragraphs."""
    rules = [level(y, 100, 220) for y in (109, 114)] + [upright(x, 109, 114) for x in (100, 160, 220)]
    words = [word("above", 100, 100), word("in", 105, 109.5, size=4), word("below", 100, 115)]
    assert [type(block).__name__ for block in lay_out(page(words, rules), 1)] == [
        "Paragraph",
        "Table",
        "Paragraph",
    ]


def test_a_fill_that_covers_a_cell_is_its_fill_in_spite_of_small_gaps() -> None:
    """Fills end a hair before the rule; the neighbour's overhang colours nothing."""
    assert fills_of(fill("#ffc000", (100.3, 100, 160.95, 119.95))) == ["#ffc000", None]


def test_fills_painted_line_by_line_are_one_fill() -> None:
    """Shading behind each line of text fills its cell."""
    lines = [fill("#92d050", (105, top, 155, top + 5)) for top in (102, 107.2, 112.4)]
    assert fills_of(*lines) == ["#92d050", None]


def test_what_is_painted_last_covers_what_was_painted_first() -> None:
    """White over a colour is white; a colour over white is the colour."""
    box = (100.0, 100.0, 160.0, 120.0)
    assert fills_of(fill("#ff0000", box), fill("#ffffff", box))[0] == "#ffffff"
    assert fills_of(fill("#ffffff", box), fill("#ff0000", box))[0] == "#ff0000"


def test_the_white_of_the_page_is_no_fill_but_covers() -> None:
    """A white page under everything is nobody's colour, and hides what was painted before it."""
    paper = fill("#ffffff", (0, 0, 842, 595))
    assert fills_of(paper) == [None, None]
    assert fills_of(fill("#ff0000", (100, 100, 160, 120)), paper) == [None, None]
    assert fills_of(paper, fill("#ff0000", (100, 100, 160, 120))) == ["#ff0000", None]


def test_a_stripe_on_a_shaded_row_is_its_cells_fill() -> None:
    """The shade goes behind the whole row, and the stripe behind one line of one cell."""
    shade, stripe = fill("#dbe5f1", (100, 100, 280, 120)), fill("#ff0000", (162, 104, 218, 110))
    table = only_table(page([word("a", 105, 106)], ruled(1, 3), [shade, stripe]))
    assert [cell.fill for cell in table.rows[0].cells] == ["#dbe5f1", "#ff0000", "#dbe5f1"]
    other = fill("#ffc000", (220, 100, 280, 120))
    table = only_table(page([word("a", 105, 106)], ruled(1, 3), [shade, stripe, other]))
    assert [cell.fill for cell in table.rows[0].cells] == ["#dbe5f1", "#dbe5f1", "#ffc000"]


def test_a_speck_of_colour_is_not_the_fill_of_its_cell() -> None:
    """A marker smaller than a tenth of the cell leaves it without a fill."""
    assert fills_of(fill("#ff0000", (110, 105, 118, 112))) == [None, None]


@st.composite
def grids(draw: st.DrawFn) -> list[tuple[int, int, int, int]]:
    """Cells as (row, column, below, right) that tile a grid: a plain one, some of its cells merged."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    cells = [(r, c, r + 1, c + 1) for r in range(rows) for c in range(columns)]
    for _ in range(draw(st.integers(0, 5))):
        top, left = draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1))
        below, right = draw(st.integers(top + 1, rows)), draw(st.integers(left + 1, columns))
        inside = [b for b in cells if b[0] < below and b[2] > top and b[1] < right and b[3] > left]
        if all(b[0] >= top and b[2] <= below and b[1] >= left and b[3] <= right for b in inside):
            cells = [b for b in cells if b not in inside] + [(top, left, below, right)]
    return sorted(cells)


@settings(max_examples=200)
@given(grids(), st.lists(st.floats(8, 80), min_size=12, max_size=12), st.randoms(use_true_random=False))
def test_any_grid_of_spans_comes_back_as_it_was_drawn(
    cells: list[tuple[int, int, int, int]], steps: list[float], random: object
) -> None:
    """Cells drawn each with its own four borders, in any order, come back with their spans and words."""
    xs = [50 + sum(steps[:6][:i]) for i in range(7)]
    ys = [50 + sum(steps[6:][:i]) for i in range(7)]
    rules = [rule for r, c, below, right in cells for rule in outline((xs[c], ys[r], xs[right], ys[below]))]
    random.shuffle(rules)  # type: ignore[attr-defined]
    words = [word(f"w{i}", xs[c] + 1, ys[r] + 1, size=2) for i, (r, c, _, _) in enumerate(cells)]
    blocks = lay_out(page(words, rules), 1)
    if len(cells) == 1:
        assert isinstance(blocks[0], Paragraph)
        return
    tops, lefts = sorted({r for r, *_ in cells}), sorted({c for _, c, *_ in cells})
    expected = [
        (f"w{i}", tops.index(r) + 1, lefts.index(c), sum(c <= x < right for x in lefts),
         sum(r <= y < below for y in tops))
        for i, (r, c, below, right) in enumerate(cells)
    ]  # fmt: skip
    (table,) = blocks
    assert isinstance(table, Table)
    assert [
        (cell.text, row.place.row, cell.column, cell.width, cell.height)
        for row in table.rows
        for cell in row.cells
    ] == expected


coordinates = st.floats(0, 600)
sizes = st.floats(0.5, 200)
any_word = st.builds(word, st.text("abc8•", min_size=1, max_size=6), coordinates, coordinates)
any_rule = st.one_of(
    st.builds(lambda y, x, width: level(y, x, x + width), coordinates, coordinates, sizes),
    st.builds(lambda x, y, height: upright(x, y, y + height), coordinates, coordinates, sizes),
)
any_fill = st.builds(
    lambda x, y, width, height: fill("#ff0000", (x, y, x + width, y + height)),
    coordinates, coordinates, sizes, sizes,
)  # fmt: skip


@settings(max_examples=200)
@given(
    st.lists(any_word, max_size=25),
    st.lists(any_rule, max_size=40),
    st.lists(any_fill, max_size=5),
    st.booleans(),
)
def test_every_character_of_a_page_is_in_exactly_one_block(
    words: list[Word], rules: list[Rule], fills: list[Fill], in_a_table: bool
) -> None:
    """Whatever lines cross whatever words, no character is lost and none is there twice."""
    blocks = lay_out(page(words, rules + (ruled(8, 4) if in_a_table else []), fills), 1)
    laid = Counter[str]()
    for block in blocks:
        parts = [block.text] if isinstance(block, Paragraph) else [t for row in texts(block) for t in row]
        laid.update(character for part in parts for character in part if not character.isspace())
    assert laid == Counter(character for one in words for character in one.text)
