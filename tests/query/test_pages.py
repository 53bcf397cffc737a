"""Answers as a terminal shows them."""

import io
import re
from collections.abc import Callable
from typing import Any, TextIO

import pytest
from pandas import DataFrame

from load import Database, load
from query import (
    Filters,
    across,
    across_to_terminal,
    ageing,
    findings_to_terminal,
    history,
    history_to_terminal,
    overdue,
    overdue_to_terminal,
    search,
    search_to_terminal,
    slippage,
    slippage_to_terminal,
    summary,
    summary_to_terminal,
)
from query.terminal.cleaning import clean
from tests.query.papers import due, paper, revised, row

Page = Callable[[TextIO], None]
NASTY = "Clear \x1b[2J\x9b2J the \u202eneercs\u202c [red]all[/red] :smile: hate crime"


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(params=["sqlite"])
def kind(request: pytest.FixtureRequest) -> str:
    """What pages look like is no business of the database's."""
    return str(request.param)


@pytest.fixture
def pages(database: Database) -> dict[str, Page]:
    """Each answer over an archive of twelve meetings, in which one recommendation slips and one is nasty."""
    for number in range(12):
        load(
            paper(
                f"{number}.pdf", f"{2010 + number}-02",
                row("1", "green" if number < 3 else "amber", due("2011-06"), revised(f"{2012 + number}-06")),
                row("1", "red", due("2011-06"), part=2),
                row("2", "white" if number < 6 else "red", due("2015-06"), text=NASTY, report_title=NASTY),
            ),
            database,
        )  # fmt: skip
    everything, all_frames = Filters(), {
        "overdue": overdue(database, today="2024-01-01"),
        "slippage": slippage(database, everything=True),
        "across": across(database, report="a"),
        "search": search(database, "hate crime"),
    }  # fmt: skip
    counts, ages = summary(database), ageing(database)
    return {
        "overdue": lambda stream: overdue_to_terminal(
            all_frames["overdue"], stream, everything, "2024-01-01"
        ),
        "slippage": lambda stream: slippage_to_terminal(all_frames["slippage"], stream, everything),
        "across": lambda stream: across_to_terminal(all_frames["across"], stream, everything),
        "search": lambda stream: search_to_terminal(all_frames["search"], stream, everything, "hate crime"),
        "summary": lambda stream: summary_to_terminal(counts, ages, stream, everything),
    }


NAMES = ("overdue", "slippage", "across", "search", "summary")


