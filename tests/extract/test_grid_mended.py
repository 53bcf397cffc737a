"""Ruled trackers whose rules are not all there; and rows, notes and other tables that stay as they are ruled."""

from collections.abc import Sequence

from extract.columns.keys import heads_of
from extract.layout.grid import lay_out
from schemas import Fill, Rule, Table, Word
from tests.extract.test_grid import fill, level, page, texts, upright, word

XS = (100.0, 130.0, 330.0, 400.0, 470.0)
HEADINGS = ("No.", "Recommendation", "Status", "Due")
TOP, ROW = 100.0, 30.0
SENTENCES = ("Train all officers.", "Publish the plan.", "Review each case.")


def line(y: float, *entries: str) -> list[Word]:
    """A line of words, each entry's in its column; "" leaves one blank."""
    found = []
    for x, entry in zip(XS, entries, strict=False):
        at = x + 3
        for each in entry.split():
            found.append(word(each, at, y))
            at = found[-1].x1 + 2
    return found


def rules(levels: Sequence[float], xs: Sequence[float] = XS) -> list[Rule]:
    """The rules of a grid with level rules at these heights and whole uprights."""
    across = [level(y, xs[0], xs[-1]) for y in levels]
    return across + [upright(x, levels[0], levels[-1]) for x in xs]


def heights(count: int) -> list[float]:
    return [TOP + index * ROW for index in range(count + 1)]


def tables(words: Sequence[Word], ruled: Sequence[Rule], fills: Sequence[Fill] = ()) -> list[Table]:
    blocks = lay_out(page(words, ruled, fills), 1, None, heads_of)
    return [block for block in blocks if isinstance(block, Table)]


def only(words: Sequence[Word], ruled: Sequence[Rule], fills: Sequence[Fill] = ()) -> Table:
    (table,) = tables(words, ruled, fills)
    return table


def doubts(table: Table) -> list[tuple[int, str]]:
    """The rows that say that no rule parts them from the one above."""
    return [
        (index, problem.code)
        for index, row in enumerate(table.rows)
        for cell in row.cells
        for problem in cell.problems
    ]


HEADING = line(TOP + 3, *HEADINGS)


def two_in_one(text: str, more: str, number: str = "2", status: str = "GREEN") -> list[Word]:
    """A heading, and one ruled row that holds two lines in each column."""
    return [
        *HEADING, *line(TOP + ROW + 3, "1", text, "AMBER", "May 2022"),
        *line(TOP + ROW + 13, number, more, status, "June 2022"),
    ]  # fmt: skip


def test_two_numbers_and_two_statuses_in_line_are_two_rows() -> None:
    """No rule and no fill parts them: that is said."""
    table = only(two_in_one(*SENTENCES[:2]), rules(heights(2)))
    assert texts(table) == [
        list(HEADINGS),
        ["1", SENTENCES[0], "AMBER", "May 2022"],
        ["2", SENTENCES[1], "GREEN", "June 2022"],
    ]
    assert doubts(table) == [(2, "row_without_rule")]


def test_fills_that_part_between_two_rows_leave_no_doubt() -> None:
    """The row is cut where one status's fill ends and the next one's begins."""
    top, foot, seam = TOP + ROW, TOP + 2 * ROW, TOP + ROW + 12
    fills = [fill("#ffc000", (330, top, 400, seam)), fill("#92d050", (330, seam, 400, foot))]
    table = only(two_in_one(*SENTENCES[:2]), rules(heights(2)), fills)
    assert [row.cells[2].fill for row in table.rows] == [None, "#ffc000", "#92d050"]
    assert table.rows[2].place.bbox == (100, seam, 470, foot)
    assert doubts(table) == []


def test_a_sentence_that_goes_on_is_one_row_whatever_stands_beside_it() -> None:
    """Two numbers, two statuses and two dates beside one text are the parts of one row."""
    table = only(two_in_one("Train all officers and", "all of their staff."), rules(heights(2)))
    assert len(table.rows) == 2
    assert doubts(table) == []


def test_a_second_status_without_a_number_is_a_part_of_its_row() -> None:
    """Though sentences end there, and fills part."""
    top, seam = TOP + ROW, TOP + ROW + 12
    fills = [fill("#ffc000", (330, top, 400, seam)), fill("#92d050", (330, seam, 400, TOP + 2 * ROW))]
    words = two_in_one(*SENTENCES[:2], number="")
    assert len(only(words, rules(heights(2)), fills).rows) == 2


def test_a_status_on_two_lines_is_one() -> None:
    """ "NEW" over "GREEN", shaded line by line, beside one number."""
    words = [
        *HEADING,
        *line(133, "1", SENTENCES[0], "NEW", "May 2022"),
        *line(143, "", SENTENCES[1], "GREEN"),
    ]
    fills = [fill("#92d050", (332, 132, 398, 142)), fill("#92d050", (332, 142, 398, 152))]
    assert len(only(words, rules(heights(2)), fills).rows) == 2


def test_a_long_number_beside_a_status_shaded_line_by_line_is_one_row() -> None:
    """Their lines stand side by side; the sentence beside them goes on."""
    words = [
        *HEADING,
        *line(133, "2021/", "Train all", "NEW", "May 2022"),
        *line(143, "01", "Officers now.", "GREEN"),
    ]
    fills = [fill("#92d050", (330, 130, 400, 142)), fill("#92d050", (330, 142, 400, 160))]
    assert len(only(words, rules(heights(2)), fills).rows) == 2


def test_rows_of_a_table_that_is_no_tracker_stay_as_they_are_ruled() -> None:
    """Its heading names no recommendation."""
    words = [*line(103, "No.", "Venue", "Status", "Due"), *two_in_one(*SENTENCES[:2])[len(HEADING) :]]
    assert len(only(words, rules(heights(2))).rows) == 2


