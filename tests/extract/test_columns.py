"""Heading rows: what heads a tracker, by its words and not by its place, and what heads something else."""

import pytest

from extract.columns.reading import heads_another, is_legend_head, layout_of
from extract.pages.sift import has_headings, pages_that_matter
from extract.trackers.survey import survey
from schemas import Cell, Place, Row, Table


def row(*headings, widths=None, heights=None):
    cells, column = [], 0
    for index, heading in enumerate(headings):
        width = (widths or {}).get(index, 1)
        if heading is not None:
            height = (heights or {}).get(index, 1)
            cells.append(Cell(text=heading, place=Place(), column=column, width=width, height=height))
        column += width
    return Row(cells=tuple(cells), place=Place())


def columns(*rows):
    layout = layout_of(*rows)
    return layout and [slot.column for slot in layout]


def test_columns_are_known_by_their_headings_in_any_order():
    """A status board of another authority; what is unknown stays under its own heading."""
    headings = (
        "BRAG",
        "Ref",
        "Agreed action",
        "Lead officer",
        "Priority",
        "Original due",
        "Revised due",
        "% complete",
    )
    assert columns(row(*headings)) == [
        "status", "number", "text", "owner", "priority", "due", "revised_due", "unknown",
    ]  # fmt: skip


def test_of_two_text_columns_the_one_that_says_what_to_do_is_the_text():
    """ "Description" gives way to "Action"; "Recommendation" comes before "Agreed action"."""
    assert columns(row("Description", "Action", "Status")) == ["unknown", "text", "status"]
    assert columns(row("Recommendation", "Agreed action", "Status")) == ["text", "unknown", "status"]


def test_headings_on_two_lines_are_read_downwards():
    """ "Due date" over "Original" and "Revised" is two columns."""
    top = row("Ref", "Action", "Due date", "RAG", widths={2: 2}, heights={0: 2, 1: 2, 3: 2})
    below = Row(
        cells=(
            Cell(text="Original", place=Place(), column=2),
            Cell(text="Revised", place=Place(), column=3),
        ),
        place=Place(),
    )
    assert columns(top, below) == ["number", "text", "due", "revised_due", "status"]
    table = Table(number=1, rows=(top, below, row("1", "Do.", "May 2019", "", "G")), place=Place())
    (fragment,) = survey((table,)).fragments
    assert fragment.headings == {0, 1}


@pytest.mark.parametrize(
    "headings",
    [
        ("Risk", "Likelihood", "Impact", "Rating", "Action", "Due date"),
        ("Description", "Budget", "Forecast", "Variance", "Status"),
        ("Measure", "Target", "Actual", "RAG", "Commentary"),
        ("Ref", "Description", "Inherent risk", "RAG", "Owner", "Action", "Target date"),
        ("Item", "Page"),
        ("Name", "Organisation", "Status"),
        ("Recommendation", "Made by"),
        ("Action", "Date", "Made by"),
        ("Employment status", "Action", "Date"),
        ("No", "Recommendation", "Status", "£000"),
    ],
)
def test_risk_registers_budgets_and_agendas_are_no_trackers(headings):
    """Whatever else their headings say."""
    assert columns(row(*headings)) is None


def test_a_long_cell_is_text_whatever_it_begins_with():
    """A body row whose words happen to be headings is no heading row."""
    assert columns(row("Action " * 20, "Status", "Due date")) is None


@pytest.mark.parametrize(
    ("word", "definition"),
    [
        ("Traffic Light Colour", "Definition of target achievement"),
        ("RAG", "Meaning"),
        ("Key", "Description"),
    ],
)
def test_the_headings_of_a_traffic_light_table_are_known(word, definition):
    """Two columns, the word and what it means."""
    assert is_legend_head(row(word, definition))
    assert not is_legend_head(row(word, definition, "Count"))


TRACKER = "Appendix A\nRecommendation Status Due Date Comment\n1 Do this AMBER May 2019 It goes on."
PROSE = "The Committee noted the recommendation and its status. Any action is due when the Chair decides."


def test_the_pages_of_a_pack_that_matter_are_the_trackers_and_those_around_them():
    """The page before, for a title at its foot, those after that look like the rest of a table, and one more."""
    texts = [PROSE] * 20 + [TRACKER, "which goes on to June 2019 GREEN"] + [PROSE] * 20
    assert pages_that_matter(texts) == {0, 1, 19, 20, 21, 22}


def test_a_page_that_one_long_comment_fills_does_not_end_a_tracker():
    """It prints neither a status word nor a date; the table goes on behind it."""
    texts = [PROSE] * 20 + [TRACKER, PROSE, "2 Do that. RED June 2019"] + [PROSE] * 20
    assert pages_that_matter(texts) == {0, 1, 19, 20, 21, 22, 23}


def test_a_short_paper_is_read_whole():
    """Nothing is won by passing over pages of it."""
    assert pages_that_matter([PROSE] * 5) == {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TRACKER, True),
        ("Ref\nAgreed action\nOwner\nCabinet member\nRAG", True),
        ("Traffic light Status\nRecommendations & Areas for Improvement", True),
        ("#\nHMICFRS recommendation / AFI\nCurrent RAG status\nTarget completion", True),
        ("R E C O M M E N D A T I O N S T AT U S", True),
        ("\u0130 Recommendation Status Due Date", True),
        (PROSE, False),
        ("Risk Likelihood Impact Rating", False),
    ],
)
def test_headings_are_found_in_bare_text(text, expected):
    """Capitalised, and together."""
    assert has_headings(text) is expected


def test_a_comment_that_names_a_supplier_heads_no_other_table():
    """The rest of a row at the head of a page, alone in its last column."""
    assert not heads_another(row("", "", "", "was not tested by the supplier at £2m."))
    assert heads_another(row("Supplier", "Value", "Status"))


def test_the_plainest_heading_has_the_column():
    """ "Owner" before "Cabinet member", "RAG" before "Q2 RAG", the later quarter before the earlier."""
    assert columns(row("Action", "Cabinet member", "Owner", "Due")) == ["text", "unknown", "owner", "due"]
    assert columns(row("Action", "Q2 RAG", "Q3 RAG", "Due")) == ["text", "unknown", "status", "due"]
    assert columns(row("Action", "Q3 RAG", "RAG", "Due")) == ["text", "unknown", "status", "due"]


def test_a_current_date_is_revised_where_there_is_another():
    """Alone it is the due date; "revised" always is."""
    assert columns(row("Action", "Due date", "Current target date")) == ["text", "due", "revised_due"]
    assert columns(row("Action", "Status", "Current target date")) == ["text", "status", "due"]
    assert columns(row("Action", "Status", "Revised date")) == ["text", "status", "revised_due"]
