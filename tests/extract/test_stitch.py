"""Rows of fixed pages put together again: cut by page breaks, tall, or under a heading left alone."""

from extract.trackers.stitch import stitch
from extract.trackers.survey import survey
from schemas import Cell, Paragraph, Place, Row, Table

EDGES = (30.0, 60.0, 300.0, 370.0, 450.0, 800.0)


def table(number, *rows, page=1, edges=EDGES):
    """A printed table; a cell is its text, or (text, width, height, fill); None where a tall cell spans."""
    made = []
    for index, row in enumerate(rows, start=1):
        cells, column = [], 0
        for spec in row:
            text, width, height, fill = (*spec, *(1, 1, None)[len(spec) - 1 :]) if isinstance(spec, tuple) else (
                spec, 1, 1, None,
            )  # fmt: skip
            if text is not None:
                box = (edges[column], index * 20.0, edges[column + width], (index + height) * 20.0)
                place = Place(page=page, table=number, row=index, bbox=box)
                cells.append(
                    Cell(text=text, place=place, column=column, width=width, height=height, fill=fill)
                )
            column += width
        made.append(Row(cells=tuple(cells), place=Place(page=page, table=number, row=index)))
    box = (edges[0], 20.0, edges[-1], 20.0 * (len(rows) + 1))
    return Table(number=number, rows=tuple(made), place=Place(page=page, table=number, bbox=box))


def stitched(*blocks):
    """The printed rows, the mended ones, and what these say by column."""
    printed, rows = stitch(survey(blocks).fragments)
    told = [
        {cell.column: " ".join(piece.text for piece in cell.pieces if piece.text) for cell in row.cells}
        for row in rows
    ]
    return printed, rows, told


HEAD = (("Recommendation", 2, 1), "Status", "Due Date", "Comment")
TITLE = Paragraph(text="PEEL 2019", place=Place(page=1), heading=2)


def test_a_heading_left_alone_at_a_pages_foot_heads_the_rows_of_the_next_page():
    """There the number column was not to be seen; on the next page stands the blank rest of the heading."""
    alone = table(
        1, ("Recommendation", "Status", "Due Date", "Comment"), edges=(30.0, 300.0, 370.0, 450.0, 800.0)
    )
    strip = tuple(("", width, 1, "#bdd7ee") for width in (2, 1, 1, 1))
    rest = table(2, strip, ("4", "Agree.", ("RED", 1, 1, "#ff0000"), "May 2020", "Done."), page=2)
    _, _, told = stitched(TITLE, alone, rest)
    assert told == [{"number": "4", "text": "Agree.", "status": "RED", "due": "May 2020", "comment": "Done."}]


def test_a_tall_cell_stands_on_every_row_that_it_spans():
    """With the row in which it starts."""
    first = ("1", "Do.", "AMBER", "May", ("Both go on.", 1, 2))
    _, rows, told = stitched(TITLE, table(1, HEAD, first, ("2", "Say.", "RED", "June", None)))
    assert [row["comment"] for row in told] == ["Both go on.", "Both go on."]
    assert [row.cells[-1].shared_from for row in rows] == [None, 0]


def test_a_tall_cell_cut_by_a_page_break_is_whole_on_each_of_its_rows():
    """The rest of it, on the next page, begins in the middle of its sentence."""
    upper = table(
        1, HEAD, ("1", "Do.", "AMBER", "May", ("The work on both", 1, 2)), ("2", "Say.", "RED", "June", None)
    )
    lower = table(2, HEAD, ("3", "Go.", "RED", "July", "goes on for a year."), page=2)
    _, rows, told = stitched(TITLE, upper, lower)
    assert {row["comment"] for row in told} == {"The work on both goes on for a year."}
    assert [row.cells[-1].shared_from for row in rows] == [None, 0, 0]


def test_a_status_told_by_its_fill_alone_begins_a_row():
    """A number is enough, though no word stands in the status cell."""
    amber, red = ("", 1, 1, "#ffc000"), ("", 1, 1, "#ff0000")
    _, rows, _ = stitched(
        TITLE, table(1, HEAD, ("1", "Do.", amber, "May", ""), ("2", "Say.", red, "June", ""))
    )
    assert [cell.fill for row in rows for cell in row.cells if cell.column == "status"] == [
        "#ffc000",
        "#ff0000",
    ]


def test_the_second_half_of_a_row_keeps_the_fill_of_its_status_and_is_no_row():
    """Its status cell is painted on, without the word."""
    amber = ("AMBER", 1, 1, "#ffc000")
    lower = table(2, HEAD, ("", "and keep it up.", ("", 1, 1, "#ffc000"), "", ""), page=2)
    printed, rows, told = stitched(TITLE, table(1, HEAD, ("1", "Do it", amber, "May", "")), lower)
    assert [row["text"] for row in told] == ["Do it and keep it up."]
    assert [place.page for place in rows[0].places] == [1, 2]
    assert [each.role for each in printed] == ["heading", "row", "heading", "continuation"]


