"""What of the history is needed to compare two periods: by authority, then papers, then their rows."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, case, exists, func, or_, select

from load import tables
from load.bulk import in_portions
from query.changes.periods import Chosen, Dated, Meeting
from query.changes.records import Period, Row, listed
from query.filters import Filters
from query.said import admitted, holding_due, identities, observations, papers, said
from schemas import LegendEntry, Place

ENDS_IN_TITLE = "report_without_rows"
"""The problem of a paper at whose end a report's title stands and nothing under it."""

_NEAR = 4
"""How many periods before the two are read whole: the papers of other committees may stand between those of one."""

_place = msgspec.json.Decoder(Place)
_places = msgspec.json.Decoder(tuple[Place, ...])
_keys = msgspec.json.Decoder(tuple[str, ...])


class Compared(NamedTuple):
    """Two periods and those before them, oldest first, as `between` takes them."""

    before: Period
    after: Period
    earlier: tuple[Period, ...]


def dated(connection: Connection, filters: Filters) -> list[Dated]:
    """The papers with a date that stand and say anything."""
    speaks = exists().where(observations.c.paper_id == papers.c.paper_id)
    asked = select(papers.c.paper_id, papers.c.file, papers.c.date, papers.c.authority, papers.c.committee)
    asked = asked.where(admitted(filters), papers.c.date.is_not(None), speaks)
    return [Dated(*row) for row in connection.execute(asked)]


def compared(connection: Connection, filters: Filters, chosen: Chosen) -> Compared:
    """All rows of both periods and of the few before them; of the others what the later period lists anew."""
    near = (*chosen.earlier[-_NEAR:], chosen.before, chosen.after)
    rows = _rows(connection, filters, _numbers(near), None)
    before, after = (_told(meeting, rows) for meeting in near[-2:])
    known = {(row.key, row.part) for row in before}
    keys = {row.key for row in after if (row.key, row.part) not in known}
    listings = {row.report for row in after} - {row.report for row in before}
    key, report = (_unindexed(identities.c[name]) for name in ("recommendation_key", "report_key"))
    anew = (*_among(key, keys), *_among(report, listings))
    if anew:
        rows |= _rows(connection, filters, _numbers(chosen.earlier[:-_NEAR]), or_(*anew))
    told = [_told(each, rows) for each in chosen.earlier]
    ever = [row for own in told for row in own if row.report in listings]
    merged = _merged(
        connection, filters, _open_to_merging([*before, *ever], after), chosen.after.papers[-1].date
    )
    facts = _Facts.of(connection, _numbers(near[-2:]))
    earlier = tuple(
        Period(name=each.name, rows=listed(own), is_whole=each in near)
        for each, own in zip(chosen.earlier, told, strict=True)
    )
    ended = [msgspec.structs.replace(row, merged=merged.get(row.key, ())) for row in after]
    return Compared(facts.period(chosen.before, before), facts.period(chosen.after, ended), earlier)


def _numbers(meetings: Collection[Meeting]) -> list[int]:
    return [paper.paper_id for meeting in meetings for paper in meeting.papers]


def _told(meeting: Meeting, rows: Mapping[int, list[Row]]) -> list[Row]:
    return [row for paper in meeting.papers for row in rows.get(paper.paper_id, ())]


def _among(column: ColumnElement[str], values: Collection[str]) -> Iterator[ColumnElement[bool]]:
    """Whether a column has one of the values, however many."""
    return (column.in_(portion) for portion in in_portions(sorted(values)))


def _unindexed(column: ColumnElement[str]) -> ColumnElement[str]:
    """A column that is looked at in the rows of the papers asked for: by its index all authorities' would be read."""
    return column + ""


def _open_to_merging(before: Sequence[Row], after: Sequence[Row]) -> set[str]:
    """The keys of later rows with words that the earlier paper had not, in reports from which another row is gone."""
    told = {(row.key, row.text) for row in before}
    left = {row.key for row in after}
    reports = {row.report for row in before if row.key not in left}
    return {row.key for row in after if row.report in reports and (row.key, row.text) not in told}


