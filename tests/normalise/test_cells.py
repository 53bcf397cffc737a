"""Words, numbers, labels, kinds, statuses and fills of single cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.fills import colour_of
from normalise.kinds import kind_of, opening_label
from normalise.legend import read_legend
from normalise.numbers import from_cell, from_text
from normalise.status import read_status
from normalise.words import fold, one_line, whole
from schemas import LegendEntry, Piece, Place

NO_LEGEND = read_legend(())


def test_a_cell_that_a_page_break_cut_is_one_line_again():
    """Pieces are joined by one space, and a hyphen at a line's end keeps its word together."""
    pieces = [Piece(text="joint multi-", place=Place()), Piece(text="agency\nwork", place=Place())]
    assert whole(pieces) == "joint multi-agency work"


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(text):
    """Both foldings are at rest after one pass."""
    assert one_line(one_line(text)) == one_line(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("printed", "number"),
    [("1", "1"), ("1b", "1b"), ("4.", "4"), ("(7)", "7"), ("[1.1b]", "[1.1b]"), ("", "")],
)
def test_a_number_cell_gives_the_number_as_printed(printed, number):
    """Only the stop and the round brackets that set it off go."""
    assert from_cell(printed) == number


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2\nCause of concern We", ("2", "Cause of concern We")),
        ("1b\nContext: in", ("1b", "Context: in")),
        ("3. The force should", ("3", "The force should")),
        ("4 officers were trained", ("", "4 officers were trained")),
        ("2018 was the year", ("", "2018 was the year")),
    ],
)
def test_a_number_at_the_start_of_the_text_is_told_from_the_sentence(printed, expected):
    """A bare number on its own line, or one set off by a stop; a count of officers is no number."""
    assert from_text(printed) == expected


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Area for Improvement The force should", "Area for Improvement", "area_for_improvement"),
        ("Cause of concern X is weak. Recommendation By May, forces", "Cause of concern", "recommendation"),
        ("Cause of concern X is weak.", "Cause of concern", "cause_of_concern"),
        ("Recommendations made elsewhere apply", "", "recommendation"),
        ("The force should", "", "recommendation"),
    ],
)
def test_the_label_printed_in_a_row_rules_its_kind(text, label, kind):
    """A cause of concern always comes with its recommendation: then the row is one."""
    found = opening_label(text)
    assert (found.printed if found else "") == label
    assert kind_of(found, text, "", "Recommendations & Areas for Improvement") == kind


@pytest.mark.parametrize(
    ("heading", "banner", "kind"),
    [
        ("Area for Attention", "", "area_for_attention"),
        ("Recommendations & Areas for Improvement", "", "recommendation"),
        ("Recommendation", "Areas for Enhancement Do more of:", "area_for_enhancement"),
        ("Action", "", "action"),
    ],
)
def test_without_a_label_the_line_over_the_row_and_then_the_heading_tell_the_kind(heading, banner, kind):
    """A heading that names two kinds tells none."""
    assert kind_of(None, "The force should", banner, heading) == kind


@pytest.mark.parametrize(
    ("words", "fill", "colour", "is_new", "source"),
    [
        ("AMBER", None, "amber", False, "word"),
        ("NEW GREEN", "#92d050", "green", True, "both"),
        ("NEW GREEN - Complete", None, "green", True, "word"),
        ("NEW CLOSED", None, "closed", True, "word"),
        ("Amber – at risk", None, "amber", False, "word"),
        ("", "#c0504d", "red", False, "fill"),
        ("On track", "#99cc00", "green", False, "fill"),
        ("AMBER", "#ffffff", "amber", False, "word"),
    ],
)
def test_a_status_is_read_by_word_and_by_fill(words, fill, colour, is_new, source):
    """Where the colour comes from is told."""
    status = read_status(words, fill, NO_LEGEND)
    assert (status.colour, status.is_new, status.colour_from) == (colour, is_new, source)
    assert status.raw == words
    assert status.problems == ()


def test_word_and_fill_that_disagree_are_both_kept():
    """The word gives the colour, the fill a problem that says so."""
    status = read_status("AMBER", "#ff0000", NO_LEGEND)
    assert (status.colour, status.colour_from) == ("amber", "word")
    assert [problem.code for problem in status.problems] == ["status_and_fill_differ"]


@pytest.mark.parametrize(
    ("words", "code"), [("Purple", "status_unread"), ("Amber/Green", "status_unread"), ("", "status_missing")]
)
def test_a_status_that_tells_nothing_is_no_colour_but_a_problem(words, code):
    """No colour without a word or a fill."""
    status = read_status(words, None, NO_LEGEND)
    assert status.colour is None
    assert [problem.code for problem in status.problems] == [code]


@pytest.mark.parametrize(
    ("fill", "colour"),
    [
        ("#c0504d", "red"),
        ("#99cc00", "green"),
        ("#f79646", "amber"),
        ("#8db3e2", "blue"),
        ("#ffffff", "white"),
        ("#bfbfbf", "grey"),
        ("#000000", None),
    ],
)
def test_slightly_odd_shades_are_the_colour_that_a_person_sees(fill, colour):
    """Word's and Excel's palettes have many reds."""
    assert colour_of(fill) == colour


def entry(word, definition, fill=None):
    return LegendEntry(word=word, definition=definition, fill=fill, place=Place())


def test_a_shade_is_judged_by_the_papers_own_legend():
    """An orange that alone would pass for red is this paper's amber."""
    legend = read_legend((entry("AMBER", "In progress", "#ff3300"), entry("RED", "Overdue", "#c00000")))
    assert read_status("", "#ff3805", NO_LEGEND).colour == "red"
    assert read_status("", "#ff3805", legend).colour == "amber"
    assert read_status("AMBER", "#ff3300", legend).colour_from == "both"


def test_a_colour_means_what_this_papers_legend_says():
    """The same RED is refused under one year's legend and overdue or refused under the next one's."""
    before = read_legend((entry("RED", "The recommendation cannot or will not be implemented"),))
    after = read_legend(
        (entry("RED", "The recommendation is beyond its deadline or will not be implemented"),)
    )
    assert before.state("red", overdue=True) == "refused"
    assert after.state("red", overdue=True) == "overdue"
    assert after.state("red", overdue=False) == "unknown"


@pytest.mark.parametrize(
    "definition", ["For others to complete", "For other forces to implement", "Waiting on another body"]
)
def test_what_waits_for_others_is_not_complete(definition: str) -> None:
    """Whatever they are to do with it."""
    legend = read_legend((entry("WHITE", definition),))
    assert legend.states["white"] == ("elsewhere",)


def test_green_is_on_track_where_the_legend_says_so():
    """Other authorities' green is not yet done."""
    legend = read_legend((entry("Green", "On track to be delivered"), entry("Blue", "Complete")))
    assert legend.state("green", overdue=False) == "in_progress"
    assert legend.state("blue", overdue=False) == "complete"


def test_under_brag_green_is_on_track_without_a_legend_to_say_so():
    """Blue is complete there."""
    legend = read_legend((), ["BRAG status"])
    assert legend.state("green", overdue=False) == "in_progress"
    assert legend.state("blue", overdue=False) == "complete"
    assert read_legend((), ["RAG"]).state("green", overdue=False) == "implemented"
