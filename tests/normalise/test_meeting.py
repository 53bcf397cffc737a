"""Papers of one meeting: which covering report dates which appendix."""

import hashlib
from itertools import permutations
from typing import Any

import pytest

from normalise.meeting import dated, one_meeting, ties
from schemas import PaperFacts, Problem, Reading


def facts(name: str, **known: Any) -> PaperFacts:
    given: dict[str, Any] = {
        "paper": name,
        "paper_sha256": hashlib.sha256(name.encode()).hexdigest(),
        "format": "pdf",
        "date": None,
        "date_basis": None,
        "date_evidence": "",
        "authority": "",
        "authority_basis": None,
        "committee": "",
        "reference": "",
        "supersedes": "",
        "legend": (),
    }
    return PaperFacts(**{**given, **known})


def report(name: str = "report.pdf", date: str = "2017-11-30", **known: Any) -> PaperFacts:
    """A covering report, as its head tells of it."""
    head = {
        "committee": "Performance Sub Committee",
        "subject": "Inspection update",
        "date_evidence": "its head",
    }
    return facts(name, date=date, date_basis="stated", **{**head, **known})


def tied(*folder: PaperFacts) -> dict[str, str]:
    """By the file name of each paper that is tied: that of its covering report; whatever the order."""
    found = {
        tuple(sorted((tie.paper.paper, tie.covering.paper) for tie in ties(order)))
        for order in permutations(folder)
    }
    (only,) = found
    return dict(only)


def test_an_undated_appendix_has_the_date_of_the_report_beside_it() -> None:
    """One report, one meeting: all undated papers of the folder are its appendices."""
    assert tied(report(), facts("appendix.pdf"), facts("annex.docx")) == {
        "appendix.pdf": "report.pdf",
        "annex.docx": "report.pdf",
    }


def test_an_inferred_date_gives_way_and_one_in_a_file_name_must_agree() -> None:
    """The report knows; a file name of another month says that the paper is not its appendix."""
    inferred = facts("a.pdf", date="2017-10", date_basis="inferred")
    agrees = facts("b 2017-11.pdf", date="2017-11", date_basis="file name")
    other = facts("c 2018-02.pdf", date="2018-02", date_basis="file name")
    assert tied(report(), inferred, agrees, other) == {"a.pdf": "report.pdf", "b 2017-11.pdf": "report.pdf"}


def test_a_folders_name_gives_way_to_the_report_and_a_files_own_does_not() -> None:
    """Somebody put the paper into the folder; "2018-02/" need not be the month of its meeting."""
    put = facts("a.pdf", date="2018-02", date_basis="file name", date_evidence="2018-02/")
    named = facts("b 2018-02.pdf", date="2018-02", date_basis="file name", date_evidence="b 2018-02.pdf")
    assert tied(report(), put, named) == {"a.pdf": "report.pdf"}


def test_a_report_of_years_later_in_the_same_folder_dates_nothing() -> None:
    """What a comment mentions shows that the paper is of another time; but a reference says more."""
    old = facts("a.pdf", date="2014-10", date_basis="inferred")
    assert tied(report(reference="POL 76/17"), old) == {}
    named = facts("Appendix A.pdf", date="2014-10", date_basis="inferred")
    assert tied(report(appendices=("Appendix A: Full list",)), named) == {}
    referred = facts("b.pdf", date="2014-10", date_basis="inferred", reference="POL 76/17")
    assert tied(report(reference="POL 76/17"), referred) == {"b.pdf": "report.pdf"}


def test_a_paper_with_a_firm_date_is_left_alone() -> None:
    """What a paper or a manifest states needs no report."""
    assert tied(report(), facts("a.pdf", date="2018-02", date_basis="manifest")) == {}


def test_reports_of_several_meetings_date_nothing_unless_something_ties_them() -> None:
    """A reference does, or the letter of the appendix that only one of them names."""
    one = report("one.pdf", reference="POL 76/17", appendices=("Appendix A: Full list",))
    two = report("two.pdf", date="2018-02-01", reference="POL 9/18", appendices=("Appendix B – Action plan",))
    assert tied(one, two, facts("list.pdf")) == {}
    assert tied(one, two, facts("list.pdf", reference="POL 9/18")) == {"list.pdf": "two.pdf"}
    assert tied(one, two, facts("Appendix_A.pdf")) == {"Appendix_A.pdf": "one.pdf"}


@pytest.mark.parametrize("known", [{"authority": "Kent Police"}, {"committee": "Audit Committee"}])
def test_a_paper_of_another_authority_or_committee_is_not_the_reports(known: dict[str, str]) -> None:
    """Even where they lie in one folder."""
    assert tied(report(authority="Fenshire Police"), facts("appendix.pdf", **known)) == {}


def test_the_date_comes_with_its_basis_and_settles_the_doubt() -> None:
    """And a tie that was made is not made again."""
    doubts = (Problem(code="period_unknown", message="?"), Problem(code="no_legend", message="?"))
    reading = Reading(paper=facts("appendix.pdf"), observations=(), leftovers=(), problems=doubts)
    done = dated(reading, report())
    assert (done.paper.date, done.paper.date_basis) == ("2017-11-30", "covering")
    assert done.paper.date_evidence == "report.pdf: its head"
    assert done.paper.committee == "Performance Sub Committee"
    assert [problem.code for problem in done.problems] == ["no_legend"]
    assert tied(report(), done.paper) == {}
    assert one_meeting(report(), done.paper)


def test_papers_of_one_day_are_of_one_meeting_where_committee_or_reference_says_so() -> None:
    """The day alone does not."""
    assert not one_meeting(report(), facts("x.pdf", date="2017-11-30", date_basis="stated"))
    assert not one_meeting(report(), report("x.pdf", committee="Audit Committee"))
    assert one_meeting(report(reference="R 1"), facts("x.pdf", date="2017-11-30", reference="R 1"))
