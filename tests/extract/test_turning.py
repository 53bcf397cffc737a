"""Pages whose text runs up or down them are turned for reading, and turned back to the point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.layout.turning import turn_of, turned, turned_back
from schemas import Fill, Page, Paragraph, Place, Rule, Word

sides = st.floats(0, 500, allow_nan=False).map(lambda side: round(side, 2))
boxes = st.tuples(sides, sides, sides, sides).map(
    lambda box: (min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3]))
)


def word(text, x0, top, x1, bottom):
    return Word(text=text, x0=x0, top=top, x1=x1, bottom=bottom, size=8.0)


def page(*words, rules=(), fills=()):
    return Page(number=1, width=595.0, height=842.0, words=words, rules=rules, fills=fills)


def test_the_printing_order_tells_which_way_sideways_text_runs():
    """Up: each word stands above the one before it."""
    up = page(
        word("Recommendation", 50, 700, 58, 780),
        word("Status", 50, 600, 58, 640),
        word("Due", 50, 500, 58, 520),
    )
    assert turn_of(up) == "up"
    assert turn_of(page(*reversed(up.words))) == "down"


def test_a_level_page_with_a_sideways_heading_is_read_as_it_is():
    """Most of its letters are level."""
    level = [word("recommendation", 50, 10.0 * line, 130, 10.0 * line + 8) for line in range(20)]
    assert turn_of(page(*level, word("Priority", 400, 20, 408, 60))) is None


def test_words_that_follow_one_another_to_the_left_stand_on_their_head():
    """Whatever cells are printed in whatever order: only neighbours in a text tell."""
    heads = [word("recommendation", 500.0 - 84 * at, 10.0, 580.0 - 84 * at, 18) for at in range(6)]
    assert turn_of(page(*heads)) == "over"
    assert turn_of(page(*reversed(heads))) is None
    cells = [word("AMBER", 500.0 - 84 * at, 10.0, 530.0 - 84 * at, 18) for at in range(6)]
    assert turn_of(page(*cells)) is None


@pytest.mark.parametrize("turn", ["up", "down", "over"])
@given(box=boxes)
def test_a_place_comes_back_to_where_it_is_displayed(turn, box):
    """Whatever is read on the turned page is cited on the page as one sees it."""
    x0, top, x1, bottom = box
    sheet = page(
        word("x", *box),
        rules=(Rule(x0=x0, top=top, x1=x1, bottom=bottom),),
        fills=(Fill(x0=x0, top=top, x1=x1, bottom=bottom, colour="#ff0000"),),
    )
    there = turned(sheet, turn)
    assert (there.width, there.height) == ((595.0, 842.0) if turn == "over" else (842.0, 595.0))
    moved = there.words[0]
    assert moved.x1 - moved.x0 == pytest.approx(x1 - x0 if turn == "over" else bottom - top)
    here = Paragraph(text="x", place=Place(bbox=(moved.x0, moved.top, moved.x1, moved.bottom)))
    (back,) = turned_back((here,), sheet, turn)
    assert back.place.bbox == pytest.approx(box)
