"""A slip in a script is an error, never a change that silently does not happen."""

import sys

import pytest

from tests.series.conftest import SAMPLES


@pytest.fixture
def series_room(monkeypatch):
    """The room's modules; they import each other by the name that `samples/series_make.py` gives them."""
    monkeypatch.syspath_prepend(str(SAMPLES))
    from series import edits, records, tracker

    yield edits, records, tracker
    for name in [name for name in sys.modules if name.partition(".")[0] == "series"]:
        monkeypatch.delitem(sys.modules, name)


SLIPS = {
    "a row that is not there": [{"do": "drop", "rows": ["fraud.9"]}],
    "a report that is not there": [{"do": "renumber", "report": "hate"}],
    "gone twice": [{"do": "drop", "rows": ["fraud.1"]}, {"do": "drop", "rows": ["fraud.1"]}],
    "back, though never gone": [{"do": "restore", "rows": ["fraud.1"]}],
    "the colour that it has": [{"do": "turn", "rows": ["fraud.1"], "to": "AMBER"}],
    "the date that it has": [{"do": "due", "rows": ["fraud.1"], "to": "April 2020"}],
    "a turn of what is not printed": [
        {"do": "drop", "rows": ["fraud.1"]},
        {"do": "turn", "rows": ["fraud.1"], "to": "GREEN"},
    ],
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_refused(series_room, slip):
    import msgspec

    edits, records, tracker = series_room
    told = [{"do": "bring", "report": "fraud"}, *SLIPS[slip]]
    with pytest.raises(tracker.ScriptError):
        edits.edited(tracker.Tracker({}), msgspec.convert(told, tuple[records.AnyEdit, ...]))


def test_later_ones_move_up_when_one_has_gone(series_room):
    import msgspec

    edits, records, tracker = series_room
    told = [
        {"do": "bring", "report": "fraud"},
        {"do": "drop", "rows": ["fraud.2"]},
        {"do": "renumber", "report": "fraud", "form": "R{}"},
    ]
    found = edits.edited(tracker.Tracker({}), msgspec.convert(told, tuple[records.AnyEdit, ...]))
    numbers = {row.duty: row.number for row in found.listings[0].rows if row.present}
    assert numbers == {"fraud.1": "R1", "fraud.3": "R2", "fraud.4": "R3", "fraud.5": "R4"}
