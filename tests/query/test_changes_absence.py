"""What became of rows that a later paper does not print: by records alone."""

from schemas import Place
from tests.query.periods import WHOLE, changed, row, told


def test_what_a_covering_report_quotes_is_not_held_against_the_tracker() -> None:
    """It says nothing of the rest of the report, and its words and numbers are its own; a narrative paper tracks."""
    tracker = [row("1"), row("2", "green"), row("3")]
    line = (Place(line=100),)
    quoted = row("9", None, key="custody/2", text="In its own words.", title="The inspection", place=line)
    assert told(changed(tracker, [quoted])) == [
        ("cannot_tell", "1", "amber", None), ("cannot_tell", "2", "green", None), ("cannot_tell", "3", "amber", None),
    ]  # fmt: skip
    assert changed([quoted], tracker, tracker) == []
    narrative = [row(number, None, place=line) for number in ("1", "2")]
    assert [each.change for each in changed(narrative, narrative[:1])] == ["dropped_without_closure"]


def test_rows_that_go_are_told_by_how_they_stood() -> None:
    before = [row("1", "green"), row("2", "closed"), row("3", "amber"), row("4", "blue"), row("5")]
    assert told(changed(before, [row("5")])) == [
        ("dropped_without_closure", "3", "amber", None),
        ("dropped_after_closure", "2", "closed", None),
        ("dropped_after_completion", "1", "green", None),
        ("dropped_after_completion", "4", "blue", None),
    ]


def test_green_that_is_only_on_track_was_not_completed() -> None:
    before = [row("1", "green", state="in_progress"), row("2")]
    assert told(changed(before, [row("2")])) == [("dropped_without_closure", "1", "green", None)]


def test_white_is_not_completed_whatever_its_legend_says() -> None:
    before = [row("1", "white", state="complete"), row("2")]
    assert told(changed(before, [row("2")])) == [("dropped_without_closure", "1", "white", None)]


def test_of_a_report_that_is_not_listed_nobody_can_tell() -> None:
    """Its done rows are no exception while others of it were open."""
    before = [row("1", "green", "fraud"), row("2", "red", "fraud"), row("1", report="hate")]
    found = changed(before, [row("1", report="hate")])
    assert [(each.change, each.report_key, each.number) for each in found] == [
        ("cannot_tell", "fraud", "1"),
        ("cannot_tell", "fraud", "2"),
    ]


def test_a_report_of_which_all_was_done_has_left() -> None:
    before = [row("1", "green", "fraud"), row("2", "closed", "fraud"), row("1", report="hate")]
    found = changed(before, [row("1", report="hate")])
    assert [each.change for each in found] == ["dropped_after_closure", "dropped_after_completion"]


def test_a_paper_of_other_reports_alone_says_nothing_of_what_was_done() -> None:
    found = changed([row("1", "green", "fraud")], [row("1", report="hate")])
    assert [(each.change, each.report_key) for each in found if each.report_key == "fraud"] == [
        ("cannot_tell", "fraud")
    ]


def test_rows_behind_a_cut_cannot_be_told() -> None:
    """The later paper ends in the middle of a report; what stood further down, and the reports below, may be lost."""
    found = changed(WHOLE, [row("1", report="hate")])
    assert [(each.change, each.report_key, each.number) for each in found] == [
        ("cannot_tell", "hate", "2"), ("cannot_tell", "hate", "3"), ("cannot_tell", "fraud", "1"),
    ]  # fmt: skip


def test_rows_above_a_cut_are_gone() -> None:
    found = changed(WHOLE, [row("2", report="hate"), row("3", report="hate")])
    assert told(found)[0] == ("dropped_without_closure", "1", "amber", None)


def test_a_table_above_a_last_title_was_printed_to_its_end() -> None:
    found = changed(WHOLE, [row("1", report="hate")], ends_in_title=True)
    assert [(each.change, each.number) for each in found] == [
        ("dropped_without_closure", "2"), ("dropped_without_closure", "3"), ("cannot_tell", "1"),
    ]  # fmt: skip


def test_a_paper_that_goes_on_is_not_cut_off() -> None:
    after = [row("1", report="hate"), row("1", report="new")]
    found = [each for each in changed(WHOLE, after) if each.report_key == "hate"]
    assert [each.change for each in found] == ["dropped_without_closure"] * 2


