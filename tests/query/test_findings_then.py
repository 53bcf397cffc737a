"""What did not add up then: findings by what a committee knew, and by what a run had read."""

import pytest
from msgspec.structs import replace

from load import Database, correct, load
from load.wanted import Wanted
from query import findings
from tests.load.readings import reading
from tests.load.test_corrections import last_run, now, set_, token
from tests.query.papers import paper, row
from tests.query.test_findings import count, doubtful, legend, report, told


def codes(database: Database, **asked: object) -> list[tuple[str, str]]:
    """Code and paper, line by line."""
    frame = findings(database, **asked)  # type: ignore[arg-type]  # as a user gives them
    return list(zip(frame["code"], frame["paper"], strict=True))


def test_as_read_by_a_run_counts_are_held_against_the_rows_of_then(database: Database) -> None:
    """Three are stated; the first reading had two, the second three, and of no row anything was said before."""
    load(report(count(3)), database, read_with="one")
    load(reading("appendix.pdf", {"1": "amber", "2": "amber"}), database, read_with="one")
    first = last_run(database)
    load(reading("appendix.pdf", {"1": "amber", "2": "amber", "3": "amber"}), database, read_with="two")
    assert told(findings(database)) == []
    assert told(findings(database, as_read=first)) == [("differs", "report.pdf", "appendix.pdf", 3, 2, 1)]
    assert codes(database, as_read=first - 1) == []


def test_as_of_a_day_counts_are_held_against_a_paper_that_was_issued_anew_later(database: Database) -> None:
    """And papers put to the committee later are unknown, with all that does not add up in them."""
    load(report(count(3), date="2017-02-09"), database)
    old = reading("appendix.pdf", {"1": "amber", "2": "amber"}, date="2017-02-09")
    load(old, database)
    assert told(findings(database)) == [("differs", "report.pdf", "appendix.pdf", 3, 2, 1)]
    anew = reading("anew.pdf", {"1": "amber"}, date="2017-03-09", supersedes="appendix.pdf")
    load(anew, database)
    load(doubtful("later.pdf", "No legend.", date="2017-06"), database)
    assert told(findings(database, as_of="2017-02")) == [("differs", "report.pdf", "appendix.pdf", 3, 2, 1)]
    assert told(findings(database, as_of="2017-03", everything=True, codes=["count"])) == []
    assert codes(database) == [("due_unreadable", "later.pdf"), ("no_legend", "later.pdf")][::-1]


def test_a_legend_is_held_against_the_one_before_it_as_both_stood(database: Database) -> None:
    """Also where the one before it is of a day that is not asked for."""
    load(legend("2018.pdf", "2018-11", "Late"), database, read_with="one")
    load(legend("2017.pdf", "2017-02", "Late"), database, read_with="one")
    before = last_run(database)
    load(legend("2017.pdf", "2017-02", "Refused"), database, read_with="two")
    assert codes(database, as_read=before) == []
    assert codes(database, since="2018") == [("legend_changed", "2018.pdf")]
    assert codes(database, until="2018-10") == []
    assert codes(database, as_of="2018-10") == []


def test_rivals_are_those_of_then(database: Database) -> None:
    """A manifest that says later which of them holds settles it from then on."""
    load(reading("a.pdf", {"1": "red"}), database)
    load(reading("b.pdf", {"1": "amber"}), database)
    then = last_run(database)
    load(reading("b.pdf", {"1": "amber"}, supersedes="a.pdf"), database)
    assert codes(database) == []
    assert codes(database, as_read=then) == [("papers_rival", "a.pdf")]
    assert codes(database, as_read=then - 1) == []


def test_rivals_of_a_day_count_until_another_paper_takes_the_place_of_one(database: Database) -> None:
    """As of a day before that they still contradict each other, on SQLite and PostgreSQL."""
    load(reading("a.pdf", {"1": "red"}, date="2017-02-09"), database)
    load(reading("b.pdf", {"1": "amber"}, date="2017-02-09"), database)
    load(reading("anew.pdf", {"1": "amber"}, date="2017-03-09", supersedes="b.pdf"), database)
    assert codes(database) == []
    assert codes(database, as_of="2017-02") == [("papers_rival", "a.pdf")]


