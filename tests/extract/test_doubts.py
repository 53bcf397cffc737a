"""Tables headed much like a tracker: set aside, kept whole, and named as a doubt."""

import pytest

from extract import extract, read
from normalise import normalise
from schemas import Paragraph, Place
from tests.extract.test_stitch import stitched, table
from tests.traps.alike import DOUBTED, TABLES, alike


@pytest.mark.parametrize("name", TABLES)
def test_a_table_like_a_tracker_gives_no_rows_and_is_said_where_it_is_close(name):
    """All its words stand in what was left over."""
    extraction = extract(read(alike(name).content, "alike.pdf"))
    assert normalise(extraction).observations == ()
    assert {left.why for left in extraction.leftovers} <= {"in a table that is no tracker"}
    said = [problem.message for problem in extraction.problems if problem.code == "table_set_aside"]
    assert len(said) == (name in DOUBTED)


HEADINGS = ("Ref", "Description", "Status", "Due date", "Update")
ROW = ("1", "Test each alarm once a year.", "RED", "May 2020", "In hand.")


@pytest.mark.parametrize(
    ("title", "count"),
    [("Audit recommendations", 1), ("Improvement plan", 1), ("Contracts", 0), ("Risks and actions", 0)],
)
def test_a_weak_heading_makes_a_tracker_where_the_title_speaks_of_actions(title, count):
    """ "Description" alone may head anything."""
    _, rows, _ = stitched(Paragraph(text=title, place=Place(page=1)), table(1, HEADINGS, ROW))
    assert len(rows) == count


def test_an_audits_risks_make_its_recommendations_no_risk_register():
    """What is recommended is tracked, whatever it is about."""
    headings = ("Risk", "Recommendation", "Risk rating", "Due date", "Status")
    row = ("Money is lost.", "Check each claim.", "High", "May 2020", "RED")
    _, _, told = stitched(table(1, headings, row))
    assert told[0]["text"] == "Check each claim."
    assert told[0]["priority"] == "High"
