"""Headings as other authorities print them: their own words, long ones, spaced and broken ones, titles over them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.traps.content import PORTRAIT, columns, rows, with_row
from tests.traps.paper import Paper
from tests.traps.records import Column, Row, RuleStyle, Table, Trap
from tests.traps.sheet import Sheet

FIRST = "Out of sight: how forces look after stored exhibits"
SECOND = "A second look: what became of last year's findings"
OVER = "Inspection tracker: everything open at the end of June 2020"


def _headed(headings: dict[str, str], widths: Sequence[float], rules: RuleStyle = "strokes") -> Trap:
    """A board under these headings, by column key."""
    paper = Paper("headed.pdf")
    paper.heading(FIRST, 12)
    made = tuple(
        Column(key, heading, width) for (key, heading), width in zip(headings.items(), widths, strict=True)
    )
    body = tuple(
        replace(row, cells=row.cells | {"revised": "30/09/2022" if index % 2 else ""})
        for index, row in enumerate(rows(7, 3))
    )
    paper.table(Table(made, body, rules=rules), FIRST)
    return paper.finished()


FIRE = {
    "number": "#", "text": "HMICFRS recommendation / AFI", "owner": "Lead(s)", "status": "Current RAG status",
    "due": "Target completion", "comment": "Latest position (June 2020)",
}  # fmt: skip
HEALTH = {
    "number": "Ref.", "text": "CQC must do action", "owner": "Accountable director", "due": "To be completed by",
    "status": "BRAG rating", "comment": "Progress this period",
}  # fmt: skip
AUDIT = {
    "number": "Rec ref", "text": "Audit recommendation", "priority": "Risk rating", "owner": "Responsible manager",
    "due": "Original implementation date", "revised": "Revised implementation date", "status": "Status/RAG",
    "comment": "Update as at June 2020",
}  # fmt: skip
COUNCIL = {
    "number": "Item No.", "text": "Details of recommendation", "status": "Implementation status",
    "due": "Timescale for completion", "owner": "Person responsible", "comment": "Comments / Progress",
}  # fmt: skip
LONG = {
    "number": "No.", "status": "Status", "due": "Due Date", "comment": "Comment",
    "text": "Recommendation (in the words in which the inspectorate printed it in the report that it published)",
}  # fmt: skip
SPACED = {
    "number": "N O", "text": "R E C O M M E N D A T I O N", "status": "S T A T U S", "due": "D U E D A T E",
    "comment": "C O M M E N T",
}  # fmt: skip
SIX, FIVE = (30, 230, 80, 80, 80, 240), (30, 240, 90, 100, 300)


def _quarters() -> Trap:
    """A status for each quarter, the last one still to come: the third quarter's is the paper's."""
    paper = Paper("quarters.pdf")
    paper.heading(FIRST, 12)
    made = (
        Column("number", "Ref", 36), Column("text", "Action", 260), Column("one", "Q2 RAG", 60),
        Column("status", "Q3 RAG", 60), Column("next", "Q4 RAG", 60), Column("due", "Deadline", 80),
        Column("comment", "Position", 190),
    )  # fmt: skip
    body = tuple(replace(row, cells=row.cells | {"one": "Red", "next": ""}) for row in rows(6, 5))
    paper.table(Table(made, body), FIRST)
    return paper.finished()


def _broken() -> Trap:
    """Columns too narrow for their words: "BRA" over "G", "GRE" over "EN", "31/12/202" over "0"."""
    paper = Paper("narrow.pdf")
    paper.heading(FIRST, 12)
    made = (
        Column("number", "Ref", 36), Column("text", "Action", 280), Column("priority", "Priorit\ny", 44),
        Column("status", "BRA\nG", 30), Column("due", "Due d\nate", 52), Column("comment", "Updat\ne", 280),
    )  # fmt: skip
    words = (
        ("GRE\nEN", "green"),
        ("AMB\nER", "amber"),
        ("NEW\nRE\nD", "red"),
        ("WHIT\nE", "white"),
        ("BLU\nE", "blue"),
    )
    dates = (("31/12/202\n0", "2020-12-31"), ("Septemb\ner 2020", "2020-09"), ("30/04/20\n21", "2021-04-30"))
    body = []
    for index, row in enumerate(rows(5, 2)):
        (word, colour), (due, date) = words[index], dates[index % 3]
        truth = {"due": [(date, "original")], "is_new": word.startswith("NEW")}
        cells = row.cells | {"status": word, "due": due}
        body.append(Row(cells, colour=colour, truth=truth))
    paper.table(Table(made, tuple(body)), FIRST)
    return paper.finished()


def _in_grid(count: int = 4) -> Trap:
    """A sheet printed with its grid: title, sentence and a blank row stand in it over the heading."""
    paper = Paper("sheet.pdf")
    names = columns()
    over = (FIRST, "A national report by HMICFRS, published March 2020.", "", "")
    blank = dict.fromkeys((column.key for column in names), "")
    sheet = [Row(blank | {"text": words}) for words in over[:count]]
    heading = Row(
        {column.key: column.heading for column in names}, {column.key: "#d9d9d9" for column in names}
    )
    body = rows(6, 4)
    table = Table(names, (*sheet, heading, *body), headless=True)
    paper.table(table)
    trap = paper.finished()
    return replace(trap, rows=tuple(row | {"report_title_raw": FIRST} for row in trap.rows[len(sheet) + 1 :]))


def _headed_once(rules: RuleStyle = "strokes") -> Trap:
    """Two reports' tables: the second has a title of its own, and no heading row."""
    paper = Paper("once.pdf", Sheet(landscape=False))
    paper.heading(FIRST, 12)
    paper.table(Table(columns(PORTRAIT), rows(4, 1), rules=rules), FIRST)
    paper.heading(SECOND, 12)
    paper.table(Table(columns(PORTRAIT), rows(4, 7), rules=rules, headless=True, repeat=False), SECOND)
    return paper.finished()


