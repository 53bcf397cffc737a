"""How a due date moved: compared no more precisely than the less precise of the two is printed."""

import re

from schemas.change import Happening

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_MONTH = len("2018-09")


def move(
    old: str | None, new: str | None, spans: tuple[int, int] = (1, 1)
) -> tuple[Happening, int | None] | None:
    """What happened to the date that holds, and by how many months; None where nothing can be said to have.

    Dates are ISO of any precision. What is no date ("immediate", "P6M") has none; a date that is gone, or is told
    more or less precisely than before, did not move. `spans` are the months of which each is the last: a quarter is
    told by the last of three.

    >>> move("2018-09", "2018-12-31"), move("2018", "2018-12"), move(None, "2019-03"), move("2019", None)
    (('slipped', 3), None, ('due_set', None), None)
    >>> move("2019-03", "2019-01", (3, 1)), move("2019-03", "2019-06", (3, 3))
    (None, ('slipped', 3))
    """
    if new is None or not _DATE.fullmatch(new):
        return None
    if old is None or not _DATE.fullmatch(old):
        return "due_set", None
    shared = min(len(old), len(new))
    before, after = old[:shared], new[:shared]
    if before == after or _is_within(before, after, spans):
        return None
    return "slipped" if after > before else "brought_forward", _months(after) - _months(before)


def _is_within(before: str, after: str, spans: tuple[int, int]) -> bool:
    """Whether one of the dates is a month or a day of the quarter that the other is."""
    if min(len(before), len(after)) < _MONTH or spans[0] == spans[1]:
        return False
    later = _months(after) - _months(before)
    return 0 <= later < spans[1] if spans[1] > spans[0] else 0 <= -later < spans[0]


def _months(date: str) -> int:
    """Months up to a date; of a bare year those up to its January."""
    year, month = [*date.split("-"), "1"][:2]
    return 12 * int(year) + int(month)
