"""Tables that count recommendations, lists of reports, lines that may count; and all that only looks like them."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import read
from extract.figures.counting import counting_lines
from extract.figures.counts import stated_counts
from extract.figures.listings import listed_reports
from schemas import Cell, Line, Paragraph, Place, Row, Section, Table

CAPTION = "Recommendations by report"


def table(*rows, number=1, dump=False):
    def place(index):
        return Place(table=number, row=index, line=10 + index if dump else None)

    return Table(
        number=number,
        rows=tuple(
            Row(
                cells=tuple(
                    Cell(text=text, place=place(index), column=column) for column, text in enumerate(texts)
                ),
                place=place(index),
            )
            for index, texts in enumerate(rows, start=1)
        ),
        place=place(1),
    )


def over(*texts):
    return tuple(Paragraph(text=text, place=Place(line=index)) for index, text in enumerate(texts, start=1))


def told(*blocks):
    return [(count.basis, count.label, count.words) for count in stated_counts(blocks)[0]]


def codes(*blocks):
    return [problem.code for problem in stated_counts(blocks)[1]]


def test_a_table_of_reports_gives_each_with_its_counts():
    """Cells over several lines, several counts in one, a note; each printed row is a report."""
    found = told(
        *over(CAPTION),
        table(
            ("Report", "Number of open recommendations and status"),
            ("Paper trail:\nBuilding digital case files", "New Report\n8 AMBER"),
            ("Called to court", "5 NEW GREEN\n2 NEW RED"),
            ("Safe to ride", "2 NEW GREEN - Complete"),
            ("Missing, not lost", "3 CLOSED, 1 white"),
        ),
    )
    assert found == [
        ("table", "Paper trail: Building digital case files", "New Report\n8 AMBER"),
        ("table", "Called to court", "5 NEW GREEN\n2 NEW RED"),
        ("table", "Safe to ride", "2 NEW GREEN - Complete"),
        ("table", "Missing, not lost", "3 CLOSED, 1 white"),
    ]


def test_a_grid_gives_a_count_for_each_number_and_totals():
    """Columns headed by colours; a dash is nothing, a nought is none."""
    found = told(
        *over(CAPTION),
        table(
            ("Report", "Green", "Amber", "Total"), ("Paper trail", "3", "-", "3"), ("Safe to ride", "0", "2", "2"),
            ("Total", "3", "2", "5"),
        ),
    )  # fmt: skip
    assert found == [
        ("table", "Paper trail", "Green\n3"),
        ("table", "Paper trail", "Total\n3"),
        ("table", "Safe to ride", "Green\n0"),
        ("table", "Safe to ride", "Amber\n2"),
        ("table", "Safe to ride", "Total\n2"),
        ("total", "Green", "3"),
        ("total", "Amber", "2"),
        ("total", "Total", "5"),
    ]


def test_totals_are_told_from_reports():
    """A label over two printed lines is one; a number may say what it includes."""
    found = told(
        table(
            ("Recommendation Summary", "Number"),
            ("New Green", "10"),
            ("Red", "9 (including two new reds)"),
            ("Total Amber/Red/White", "38"),
            ("Recommendations", ""),
            dump=True,
        )
    )
    assert found == [
        ("total", "New Green", "10"),
        ("total", "Red", "9 (including two new reds)"),
        ("total", "Total Amber/Red/White Recommendations", "38"),
    ]


WRAPPED = (
    ("Report", "Open recommendations"),
    ("PEEL: Police Legitimacy 2018 –", "5 NEW GREEN"),
    ("Ravensmoor", "2 NEW RED"),
    ("Her Majesty's Prosecution Service", "4 AMBER"),
    ("Inspectorate National Report - Paper", "1 GREEN"),
    ("trail (July 2019)", ""),
    ("Safe to ride", "New Report"),
    ("", "1 AMBER"),
    ("Called to court: A joint inspection", "New Report"),
    ("of how witness summonses are handled", "7 AMBER"),
)


def test_a_dumps_titles_go_on_over_their_printed_lines():
    """A line that could not have held the next word goes on; one that could have ended its title."""
    assert told(table(*WRAPPED, dump=True)) == [
        ("table", "PEEL: Police Legitimacy 2018 – Ravensmoor", "5 NEW GREEN\n2 NEW RED"),
        ("table", "Her Majesty's Prosecution Service Inspectorate National Report - Paper trail (July 2019)",
         "4 AMBER\n1 GREEN"),
        ("table", "Safe to ride", "New Report\n1 AMBER"),
        ("table", "Called to court: A joint inspection of how witness summonses are handled", "New Report\n7 AMBER"),
    ]  # fmt: skip


GARBLED = (
    ("Report Paper trail Safe to ride Grobnit 3 AMBER Counting the calls Called to court", "since you met.", ""),
    ("Paper trail Safe to ride Counting the calls Called to court 1 AMBER 4 GREEN 2 RED 1 NEW RED", "Report",
     "Open recommendations"),
    ("Paper trail 1 AMBER Safe to ride 4 GREEN Counting the calls 2 RED Called to court", "", "1 AMBER"),
    ("Safe to ride 4 GREEN Counting the 2 RED calls Called to court 1 NEW RED", "Safe to ride", "4 GREEN"),
    ("Counting the calls Called to court 1 NEW RED", "", ""),
    ("Called to court 1 NEW RED", "", "2 RED"),
    ("", "Called to court", "1 NEW RED"),
    ("∠ KEU", "", "3 AMBER"),
    ("Behind closed shutters 1 RED", "", ""),
    ("Missing, not lost 1 NEW GREEN", "", "1 NEW GREEN"),
)  # fmt: skip


def test_a_copied_column_is_set_aside_and_gives_only_what_is_printed_nowhere_else():
    """A title that two copies put between its neighbours; a line that a copy holds alone. No invented word."""
    block = table(*GARBLED, dump=True)
    assert told(block) == [
        ("table", "Paper trail", "1 AMBER"),
        ("table", "Safe to ride", "4 GREEN"),
        ("table", "Counting the calls", "2 RED"),
        ("table", "Called to court", "1 NEW RED\n3 AMBER"),
        ("table", "Behind closed shutters", "1 RED"),
        ("table", "Missing, not lost", "1 NEW GREEN"),
    ]
    assert codes(block) == ["table_copied_in_cell"] + ["count_from_copy"] * 4


def test_a_title_that_one_copy_alone_tells_is_not_taken():
    """An invented one would look the same: the count is left, and it is said."""
    odd = ("Safe to ride 4 GREEN Glimmerwick Called to court 1 NEW RED", "Safe to ride", "4 GREEN")
    rows = (*GARBLED[:3], odd, *GARBLED[4:])
    gone = tuple((first.replace("Counting the calls ", ""), *rest) for first, *rest in rows)
    block = table(*gone, dump=True)
    assert "Glimmerwick" not in str(told(block))
    assert "count_without_report" in codes(block)


NOTHING_COUNTED = {
    "budget": (("Savings recommendations budget £000", "Number"), ("Red", "9"), ("Amber", "4")),
    "performance": (("Measure", "Green", "Amber", "Red"), ("Sickness", "3", "2", "1")),
    "attendance": (("Member", "Attended"), ("Cllr Green", "4"), ("Cllr White", "3")),
    "dates": (("Recommendation meeting", "Date"), ("March", "12"), ("April", "9")),
    "risks": (("Risk rating and recommended action", "Number"), ("Red", "3"), ("Amber", "4")),
    "tracker": (
        ("No", "Recommendation", "Status"),
        ("1", "The force should act.", "AMBER"),
        ("2", "Do.", "RED"),
    ),
    "legend": (("Traffic Light Colour", "Definition of target achievement"), ("RED", "2"), ("AMBER", "3")),
    "prose": (("Recommendation", "Reply"), ("8 AMBER lights were fitted to cars", "yes"), ("1", "2")),
}


@pytest.mark.parametrize("kind", NOTHING_COUNTED)
def test_tables_that_count_no_recommendations_give_no_counts(kind):
    """Money, people, days, measures and risks have their reds and ambers too."""
    assert told(*over("Performance in the quarter"), table(*NOTHING_COUNTED[kind])) == []


@given(
    st.dictionaries(
        st.from_regex(r"[A-Z][a-z]{3,8} [a-z]{3,8} [a-z]{3,8}", fullmatch=True).filter(
            lambda text: "new" not in text
        ),
        st.lists(
            st.tuples(st.integers(0, 99), st.sampled_from(("GREEN", "NEW GREEN", "AMBER", "RED", "WHITE"))),
            min_size=1,
            max_size=3,
            unique_by=lambda count: count[1],
        ),
        min_size=1,
        max_size=8,
    )
)
def test_every_report_of_a_table_is_read_with_its_own_counts(reports):
    """Whatever the titles: none lost, none merged, in order."""
    cells = [(title, "\n".join(f"{n} {status}" for n, status in counts)) for title, counts in reports.items()]
    found = told(*over(CAPTION), table(("Report", "Status"), *cells))
    assert [(label, words) for _, label, words in found] == cells


@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=4), max_size=8), st.booleans())
def test_any_table_is_read_without_fail_and_invents_nothing(rows, dump):
    """Labels and counts are words of the table."""
    block = table(*rows, dump=dump)
    printed = "".join("".join(text.split()) for texts in rows for text in texts)
    for count in stated_counts((*over(CAPTION), block))[0]:
        assert all(word in printed for word in (*count.label.split(), *count.words.split()))


def listed(*blocks):
    return [(each.listing, each.heading, each.title, each.date) for each in listed_reports(blocks)]


def test_lists_of_reports_and_inspections_are_told_by_the_heading_over_them():
    """Two headings in one table; a dump's entry over several lines; due, completed and published."""
    published = table(
        ("Force Reports", "Date:"), ("Paper trail: Building digital", "October 2019"), ("case files together", ""),
        ("National Reports", "Date:"), ("Safe to ride", "November 2019"), dump=True,
    )  # fmt: skip
    completed = table(("Inspection", "Date:"), ("Custody", "7 th to 9 th November"), ("", "2019"), dump=True)
    due = table(("Report", "Expected date"), ("Called to court", "TBC"), ("Counting the calls", ""))
    found = listed(
        *over("Reports published"), published, *over("Inspections completed since last report"), completed,
        *over("Reports due for publication"), due,
    )  # fmt: skip
    assert found == [
        ("published", "Force Reports", "Paper trail: Building digital case files together", "October 2019"),
        ("published", "National Reports", "Safe to ride", "November 2019"),
        ("completed", "Inspection", "Custody", "7 th to 9 th November 2019"),
        ("due", "Report", "Called to court", "TBC"),
        ("due", "Report", "Counting the calls", ""),
    ]


