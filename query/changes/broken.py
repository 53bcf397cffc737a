"""A row in which its paper breaks off: half of it is printed, and no status."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from query.changes.records import Period, Row
from query.changes.statuses import status
from query.changes.wording import number, words


def unbroken(periods: Sequence[Period]) -> list[Period]:
    """The periods without such rows, each told by what the others print of it; then they are `broken_off`."""
    return [_unbroken(period, [each for each in periods if each is not period]) for period in periods]


def _unbroken(period: Period, others: Iterable[Period]) -> Period:
    last = {row.paper: row for row in period.rows}
    half = [row for row in last.values() if not status(row) and not row.due]
    half = [row for row in half if any(_is_begun(row, each) for other in others for each in other.rows)]
    if not half:
        return period
    rows = tuple(row for row in period.rows if not any(row is each for each in half))
    return replace(period, rows=rows, broken_off=True)


def _is_begun(half: Row, row: Row) -> bool:
    """Whether a row has the words of another up to somewhere, and no number but its number."""
    begun, whole = (" ".join(words(each.text)) for each in (half, row))
    if half.report != row.report or len(begun) >= len(whole) or not whole.startswith(begun):
        return False
    return number(half.number) == number(row.number) if half.number else bool(begun)
