"""What does not add up: counts against rows of the same meeting, and doubts, from made-up readings."""

import io
import json
from typing import Any

import pytest
from msgspec.structs import replace
from pandas import DataFrame
from sqlalchemy import Connection

from load import Database, load
from load.recall import whole
from query import NoSuchName, findings, findings_to_terminal, frame_to_csv, frame_to_json
from query.findings.held import USUAL
from schemas import Count, LegendEntry, Place, Problem, Reading
from tests.load.readings import facts, reading

REPORT = "PEEL: Police Leadership 2016"
COLUMNS = [
    "verdict", "code", "authority", "date", "paper", "found_in", "report", "number", "words", "stated", "found",
    "by", "place", "places",
]  # fmt: skip


def count(n: int, colour: str | None = "amber", *, file: str = "report.pdf", **changes: object) -> Count:
    words = f"{colour or 'Total'} {n}"
    given = {
        "paper": file, "paper_sha256": facts(file).paper_sha256, "basis": "table", "report": REPORT,
        "report_key": "leadership-2016", "label": REPORT, "measure": "all", "kind": None, "colour": colour,
        "colours": (), "is_new": None, "n": n, "words": words, "place": Place(page=1, table=2, row=3),
    }  # fmt: skip
    return Count(**{**given, **changes})  # type: ignore[arg-type]  # made from names


def report(*counts: Count, file: str = "report.pdf", **known: object) -> Reading:
    """A covering report: counts and no row of its own."""
    return replace(reading(file, {}, **known), counts=counts)


def doubtful(file: str, message: str, **known: object) -> Reading:
    """A paper with one doubt of the whole paper and one of its first row."""
    seen = reading(file, {"7": "amber"}, **known)
    whole = Problem(code="no_legend", message=message)
    inner = Problem(code="due_unreadable", message="A date that no calendar has.", place=Place(page=4, row=9))
    (row,) = seen.observations
    return replace(seen, problems=(whole,), observations=(replace(row, problems=(inner,)),))


def told(frame: DataFrame) -> list[tuple[object, ...]]:
    """Verdict, where stated, where found, and the three numbers, line by line."""
    names = ["verdict", "paper", "found_in", "stated", "found", "by"]
    return [tuple(line[name] for name in names) for line in json.loads(b"".join(frame_to_json(frame[names])))]


def test_nothing_in_the_history_is_nothing_found(database: Database) -> None:
    """With its columns, and in every form of answer."""
    frame = findings(database)
    assert list(frame.columns) == COLUMNS
    assert frame.empty
    assert json.loads(b"".join(frame_to_json(frame))) == []
    assert b"".join(frame_to_csv(frame)).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"
    assert shown(frame).strip() == "Nothing is found that does not add up: findings."


def test_a_reports_counts_are_held_against_the_appendix_of_its_meeting(database: Database) -> None:
    """What differs comes first, with both places; then doubts; what agrees only when asked."""
    load(doubtful("other.pdf", "No legend.", date="2015-01", committee="Audit"), database)
    load(report(count(3), count(1, "green")), database)
    load(reading("appendix.pdf", {"1": "amber", "2": "amber", "3": "green"}), database)
    frame = findings(database)
    assert told(frame) == [
        ("differs", "report.pdf", "appendix.pdf", 3, 2, 1),
        ("doubt", "other.pdf", "other.pdf", None, None, None),
        ("doubt", "other.pdf", "other.pdf", None, None, None),
    ]
    first = frame.iloc[0]
    assert (first["place"], first["places"]) == ("page 1, table 2, row 3", "page 1, table 1, row 2")
    assert first["report"] == REPORT
    assert "appendix.pdf shows 2" in first["words"]
    whole, of_row = frame.iloc[1], frame.iloc[2]
    assert (whole["code"], whole["words"], whole["place"], whole["number"]) == (
        "no_legend",
        "No legend.",
        "",
        "",
    )
    assert (of_row["code"], of_row["place"], of_row["number"]) == ("due_unreadable", "page 4, row 9", "7")
    assert told(findings(database, everything=True))[-1] == ("agrees", "report.pdf", "appendix.pdf", 1, 1, 0)


