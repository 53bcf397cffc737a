"""Values in words and back, and the key that follows from a corrected number."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from load.correcting import FIELDS, find, said, tie_of, values
from load.correcting.apply import _last
from load.correcting.dates import iso_date
from load.correcting.dues import read_dues
from load.correcting.dues import said as dues_said
from normalise.identity import recommendation_key
from schemas import Due, Observation, Place
from schemas.correction import Correctable
from tests.load import readings as made

SHAPES = {4: "year", 7: "month", 10: "day"}
days = st.dates(date(2000, 1, 1), date(2099, 12, 31)).flatmap(
    lambda day: st.sampled_from([str(day), str(day)[:7], str(day)[:4]])
)


@st.composite
def dues(draw: st.DrawFn) -> Due:
    """A due date as a person can say it."""
    day = draw(st.none() | days)
    immediate = day is None and draw(st.booleans())
    coarse = draw(st.none() | st.sampled_from(["quarter", "season"])) if day else None
    return Due(
        date=day,
        precision=coarse or (SHAPES[len(day)] if day else None),
        set_by=draw(st.sampled_from(["inspectorate", "force", "unknown"])),
        role=draw(st.sampled_from(["original", "revised"])),
        immediate=immediate,
        relative=None if day or immediate else draw(st.sampled_from(["P6M", "P1Y", "P2W", "P1Y6M"])),
    )


@given(st.lists(dues(), max_size=4).map(tuple), st.booleans())
def test_due_dates_come_back_from_their_words(found: tuple[Due, ...], no_deadline: bool) -> None:
    """Whatever a person can say."""
    assert read_dues(dues_said(found, no_deadline=no_deadline)) == (found, no_deadline)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2018", "2018"), ("2018-11", "2018-11"), ("Nov-18", "2018-11"), ("november 2018", "2018-11"),
        ("30/11/2018", "2018-11-30"), ("11/30/2018", "2018-11-30"), ("5/5/2018", "2018-05-05"),
        ("30-Nov-2018", "2018-11-30"), ("1 Sept 2018", "2018-09-01"), (" 2018-02-28 ", "2018-02-28"),
    ],
)  # fmt: skip
def test_dates_are_read_as_written_and_as_a_spreadsheet_makes_them(words: str, expected: str) -> None:
    """No more precise than written."""
    assert iso_date(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "03/04/2018",
        "31/02/2018",
        "31/13/2018",
        "0/0/2018",
        "2018-13",
        "2018-00",
        "31 June 2018",
        "Nov",
        "soon",
        "1 Novembre 2018",
        "0000",
        "18",
    ],
)
def test_what_is_no_date_or_could_be_two_is_refused(words: str) -> None:
    """Never guessed."""
    with pytest.raises(ValueError, match=r"no date|no calendar"):
        iso_date(words)


def test_every_correctable_field_has_its_words() -> None:
    """And all of them are fields of an observation."""
    assert tuple(FIELDS) == get_args(Correctable)
    assert set(FIELDS) <= set(Observation.__struct_fields__)


@given(made.observations(made.facts()), st.sampled_from(get_args(Correctable)))
def test_a_value_in_words_reads_as_itself_or_not_at_all(observation: Observation, field: Correctable) -> None:
    """What a review shows may be given back as it is."""
    words = said(field, observation)
    try:
        own = values(field, words)
    except ValueError:
        return
    assert said(field, replace(observation, **own)) == " ".join(words.split()) or not words.isascii()


@given(st.text("0123456789abc.()[]/& ", max_size=8), st.text(max_size=40))
def test_the_key_of_a_corrected_number_is_the_one_that_a_paper_would_give(number: str, text: str) -> None:
    """Two rooms that may not know each other say the same."""
    printed = recommendation_key("custody", "", number, text).removeprefix("custody/")
    assert _last(number, text) == printed


def rows(*told: tuple[str, str, int], at: Place | None) -> list[Observation]:
    paper = made.facts()
    return [
        made.observation(paper, number, text=text, part=part, place=(at,) if at else ())
        for number, text, part in told
    ]


@pytest.mark.parametrize(
    "at", [None, Place(table=1, row=2), Place(line=7), Place(page=1, bbox=(0.0, 0.0, 9.0, 9.0))]
)
def test_rows_of_one_place_are_told_apart_by_words_number_and_part(at: Place | None) -> None:
    """Parts of one row stand in one place; rows that are the same in everything are not told apart."""
    here = rows(("1", "Act.", 1), ("1", "Act.", 2), ("2", "Act.", 1), ("2", "Look.", 1), at=at)
    assert [find(tie_of(row), here) for row in here] == [0, 1, 2, 3]
    assert find(tie_of(here[0]), [*here, here[0]]) is None


def test_a_box_that_covers_a_little_of_the_ground_is_not_the_same_row() -> None:
    """The next row's upper edge; the page counts too."""
    (row,) = rows(("1", "Act.", 1), at=Place(page=1, bbox=(0.0, 0.0, 100.0, 50.0)))
    (near,) = rows(("2", "Look.", 1), at=Place(page=1, bbox=(0.0, 45.0, 100.0, 95.0)))
    (other,) = rows(("2", "Look.", 1), at=Place(page=2, bbox=(0.0, 0.0, 100.0, 50.0)))
    (flat,) = rows(("2", "Look.", 1), at=Place(page=1, bbox=(0.0, 0.0, 0.0, 0.0)))
    assert find(tie_of(row), [near]) is None
    assert find(tie_of(row), [other]) is None
    assert find(tie_of(row), [flat]) is None
    better = Place(page=1, bbox=(0.0, 2.0, 100.0, 55.0))
    for number, text, part, expected in (
        ("1", "Look.", 1, 0), ("2", "Act.", 1, 0), ("1", "Act.", 2, None), ("2", "Look.", 1, None)
    ):  # fmt: skip
        assert find(tie_of(row), rows((number, text, part), at=better)) == expected