def _rows(
    connection: Connection, filters: Filters, numbers: Sequence[int], which: ColumnElement[bool] | None
) -> dict[int, list[Row]]:
    """By paper the rows of these papers, all or those `which`, in reading order."""
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for portion in in_portions(numbers):
        asked = said(filters, papers.c.paper_id, *_COLUMNS).where(observations.c.paper_id.in_(portion))
        asked = asked if which is None else asked.where(which)
        for row in connection.execute(asked.order_by(papers.c.paper_id, observations.c.position)).mappings():
            values = {str(name): value for name, value in row.items()}
            values["place"] = _places.decode(values["place"])
            found[values.pop("paper_id")].append(msgspec.convert(values, Row))
    return dict(found)


def _due(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """What is told of the due date that holds, the one that `holding_due` has."""
    dues = tables.dues
    return (
        select(column)
        .where(dues.c.observation_id == observations.c.observation_id)
        .order_by(case((dues.c.role == "revised", 0), else_=1), dues.c.position.desc())
        .limit(1)
        .scalar_subquery()
    )


_COLUMNS: tuple[ColumnElement[Any], ...] = (
    papers.c.file.label("paper"),
    papers.c.date,
    observations.c.position,
    identities.c.recommendation_key.label("key"),
    identities.c.part,
    observations.c.report_key.label("listing"),
    identities.c.report_key.label("report"),
    func.coalesce(func.nullif(observations.c.report_title_raw, ""), observations.c.report_title).label(
        "title"
    ),
    observations.c.group_line.label("group"),
    observations.c.number,
    observations.c.kind,
    observations.c.text,
    observations.c.colour,
    observations.c.state,
    holding_due().label("due"),
    func.coalesce(_due(tables.dues.c.text), "").label("due_words"),
    _due(tables.dues.c.precision).label("due_precision"),
    _due(case((tables.dues.c.immediate, None), else_=tables.dues.c.computed)).label("reckoned"),
    observations.c.place,
)
"""The fields of `Row`, but for those that are reckoned."""


def _merged(
    connection: Connection, filters: Filters, keys: Collection[str], until: str
) -> dict[str, tuple[str, ...]]:
    """By key the recommendations that ended in it in any authority's paper by then, and those that ended in them."""
    anyone = Filters(as_of=filters.as_of, as_read=filters.as_read)
    found: defaultdict[str, list[str]] = defaultdict(list)
    into = {key: key for key in keys}
    open_keys: Collection[str] = keys
    while open_keys:
        rows: list[Any] = []
        for portion in in_portions(sorted(open_keys)):
            asked = said(anyone, identities.c.recommendation_key, identities.c.merged).where(
                identities.c.recommendation_key.in_(portion),
                identities.c.rule == "merged",
                papers.c.date <= until,
            )
            rows += connection.execute(asked).all()
        ended = {each: into[key] for key, told in rows for each in _keys.decode(told)}
        open_keys = ended.keys() - into.keys()
        for each in sorted(open_keys):
            into[each] = ended[each]
            found[ended[each]].append(each)
    return {key: tuple(each) for key, each in found.items()}


class _Facts(NamedTuple):
    """What papers say beside their rows, by their numbers."""

    legends: Mapping[int, tuple[LegendEntry, ...]]
    in_title: Collection[int]

    @classmethod
    def of(cls, connection: Connection, numbers: Sequence[int]) -> "_Facts":
        entries, problems = tables.legend_entries, tables.problems
        asked = select(entries).where(entries.c.paper_id.in_(numbers)).order_by(entries.c.position)
        legends: defaultdict[int, tuple[LegendEntry, ...]] = defaultdict(tuple)
        for line in connection.execute(asked):
            place = _place.decode(line.place)
            entry = LegendEntry(word=line.word, definition=line.definition, fill=line.fill, place=place)
            legends[line.paper_id] += (entry,)
        noted = select(problems.c.paper_id).where(
            problems.c.paper_id.in_(numbers), problems.c.code == ENDS_IN_TITLE
        )
        return cls(legends, set(connection.execute(noted).scalars()))

    def period(self, meeting: Meeting, rows: Sequence[Row]) -> Period:
        """The period with its rows; the legend is that of the paper with most rows, of those that have one."""
        size = Counter(row.paper for row in rows)
        ordered = sorted(meeting.papers, key=lambda paper: -size[paper.file])
        explaining = next((paper for paper in ordered if paper.paper_id in self.legends), None)
        return Period(
            name=meeting.name,
            papers=tuple(paper.file for paper in ordered),
            rows=listed(rows),
            legend=self.legends[explaining.paper_id] if explaining else (),
            legend_paper=explaining.file if explaining else "",
            ends_in_title=any(paper.paper_id in self.in_title for paper in meeting.papers),
        )
