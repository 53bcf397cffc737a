"""Writing a change set: the only place where a paper enters the history."""

from collections.abc import Iterable
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Insert,
    Select,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    text,
    union,
    update,
)

from load import tables
from load.bulk import add, add_missing, add_one, take_numbers
from load.history import Change, ChangeSet, Pointer, StoredPaper
from load.rows import (
    Batch,
    listed,
    observation_rows,
    paper_row,
    recommendation_rows,
    report_rows,
)
from schemas import (
    Count,
    Due,
    Leftover,
    LegendEntry,
    Mention,
    PaperFacts,
    Problem,
    Reading,
    Record,
)


class Outcome(Record, frozen=True, kw_only=True):
    """What became of one paper: the kind of change, and how many rows of each kind were written for it.

    `replaced` counts the readings that are no longer in force.
    """

    change: Change
    paper: str
    observations: int = 0
    dues: int = 0
    problems: int = 0
    leftovers: int = 0
    replaced: int = 0


def stored_papers(connection: Connection, facts: PaperFacts) -> tuple[StoredPaper, ...]:
    """Every stored reading that a new one with these facts can touch, oldest first (see `load.history`)."""
    asked = {
        "sha256": facts.paper_sha256,
        "supersedes": facts.supersedes,
        "authority": facts.authority,
        "date": facts.date,
    }
    return tuple(
        StoredPaper(**{**row, "in_force": bool(row["in_force"]), "latest": bool(row["latest"])})
        for row in connection.execute(_TOUCHED, asked).mappings()
    )


def _touched() -> Select[Any]:
    papers, later = tables.papers, tables.papers.alias("later")
    latest = ~exists().where(later.c.sha256 == papers.c.sha256, later.c.paper_id > papers.c.paper_id)
    ids = select(later.c.paper_id)
    own = ids.where(later.c.sha256 == bindparam("sha256"))
    of_its_day = (later.c.authority == bindparam("authority"), later.c.date == bindparam("date"))
    touched = union(
        own,
        ids.where(later.c.supersedes != literal_column("''")),  # as its index has it
        ids.where(later.c.file == bindparam("supersedes")),
        ids.where(later.c.superseded_by.in_(own)),
        ids.where(*of_its_day),
    )
    columns = [papers.c[name] for name in StoredPaper.__struct_fields__ if name in papers.c]
    return (
        select(*columns, papers.c.superseded_run_id.is_(None).label("in_force"), latest.label("latest"))
        .where(papers.c.paper_id.in_(touched), or_(papers.c.sha256 == bindparam("sha256"), latest))
        .order_by(papers.c.paper_id)
    )


_TOUCHED = text(str(_touched()))
"""As text: to put it together, or only to tell it from others, takes longer than to answer it."""


def apply(changes: ChangeSet, connection: Connection, run_id: int) -> Outcome:
    """Write the changes in the connection's transaction, stamped with the run; the caller commits."""
    reading = changes.reading
    if changes.change == "unchanged":
        return Outcome(change="unchanged", paper=reading.paper.paper)
    # The old reading steps back first: of any bytes, one reading is in force at any time.
    for paper_id in changes.replaced:
        _mark(connection, paper_id, run_id)
    paper_id = _add_paper(changes, connection, run_id)
    _unsettle(connection, paper_id, (*changes.replaced, *(pointer.paper_id for pointer in changes.moved)))
    _point(connection, (Pointer(paper_id=old, superseded_by=paper_id) for old in changes.replaced))
    _add_details(reading, paper_id, connection)
    written = _add_observations(reading, paper_id, connection, run_id)
    if changes.superseded_by is not None:
        _mark(connection, paper_id, run_id)
    for pointer in changes.moved:
        if pointer.superseded_by is None:
            _mark(connection, pointer.paper_id, None)
    _point(connection, changes.moved)
    return Outcome(
        change=changes.change,
        paper=reading.paper.paper,
        observations=len(reading.observations),
        leftovers=len(reading.leftovers),
        problems=written["problems"],
        dues=written["dues"],
        replaced=len(changes.replaced),
    )


