"""What is held against what: a row of a paper as far as it can change, and all rows of one period."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from schemas import LegendEntry, Place, Record
from schemas.observation import Colour, Kind, State


class Row(Record, frozen=True, kw_only=True):
    """One status of one recommendation, or of one part of it.

    `key` and `part` are those over all papers. `report` is the report in whose list it stands, and `listing` the
    report's key as the paper alone gives it. `due` is the date that holds (ISO, "immediate", a duration),
    `due_words` are those that it was read from, `due_precision` is what they name (a day, a month, a quarter), and
    `reckoned` the date on which a duration was reckoned to end. `merged` are the keys of recommendations that have
    ended in this one by now.
    """

    paper: str
    date: str
    position: int
    key: str
    part: int
    listing: str
    report: str
    title: str
    group: str
    number: str
    kind: Kind
    text: str
    colour: Colour | None
    state: State
    due: str | None
    due_words: str = ""
    due_precision: str | None = None
    reckoned: str | None = None
    place: tuple[Place, ...]
    merged: tuple[str, ...] = ()


class Period(Record, frozen=True, kw_only=True):
    """The papers of one meeting, and their rows in reading order, paper by paper.

    `legend` are the lines of the traffic-light table in `legend_paper`. `ends_in_title` is true where
    a report's title stands at the end of a paper and no row under it: every table above was then printed to its end.
    `broken_off` is true where a paper ends in the middle of a row, which is left out. `is_whole` is false where only
    some of the rows are known.
    """

    name: str
    papers: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    legend_paper: str = ""
    ends_in_title: bool = False
    broken_off: bool = False
    is_whole: bool = True

    @property
    def reports(self) -> set[str]:
        """The reports whose rows are in it."""
        return {row.report for row in self.rows}


Slot = tuple[str, int, int]
"""A key, a part, and which of the rows of this part it is in its paper, from 0."""


def deadline(row: Row) -> str | None:
    """The date that holds: of a duration the one that it was reckoned to end on, where that is known."""
    return row.reckoned or row.due


def listed(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows, those that stand under one title in one report: the one that most of them are known by.

    A recommendation that moved, or that was not recognised, may have a key of another report.
    """
    rows = tuple(rows)
    known: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        known[row.listing][row.report] += 1
    names = {listing: reports.most_common(1)[0][0] for listing, reports in known.items()}
    return tuple(replace(row, report=names[row.listing]) for row in rows)


def slots(rows: Iterable[Row]) -> dict[Slot, Row]:
    """The rows by what tells them apart, each told once.

    Where several papers of a meeting tell of one part, the one that lists most of its report counts.
    """
    told: defaultdict[tuple[str, int], defaultdict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    size: Counter[tuple[str, str]] = Counter()
    for row in rows:
        told[row.key, row.part][row.paper].append(row)
        size[row.report, row.paper] += 1
    return dict(_chosen(told, size))


def _chosen(
    told: defaultdict[tuple[str, int], defaultdict[str, list[Row]]], size: Counter[tuple[str, str]]
) -> Iterator[tuple[Slot, Row]]:
    for (key, part), papers in told.items():
        best = max(
            papers.values(), key=lambda rows: (bool(rows[0].colour), size[rows[0].report, rows[0].paper])
        )
        yield from (((key, part, at), row) for at, row in enumerate(best))


def under_one_number(rows: Mapping[Slot, Row]) -> set[Slot]:
    """The rows that are parts under the number of the whole: another part has the same number, or none either."""
    numbers = Counter((slot[0], row.number) for slot, row in rows.items())
    return {slot for slot, row in rows.items() if numbers[slot[0], row.number] > 1}
