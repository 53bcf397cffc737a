"""What a file of the history holds beside its observations, asked in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, func, select, union_all

from load import Address, Database, tables
from load.bulk import in_portions
from load.database import opened
from load.rows import to_facts
from query.changes.between import between
from query.changes.periods import Dated, choose
from query.changes.stored import compared, dated
from query.files.records import records, sources
from query.filters import Filters
from query.findings.held import ASKED, findings
from query.names import asked
from query.said import papers
from query.timeline import history
from schemas import Change, LegendEntry, Observation, PaperFacts, Record

if TYPE_CHECKING:
    from pandas import DataFrame


def is_narrow(filters: Filters) -> bool:
    """Whether the filters choose by more than papers: by report, scope, kind, colour, words or key."""
    return any((filters.report, filters.scope, filters.kind, filters.text, filters.colour, filters.key))


class State(Record, frozen=True, kw_only=True):
    """The last run that changed what is asked for, when it ended (UTC, ISO), and its code. 0 and "" for none.

    Later runs found nothing new: files made before and after them are the same.
    """

    run_id: int = 0
    ended: str = ""
    code_version: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """Answers to one set of filters. `observations` and `changes` give them anew at each call, a few at a time."""

    filters: Filters
    state: State
    papers: tuple[PaperFacts, ...]
    timeline: DataFrame
    findings: DataFrame
    observations: Callable[[], Iterator[Observation]]
    changes: Callable[[], Iterator[Change]]


def contents(database: Database | Address, filters: Filters | None = None) -> Contents:
    """What the history says of the recommendations that the filters choose.

    Changes are those from each period of an authority to its next one; where the filters choose by more than papers,
    those of the recommendations chosen. Raises `NoSuchName` and `DatabaseUnavailable`.
    """
    chosen = filters or Filters()
    with opened(database, read_only=True) as own:
        with asked(own, chosen) as connection:
            facts = _facts(connection, chosen)
            state = last_change(connection, chosen)
        timeline = history(own, chosen)
        found = findings(own, Filters(**{name: getattr(chosen, name) for name in ASKED}))
    keys: set[Any] | None = None
    if is_narrow(chosen):
        keys = set(zip(timeline["authority"], timeline["recommendation_key"], strict=True))
    return Contents(
        filters=chosen,
        state=state,
        papers=facts,
        timeline=timeline,
        findings=found,
        observations=lambda: records(database, chosen),
        changes=lambda: _changes(database, chosen, keys),
    )


def about(database: Database | Address, filters: Filters) -> dict[str, str]:
    """What a file says of itself, where it has room for a few words only. Raises `DatabaseUnavailable`."""
    with opened(database, read_only=True) as own, own.reading() as connection:
        state = last_change(connection, filters)
    return {
        "title": "Inspection recommendations in committee papers",
        "description": held(filters),
        "created": state.ended,
        "run": f"{state.run_id}",
        "code_version": state.code_version,
    }


def held(filters: Filters) -> str:
    """What a file is limited to, in a sentence."""
    told = str(filters)
    return "All recommendations of the history." if filters == Filters() else f"{told[0].upper()}{told[1:]}."


def _facts(connection: Connection, filters: Filters) -> tuple[PaperFacts, ...]:
    """The papers, each with its own legend."""
    rows = sources(connection, filters)
    entries = tables.legend_entries
    legends: defaultdict[int, list[LegendEntry]] = defaultdict(list)
    for portion in in_portions([row["paper_id"] for row in rows]):
        asked = select(entries).where(entries.c.paper_id.in_(portion)).order_by(entries.c.position)
        for row in connection.execute(asked):
            place = msgspec.json.decode(row.place)
            told = {"word": row.word, "definition": row.definition, "fill": row.fill, "place": place}
            legends[row.paper_id].append(msgspec.convert(told, LegendEntry))
    return tuple(to_facts(row, tuple(legends[row["paper_id"]])) for row in rows)


def last_change(connection: Connection, filters: Filters) -> State:
    """The last run that changed what is asked for."""
    runs, identities = tables.runs, tables.identities
    stamps = (
        papers.c.run_id,
        papers.c.superseded_run_id,
        identities.c.run_id,
        identities.c.superseded_run_id,
    )
    stamped = union_all(
        *(
            select(func.max(stamp).label("run_id")).where(
                stamp <= filters.as_read if filters.as_read is not None else stamp.is_not(None)
            )
            for stamp in stamps
        )
    ).subquery()
    latest = select(func.max(stamped.c.run_id)).scalar_subquery()
    row = connection.execute(select(runs).where(runs.c.run_id == latest)).one_or_none()
    if row is None:
        return State()
    return State(run_id=row.run_id, ended=row.ended or row.started, code_version=row.code_version)


def _changes(
    database: Database | Address, filters: Filters, keys: Collection[tuple[str, str]] | None
) -> Iterator[Change]:
    """What changed from each period to the next, authority by authority, the oldest first.

    Of recommendations by authority and key: those that are named, or all. One comparison at a time is in memory.
    """
    with opened(database, read_only=True) as own, own.reading() as connection:
        for change in _all_changes(connection, filters):
            if keys is None or (change.authority, change.recommendation_key) in keys:
                yield change


def _all_changes(connection: Connection, filters: Filters) -> Iterator[Change]:
    spanned = Filters(
        authority=filters.authority,
        since=filters.since,
        until=filters.until,
        as_of=filters.as_of,
        as_read=filters.as_read,
    )
    of_authority: defaultdict[str, list[Dated]] = defaultdict(list)
    for paper in dated(connection, spanned):
        of_authority[paper.authority].append(paper)
    for authority in sorted(of_authority):
        own = msgspec.structs.replace(spanned, authority=authority)
        steps = []
        to = ""
        while True:
            try:
                pair = choose(of_authority[authority], "", to)
            except ValueError:  # there is no period before the oldest one, which is where this ends
                break
            steps.append(pair)
            to = pair.before.name
        for pair in reversed(steps):
            found = compared(connection, own, pair)
            yield from between(authority, found.before, found.after, found.earlier)