def test_corrections_wait_from_the_run_in_which_the_cell_changed(database: Database) -> None:
    """Before it they are in force; before they were made there are none."""
    load(reading("a.pdf", {"1": "amber"}), database, read_with="one")
    made_in = last_run(database)
    set_(database, "1", "green")
    corrected_in = last_run(database)
    load(reading("a.pdf", {"1": "red"}), database, read_with="two")
    waiting = [("correction_conflict", "a.pdf")]
    assert codes(database) == waiting
    assert codes(database, as_read=corrected_in) == codes(database, as_read=made_in) == []
    assert codes(database, as_read=last_run(database)) == waiting
    load(reading("a.pdf", {"1": "amber"}), database, read_with="three")
    assert codes(database) == []
    assert "it reads 'red' now" in findings(database, as_read=last_run(database) - 1)["words"][0]


def test_a_corrected_paper_that_was_issued_anew_later_is_not_so_before(database: Database) -> None:
    """What a person said of it holds as of each day before."""
    load(reading("a.pdf", {"1": "amber"}, date="2017-02-09"), database)
    wanted = Wanted(row=token(database, "1"), field="colour", value="green", why="seen")
    correct(database, [wanted], by="Ann", clock=now)
    load(reading("anew.pdf", {"1": "amber"}, date="2017-03-09", supersedes="a.pdf"), database)
    assert codes(database) == [("correction_reissued", "anew.pdf")]
    assert codes(database, as_of="2017-02") == []
    assert codes(database, as_of="2017-04") == [("correction_reissued", "anew.pdf")]
    assert codes(database, as_read=last_run(database) - 1) == []


def test_which_recommendation_a_row_is_can_be_in_doubt_too(database: Database) -> None:
    """Its place is the row's; before the other paper came nothing was in doubt."""
    answers, horses = "answer calls from the public at night", "publish the number of horses in its stables"
    load(paper("a.pdf", "2017-02", row("1", text=f"The force should {answers}.")), database)
    then = last_run(database)
    load(paper("b.pdf", "2017-11", row("1", text=f"Chief constables must {horses}.")), database)
    (line,) = findings(database).to_dict("records")
    assert (line["verdict"], line["code"], line["paper"]) == ("doubt", "number_reused", "b.pdf")
    assert (line["number"], line["place"]) == ("1", "page 1, table 1, row 2")
    assert "taken for another recommendation" in line["words"]
    assert codes(database, as_read=then) == codes(database, until="2017-10") == []
    assert codes(database, report="leadership") == [("number_reused", "b.pdf")]


def test_a_report_chooses_what_is_about_it(database: Database) -> None:
    """By a part of its title, or of its key; what is about no report is not about this one."""
    other = count(2, report="Custody", report_key="custody-2015")
    load(report(count(3), other), database)
    load(replace(doubtful("appendix.pdf", "No legend."), counts=()), database)
    assert {line[0] for line in codes(database)} == {"count", "due_unreadable", "no_legend"}
    assert codes(database, report="police LEADERSHIP") == [
        ("count", "report.pdf"),
        ("due_unreadable", "appendix.pdf"),
    ]
    assert codes(database, report="leadership-2016") == codes(database, report="police leadership")


@pytest.mark.parametrize("wrong", ["scope", "kind", "colour", "text", "key"])
def test_what_no_finding_is_of_is_refused(database: Database, wrong: str) -> None:
    """A filter that is not heeded would give too much."""
    value = {"scope": "national", "kind": "action", "colour": "red"}.get(wrong, "x")
    with pytest.raises(ValueError, match=f"findings are not asked for by {wrong}"):
        findings(database, **{wrong: value})  # type: ignore[arg-type]  # a keyword argument made from a name