def _mark(connection: Connection, paper_id: int, run_id: int | None) -> None:
    """Note in which run a paper and its observations ceased to be in force; None: they are again."""
    for table in (tables.papers, tables.observations):
        connection.execute(update(table).where(table.c.paper_id == paper_id).values(superseded_run_id=run_id))


def _point(connection: Connection, pointers: Iterable[Pointer]) -> None:
    papers = tables.papers
    for pointer in pointers:
        connection.execute(
            update(papers)
            .where(papers.c.paper_id == pointer.paper_id)
            .values(superseded_by=pointer.superseded_by)
        )


def _add_paper(changes: ChangeSet, connection: Connection, run_id: int) -> int:
    row = {
        **paper_row(changes.reading.paper),
        "folder": changes.folder,
        "read_with": changes.read_with,
        "corrected": changes.corrected,
        "fingerprint": changes.fingerprint,
        "run_id": run_id,
        "superseded_by": changes.superseded_by,
    }
    return add_one(connection, tables.papers.c.paper_id, row)


def _add_details(reading: Reading, paper_id: int, connection: Connection) -> None:
    """What hangs on the paper itself: its legend, leftovers, counts and lists."""
    for table, kind, records in (
        (tables.legend_entries, LegendEntry, reading.paper.legend),
        (tables.leftovers, Leftover, reading.leftovers),
        (tables.counts, Count, reading.counts),
        (tables.mentions, Mention, reading.mentions),
    ):
        add(connection, table, listed(kind, ("paper_id",), [((paper_id,), records)]))


def _add_observations(
    reading: Reading, paper_id: int, connection: Connection, run_id: int
) -> dict[Literal["dues", "problems"], int]:
    """The observations with their due dates, and every problem of the reading. Gives how many there are of both."""
    told = reading.observations
    add_missing(connection, tables.reports, report_rows(told, run_id))
    own = ((each.recommendation_key, each.report_key, each) for each in told)
    add_missing(connection, tables.recommendations, recommendation_rows(own, run_id))
    numbers = take_numbers(connection, tables.observations.c.observation_id, len(told)) if told else ()
    add(connection, tables.observations, observation_rows(told, numbers, paper_id, run_id))
    connection.execute(_AS_PRINTED, {"paper_id": paper_id})
    numbered = [*zip(numbers, told, strict=True)]
    dues = listed(Due, ("observation_id",), (((number,), each.due) for number, each in numbered))
    problems = listed(
        Problem,
        ("paper_id", "observation_id"),
        [
            ((paper_id, None), reading.problems),
            *(((paper_id, number), each.problems) for number, each in numbered),
        ],
    )
    add(connection, tables.dues, dues)
    add(connection, tables.problems, problems)
    return {"dues": len(dues.rows), "problems": len(problems.rows)}


def _as_printed() -> Insert:
    """Who a paper's observations are about as far as itself can say, until the run ends."""
    rows, identities = tables.observations, tables.identities
    taken = [
        rows.c[name] for name in ("observation_id", "report_key", "recommendation_key", "part", "run_id")
    ]
    printed = select(*taken, literal_column("'unsettled'"), literal_column("'[]'")).where(
        rows.c.paper_id == bindparam("paper_id")
    )
    names = [*(column.name for column in taken), "rule", "merged"]
    return identities.insert().from_select(names, printed.order_by(rows.c.position))


def _unsettle(connection: Connection, paper_id: int, others: Iterable[int]) -> None:
    """Notes a new paper, and those that came or went with it, for `load.recognise`."""
    waiting = dict.fromkeys(others)
    known = set(connection.execute(_WAITING, {"papers": list(waiting)}).scalars()) if waiting else set()
    rows = [(paper_id,), *((each,) for each in waiting if each not in known)]
    add(connection, tables.unsettled, Batch(("paper_id",), rows))


_AS_PRINTED = text(str(_as_printed()))
"""As `_TOUCHED`."""

_WAITING = select(tables.unsettled.c.paper_id).where(
    tables.unsettled.c.paper_id.in_(bindparam("papers", expanding=True))
)
