"""Why a row of one period is not in a later one: gone for good, or not to be told.

What cannot be told: a paper that does not list the report says nothing of it, unless all that was left of the report
was done; and a paper that ends where reports with open rows went on may have been cut off.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from query.changes.records import Period, Row
from query.changes.statuses import is_closed, is_done, is_over
from schemas.change import Happening


def verdicts(
    gone: Iterable[Row], before: Period, after: Period, *, goes_on: bool
) -> list[tuple[Row, Happening]]:
    """For each row of `before` that is `gone` in `after` what has become of it.

    Where `after` `goes_on` with what was tracked before it, a report that was done may have left it for good.
    """
    gone = tuple(gone)
    lost = _behind_a_cut(before, after)
    listed = {row.report for row in after.rows}
    of_report: defaultdict[str, list[Row]] = defaultdict(list)
    for row in gone:
        of_report[row.report].append(row)
    finished = {report for report, rows in of_report.items() if all(map(is_over, rows))}
    told = listed | (finished if goes_on else set())
    return [
        (row, _gone(row) if row.report in told and _at(row) not in lost else "cannot_tell") for row in gone
    ]


def is_cut(before: Period, after: Period) -> bool:
    """Whether the later period looks cut off, held against the earlier one."""
    return bool(_behind_a_cut(before, after))


def _gone(row: Row) -> Happening:
    if is_closed(row):
        return "dropped_after_closure"
    return "dropped_after_completion" if is_done(row) else "dropped_without_closure"


def _at(row: Row) -> tuple[str, int]:
    return row.paper, row.position


def _behind_a_cut(before: Period, after: Period) -> set[tuple[str, int]]:
    """Where in `before` the rows stand that a cut may have taken from `after`: none where it was not cut off.

    It looks cut off where its last report was followed by others, one of them with an open row, and now by none; and
    it is where it ends in the middle of a row.
    Of the last report itself the rows below the last one that is left are behind the cut too, unless the paper
    goes on with the title of the next.
    """
    rows, left = _tracker(before), _tracker(after)
    if not left or not rows:
        return set()
    order = list(dict.fromkeys(row.report for row in rows))
    last = left[-1].report
    if last not in order:
        return set()
    later = set(order[order.index(last) + 1 :])
    looks_whole = all(is_over(row) for row in rows if row.report in later)
    if later & {row.report for row in left} or (looks_whole and not after.broken_off):
        return set()
    behind = [row for row in rows if row.report in later]
    return {_at(row) for row in (*behind, *(() if after.ends_in_title else _below(rows, left, last)))}


def _below(rows: tuple[Row, ...], left: tuple[Row, ...], report: str) -> tuple[Row, ...]:
    """The rows of a report below the last one that is left of it."""
    own = tuple(row for row in rows if row.report == report)
    kept = {row.key for row in left}
    end = max((at for at, row in enumerate(own) if row.key in kept), default=-1)
    return own[end + 1 :]


def _tracker(period: Period) -> tuple[Row, ...]:
    """The rows of the paper that has most of the period's."""
    size: Mapping[str, int] = Counter(row.paper for row in period.rows)
    largest = max(size, key=lambda paper: size[paper], default="")
    return tuple(row for row in period.rows if row.paper == largest)