def test_a_heading_on_the_grid_is_its_first_row() -> None:
    """With the fill behind it, which says how high it is."""
    body = line(133, "1", SENTENCES[0], "AMBER", "May 2022")
    table = only([*line(118, *HEADINGS), *body], rules([130, 160]), [fill("#1f497d", (100, 112, 470, 130))])
    assert texts(table)[0] == list(HEADINGS)
    assert table.rows[0].place.bbox == (100, 112, 470, 130)


def test_a_heading_over_two_columns_covers_both() -> None:
    """One phrase runs over the upright between the number and the text."""
    heading = [word("Areas", 103, 118), word("for", 125, 118), word("improvement", 140, 118)]
    heading += line(118, "", "", *HEADINGS[2:])
    table = only([*heading, *line(133, "1", SENTENCES[0], "AMBER", "May 2022")], rules([130, 160]))
    assert [(cell.text, cell.width) for cell in table.rows[0].cells] == [
        ("Areas for improvement", 2), ("Status", 1), ("Due", 1)
    ]  # fmt: skip


def test_lines_over_a_grid_that_head_nothing_stay_outside() -> None:
    """A title, and a heading that is too far off."""
    body = line(133, "1", SENTENCES[0], "AMBER", "May 2022")
    for above in (line(118, "Police", "effectiveness", "2019"), line(90, *HEADINGS)):
        assert [row.cells[0].text for row in only([*above, *body], rules([130, 160])).rows] == ["1"]


def test_rows_under_a_grid_are_its_own_and_notes_are_not() -> None:
    """A bare row fills the columns; a note runs over them."""
    ruled = [*HEADING, *line(133, "1", SENTENCES[0], "AMBER", "May 2022")]
    bare = [*line(163, "2", SENTENCES[1], "GREEN", "June 2022"), *line(173, "", SENTENCES[2])]
    note = [word("*Dates", 103, 185), word("agreed", 128, 185), word("in", 156, 185), word("May.", 168, 185)]
    table = only([*ruled, *bare, *note], rules(heights(2)))
    assert texts(table)[2] == ["2", f"{SENTENCES[1]}\n{SENTENCES[2]}", "GREEN", "June 2022"]
    assert len(table.rows) == 3


def test_a_wide_cell_is_parted_where_its_words_stand_in_the_columns() -> None:
    """A banner's words do not, even where none runs over the places of the uprights."""

    def crossed(*between: tuple[float, float]) -> list[Rule]:
        ys, ends = heights(3), (XS[0], XS[-1])
        inner = [upright(x, *span) for x in XS[1:-1] for span in between]
        return [*(level(y, *ends) for y in ys), *(upright(x, ys[0], ys[-1]) for x in ends), *inner]

    rows = [*HEADING, *line(133, "1", SENTENCES[0], "AMBER", "May 2022")]
    open_row = [*rows, *line(163, "2", SENTENCES[1], "GREEN", "June 2022")]
    assert texts(only(open_row, crossed((100, 160))))[2] == ["2", SENTENCES[1], "GREEN", "June 2022"]
    banner = [*rows, word("Part", 105, 163), word("two", 210, 163), word("closed", 350, 163)]
    assert [cell.width for cell in only(banner, crossed((100, 160))).rows[2].cells] == [4]


def test_an_upright_that_is_missing_from_head_to_foot_is_put_between_two_headings() -> None:
    """Where fills end in the white between the two columns; and not where words close it."""
    rows = [*HEADING, *line(133, "1", SENTENCES[0], "AMBER", "May 2022")]
    without = (*XS[:2], *XS[3:])
    table = only(rows, rules(heights(2), without), [fill("#ffc000", (328, 130, 400, 160))])
    assert texts(table) == [list(HEADINGS), ["1", SENTENCES[0], "AMBER", "May 2022"]]
    assert table.rows[1].cells[2].place.bbox == (328, 130, 400, 160)
    closed = [
        *rows,
        word("recommendations", 190, 143),
        word("recommendations", 250, 143),
        word("everywhere,", 310, 143),
    ]
    assert len(tables(closed, rules(heights(2), without))[0].rows[0].cells) == 3


def test_a_row_drawn_a_little_to_one_side_has_the_columns_of_the_others() -> None:
    """Its uprights stand five points from theirs: no cell is so narrow."""
    moved = [x - 5 for x in XS]
    ruled = [*rules([100, 130]), *rules([130, 160], moved), *rules([160, 190])]
    words = [
        *HEADING,
        *line(133, "1", SENTENCES[0], "AMBER", "May 2022"),
        *line(163, "2", SENTENCES[1], "GREEN"),
    ]
    cells = [[(cell.column, cell.width) for cell in row.cells] for row in only(words, ruled).rows]
    assert cells == [[(0, 1), (1, 1), (2, 1), (3, 1)]] * 3


def test_a_table_ruled_within_only_has_its_outer_cells() -> None:
    """The corners too, which no rule touches."""
    inner = [level(130, 100, 470), level(160, 100, 470), *(upright(x, 100, 190) for x in XS[1:-1])]
    words = [
        *HEADING,
        *line(133, "1", SENTENCES[0], "AMBER", "May 2022"),
        *line(163, "2", SENTENCES[1], "GREEN", "TBC"),
    ]
    table = only(words, inner)
    assert texts(table)[0] == list(HEADINGS)
    assert texts(table)[2] == ["2", SENTENCES[1], "GREEN", "TBC"]
    assert table.place.bbox == (100, 100, 470, 190)