@pytest.mark.parametrize(
    ("caption", "rows"),
    [
        ("Background papers", (("Report", "Date"), ("Minutes", "May 2019"))),
        ("Reports published", (("Report", "Cost"), ("Paper trail", "£3"))),
        ("Meetings", (("Committee", "Date"), ("Harbour Board", "May 2019"))),
    ],
)
def test_other_lists_list_no_inspections(caption, rows):
    """A heading over the table and a heading row, both, must say so."""
    assert listed(*over(caption), table(*rows)) == []


def line(number, text, heading=None):
    return Line(text=text, place=Place(line=number), heading=heading)


def test_lines_that_count_have_the_heading_that_they_stand_under():
    """A question is no heading of a report; other lines with numbers do not count."""
    lines = (
        line(1, "Paper trail – November 2019", 1),
        line(2, "How well does the force do?", 2),
        line(3, "- 20. The report contains 4 Areas for Improvement."),
        line(4, "3. Recommendation: The force should train 40 officers."),
        line(5, "The Panel met on 3 occasions."),
        line(6, "Summary"),
        line(7, "There are currently 38 outstanding recommendations"),
    )
    found = [(each.label, each.place.line) for each in counting_lines(lines, ())]
    assert found == [("Paper trail – November 2019", 3), ("Summary", 7)]


