"""Writing a change set: the only place where a paper enters the history."""

from collections.abc import Iterable
from typing import Any, Literal

from sqlalchemy import Connection, Select, bindparam, exists, or_, select, union, update

from load import tables
from load.bulk import add, add_missing, add_numbered
from load.history import Change, ChangeSet, Pointer, StoredPaper
from load.rows import Values, listed, observation_rows, paper_row, recommendation_rows, report_rows
from schemas import Observation, PaperFacts, Reading, Record


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
        ids.where(later.c.supersedes != ""),
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


_TOUCHED = _touched()
"""Built once: SQLAlchemy takes longer to put it together than a database to answer it."""


def apply(changes: ChangeSet, connection: Connection, run_id: int) -> Outcome:
    """Write the changes in the connection's transaction, stamped with the run; the caller commits."""
    reading = changes.reading
    if changes.change == "unchanged":
        return Outcome(change="unchanged", paper=reading.paper.paper)
    # The old reading steps back first: of any bytes, one reading is in force at any time.
    for paper_id in changes.replaced:
        _mark(connection, paper_id, run_id)
    paper_id = _add_paper(changes, connection, run_id)
    _unsettle(connection, [paper_id, *changes.replaced, *(pointer.paper_id for pointer in changes.moved)])
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
        problems=len(reading.problems) + written["problems"],
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
    return add_numbered(connection, tables.papers, tables.papers.c.paper_id, [row])[0]


def _add_details(reading: Reading, paper_id: int, connection: Connection) -> None:
    """What hangs on the paper itself: its legend, leftovers, counts and lists, and its problems as a whole."""
    add(connection, tables.legend_entries, listed(reading.paper.legend, paper_id=paper_id))
    add(connection, tables.leftovers, listed(reading.leftovers, paper_id=paper_id))
    add(connection, tables.counts, listed(reading.counts, paper_id=paper_id))
    add(connection, tables.mentions, listed(reading.mentions, paper_id=paper_id))
    add(connection, tables.problems, listed(reading.problems, paper_id=paper_id, observation_id=None))


def _add_observations(
    reading: Reading, paper_id: int, connection: Connection, run_id: int
) -> dict[Literal["dues", "problems"], int]:
    add_missing(connection, tables.reports, "report_key", report_rows(reading.observations), run_id)
    add_missing(
        connection,
        tables.recommendations,
        "recommendation_key",
        recommendation_rows(reading.observations),
        run_id,
    )
    rows = [{**row, "paper_id": paper_id, "run_id": run_id} for row in observation_rows(reading.observations)]
    ids = add_numbered(connection, tables.observations, tables.observations.c.observation_id, rows)
    dues: list[Values] = []
    problems: list[Values] = []
    for observation_id, observation in zip(ids, reading.observations, strict=True):
        dues += listed(observation.due, observation_id=observation_id)
        problems += listed(observation.problems, paper_id=paper_id, observation_id=observation_id)
    add(
        connection,
        tables.identities,
        [_unsettled(*each, run_id) for each in zip(ids, reading.observations, strict=True)],
    )
    add(connection, tables.dues, dues)
    add(connection, tables.problems, problems)
    return {"dues": len(dues), "problems": len(problems)}


def _unsettled(observation_id: int, observation: Observation, run_id: int) -> Values:
    """Who an observation is about as far as its own paper can say, until the run ends."""
    return {
        "observation_id": observation_id,
        "report_key": observation.report_key,
        "recommendation_key": observation.recommendation_key,
        "part": observation.part,
        "rule": "unsettled",
        "merged": "[]",
        "run_id": run_id,
    }


def _unsettle(connection: Connection, papers: list[int]) -> None:
    """Notes papers that came or went, for `load.recognise`."""
    known = set(connection.execute(_WAITING, {"papers": papers}).scalars())
    add(
        connection,
        tables.unsettled,
        [{"paper_id": each} for each in dict.fromkeys(papers) if each not in known],
    )


_WAITING = select(tables.unsettled.c.paper_id).where(
    tables.unsettled.c.paper_id.in_(bindparam("papers", expanding=True))
)
