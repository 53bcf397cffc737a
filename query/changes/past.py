"""What was known when the earlier of two periods came: its own rows, and those that it could not tell of.

A paper that is cut off, or that leaves a report out, neither drops its rows nor brings them back later: the last
period that lists them still counts.
"""

from collections.abc import Sequence

from query.changes.absence import goes_on, verdicts
from query.changes.records import Period, Row
from query.changes.statuses import is_over


def carried(before: Period, after: Period, earlier: Sequence[Period]) -> tuple[Row, ...]:
    """The rows that `before` cannot tell of, from the last period that lists them; of reports that `after` lists.

    `earlier` is oldest first.
    """
    if not earlier:
        return ()
    prior = earlier[-1]
    follows = goes_on(prior, before)
    known = {row.key for row in before.rows}
    reports = {row.report for row in after.rows}
    gone = [row for row in prior.rows if row.report in reports and row.key not in known]
    told = verdicts(gone, prior, before, goes_on=follows)
    found = [row for row, verdict in told if verdict == "cannot_tell"]
    listed = {row.report for period in (prior, before) for row in period.rows}
    for report in dict.fromkeys(row.report for row in after.rows if row.report not in listed):
        own = [row for row in _last(report, earlier) if row.key not in known]
        if not (follows and all(map(is_over, own))):
            found += own
    return tuple(found)


def _last(report: str, earlier: Sequence[Period]) -> Sequence[Row]:
    """The rows of a report in the last period that lists it; none where none does."""
    lists = ([row for row in period.rows if row.report == report] for period in reversed(earlier))
    return next(filter(None, lists), [])