@pytest.mark.parametrize(
    ("known", "is_held"),
    [
        ({}, True),
        ({"committee": ""}, False),
        ({"committee": "Audit Committee"}, False),
        ({"authority": "Kent Police"}, False),
        ({"date": "2017-05"}, False),
        ({"committee": "", "reference": "R 1"}, True),
    ],
)
def test_papers_of_other_meetings_are_no_appendix(
    database: Database, known: dict[str, str], is_held: bool
) -> None:
    """The day, and the committee or the reference, make the meeting."""
    load(report(count(3), reference="R 1"), database)
    load(reading("appendix.pdf", **known), database)
    assert (("differs", "report.pdf", "appendix.pdf", 3, 1, 2) in told(findings(database))) is is_held


def test_a_folder_makes_a_meeting_where_its_papers_do_not_contradict_it(database: Database) -> None:
    """One date and one folder will do, but not for a paper of another committee or force."""
    load(report(count(3)), database, folder="/archive/one")
    load(reading("beside.pdf", committee=""), database, folder="/archive/one")
    load(reading("away.pdf", committee=""), database, folder="/archive/two")
    load(reading("audit.pdf", committee="Audit Committee"), database, folder="/archive/one")
    load(reading("kent.pdf", authority="Kent Police"), database, folder="/archive/one")
    assert told(findings(database)) == [("differs", "report.pdf", "beside.pdf", 3, 1, 2)]


def test_fewer_shown_than_stated_is_told_last_and_is_no_reason_for_a_persons_eye(database: Database) -> None:
    """Completed ones drop out of the next paper: it is usual, and it is said."""
    load(report(count(5, None)), database)
    load(reading("appendix.pdf", {"1": "amber", "2": "green"}), database)
    assert [line[0] for line in told(findings(database))] == ["fewer_shown"]
    assert "fewer_shown" in USUAL


def legend(file: str, date: str, red: str) -> Reading:
    """A paper whose legend explains RED."""
    entry = LegendEntry(word="RED", definition=red, fill="#ff0000", place=Place(page=1, table=1, row=4))
    return reading(file, date=date, legend=(entry,))


def contradicting(file: str, code: str = "comment_contradicts_status") -> Reading:
    """A paper with a row whose comment says another colour than its status."""
    seen = reading(file, {"4": "red"})
    problem = Problem(code=code, message="The status is red.", field="comment", place=Place(page=2, row=3))
    (row,) = seen.observations
    return replace(seen, observations=(replace(row, problems=(problem,)),))


def test_a_legend_that_changed_is_found_between_neighbours_with_both_places(database: Database) -> None:
    """Of the papers in force, whichever came first; an older reading's legend is no neighbour."""
    load(legend("2018.pdf", "2018-11", "Late"), database, read_with="one")
    load(legend("2017.pdf", "2017-02", "Misread"), database, read_with="one")
    load(legend("2017.pdf", "2017-02", "Refused"), database, read_with="two")
    (line,) = findings(database).to_dict("records")
    assert (line["verdict"], line["code"], line["date"]) == ("changed", "legend_changed", "2018-11")
    assert line["words"] == "RED means 'Late' here; in 2017.pdf (2017-02) it meant 'Refused'."
    assert (line["paper"], line["found_in"]) == ("2018.pdf", "2017.pdf")
    assert (line["place"], line["places"]) == ("page 1, table 1, row 4",) * 2
    assert findings(database, paper="2017").empty
    assert "Legends that changed" in shown(findings(database))


def test_what_contradicts_itself_comes_before_what_is_only_doubtful(database: Database) -> None:
    """The item is named, and its place is the words', not the row's; counts that differ come before both."""
    load(doubtful("a.pdf", "No legend."), database)
    load(contradicting("b.pdf"), database)
    load(report(count(3), date="2016-05"), database)
    load(reading("appendix.pdf", date="2016-05"), database)
    frame = findings(database)
    assert list(frame["verdict"]) == ["differs", "contradicts", "doubt", "doubt"]
    line = frame.iloc[1]
    assert (line["report"], line["number"], line["place"], line["places"]) == (
        REPORT,
        "4",
        "page 2, row 3",
        "",
    )
    assert "Contradictions within a paper (1)" in shown(frame)
    assert f"• {REPORT} 4: The status is red. [page 2, row 3]" in " ".join(shown(frame).split())


def test_codes_choose_the_kinds(database: Database) -> None:
    """One or several; counts are a kind like others."""
    load(doubtful("a.pdf", "No legend."), database)
    load(contradicting("b.pdf"), database)
    load(report(count(3), date="2016-05"), database)
    load(reading("appendix.pdf", date="2016-05"), database)
    assert list(findings(database, codes=["count"])["code"]) == ["count"]
    assert list(findings(database, codes=["no_legend", "comment_contradicts_status"])["code"]) == [
        "comment_contradicts_status",
        "no_legend",
    ]
    assert findings(database, codes=["papers_rival"]).empty
    with pytest.raises(
        NoSuchName, match=r"no finding has the code 'period_infered'; of .* are period_inferred; "
    ):
        findings(database, codes=["count", "period_infered"])


