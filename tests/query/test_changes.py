"""What changed between two periods: row by row, by records alone."""

from typing import Any

import pytest

from query.changes.between import between
from query.changes.dues import move
from query.changes.records import Row
from schemas import LegendEntry, Place
from tests.query.periods import WHOLE, changed, period, quarter, row, told


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("amber", "green", "greened"), ("red", "green", "greened"), ("white", "green", "greened"),
        ("amber", "red", "reddened"), ("white", "red", "reddened"),
        ("red", "amber", "recovered"), ("green", "amber", "regressed"), ("green", "red", "regressed"),
        ("blue", "amber", "regressed"), ("white", "amber", "recoloured"), ("amber", "white", "recoloured"),
        ("green", "blue", "recoloured"), ("amber", "closed", "closed"), ("green", "closed", "closed"),
        ("closed", "amber", "reopened"), ("closed", "green", "reopened"),
    ],
)  # fmt: skip
def test_each_turn_of_a_colour_has_one_name(before: str, after: str, change: str) -> None:
    assert told(changed([row(colour=before)], [row(colour=after)])) == [(change, "1", before, after)]


def test_a_state_stands_in_where_no_colour_is_printed() -> None:
    """The values told are what is printed, never a colour that is not."""
    before, after = row(colour=None, state="in_progress"), row(colour=None, state="overdue")
    assert told(changed([before], [after])) == [("reddened", "1", "in progress", "overdue")]
    assert changed([row(colour="amber")], [row(colour=None, state="in_progress")]) == []


def test_a_status_that_was_not_read_has_not_turned() -> None:
    assert changed([row(colour="amber")], [row(colour=None)]) == []
    assert changed([row(colour=None)], [row(colour="red")]) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2018-09", "2018-12", ("slipped", 3)), ("2019-06", "2019-03", ("brought_forward", -3)),
        ("2018-11-30", "2018-12", ("slipped", 1)), ("2018-11", "2018-11-30", None), ("2018", "2018-12", None),
        ("2018", "2019-03", ("slipped", 12)), ("2018-11-01", "2018-11-30", ("slipped", 0)),
        (None, "2019-03", ("due_set", None)), ("immediate", "2019-03", ("due_set", None)),
        ("2019-03", None, None), ("2019-03", "immediate", None), (None, "P6M", None), ("P6M", "P12M", None),
    ],
)  # fmt: skip
def test_dates_are_compared_no_more_precisely_than_printed(
    old: str | None, new: str | None, expected: tuple[str, int | None] | None
) -> None:
    assert move(old, new) == expected


@pytest.mark.parametrize(
    ("after", "months"),
    [
        ({"due": "2019-01"}, None), ({"due": "2019-03-31"}, None), ({"due": "2018-12"}, -3), ({"due": "2019-04"}, 1),
        (quarter("2019-06", "Q1 2019/20"), 3), ({"due": "2019"}, None),
    ],
)  # fmt: skip
def test_a_month_of_a_quarter_is_no_other_date(after: dict[str, Any], months: int | None) -> None:
    found = changed([row(**quarter("2019-03", "Q4 2018/19"))], [row(**after)])
    assert [each.months for each in found] == ([months] if months else [])


def test_a_duration_that_stays_did_not_move_though_its_reports_publication_is_told_otherwise() -> None:
    before, after = row(due="P6M"), row(due="P6M", reckoned="2018-09")
    assert changed([before], [after]) == changed([after], [before]) == []


def test_a_recommendation_can_change_in_several_ways_at_once() -> None:
    after = row("2", "red", key="custody/1", due="2019-03", text="The force should do another thing.")
    found = changed([row("1", "amber", due="2018-12")], [after])
    assert {each.change for each in found} == {"renumbered", "reworded", "reddened", "slipped"}
    assert {each.recommendation_key for each in found} == {"custody/1"}
    assert [each.months for each in found if each.change == "slipped"] == [3]
    assert [each.change for each in found][:2] == ["reddened", "slipped"], "the worst first"


def test_punctuation_hyphens_case_and_brackets_are_no_change() -> None:
    before = row("[1b]", text="The Force’s front-line staff, and others", key="k", title="Custody – National")
    after = row("1B.", text="the forces frontline staff and others.", key="k", title="Custody: national")
    assert changed([before], [after]) == []


def test_a_new_report_and_its_rows_are_both_told() -> None:
    found = changed([row()], [row(), row("1", "white", "fraud"), row("2", "amber", "fraud")])
    assert [(each.change, each.recommendation_key, each.after) for each in found] == [
        ("new_report", None, "Fraud"), ("first_seen", "fraud/1", "white"), ("first_seen", "fraud/2", "amber"),
    ]  # fmt: skip


def test_a_report_that_an_earlier_paper_listed_is_not_new() -> None:
    found = changed([row()], [row(), row("2", report="fraud")], [row("1", report="fraud"), row()])
    assert "new_report" not in {each.change for each in found}


def test_one_that_became_several_is_told_once() -> None:
    """Nothing else is: what is one and what is several cannot be held against each other."""
    pieces = [
        row("6a", key="k", text="Find the sites.", due="2019-03"),
        row("6b", "red", key="k", part=2, text="Keep a record."),
    ]
    assert told(changed([row("6", key="k", due="2018-09")], pieces)) == [("split", "6a", "6", ("6a", "6b"))]


