"""The head of a paper: what committees, councils and police authorities print above their reports."""

import os
from pathlib import Path

import pytest

from extract import read
from extract.front.matter import filled, front_matter
from schemas import Cell, FrontMatter, Line, Place, Row, Table

FIELDS = (
    "committee", "date", "subject", "report_of", "reference", "classification", "purpose", "agenda_item",
)  # fmt: skip


def table(*rows, number=1):
    return Table(
        number=number,
        rows=tuple(
            Row(
                cells=tuple(
                    Cell(text=text, place=Place(table=number, row=index), column=column)
                    for column, text in enumerate(texts)
                ),
                place=Place(table=number, row=index),
            )
            for index, texts in enumerate(rows, start=1)
        ),
        place=Place(table=number),
    )


def lines(*texts):
    return tuple(Line(text=text, place=Place(line=number)) for number, text in enumerate(texts, start=1))


def told(front: FrontMatter) -> dict[str, str]:
    return {name: getattr(front, name) for name in FIELDS if getattr(front, name)}


TABLES = {
    "labels over values": (
        table(
            ("Committee:", "Date:"),
            ("Harbour Police Committee", "4 th March 2019"),
            ("Subject:", "Public"),
            ("Inspection update", ""),
            ("Report of:", "For Information"),
            ("Chief Officer", ""),
            ("HPC 12/19", ""),
        ),
        {
            "committee": "Harbour Police Committee", "date": "4 th March 2019", "subject": "Inspection update",
            "report_of": "Chief Officer", "reference": "HPC 12/19", "classification": "Public",
            "purpose": "For Information",
        },
    ),
    "label and value in one cell": (
        table(
            ("Committee(s): Harbour Board", "Dated: 4 March 2019"),
            ("Subject: Inspection update", "Public"),
            ("Does this proposal need money?", "N/A"),
            ("Report of: Chief Officer Hpc 12-19", "For Decision"),
            ("Report author: A. Writer, Inspection lead", ""),
        ),
        {
            "committee": "Harbour Board", "date": "4 March 2019", "subject": "Inspection update",
            "report_of": "Chief Officer", "reference": "Hpc 12-19", "classification": "Public",
            "purpose": "For Decision",
        },
    ),
    "two columns": (
        table(
            ("Report to:", "Audit Committee"), ("Meeting date:", "3 May 2019"), ("Lead officer", "Head of Standards"),
            ("Report of:", "Chief Constable"), ("Ward(s):", "All"), ("Classification:", "Part 1"),
            ("Title:", "Inspections"), ("Purpose:", "For noting"), ("Ref:", "AC/19/12"),
        ),
        {
            "committee": "Audit Committee", "date": "3 May 2019", "subject": "Inspections",
            "report_of": "Chief Constable", "reference": "AC/19/12", "classification": "Part 1",
            "purpose": "For noting",
        },
    ),
    "four columns": (
        table(
            ("Meeting:", "Police and Crime Panel", "Date:", "14 June 2021"),
            ("Report by:", "Chief Executive", "Item No.:", "8"),
            ("Subject:", "Inspections", "Classification", "Exempt"),
        ),
        {
            "committee": "Police and Crime Panel", "date": "14 June 2021", "subject": "Inspections",
            "report_of": "Chief Executive", "classification": "Exempt", "agenda_item": "8",
        },
    ),
    "labels without colons": (
        table(
            ("Committee", "Police Committee"), ("Date", "1 May 2019"), ("Report author", "A. Writer"),
            ("Report title", "Update"),
        ),
        {"committee": "Police Committee", "date": "1 May 2019", "subject": "Update", "report_of": "A. Writer"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", TABLES)
def test_a_front_sheet_gives_its_facts_as_printed(form):
    """Over or beside the labels, in two columns or four; a phrase is a fact of its own, not a label's value."""
    sheet, wanted = TABLES[form]
    assert told(front_matter((), (sheet,))) == wanted


LINES = {
    "plain lines": (
        ("Agenda Item 05", "JOINT AUDIT COMMITTEE", "30 November 2017", "INSPECTION UPDATE", "1. PURPOSE OF REPORT",
         "1.1 To tell members of inspections.", "2. BACKGROUND"),
        {
            "committee": "JOINT AUDIT COMMITTEE", "date": "30 November 2017", "subject": "INSPECTION UPDATE",
            "purpose": "To tell members of inspections.", "agenda_item": "Agenda Item 05",
        },
    ),
    "committee and date on one line": (
        ("Performance Committee – 12 March 2020", "Report of the Chief Constable", "Inspections"),
        {
            "committee": "Performance Committee", "date": "12 March 2020", "subject": "Inspections",
            "report_of": "Chief Constable",
        },
    ),
    "labelled lines": (
        ("Report to: Audit Committee", "Date: 3 May 2019", "Report of:", "Chief Constable", "Subject: Inspections",
         "Agenda item: 9", "For Discussion and Decision", "Part 2 - Exempt"),
        {
            "committee": "Audit Committee", "date": "3 May 2019", "subject": "Inspections",
            "report_of": "Chief Constable", "classification": "Part 2 - Exempt",
            "purpose": "For Discussion and Decision", "agenda_item": "9",
        },
    ),
    "two labels in one line": (
        ("Committee(s): Harbour Board Dated: 4 March 2019", "Subject: Deep dive – areas"),
        {"committee": "Harbour Board", "date": "4 March 2019", "subject": "Deep dive – areas"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", LINES)
def test_a_head_of_lines_gives_its_facts_as_printed(form):
    """Lines with labels and lines without, in a page's head or its running header."""
    head, wanted = LINES[form]
    assert told(front_matter(lines(*head), ())) == wanted


def test_a_list_of_reports_is_no_head():
    """Its "Date:" is that of a report."""
    listing = table(("National Reports", "Date:"), ("Paper trail", "October 2017"))
    assert told(front_matter(lines("HARBOUR BOARD", "4 March 2019"), (listing,)))["date"] == "4 March 2019"


def test_appendices_are_named_by_their_lines_and_rows():
    """Not by the first lines of a paper, in which an appendix names itself."""
    named = lines(
        "Appendix B: Tracker", "Harbour Board", "x", "**Appendix 1** – Action plan", "See Appendix 1."
    )
    sheet = table(("Appendix A", "Full list of recommendations"))
    assert front_matter(named, (sheet,)).appendices == (
        "Appendix 1 – Action plan",
        "Appendix A Full list of recommendations",
    )


def test_a_running_header_fills_only_what_the_head_leaves_open():
    """The head wins."""
    head = FrontMatter(committee="Harbour Board", appendices=("Appendix A: x",))
    running = FrontMatter(committee="Other Board", date="4 March 2019", classification="Public")
    merged = filled(head, running)
    assert told(merged) == {"committee": "Harbour Board", "date": "4 March 2019", "classification": "Public"}
    assert merged.appendices == head.appendices


def test_nothing_gives_nothing():
    """No line, no table; empty rows."""
    assert front_matter((), ()) == FrontMatter()
    assert told(front_matter((), (table(("", ""), ("",)),))) == {}


SEEDS = {
    "000_4c5884de5d85a5cd.txt": {
        "committee": "Police: Performance and Resource Management Sub Committee", "date": "30 th November 2017",
        "subject": "HMICFRS Inspection Update", "report_of": "Commissioner of Police", "reference": "POL 76/17",
        "classification": "Public", "purpose": "For Information",
    },
    "001_8f0caecf619b5dd0.txt": {
        "committee": "Strategic Planning and Performance Committee", "date": "5 September 2023",
        "subject": "HMICFRS Deep Dive – Force areas ‘Requiring Improvement’", "report_of": "Commissioner of Police",
        "reference": "Pol 78-23", "classification": "Public", "purpose": "For Information",
    },
    "004_97e188307156159b.txt": {
        "committee": "JOINT AUDIT COMMITTEE", "date": "30 November 2017", "subject": "HMICFRS UPDATE",
        "purpose": "To provide members of the Committee with oversight of HMIC recommendations.",
        "agenda_item": "Agenda Item 05",
    },
}  # fmt: skip


@pytest.mark.skipif(not os.environ.get("RAGW_ACCEPTANCE"), reason="RAGW_ACCEPTANCE names no folder of papers")
@pytest.mark.parametrize("name", SEEDS)
def test_a_real_paper_gives_its_head(name):
    """Two tables of a city's and the plain head of an audit committee's paper."""
    (path,) = Path(os.environ["RAGW_ACCEPTANCE"]).rglob(name)
    paper = read(path.read_bytes(), name)
    blocks = [block for page in paper.pages for block in page.blocks]
    head = tuple(Line(text=each.text, place=each.place) for each in blocks if not isinstance(each, Table))
    assert told(front_matter(head, tuple(each for each in blocks if isinstance(each, Table)))) == SEEDS[name]
