"""Nothing lost: whatever tables a paper prints, every character is in one row, heading, legend or leftover."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract import extract, read
from extract.trackers.stitch import stitch
from extract.trackers.survey import survey
from schemas import Cell, Paragraph, Place, Row, Table
from tests.accounts import accounted_for, characters, in_tables

HEADINGS = [
    "Recommendation",
    "Reco",
    "mmendation",
    "Status",
    "Due Date",
    "Comment",
    "Owner",
    "Ref",
    "Budget",
    "",
]
WORDS = [
    "1",
    "2b",
    "AMBER",
    "NEW GREEN",
    "May 2019",
    "Do it.",
    "and so on",
    "• item",
    "Recommendation Do.",
    "",
    "x",
]
LINES = [
    "PEEL 2019",
    "A national report by HMIC",
    "The following actions are for others.",
    "¹ a note",
    "page 3",
    "",
]

rows = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("\t".join).filter(lambda row: "\t" in row)
heads = st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=6).map("\t".join)
blocks = st.one_of(
    st.sampled_from(LINES),
    st.tuples(heads, st.lists(rows, max_size=5)).map(lambda made: "\n".join((made[0], *made[1])) + "\n"),
)
dumps = st.lists(blocks, min_size=1, max_size=8).map("\n".join)


@given(dumps)
@example("Recommendation\tDue Date\tDue Date\nAMBER\t1\n")
@settings(max_examples=300)
def test_a_dump_loses_and_doubles_no_character_of_a_table(text):
    """Rows shorter and longer than their headings, headings cut anywhere, tables of anything."""
    if not text.strip():
        return
    extraction = extract(read(text.encode(), "any.txt"))
    printed = characters(line for line in text.splitlines() if "\t" in line)
    assert characters(accounted_for(extraction)) == printed


@st.composite
def grids(draw):
    """A fixed page's table: a tracker's heading, and rows of cells that may be tall or wide."""
    number = draw(st.integers(1, 3))
    covered: dict[int, int] = {}
    made = [
        grid_row(
            number, 1, [("Recommendation", 2, 1), ("Status", 1, 1), ("Due", 1, 1), ("Comment", 1, 1)], {}
        )
    ]
    count = draw(st.integers(1, 6))
    for index in range(2, 2 + count):
        cells, column = [], 0
        while column < 5:
            if covered.get(column, 0):
                cells.append((None, 1, 1))
                column += 1
                continue
            free = next(
                (width for width in range(1, 5 - column + 1) if covered.get(column + width, 0)), 5 - column
            )
            width = draw(st.integers(1, min(free, 2)))
            height = draw(st.integers(1, 2 + count - index))
            cells.append((draw(st.sampled_from(WORDS)), width, height))
            column += width
        made.append(grid_row(number, index, cells, covered))
    return Table(number=number, rows=tuple(made), place=Place(page=number, table=number))


def grid_row(number, index, cells, covered):
    placed, column = [], 0
    for text, width, height in cells:
        if text is None:
            covered[column] -= 1
        else:
            box = (column * 10.0, index * 10.0, (column + width) * 10.0, (index + height) * 10.0)
            place = Place(page=number, table=number, row=index, bbox=box)
            placed.append(Cell(text=text, place=place, column=column, width=width, height=height))
            covered |= dict.fromkeys(range(column, column + width), height - 1)
        column += width
    return Row(cells=tuple(placed), place=Place(page=number, table=number, row=index))


@given(st.lists(grids(), min_size=1, max_size=3))
@settings(max_examples=200)
def test_a_fixed_pages_tall_and_wide_cells_are_in_one_row_each(tables):
    """And a row that shares a tall cell names the row in which it starts."""
    found = survey((Paragraph(text="PEEL 2019", place=Place()), *tables))
    printed, rows = stitch(found.fragments)
    texts = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert not found.others
    assert characters(in_tables(printed, rows)) == characters(texts)
    for row in rows:
        for cell in row.cells:
            assert cell.shared_from is None or cell.shared_from < row.index
