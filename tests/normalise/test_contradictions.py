"""Comments that contradict the status beside them, and the many that only seem to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.contradictions import contradictions
from schemas import Place

STATES = {
    "green": "implemented",
    "amber": "in_progress",
    "red": "overdue",
    "white": "elsewhere",
    "closed": "closed",
}
PLACE = Place(page=3, table=2, row=4)


def said(colour, comment, number="2", state=None):
    """The messages of the problems found."""
    found = tuple(contradictions(colour, state or STATES[colour], number, comment, PLACE))
    assert all(
        (each.code, each.field, each.place) == ("comment_contradicts_status", "comment", PLACE)
        for each in found
    )
    return [each.message for each in found]


CONTRADICTING = [
    ("red", "The desk opens in March 2017, at which point this will be green."),
    ("red", "A profile is due in May, at which point this recommendation will be green. Staff were told."),
    ("red", "At the conclusion this will be green Learning is already shared."),
    ("red", "This should be turned green by the next committee."),
    ("red", "Now complete."),
    ("red", "This is now complete"),
    ("red", "Completed in March 2018."),
    ("red", "The policy is live. This recommendation has been implemented."),
    ("red", "This action is now green."),
    ("amber", "Complete."),
    ("amber", "The audit was done and this has been moved from red to green."),
    ("amber", "It remains RED until the vetting is done."),
    ("amber", "This area for improvement is now fully discharged."),
    ("green", "This remains red while two posts are vacant."),
    ("green", "It will be green once the board has signed."),
    ("green", "This recommendation is not yet implemented."),
    ("green", "The action remains outstanding."),
    ("green", "Status: amber. The work goes on."),
    ("white", "This is now amber as the lead has replied."),
    ("closed", "This will be green in May."),
]


@pytest.mark.parametrize(("colour", "comment"), CONTRADICTING)
def test_a_comment_that_contradicts_its_row_is_said_with_its_words(colour, comment):
    """One problem, with the colour and the words, and where they stand."""
    (message,) = said(colour, comment)
    assert message.startswith(f"The status is {colour}, and the comment says ")
    quoted = message.split("'", 1)[1].rsplit("'", 1)[0].strip("… ")
    assert quoted in comment


HARMLESS = [
    ("amber", "At the conclusion of these activities this will be green."),
    ("amber", "This will be green when a process is in place."),
    ("amber", "This remains amber."),
    ("white", "It will be green once the national lead has acted."),
    ("red", "The questionnaire has been completed and returned. Software is being bought."),
    ("red", "The policy rewrite and communications plan is now completed. The launch is late."),
    ("red", "Recommendation 3 is now green."),
    ("red", "If the bid succeeds this will be green."),
    ("red", "This recommendation has been implemented in part."),
    ("red", "The work will be complete in May."),
    ("red", "It was previously amber."),
    ("green", "The risk remains red on the register."),
    ("green", "The overall grade is now amber."),
    ("green", "The form is now green paper, and the van has been moved to red route 4."),
    ("green", "This moved from amber to green in May."),
    ("green", "This recommendation is now complete."),
    ("green", "The survey will be completed again each year; training remains ongoing."),
    ("green", "The green paper and the white ribbon campaign are supported."),
    ("red", "Red tape is now being cut; the amber light is on."),
    ("red", ""),
]


@pytest.mark.parametrize(("colour", "comment"), HARMLESS)
def test_plans_other_items_conditions_and_the_past_contradict_nothing(colour, comment):
    """A false alarm costs more than it finds."""
    assert said(colour, comment) == []


def test_a_green_that_only_means_on_track_is_not_held_against_open_work():
    """Under a paper's own legend; and a red that is complete already is no red that is done."""
    assert said("green", "The action remains outstanding.", state="in_progress") == []
    assert said("red", "Now complete.", state="complete") == []
    assert tuple(contradictions(None, "complete", "1", "This will be green.", None)) == ()


def test_the_rows_own_number_is_no_other_item():
    """ "Recommendation 2" in row 2."""
    assert len(said("red", "Recommendation 2 is now green.")) == 1
    assert said("red", "Recommendation 2b is now green.") == []


@given(st.sampled_from(sorted(STATES)), st.text(max_size=200), st.sampled_from(CONTRADICTING))
def test_any_comment_at_all_is_read_without_a_fault(colour, text, known):
    """Also around words that mean something."""
    said(colour, text)
    said(colour, f"{known[1]} {text}")


def test_a_long_comment_of_the_same_words_is_read_through():
    """No sentence is read for ever."""
    assert said("amber", "remains " * 20_000 + "so, says a green form") == []
    assert said("amber", "this is now has been moved from " * 4_000 + "the green form") == []
