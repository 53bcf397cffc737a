"""What a turn from one status to another is called.

A colour counts as printed. Where none is printed the state stands in for it: "in progress" as amber, "complete" as
green, "overdue" as red; the values told are then the states.
"""

from query.changes.records import Row
from schemas.change import Happening
from schemas.observation import Colour, State

_LIGHTS: dict[State, Colour] = {
    "implemented": "green", "complete": "green", "in_progress": "amber", "overdue": "red", "refused": "red",
    "elsewhere": "white", "closed": "closed", "on_hold": "grey",
}  # fmt: skip

_DONE = ("green", "blue")


def light(row: Row) -> Colour | None:
    """The colour of a row, or that which its state stands for; None where neither was read."""
    return row.colour or _LIGHTS.get(row.state)


def status(row: Row) -> str | None:
    """The status in a word: the colour, else the state; None where neither was read."""
    return row.colour or (None if row.state == "unknown" else row.state.replace("_", " "))


def is_done(row: Row) -> bool:
    """Whether a row was complete: green or blue, but not where green is only "on track"."""
    return light(row) in _DONE and row.state != "in_progress"


def is_closed(row: Row) -> bool:
    """Whether a row was closed without being completed."""
    return light(row) == "closed"


def is_over(row: Row) -> bool:
    """Whether nothing was left to be done for a row."""
    return is_done(row) or is_closed(row)


def turn(old: Row, new: Row) -> Happening | None:
    """What the turn of a row's status is called; None where it did not turn, or one of the two was not read."""
    before, after = light(old), light(new)
    if before is None or after is None or before == after:
        return None
    if before == "closed":
        return "reopened"
    if before in _DONE and after in ("amber", "red"):
        return "regressed"
    if before == "red" and after == "amber":
        return "recovered"
    turns: dict[Colour, Happening] = {"green": "greened", "red": "reddened", "closed": "closed"}
    return turns.get(after, "recoloured")
