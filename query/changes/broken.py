"""A row in which its paper breaks off: half of it is printed, and no status."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from query.changes.records import Period, Row
from query.changes.statuses import status
from query.changes.wording import number, words

_TELL = 3
"""How many rows with a status tell that one without has lost it."""

_ENDS = frozenset(".!?:;…)”’\"'")
"""What a whole text may end in."""


def unbroken(periods: Sequence[Period]) -> list[Period]:
    """The periods without such rows; then they are `broken_off`."""
    return [_unbroken(period, [each for each in periods if each is not period]) for period in periods]


def _unbroken(period: Period, others: Iterable[Period]) -> Period:
    last = {row.paper: row for row in period.rows}
    half = [row for row in last.values() if not status(row) and not row.due]
    half = [row for row in half if _is_open(row, period) or _is_begun_in(row, others)]
    if not half:
        return period
    rows = tuple(row for row in period.rows if not any(row is each for each in half))
    return replace(period, rows=rows, broken_off=True)


def _is_open(half: Row, period: Period) -> bool:
    """Whether a row ends within a sentence, where all others of its paper have a status."""
    own = [row for row in period.rows if row.paper == half.paper and row is not half]
    return len(own) >= _TELL and all(map(status, own)) and half.text[-1:] not in _ENDS


def _is_begun_in(half: Row, others: Iterable[Period]) -> bool:
    return any(_is_begun(half, row) for other in others for row in other.rows)


def _is_begun(half: Row, row: Row) -> bool:
    """Whether a row has the words of another up to somewhere, and is known for it or has no number but its number."""
    begun, whole = (" ".join(words(each.text)) for each in (half, row))
    if half.report != row.report or len(begun) >= len(whole) or not whole.startswith(begun):
        return False
    if half.key == row.key:
        return True
    return number(half.number) == number(row.number) if half.number else bool(begun)
