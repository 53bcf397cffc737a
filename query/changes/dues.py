"""How a due date moved: compared no more precisely than the less precise of the two is printed."""

import re

from schemas.change import Happening

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def move(old: str | None, new: str | None) -> tuple[Happening, int | None] | None:
    """What happened to the date that holds, and by how many months; None where nothing can be said to have.

    Dates are ISO of any precision. What is no date ("immediate", "P6M") has none; a date that is gone, or is told
    more or less precisely than before, did not move.

    >>> move("2018-09", "2018-12-31"), move("2018", "2018-12"), move(None, "2019-03"), move("2019", None)
    (('slipped', 3), None, ('due_set', None), None)
    """
    if new is None or not _DATE.fullmatch(new):
        return None
    if old is None or not _DATE.fullmatch(old):
        return "due_set", None
    shared = min(len(old), len(new))
    before, after = old[:shared], new[:shared]
    if before == after:
        return None
    return "slipped" if after > before else "brought_forward", _months(after) - _months(before)


def _months(date: str) -> int:
    """Months up to a date; of a bare year those up to its January."""
    year, month = [*date.split("-"), "1"][:2]
    return 12 * int(year) + int(month)
