"""Writing a change set: the only place where a paper enters the history."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from sqlalchemy import Column, Connection, Table, exists, insert, or_, select, update

from load import tables
from load.history import Change, ChangeSet, Pointer, StoredPaper
from load.rows import Values, listed, observation_rows, paper_row, recommendation_rows, report_rows
from schemas import PaperFacts, Reading, Record


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
    papers, later = tables.papers, tables.papers.alias("later")
    latest = ~exists().where(later.c.sha256 == papers.c.sha256, later.c.paper_id > papers.c.paper_id)
    same = papers.c.sha256 == facts.paper_sha256
    gave_way = papers.c.superseded_by.in_(
        select(later.c.paper_id).where(later.c.sha256 == facts.paper_sha256)
    )
    touched = or_(papers.c.supersedes != "", papers.c.file == facts.supersedes, gave_way)
    columns = [papers.c[name] for name in StoredPaper.__struct_fields__ if name in papers.c]
    query = (
        select(*columns, papers.c.superseded_run_id.is_(None).label("in_force"), latest.label("latest"))
        .where(or_(same, latest & touched))
        .order_by(papers.c.paper_id)
    )
    return tuple(
        StoredPaper(**{**row, "in_force": bool(row["in_force"]), "latest": bool(row["latest"])})
        for row in connection.execute(query).mappings()
    )


def apply(changes: ChangeSet, connection: Connection, run_id: int) -> Outcome:
    """Write the changes in the connection's transaction, stamped with the run; the caller commits."""
    reading = changes.reading
    if changes.change == "unchanged":
        return Outcome(change="unchanged", paper=reading.paper.paper)
    # The old reading steps back first: of any bytes, one reading is in force at any time.
    for paper_id in changes.replaced:
        _mark(connection, paper_id, run_id)
    paper_id = _add_paper(changes, connection, run_id)
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
        "fingerprint": changes.fingerprint,
        "run_id": run_id,
        "superseded_by": changes.superseded_by,
    }
    return _insert(connection, tables.papers, tables.papers.c.paper_id, [row])[0]


def _add_details(reading: Reading, paper_id: int, connection: Connection) -> None:
    """What hangs on the paper itself: its legend, leftovers, counts and lists, and its problems as a whole."""
    _insert(connection, tables.legend_entries, None, listed(reading.paper.legend, paper_id=paper_id))
    _insert(connection, tables.leftovers, None, listed(reading.leftovers, paper_id=paper_id))
    _insert(connection, tables.counts, None, listed(reading.counts, paper_id=paper_id))
    _insert(connection, tables.mentions, None, listed(reading.mentions, paper_id=paper_id))
    _insert(
        connection, tables.problems, None, listed(reading.problems, paper_id=paper_id, observation_id=None)
    )


def _add_observations(
    reading: Reading, paper_id: int, connection: Connection, run_id: int
) -> dict[Literal["dues", "problems"], int]:
    _add_missing(connection, tables.reports, "report_key", report_rows(reading.observations), run_id)
    _add_missing(
        connection,
        tables.recommendations,
        "recommendation_key",
        recommendation_rows(reading.observations),
        run_id,
    )
    rows = [{**row, "paper_id": paper_id, "run_id": run_id} for row in observation_rows(reading.observations)]
    ids = _insert(connection, tables.observations, tables.observations.c.observation_id, rows)
    dues: list[Values] = []
    problems: list[Values] = []
    for observation_id, observation in zip(ids, reading.observations, strict=True):
        dues += listed(observation.due, observation_id=observation_id)
        problems += listed(observation.problems, paper_id=paper_id, observation_id=observation_id)
    _insert(connection, tables.dues, None, dues)
    _insert(connection, tables.problems, None, problems)
    return {"dues": len(dues), "problems": len(problems)}


def _add_missing(connection: Connection, table: Table, key: str, rows: list[Values], run_id: int) -> None:
    """Add the rows whose key is new; those that are there already stay as they are."""
    known = _known(connection, table.c[key], [row[key] for row in rows])
    _insert(connection, table, None, [{**row, "run_id": run_id} for row in rows if row[key] not in known])


def _known(connection: Connection, column: Column[Any], keys: Sequence[str]) -> set[str]:
    found: set[str] = set()
    # SQLite takes no more than 999 parameters in a statement, in its older versions.
    for start in range(0, len(keys), 500):
        some = select(column).where(column.in_(keys[start : start + 500]))
        found.update(connection.execute(some).scalars())
    return found


def _insert(connection: Connection, table: Table, key: Column[Any] | None, rows: list[Values]) -> list[int]:
    """Insert the rows in one go; the numbers that they were given, in their order, where `key` is asked."""
    if not rows:
        return []
    if key is None:
        connection.execute(insert(table), rows)
        return []
    with_keys = insert(table).returning(key, sort_by_parameter_order=True)
    return list(connection.execute(with_keys, rows).scalars())
