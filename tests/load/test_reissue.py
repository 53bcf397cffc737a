"""A paper issued anew takes the place of the one before, by its manifest or by its name, whichever comes first."""

import doctest
from itertools import permutations

import pytest

import load.reissue
from load import Database, readings
from load import load as load_reading
from load.reissue import Issue, supersedes
from tests.load import readings as made
from tests.load.databases import clear


def issue(file: str, **changes: str | None) -> Issue:
    given = {
        "supersedes": "",
        "authority": "Fenshire Police",
        "committee": "Performance",
        "date": "2018-11-09",
    }
    return Issue(file=file, **{**given, **changes})  # type: ignore[arg-type]  # the dictionary has no nulls but date's


def test_the_examples_in_the_code_hold() -> None:
    """Docstrings are true."""
    assert doctest.testmod(load.reissue).failed == 0


@pytest.mark.parametrize(
    "name",
    [
        "Appendix A (revised).pdf", "appendix-a v2.docx", "RE-ISSUED Appendix A.pdf", "Appendix A - corrected.pdf",
        "Appendix_A_version_2.pdf", "AppendixA reissue.pdf", "Appendix A amended v1.1.pdf",
    ],
)  # fmt: skip
def test_names_that_say_so_take_the_first_ones_place(name: str) -> None:
    """Of the same authority, committee and date; the other way round never."""
    first = issue("Appendix A.pdf")
    assert supersedes(issue(name), first)
    assert not supersedes(first, issue(name))
    for other in ({"date": "2018-02-09"}, {"authority": "Downland Police"}, {"committee": "Audit"}):
        assert not supersedes(issue(name, **other), first)


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("Appendix B v2.pdf", "Appendix A.pdf"),
        ("Appendix A v2.pdf", "Appendix A v3.pdf"),
        ("Appendix A.pdf", "Appendix A (copy).docx"),
        ("Appendix A revised.pdf", "Appendix A amended.pdf"),
        ("revised.pdf", "v2.pdf"),
        ("Revised budget 2018-19.pdf", "Appendix A.pdf"),
    ],
)  # fmt: skip
def test_other_names_take_nobodys_place(newer: str, older: str) -> None:
    """Another appendix, an older version, two of one standing, a mark and nothing else."""
    assert not supersedes(issue(newer), issue(older))


def test_papers_of_unknown_dates_are_not_of_one_meeting() -> None:
    """Two undated appendices may be years apart."""
    assert not supersedes(issue("A v2.pdf", date=None), issue("A.pdf", date=None))


def test_a_manifest_goes_before_a_name() -> None:
    """It says which paper is meant."""
    newer = issue("Appendix A v2.pdf", supersedes="Appendix B.pdf")
    assert supersedes(newer, issue("Appendix B.pdf", committee="", date=None))
    assert not supersedes(newer, issue("Appendix A.pdf"))


def test_of_three_issues_the_last_is_in_force_whatever_the_order(database: Database) -> None:
    """And of another meeting's, its own."""
    papers = [
        made.reading("appendix.pdf", {"1": "red"}),
        made.reading("appendix (revised).pdf", {"1": "amber"}),
        made.reading("appendix v2.pdf", {"1": "green"}),
    ]
    for order in permutations(papers):
        clear(database)
        for each in order:
            load_reading(each, database)
        assert [each.paper.paper for each in readings(database)] == ["appendix v2.pdf"]