def _title_on_each_page(rules: RuleStyle = "strokes") -> Trap:
    """A title row over the heading, both repeated on each page; a page break cuts the fourth row."""
    paper = Paper("each.pdf")
    paper.heading(FIRST, 12)
    names = columns()
    cut = {"number": 1, "text": 1, "status": 1, "due": 1, "comment": 1}
    body = with_row(rows(7, 6), 3, cut=cut)
    over = ((OVER, tuple(column.key for column in names)),)
    paper.table(Table(names, body, rules=rules, over=over, low=True), FIRST)
    return paper.finished()


def _title_above_each_page() -> Trap:
    """The report's title printed over its table on each page, "(continued)" from the second on."""
    paper = Paper("again.pdf")
    paper.heading(FIRST, 12)
    made = rows(6, 2)
    paper.table(Table(columns(), made[:3]), FIRST)
    paper.turn()
    paper.heading(f"{FIRST} (continued)", 12)
    paper.table(Table(columns(), made[3:]), FIRST)
    return paper.finished()


TRAPS: dict[str, Callable[[], Trap]] = {
    "headings of a fire service": lambda: _headed(FIRE, SIX),
    "headings of a fire service, level rules": lambda: _headed(
        FIRE | {"comment": "Latest position"}, SIX, "level"
    ),
    "headings of a health trust": lambda: _headed(HEALTH, (40, 230, 80, 80, 60, 250)),
    "headings of an internal audit": lambda: _headed(AUDIT, (40, 200, 50, 80, 80, 80, 60, 160)),
    "headings of a council": lambda: _headed(COUNCIL, (40, 230, 80, 80, 80, 240)),
    "a heading as long as a sentence": lambda: _headed(LONG, (30, 80, 90, 300, 240)),
    "headings with spaced letters": lambda: _headed(SPACED, FIVE),
    "a status for each quarter": _quarters,
    "words broken by narrow cells": _broken,
    "title rows in the grid": _in_grid,
    "two title rows in the grid": lambda: _in_grid(2),
    "a heading over the first report only": _headed_once,
    "a title row over the heading of each page": _title_on_each_page,
    "a title above each page's table": _title_above_each_page,
}