def test_lines_over_a_table_belong_to_its_section():
    """Also where they end without a stop; the same lines over two groups belong to the first."""
    about = (line(2, "A national report"), line(3, "There are 4 actions; 3 are complete"))
    section = Section(title=(line(1, "Paper trail"),), about=about)
    group = Section(title=section.title, about=about, group=(line(5, "For others"),))
    (found,) = counting_lines((line(1, "Paper trail"), *about), (section, group))
    assert (found.section, found.label, found.words) == (0, "Paper trail", about[1].text)


@pytest.mark.skipif(not os.environ.get("RAGW_ACCEPTANCE"), reason="RAGW_ACCEPTANCE names no folder of papers")
def test_a_real_covering_report_gives_its_tables_as_its_truth_says():
    """14 reports, two tables of 5 totals, 5 reports published, an inspection completed, a report due."""
    folder = Path(os.environ["RAGW_ACCEPTANCE"])
    (path,) = folder.rglob("000_*.txt")
    (truth,) = folder.rglob("000.jsonl")
    rows = [json.loads(text) for text in truth.read_text("utf-8").splitlines()]
    paper = read(path.read_bytes(), path.name)
    blocks = tuple(block for page in paper.pages for block in page.blocks)
    counts, _ = stated_counts(blocks)

    def wanted(*names):
        return sorted((row for row in rows if row.get("table") in names), key=lambda row: row["line"])

    assert [(each.label, each.place.line) for each in counts if each.basis == "table"] == [
        (row["report_title"], row["line"]) for row in wanted("report_status")
    ]
    assert [(each.label, each.words, each.place.line) for each in counts if each.basis == "total"] == [
        (row["label"], row["raw"], row["line"]) for row in wanted("totals")
    ]
    assert [(each.title, each.date, each.place.line) for each in listed_reports(blocks)] == [
        (row["title"], row["date_raw"], row["line"])
        for row in wanted("reports_published", "inspections_completed", "reports_due")
    ]
