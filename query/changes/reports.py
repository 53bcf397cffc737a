"""What happened to whole reports: new ones, and titles that are printed otherwise."""

from collections.abc import Iterable, Iterator, Sequence

from query.changes.records import Period, Row
from query.changes.sentences import counted
from query.changes.told import Telling
from query.changes.wording import words
from schemas import Change


def of_reports(
    known: Sequence[Row], after: Period, earlier: Sequence[Period], telling: Telling
) -> Iterator[Change]:
    """A report is new where no paper has listed it before; retitled where its title has other words.

    `known` are the rows of the earlier period, and those that it could not tell of.
    """
    old, new = _first(known), _first(after.rows)
    ever = {row.report for period in earlier for row in period.rows}
    for report, row in new.items():
        if report in old:
            if words(old[report].title) != words(row.title):
                told = f"“{old[report].title}” is printed as “{row.title}” now."
                yield telling.of_report("retitled", old[report], row, told, (old[report].title, row.title))
        elif report not in ever:
            told = f"“{row.title}” is listed for the first time, with {_counted(after, report)}."
            yield telling.of_report("new_report", None, row, told, (None, row.title))


def _counted(period: Period, report: str) -> str:
    """How many recommendations, actions … of a report a period lists: "4 actions"."""
    own = {row.key: row for row in period.rows if row.report == report}
    return counted(tuple(own.values()))


def _first(rows: Iterable[Row]) -> dict[str, Row]:
    """The first row of each report."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(row.report, row)
    return found