def test_a_superseded_reading_says_no_more(database: Database) -> None:
    """Neither its counts nor its doubts nor its rows."""
    load(report(count(3)), database, read_with="one")
    load(doubtful("appendix.pdf", "Old."), database, read_with="one")
    load(reading("appendix.pdf", {"1": "amber", "2": "amber", "3": "amber"}), database, read_with="two")
    assert told(findings(database)) == []
    load(report(count(4)), database, read_with="two")
    assert told(findings(database)) == [("differs", "report.pdf", "appendix.pdf", 4, 3, 1)]


def test_authority_and_paper_choose(database: Database) -> None:
    """In either case of letters; the appendix of a chosen report counts though it is not chosen."""
    load(report(count(3)), database)
    load(reading("appendix.pdf"), database)
    load(doubtful("kent.pdf", "Kent's.", authority="Kent Police"), database)
    assert [line[1] for line in told(findings(database, authority="KENT police"))] == ["kent.pdf"] * 2
    assert told(findings(database, paper="REPORT")) == [("differs", "report.pdf", "appendix.pdf", 3, 1, 2)]
    assert told(findings(database, paper="appendix")) == []


def test_numbers_are_whole_or_missing(database: Database) -> None:
    """Also beside doubts, which have none: 3, never 3.0."""
    load(report(count(3)), database)
    load(doubtful("appendix.pdf", "No legend."), database)
    frame = findings(database)
    numbers = [value for name in ("stated", "found", "by") for value in frame[name]]
    assert {type(value) for value in numbers} == {int, type(None)}
    rows = b"".join(frame_to_csv(frame)).decode("utf-8-sig").splitlines()
    assert ",3,1,2," in rows[1]
    assert ",,,," in rows[2]
    assert told(frame)[0][3:] == (3, 1, 2)


ODD = "=HYPERLINK(1)\x1b[2J\x07‮ é😀 [bold]x[/bold] line\r\nline"


def test_odd_words_come_out_whole_and_run_nowhere(database: Database) -> None:
    """JSON has the very words; a spreadsheet no formula; a terminal no escape, no turned line, no markup."""
    load(doubtful(f"{ODD}.pdf", ODD), database)
    frame = findings(database)
    (line, _) = json.loads(b"".join(frame_to_json(frame)))
    assert (line["words"], line["paper"]) == (ODD, f"{ODD}.pdf")
    assert f"'{ODD}" in b"".join(frame_to_csv(frame)).decode()
    page = shown(frame)
    assert "[bold]x[/bold]" in page
    assert all(letter.isprintable() for letter in page.replace("\n", ""))


def shown(frame: DataFrame) -> str:
    stream = io.StringIO()
    findings_to_terminal(frame, stream)
    return stream.getvalue()


def test_a_terminal_gets_colours_unless_it_wants_none(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR and COLUMNS are obeyed; no line is padded with blanks."""
    load(report(count(3)), database)
    load(reading("appendix.pdf"), database)
    frame = findings(database)
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m" in shown(frame)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in shown(frame)
    monkeypatch.delenv("FORCE_COLOR")
    plain = shown(frame).splitlines()
    assert plain[:3] == ["What does not add up: findings", "", "Stated otherwise than found (1)"]
    assert plain[-1] == "1 differs"
    assert max(map(len, plain)) <= 60
    assert [line for line in plain if line != line.rstrip()] == []


def test_only_papers_that_state_counts_are_read_whole(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long history without counts costs two queries, and each paper beside several reports is read once."""
    for number in range(30):
        load(reading(f"{number}.pdf", date=f"20{number:02}"), database)
    load(report(count(3)), database)
    load(report(count(2), file="second.pdf"), database)
    load(reading("appendix.pdf"), database)
    read: list[str] = []

    def noted(connection: Connection, row: dict[str, Any]) -> Reading:
        read.append(row["sha256"])
        return whole(connection, row)

    monkeypatch.setitem(findings.__globals__, "whole", noted)
    findings(database)
    assert sorted(read) == sorted(
        facts(name).paper_sha256 for name in ("report.pdf", "second.pdf", "appendix.pdf")
    )
