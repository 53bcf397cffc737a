"""Recommendations that a paper only quotes: a covering report tells of one or two of a report, and tracks none."""

from msgspec.structs import replace

from query.changes.records import Period, Row
from query.changes.statuses import status


def without_quotes(period: Period, other: Period) -> Period:
    """A period without the rows of reports that it has in sentences only, where the other period tracks them.

    Nothing is gone that is not quoted, and a quotation has its own words and numbers. Narrative papers, which have
    all in sentences, are held against each other.
    """
    own, theirs = ({row.report for row in each.rows if _is_tracked(row)} for each in (period, other))
    kept = tuple(row for row in period.rows if row.report in own or row.report not in theirs)
    return replace(period, rows=kept)


def _is_tracked(row: Row) -> bool:
    return status(row) is not None or any(place.row is not None for place in row.place)