def shown(page: Page, monkeypatch: pytest.MonkeyPatch, *, width: int = 100, tty: bool = True) -> str:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    stream = Terminal() if tty else io.StringIO()
    page(stream)
    return stream.getvalue()


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_a_page_is_never_wider_than_the_terminal(
    pages: dict[str, Page], name: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the periods; those that are left out are counted."""
    page = plain(shown(pages[name], monkeypatch, width=width))
    assert max(map(len, page.splitlines())) <= width
    if width == 200:
        assert "No room here for" not in page


def test_what_has_no_room_is_counted_and_numbers_and_dates_are_never_cut(
    pages: dict[str, Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest periods go, and of a summary the names of the papers."""
    assert "No room here for the 9 periods before 2019-02" in plain(
        shown(pages["overdue"], monkeypatch, width=60)
    )
    counts = plain(shown(pages["summary"], monkeypatch, width=50))
    assert re.search(r"2010-02 +1 +· +1 +1 +3 +· *\n", counts)
    assert "No room here for the names of the papers" in counts


@pytest.mark.parametrize("name", NAMES)
def test_what_a_paper_prints_cannot_steer_the_terminal(
    pages: dict[str, Page], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither controls, nor marks of direction, nor what looks like our own mark-up."""
    page = plain(shown(pages[name], monkeypatch, width=200))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", page)
    if name != "summary":
        assert "[red]all[/red] :smile:" in page


@pytest.mark.parametrize("name", NAMES)
def test_a_status_is_never_a_colour_alone(
    pages: dict[str, Page], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A letter in its colour, explained below; with NO_COLOR the letter alone."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    painted = shown(pages[name], monkeypatch)
    assert re.search(r"\x1b\[1;31mR(ed)?", painted) or "\x1b[1;31mred" in painted
    monkeypatch.setenv("NO_COLOR", "1")
    bare = shown(pages[name], monkeypatch)
    assert re.search(r"\x1b\[[0-9;]*3[0-7]m", bare) is None
    assert "R red" in plain(bare)


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_cites_paper_page_and_row(
    pages: dict[str, Page], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And in a pipe it holds every period and no code for a terminal."""
    piped = shown(pages[name], monkeypatch, tty=False)
    assert "11.pdf, page 1, table 1, row 2" in piped
    assert "\x1b" not in piped
    assert "No room here" not in piped


def test_a_strip_has_a_letter_a_period_and_a_dot_where_there_is_none(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts stand beside each other; all strips of a table have the same periods."""
    load(
        paper("a.pdf", "2017-02", row("1", "amber", due("2017-01")), row("2", "green", due("2017-01"))),
        database,
    )
    load(paper("b.pdf", "2017-11", row("2", "red", due("2017-01")), row("2", "amber", part=2)), database)
    load(paper("c.pdf", "2018-02", row("1", "amber", due("2017-01"))), database)
    frame = overdue(database, today="2018-03-01")
    page = plain(
        shown(lambda stream: overdue_to_terminal(frame, stream, Filters(), "2018-03-01"), monkeypatch)
    )
    assert "13 months  2017-01  A   ·   A " in page
    assert "13 months  2017-01  G   R/A · " in page
    assert "G green, A amber, R red, · not mentioned" in page
    assert "Of 3 open recommendations and parts: 2 overdue, 1 no due date" in page
    assert page.startswith("Overdue on 2018-03-01: recommendations\n")


def test_in_a_strip_undated_papers_come_last_whatever_they_are_called(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a timeline: a year in a file's name is no date."""
    load(paper("2015 plan.pdf", None, row("1", "red")), database)
    load(paper("a.pdf", "2017-02", row("1", "amber", due("2017-01"))), database)
    frame = overdue(database, today="2018-03-01")
    page = plain(
        shown(lambda stream: overdue_to_terminal(frame, stream, Filters(), "2018-03-01"), monkeypatch)
    )
    assert "13 months  2017-01  A R " in page
    assert "Of 1 open recommendation: 1 overdue" in page


def test_reckoned_dates_and_absent_items_are_marked(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a sign that is explained, and with since when."""
    six = due(None, relative="P6M", computed="2017-06", computed_from="2016-12")
    load(paper("a.pdf", "2017-02", row("1", "amber", six)), database)
    load(paper("b.pdf", "2017-11", row("2", "amber")), database)
    frame = overdue(database, today="2017-12-31")
    page = plain(
        shown(lambda stream: overdue_to_terminal(frame, stream, Filters(), "2017-12-31"), monkeypatch)
    )
    assert "2017-06†" in page
    assert "† reckoned from the report's publication, not printed" in page
    assert "in no paper since 2017-11" in page


RED = Filters(colour="red")


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (
            lambda frame, stream: overdue_to_terminal(frame, stream, RED, "2018"),
            "Nothing is overdue at the end of 2018: recommendations that are now red.",
        ),
        (
            lambda frame, stream: slippage_to_terminal(frame, stream, RED),
            "No due date changed: recommendations that are now red.",
        ),
        (
            lambda frame, stream: across_to_terminal(frame, stream, Filters(), "with hate"),
            "No recommendations with hate, over all forces.",
        ),
        (
            lambda frame, stream: search_to_terminal(frame, stream, Filters(), "hate"),
            "No recommendations with hate.",
        ),
        (
            lambda frame, stream: summary_to_terminal(frame, frame, stream, RED),
            "No recommendations that are now red.",
        ),
    ],
)
def test_no_answer_says_what_was_asked(page: Any, says: str) -> None:
    """In one sentence."""
    stream = io.StringIO()
    page(DataFrame(), stream)
    assert stream.getvalue().strip() == says


def test_clean_text_is_one_line_of_what_can_be_seen() -> None:
    """Marks that nobody sees go; what parts words becomes a blank."""
    assert clean("a\u200e\u200f\u2066b\u2069 c\r\nd\te\u00adf\x00g\u2028h  i") == "ab c d ef g h i"


def test_a_timeline_and_findings_do_not_turn_a_terminals_letters_round_either(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks of direction in a paper's text would show it in another order than it is printed."""
    load(paper("a\u202e.pdf", "2017-02", row("1", "amber", text=NASTY, report_title=NASTY)), database)
    frame = history(database)
    doubt = {"verdict": "doubt", "code": "x", "authority": "A", "date": "2017", "paper": "a\u202e.pdf"}
    rest = {"found_in": "", "report": NASTY, "number": "1", "words": NASTY, "place": "", "places": ""}
    told = DataFrame([{**doubt, **rest}])
    shown_pages = (
        shown(lambda stream: history_to_terminal(frame, stream), monkeypatch),
        shown(lambda stream: findings_to_terminal(told, stream), monkeypatch),
    )
    for page in map(plain, shown_pages):
        assert "nee" in page
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]", page)
