"""Two papers of one day that say the same things are a finding; a covering report beside its appendix is none."""

from load import Database, load
from query import findings
from tests.load import readings as made

NUMBERS = dict.fromkeys(("1", "2", "3", "4"), "amber")


def rivals(database: Database) -> list[str]:
    frame = findings(database, codes=["papers_rival"])
    return list(frame["words"])


def test_two_papers_of_one_day_that_differ_are_a_finding(database: Database) -> None:
    """Both stay in force, and the sentence names them and what to do."""
    load(made.reading("one/appendix.pdf", NUMBERS), database)
    load(made.reading("two/appendix.pdf", {**NUMBERS, "2": "red"}), database)
    assert rivals(database) == [
        "one/appendix.pdf and two/appendix.pdf are both Fenshire Police's of 2017-02: 1 of 4 statuses that both give "
        "are not the same. A manifest says which holds (supersedes)."
    ]


def test_two_papers_that_share_most_of_what_they_say_are_a_finding(database: Database) -> None:
    """Their counts would be double."""
    load(made.reading("a.pdf", NUMBERS), database)
    load(made.reading("b.pdf", {**NUMBERS, "5": "green"}), database)
    assert len(rivals(database)) == 1


def test_papers_that_say_different_things_or_on_another_day_are_none(database: Database) -> None:
    """Part A and part B of one meeting; two quarters; one issued in the other's place."""
    load(made.reading("a.pdf", NUMBERS), database)
    load(made.reading("b.pdf", {"7": "green", "8": "green"}), database)
    load(made.reading("c.pdf", NUMBERS, date="2017-06"), database)
    load(made.reading("a v2.pdf", {**NUMBERS, "1": "green"}), database)
    assert rivals(database) == []