def test_what_a_cut_paper_lost_does_not_come_back() -> None:
    """Held against the last paper that had it: what changed behind the cut is told, and where it was printed."""
    lost, back = row("1", "amber", "fraud"), row("1", "red", "fraud")
    assert changed([row(report="hate")], [row(report="hate"), lost], [row(report="hate"), lost]) == []
    (found,) = changed([row(report="hate")], [row(report="hate"), back], [row(report="hate"), lost])
    assert (found.change, found.from_paper, found.to_paper) == ("reddened", "2010.pdf", "2019.pdf")


def test_what_went_behind_a_cut_is_told_when_it_is_certain() -> None:
    """Once: the doubt was told of the paper that was cut off."""
    whole = [row(report="hate"), row("1", report="fraud"), row("2", report="fraud")]
    found = changed([row(report="hate")], [row(report="hate"), row("1", report="fraud")], whole)
    assert told(found) == [("dropped_without_closure", "2", "amber", None)]
    assert changed([row(report="hate")], [row(report="hate")], whole) == []


def test_papers_of_another_committee_between_two_of_one_change_nothing() -> None:
    """Neither before a paper that is cut off, nor after it, nor where they are what is asked of."""
    other = [row("1", report="integrity")]
    cut = [row("1", report="hate")]
    after = [*WHOLE[:2], row("3", "red", report="hate"), row("1", report="fraud")]
    for past in ([WHOLE, other, cut], [WHOLE, cut, other], [WHOLE, other, other, cut, other, other]):
        found = [each for each in changed(past[-1], after, *past[:-1]) if each.report_key != "integrity"]
        assert told(found) == [("reddened", "3", "amber", "red")], past
        assert found[0].from_paper == "2010.pdf"
    assert [each.change for each in changed(other, cut, WHOLE, other)] == ["cannot_tell"], "of its own report"


def test_what_was_left_out_and_is_printed_again_has_reappeared() -> None:
    found = changed([row("2")], [row("1", "green"), row("2")], [row("1", "amber"), row("2")])
    assert told(found) == [("reappeared", "1", "amber", "green")]
    assert found[0].from_paper == "2010.pdf"


def test_a_row_in_which_its_paper_breaks_off_is_not_there() -> None:
    """Half of its words and no status: nothing is told of it until a paper prints it again, and then as if between
    the two nothing had been."""
    whole = [row("1"), row("2", due="2018-09"), row("3"), row("1", report="fraud")]
    half = row("2", None, text=row("2").text[:22])
    assert told(changed(whole, [row("1"), half])) == [
        ("cannot_tell", "2", "amber", None), ("cannot_tell", "3", "amber", None),
        ("cannot_tell", "1", "amber", None),
    ]  # fmt: skip
    after = [row("1"), row("2", "green", due="2018-12"), *whole[2:]]
    assert told(changed([row("1"), half], after, whole)) == [
        ("slipped", "2", "2018-09", "2018-12"), ("greened", "2", "amber", "green"),
    ]  # fmt: skip


def test_a_row_in_which_its_paper_breaks_off_may_be_a_new_one() -> None:
    """It ends within a sentence, and is the only one without a status."""
    whole = [row("1"), row("2"), row("3"), row("4"), row("5")]
    for text, changes in (
        ("The force sho", ["cannot_tell"] * 2),
        ("To come.", ["dropped_without_closure"] * 2),
    ):
        found = changed(whole, [*whole[:3], row("6", None, text=text)])
        assert [each.change for each in found if each.change != "first_seen"] == changes
        assert ("first_seen" in {each.change for each in found}) == (text == "To come.")


def test_a_row_in_which_its_paper_breaks_off_may_have_another_number() -> None:
    half = row("7", None, key="custody/2", text=row("2").text[:22])
    found = changed([row("1"), row("2"), row("3")], [row("1"), half])
    assert [(each.change, each.number) for each in found] == [("cannot_tell", "2"), ("cannot_tell", "3")]


def test_a_paper_that_breaks_off_in_a_row_is_cut_off_though_no_report_followed() -> None:
    whole = [row("1"), row("2"), row("3")]
    for half in (row("2", None, key="other", text=""), row("2", None, text=row("2").text[:22])):
        found = changed(whole, [row("1"), half])
        assert [(each.change, each.number) for each in found] == [("cannot_tell", "2"), ("cannot_tell", "3")]
    shorter = row("3", None, text=row("3").text[:22])
    assert told(changed(whole, [row("1"), shorter, row("2")]))[0][0] != "cannot_tell", (
        "not at the paper's end"
    )