def test_several_that_became_one_are_told_once() -> None:
    after = row("4", "red", text="Ring back, and grade again.", merged=("custody/5",))
    found = changed(
        [row("4"), row("5", "green"), row("6")], [after, row("5", key="custody/6", text=row("6").text)]
    )
    assert told(found) == [("merged", "4", ("4", "5"), "4"), ("renumbered", "5", "6", "5")]


def test_what_others_merged_is_not_merged_here() -> None:
    """Another authority's paper put the two in one; here the one goes, and the other's words stay as they were."""
    found = changed([row("4"), row("5"), row("6")], [row("4", merged=("custody/5",)), row("6")])
    assert told(found) == [("dropped_without_closure", "5", "amber", None)]


def test_parts_that_are_one_again_are_merged_and_a_part_that_goes_is_gone() -> None:
    parts = [
        row("2", text="Know what to look for."),
        row("2", "green", part=2, text="Know where to send it."),
    ]
    whole = row("2", text="Know what to look for. Know where to send it.")
    (found,) = changed(parts, [whole])
    assert told([found]) == [("merged", "2", ("2", "2"), "2")]
    assert found.words == (
        "The 2 parts of recommendation 2 of “Custody” are one now; before amber and green, after amber."
    )
    assert told(changed(parts, parts[:1])) == [("dropped_after_completion", "2", "green", None)]


def test_what_leads_up_to_a_list_is_not_a_part_of_it() -> None:
    """The first item is done and goes; what the second was, stays, under the words that led up to both."""
    cause = "Victims are not always protected soon enough. To address this, the force should:"
    parts = [
        row("4", "green", text=f"{cause} • apply for interim orders;"),
        row("4", part=2, text="• train all investigators."),
    ]
    left = row("4", part=2, text=f"{cause} • train all investigators.")
    assert told(changed(parts, [left])) == [("dropped_after_completion", "4", "green", None)]


def test_parts_whose_words_became_one_sentence_are_merged() -> None:
    """Joined by an "and", with what both began with told once."""
    parts = [
        row("5a", "green", key="k", text="The force should train every custody sergeant."),
        row("5b", "red", key="k", part=2, text="The force should write down who has failed."),
    ]
    whole = row(
        "5", key="k", text="The force should train every custody sergeant and write down who has failed."
    )
    assert told(changed(parts, [whole])) == [("merged", "5", ("5a", "5b"), "5")]


def test_a_part_is_renumbered_with_the_whole() -> None:
    def parts(number: str) -> list[Row]:
        return [row(number, key="k", part=part, text=f"Part {part}.") for part in (1, 2)]

    assert told(changed(parts("2"), parts("3"))) == [("renumbered", "3", "2", "3")]


def test_a_row_in_another_list_is_renumbered_and_says_where() -> None:
    line = "The following recommendations are for the CPS."
    before = [row("3"), row("1", group=line), row("4")]
    after = [row("4"), row("1", group=line), row("2", key="custody/3", group=line)]
    (found,) = [
        each
        for each in changed(before, after)
        if each.recommendation_key == "custody/3" and each.change != "reworded"
    ]
    assert (found.change, found.before, found.after) == ("renumbered", "3", "2")
    assert line in found.words


def test_a_line_over_a_group_in_other_words_moves_nothing() -> None:
    assert changed([row(group="For the CPS.")], [row(group="These are for the CPS.")]) == []


def legend(**lines: str) -> tuple[LegendEntry, ...]:
    return tuple(
        LegendEntry(word=word, definition=means, fill=None, place=Place(page=1, row=at))
        for at, (word, means) in enumerate(lines.items(), start=1)
    )


def test_colours_that_mean_something_else_are_one_change() -> None:
    old = period("2018", row(), legend=legend(GREEN="Done", RED="Late", WHITE="Others"), legend_paper="a.pdf")
    new = period("2019", row(), legend=legend(GREEN="done.", RED="Late or refused", BLUE="Complete"))
    (found,) = between("Fenshire Police", old, new, [])
    assert (found.change, found.before, found.after) == (
        "legend_changed", ("RED: Late", "WHITE: Others"), ("RED: Late or refused", "BLUE: Complete"),
    )  # fmt: skip
    assert (found.recommendation_key, found.report_key) == (None, None)
    assert between("Fenshire Police", old, period("2019", row()), []) == (), (
        "a paper without a legend says nothing"
    )


def test_a_covering_report_beside_the_appendix_tells_nothing_twice() -> None:
    """Both papers of a meeting have the row; the one that lists more of the report counts."""
    appendix = [row("1", "red", paper="appendix.pdf"), row("2", paper="appendix.pdf")]
    found = changed([row("1"), row("2")], [row("1", "green", paper="report.pdf"), *appendix])
    assert told(found) == [("reddened", "1", "amber", "red")]
    assert found[0].to_paper == "appendix.pdf"


def test_nothing_changes_between_a_period_and_itself() -> None:
    assert changed(WHOLE, WHOLE) == []
