"""What was known when the earlier of two periods came: its own rows, and those that it could not tell of.

A paper that is cut off, or that leaves a report out, as one of another committee does, neither drops its rows nor
brings them back later: the last period that lists them still counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from query.changes.absence import verdicts
from query.changes.records import Period, Row
from schemas.change import Happening


class Held(NamedTuple):
    """A row, and the last period that lists it."""

    row: Row
    period: Period


def carried(before: Period, after: Period, earlier: Sequence[Period]) -> tuple[Held, ...]:
    """The rows that `before` cannot tell of, from the last period that lists them; of reports that `after` lists.

    `earlier` is oldest first.
    """
    known: Mapping[str, Sequence[Held]] = {}
    seen: set[str] = set()
    for period in (*earlier, before):
        own = _by_key(Held(row, period) for row in period.rows)
        gone = [each for key, rows in known.items() if key not in own for each in rows]
        told = became(gone, period, seen)
        known = {**_by_key(each for each, verdict in told if verdict == "cannot_tell"), **own}
        seen |= period.reports
    reports = {row.report for row in after.rows}
    held = (each for rows in known.values() for each in rows if each.period is not before)
    return tuple(each for each in held if each.row.report in reports)


def became(gone: Iterable[Held], after: Period, seen: Set[str]) -> Iterator[tuple[Held, Happening]]:
    """For each row that is `gone` in a period what has become of it, held against the period that had it.

    Of a period that is known in part alone it is not known what else it lists: the reports `seen` stand in for it.
    """
    periods: defaultdict[str, list[Held]] = defaultdict(list)
    for each in gone:
        periods[each.period.name].append(each)
    for held in periods.values():
        period = held[0].period
        follows = not after.reports.isdisjoint(period.reports if period.is_whole else seen)
        rows = {(each.row.paper, each.row.position): each for each in held}
        for row, verdict in verdicts([each.row for each in held], period, after, goes_on=follows):
            yield rows[row.paper, row.position], verdict


def _by_key(held: Iterable[Held]) -> dict[str, list[Held]]:
    found: defaultdict[str, list[Held]] = defaultdict(list)
    for each in held:
        found[each.row.key].append(each)
    return dict(found)
