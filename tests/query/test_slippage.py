"""Every due date that was ever printed, and by how much it slipped."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas import DataFrame

from load import Database, load
from query import slippage
from query.due.chain import Printed, chain, slipped
from tests.query.papers import due, paper, revised, row


def cells(*papers: str) -> list[tuple[Printed, ...]]:
    """A cell a word: "2017-09>2018-01" is a date with its revision, "2018-09+2019-01" are two side by side."""
    found = []
    for words in papers:
        stated, *changed = words.split(">")
        originals = [Printed(due=date, date=_iso(date)) for date in stated.split("+") if date]
        later = [Printed(due=date, date=_iso(date), revised=True) for date in changed]
        found.append((*originals, *later))
    return found


def _iso(date: str) -> str | None:
    return date if date[:1].isdigit() else None


@pytest.mark.parametrize(
    ("papers", "steps"),
    [
        (["2018-06"], ["2018-06 None"]),
        (["2018-06", "2018-06", "2018-06"], ["2018-06 None"]),
        (["2017-09>2018-01"], ["2017-09 None", "2018-01 4"]),
        (["2017-09>2018-01", "2018-01", "2017-09>2018-01"], ["2017-09 None", "2018-01 4"]),
        (["2017-09", "2018-01"], ["2017-09 None", "2018-01 4"]),
        (["2017-09", "2017-09>2018-01", "2017-09>2018-01>2018-11"], ["2017-09 None", "2018-01 4", "2018-11 10"]),
        (["2018-11", "2018-09"], ["2018-11 None", "2018-09 -2"]),
        (["2018-01", "2018-03", "2018-01"], ["2018-01 None", "2018-03 2", "2018-01 -2"]),
        (["2018-01", "2017-09>2018-01"], ["2017-09 None", "2018-01 4"]),
        (["2018-01", "2017-09>2018-03"], ["2017-09 None", "2018-01 4", "2018-03 2"]),
        (["2018-09+2019-01"], ["2018-09 None", "2019-01 None"]),
        (["2018-09+2019-01>2019-03"], ["2018-09 None", "2019-01 None", "2019-03 2"]),
        (["2018-09+2019-01", "2018-09+2019-02"], ["2018-09 None", "2019-01 None", "2019-02 1"]),
        (["2018", "2018-11", "2018-11-30"], ["2018 None", "2018-11 0", "2018-11-30 0"]),
        (["2018", "2019-03-15"], ["2018 None", "2019-03-15 3"]),
        (["immediate", "2018-03", "immediate", "2018-05"],
         ["immediate None", "2018-03 None", "immediate None", "2018-05 2"]),
        (["", "2018-03", ""], ["2018-03 None"]),
        ([], []),
    ],
)  # fmt: skip
def test_a_chain_has_each_date_once_for_as_long_as_it_holds(papers: list[str], steps: list[str]) -> None:
    """Printed again is one date; told late stands first; side by side is no slip; an old date come back is a step."""
    assert [f"{step.printed[0].due} {step.months}" for step in chain(cells(*papers))] == steps


dates = st.sampled_from(["2017", "2017-09", "2018-01", "2018-01-31", "2019-03", "immediate", "P6M"])
any_cells = st.lists(
    st.lists(
        st.builds(
            lambda shown, later: Printed(due=shown, date=_iso(shown), revised=later), dates, st.booleans()
        ),
        max_size=4,
    ),
    max_size=6,
)


@given(papers=any_cells)
def test_no_date_is_lost_or_invented(papers: list[list[Printed]]) -> None:
    """Every printed date is in a step; what held last is the last that holds; telling all again changes nothing."""
    steps = chain(papers)
    assert {each.due for cell in papers for each in cell} == {
        each.due for step in steps for each in step.printed
    }
    assert sum(len(step.printed) for step in steps) == sum(map(len, papers))
    full = [cell for cell in papers if cell]
    if full:
        again = chain([*papers, full[-1]])
        assert [(step.printed[0].due, step.months) for step in again] == [
            (step.printed[0].due, step.months) for step in steps
        ]


@given(months=st.lists(st.integers(1, 12), min_size=1, max_size=8))
def test_what_slipped_in_all_is_from_the_first_date_to_the_last(months: list[int]) -> None:
    """Over every change there and back."""
    shown = [f"2018-{month:02}" for month in months]
    steps = chain(cells(*shown))
    assert (slipped(steps) or 0) == months[-1] - months[0]


def told(frame: DataFrame) -> list[tuple[Any, ...]]:
    names = ["number", "part", "step", "due", "role", "set_by", "months", "months_in_all", "papers"]
    return [tuple(line[name] for name in names) for line in frame.to_dict("records")]


def test_every_date_with_who_set_it_and_its_first_and_last_paper(database: Database) -> None:
    """What slipped most comes first; a part has dates of its own; one date only is no slip, and told when asked."""
    early = due("2017-09", set_by="inspectorate", text="Sept 17")
    late = revised("2018-01", set_by="force", text="Revised to: January 2018")
    load(
        paper("a.pdf", "2017-02", row("1", "amber", due("2017-09")), row("2", "amber", due("2018-01"))),
        database,
    )
    load(paper("b.pdf", "2017-11", row("1", "red", early, late), row("2", "amber", due("2018-02"))), database)
    load(
        paper("c.pdf", "2018-02", row("1", "red", late), row("3", "amber", due("2018-02"), part=2)), database
    )
    frame = slippage(database)
    assert told(frame) == [
        ("1", 1, 1, "2017-09", "original", "inspectorate", None, 4, 2),
        ("1", 1, 2, "2018-01", "revised", "force", 4, 4, 2),
        ("2", 1, 1, "2018-01", "original", "unknown", None, 1, 1),
        ("2", 1, 2, "2018-02", "original", "unknown", 1, 1, 1),
    ]
    first, second = frame.to_dict("records")[:2]
    assert (first["first_paper"], first["first_date"], first["last_paper"]) == ("a.pdf", "2017-02", "b.pdf")
    assert (second["first_paper"], second["last_paper"], second["last_place"]) == (
        "b.pdf", "c.pdf", "page 1, table 1, row 2",
    )  # fmt: skip
    assert (second["due_text"], second["colour"]) == ("Revised to: January 2018", "red")
    assert second["timeline"] == {"2017-02": "amber", "2017-11": "red", "2018-02": "red"}
    assert told(slippage(database, everything=True))[-1] == (
        "3", 2, 1, "2018-02", "original", "unknown", None, None, 1,
    )  # fmt: skip
    assert slippage(database, key="leadership-2016/3").empty


def test_the_order_in_which_papers_came_makes_no_difference(database: Database) -> None:
    """An older paper found late slots in; reckoned deadlines that a later paper prints are the same date."""
    six = due(None, relative="P6M", computed="2017-06", computed_from="2016-12")
    load(paper("b.pdf", "2017-11", row("1", "amber", due("2017-12"))), database)
    load(paper("a.pdf", "2017-05", row("1", "amber", due("2017-06"))), database)
    load(paper("0.pdf", "2017-02", row("1", "amber", six)), database)
    frame = slippage(database)
    assert [(line[3], line[6]) for line in told(frame)] == [("P6M", None), ("2017-12", 6)]
    assert list(frame["reckoned_from"]) == ["2016-12", None]