def test_a_line_across_the_table_groups_the_rows_below_it():
    """One cell over all columns is a banner wherever it stands."""
    rows = (
        ("1", "Do.", "RED", "May", ""),
        (("Completed actions", 5, 1),),
        ("2", "Say.", "GREEN", "June", ""),
    )
    _, rows, _ = stitched(TITLE, table(1, HEAD, *rows))
    assert [row.banner for row in rows] == ["", "Completed actions"]


def test_a_table_of_other_columns_does_not_go_on_from_the_tracker_above_it():
    """Without a heading and with other edges it is none of ours."""
    other = table(2, ("Fuel", "10"), page=2, edges=(30.0, 200.0, 500.0))
    found = survey((TITLE, table(1, HEAD, ("1", "Do.", "RED", "May", "")), other))
    assert [each.number for each in found.others] == [2]


def test_short_cells_under_a_wide_heading_are_a_row_and_no_second_line_of_the_heading():
    """A number and a word under "Recommendation", and nothing beside them."""
    _, _, told = stitched(TITLE, table(1, HEAD, ("1", "Agreed", "", "", ""), ("2", "Do.", "RED", "May", "")))
    assert [row["number"] for row in told] == ["1", "2"]


SECOND = Paragraph(text="Value for money 2020", place=Place(page=1), heading=2)
LATER = ("4", "Agree on a plan with each of the partners in the county.", "RED", "May 2020", "Done.")


def surveyed(*blocks):
    """What the survey found, and the titles of the rows' sections."""
    found = survey(blocks)
    _, rows = stitch(found.fragments)
    return found, [" ".join(line.text for line in found.sections[row.section].title) for row in rows]


def test_a_report_without_a_heading_row_has_the_columns_of_the_one_above():
    """Under a title of its own, where its columns stand in the same places and hold statuses."""
    first = table(1, HEAD, ("1", "Do.", "RED", "May", ""))
    found, titles = surveyed(TITLE, first, SECOND, table(2, LATER))
    assert titles == ["PEEL 2019", "Value for money 2020"]
    assert found.problems == []


def test_columns_that_only_dates_bear_out_are_taken_over_with_a_doubt():
    """No status stands in them; a table of figures is none of ours."""
    first = table(1, HEAD, ("1", "Do.", "RED", "May", ""))
    found, titles = surveyed(TITLE, first, SECOND, table(2, (*LATER[:2], "", *LATER[3:])))
    assert titles == ["PEEL 2019", "Value for money 2020"]
    assert [problem.code for problem in found.problems] == ["heading_missing"]
    found, titles = surveyed(TITLE, first, SECOND, table(2, ("Fuel", "10", "11", "12", "13")))
    assert titles == ["PEEL 2019"]
    assert [each.number for each in found.others] == [2]


def test_columns_that_stand_elsewhere_are_not_taken_over():
    """As many columns in other places."""
    moved = tuple(edge + 12 * index for index, edge in enumerate(EDGES))
    found, _ = surveyed(
        TITLE, table(1, HEAD, ("1", "Do.", "RED", "May", "")), SECOND, table(2, LATER, edges=moved)
    )
    assert [each.number for each in found.others] == [2]


def test_a_title_that_stands_again_on_the_next_page_opens_nothing():
    """The row that the page break cut is whole, "(continued)" or not."""
    upper = table(1, HEAD, ("1", "Do it", "RED", "May", ""))
    for words in ("PEEL 2019", "PEEL 2019 (continued)", "PEEL 2019 - cont'd"):
        again = Paragraph(text=words, place=Place(page=2), heading=2)
        lower = table(2, HEAD, ("", "and keep it up.", "", "", ""), page=2)
        _, _, told = stitched(TITLE, upper, again, lower)
        assert [row["text"] for row in told] == ["Do it and keep it up."]


def test_rows_over_the_heading_of_a_sheet_are_its_title():
    """Title, sentence and blank rows of a sheet printed with its grid."""
    blank = ("",) * 5
    rows = (
        ("PEEL 2020", *blank[1:]),
        ("A national report by HMICFRS", *blank[1:]),
        ("As at", "June 2020", *blank[2:]),
        blank,
        ("No", "Recommendation", "Status", "Due Date", "Comment"),
        ("1", "Do.", "RED", "May", ""),
    )
    found, titles = surveyed(table(1, *rows))
    assert titles == ["PEEL 2020"]
    assert found.fragments[0].headings == {4}
    assert [row.banner for row in stitch(found.fragments)[1]] == [""]


def test_what_a_column_holds_decides_where_its_heading_leaves_it_open():
    """ "Status update" over statuses or over sentences, "Target" over dates or over figures."""
    head = ("No", "Recommendation", "Status update", "Target", "Comment")
    comment = "The plan was agreed at the board, and the work is under way."
    _, _, told = stitched(
        TITLE, table(1, head, ("1", "Do.", ("On track", 1, 1, "#00b050"), "May 2020", comment))
    )
    assert told[0] == {
        "number": "1",
        "text": "Do.",
        "status": "On track",
        "due": "May 2020",
        "comment": comment,
    }
    head = ("No", "Recommendation", "RAG", "Target", "Status update")
    _, _, told = stitched(TITLE, table(1, head, ("1", "Do.", ("", 1, 1, "#00b050"), "95%", comment)))
    assert told[0] == {"number": "1", "text": "Do.", "status": "", "unknown": "95%", "comment": comment}
