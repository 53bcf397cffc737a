"""Pages of a reports pack that hold no tracker, each drawn on a paper in the making."""

from collections.abc import Callable

from tests.traps.content import text_at
from tests.traps.figures import RISKS, fit
from tests.traps.paper import Paper
from tests.traps.rated import (
    dashboard,
    matrix,
    measures,
    milestones,
    risk_actions,
    risks,
    savings,
)
from tests.traps.records import Column, Row, Table
from tests.traps.words import ACTIONS, OWNERS, UPDATES, prose

GREEN, AMBER, RED = "#92d050", "#ffc000", "#ff0000"


def minutes(paper: Paper, seed: int = 0) -> None:
    """A page of minutes: numbered paragraphs, who was there, and an action in bold that is in no table."""
    paper.heading(f"Minutes of the meeting held on {seed % 27 + 1} February 2022", 13)
    paper.prose("Present: Cllr Mrs Dunmore (Chair), Cllr Pask, Cllr Ellerby and Mr A. Quillan (independent).")
    for index in range(7):
        paper.heading(
            f"{seed + index + 1}. {ACTIONS[(seed + index) % len(ACTIONS)][:48].rsplit(' ', 1)[0]}", 9.5
        )
        paper.prose(prose(seed + index, 4))
    paper.heading("ACTION: Head of Property to report back by March 2022. Status: in progress.", 9)


def budget(paper: Paper, seed: int = 0) -> None:
    """A money table with a total, and variances in red and green."""
    paper.heading("Revenue budget monitoring to the end of the third quarter", 13)
    columns = (
        Column("line", "Budget heading", 190), Column("a", "Budget £000", 80), Column("b", "Actual £000", 80),
        Column("c", "Forecast £000", 80), Column("d", "Variance £000", 80), Column("note", "Comment", 200),
    )  # fmt: skip
    made = []
    for index in range(14):
        value = 1200 + 37 * ((seed + index * 7) % 50)
        cells = {"line": f"{OWNERS[index % 8]} - supplies {index}", "a": f"{value:,}", "b": f"{value - 80:,}"}
        cells |= {"c": f"{value + 12:,}", "d": f"({12 + index})", "note": UPDATES[index % 8][:44] + "."}
        made.append(Row(cells, {"d": GREEN if index % 2 else RED}))
    paper.table(Table(fit(paper, columns), tuple(made)), tracker=False)
    paper.prose(prose(seed, 4))


def directorates(paper: Paper, seed: int = 0) -> None:
    """Who answers for what, each directorate in its colour."""
    paper.heading("Directorates and their services", 13)
    shades = ("#e36c0a", "#00b050", "#ff0000", "#00b0f0")
    columns = (
        Column("d", "Directorate", 110), Column("lead", "Lead officer", 110),
        Column("text", "Actions", 240), Column("note", "Comments", 220),
    )  # fmt: skip
    made = tuple(
        Row(
            {
                "d": f"Directorate {chr(65 + i)}",
                "lead": OWNERS[i],
                "text": text_at(seed + i),
                "note": UPDATES[i],
            },
            {"d": shades[i % 4]},
        )
        for i in range(8)
    )
    paper.table(Table(fit(paper, columns), made), tracker=False)


def agenda(paper: Paper, seed: int = 0) -> None:
    """What the meeting will deal with, in a table of items, officers and pages."""
    paper.heading("Agenda", 15)
    columns = (
        Column("no", "Item", 40), Column("subject", "Subject", 330), Column("lead", "Lead officer", 130),
        Column("for", "Action", 100), Column("page", "Pages", 60),
    )  # fmt: skip
    made = tuple(
        Row({"no": str(i + 1), "subject": f"{text_at(seed + i)[:60]}", "lead": OWNERS[i % 8],
             "for": ("To note", "To agree", "To discuss")[i % 3], "page": f"{5 * i + 3} - {5 * i + 7}"})
        for i in range(12)
    )  # fmt: skip
    paper.table(Table(fit(paper, columns), made, rules="level", header_fill=None), tracker=False)


def work_programme(paper: Paper, seed: int = 0) -> None:
    """What later meetings will hear: dates and officers, and nothing that anyone was told to do."""
    paper.heading("Committee work programme", 13)
    columns = (
        Column("date", "Meeting date", 90), Column("item", "Report title", 300), Column("who", "Report author", 130),
        Column("why", "Purpose", 130),
    )  # fmt: skip
    made = tuple(
        Row({"date": f"{i % 27 + 1:02}/0{i % 9 + 1}/2022", "item": f"Report on {RISKS[(seed + i) % 8].lower()}",
             "who": OWNERS[i % 8], "why": ("To note", "To agree")[i % 2]})
        for i in range(11)
    )  # fmt: skip
    paper.table(Table(fit(paper, columns), made, rules="level"), tracker=False)


KINDS: dict[str, Callable[[Paper, int], None]] = {
    "minutes": minutes,
    "a budget": budget,
    "a risk register": risks,
    "a risk matrix": matrix,
    "directorates in colours": directorates,
    "a dashboard with circles": dashboard,
    "an agenda": agenda,
    "a capital programme": milestones,
    "a risk register with actions": risk_actions,
    "corporate measures": measures,
    "a savings plan": savings,
    "a work programme": work_programme,
}
