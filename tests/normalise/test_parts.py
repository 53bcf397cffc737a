"""Rows that are parts of one recommendation, told from rows that are recommendations of their own."""

from hypothesis import given
from hypothesis import strategies as st

from normalise.parts import Item, part_rows


def items(*rows, numbered_column=True):
    return tuple(
        Item(index, number, text, numbered_column, shared)
        for index, (number, text, shared) in enumerate((*row, None)[:3] for row in rows)
    )


def numbers(parts):
    return [(part.number, part.part) for part in parts]


def test_a_row_with_neither_number_nor_text_is_a_part_of_the_one_above():
    """The second status of a recommendation, printed in a row of its own."""
    parts = part_rows(items(("10", "Improve."), ("", ""), ("12", "Learn.")))
    assert numbers(parts) == [("10", 1), ("10", 2), ("12", 1)]
    assert parts[1].text == "Improve."


def test_a_merged_cell_printed_in_its_middle_holds_the_rows_before_and_after_it():
    """Three statuses around one number: as many bare rows stand above it as below."""
    parts = part_rows(items(("", ""), ("1", "Complete it."), ("", ""), ("2", "Ensure.")))
    assert numbers(parts) == [("1", 1), ("1", 2), ("1", 3), ("2", 1)]
    assert {part.text for part in parts[:3]} == {"Complete it."}


def test_rows_that_share_a_tall_cell_are_parts_with_a_list_item_each():
    """A list of as many items as there are statuses is told apart."""
    text = "Forces should: • within six months, plan; • within two years, vet."
    first, second = part_rows(items(("1", text), ("1", text, 0)))
    assert (first.text, first.part) == ("Forces should: • within six months, plan;", 1)
    assert (second.text, second.part) == ("• within two years, vet.", 2)
    assert first.whole == second.whole == text


def test_a_sentence_cut_between_two_statuses_is_whole_again():
    """The rule between two rows may cut a sentence; its end goes back to the part that it belongs to."""
    rows = items(
        ("1", "Forces should: • plan the work, not already"), ("", "done by others. Within two years, vet.")
    )
    first, second = part_rows(rows)
    assert first.text == "Forces should: • plan the work, not already done by others."
    assert (second.text, second.number, second.part) == ("Within two years, vet.", "1", 2)


def test_a_labelled_row_without_a_number_is_a_recommendation_of_its_own():
    """Papers forget numbers; a label at its start says that an item begins."""
    parts = part_rows(
        items(("1", "Do this."), ("", "Recommendation By May, forces should."), ("4", "Do that."))
    )
    assert numbers(parts) == [("1", 1), ("", 1), ("4", 1)]


def test_a_cause_of_concern_and_its_recommendation_in_two_rows_are_one():
    """Each has its own status: two parts."""
    rows = items(("", "Cause of concern X is weak."), ("", "Recommendation To put X right, forces should."))
    parts = part_rows(rows)
    assert [part.part for part in parts] == [1, 2]
    assert parts[0].whole == parts[1].whole


def test_in_a_table_without_numbers_every_row_is_its_own():
    """No number anywhere: nothing says that rows belong together."""
    parts = part_rows(items(("", "First thing."), ("", "Second thing."), numbered_column=False))
    assert [part.part for part in parts] == [1, 1]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "1", "2", "3b"]),
            st.sampled_from(
                ["", "Do this.", "and that", "• item", "Recommendation Do.", "Cause of concern Bad."]
            ),
        ),
        max_size=12,
    )
)
def test_every_row_is_one_part_in_its_place_and_parts_count_from_one(rows):
    """Whatever rows hold: none is lost, none doubled, none moved."""
    parts = part_rows(items(*rows))
    assert [part.item.index for part in parts] == list(range(len(rows)))
    before = 0
    for part in parts:
        assert part.part in (1, before + 1)
        assert part.part <= part.parts
        before = part.part
