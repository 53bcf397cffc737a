"""Reading the history back: the records that went in, exactly, from the readings in force."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, and_, or_, select

from load import tables
from load.address import Address
from load.bulk import in_portions
from load.database import Database, opened
from load.rows import Values, identified, own_fields, to_facts, to_observation, to_reading
from schemas import (
    Count,
    Due,
    Leftover,
    LegendEntry,
    Mention,
    Observation,
    PaperFacts,
    Problem,
    Reading,
    Record,
)

_DETAILS: tuple[tuple[Table, type[Record]], ...] = (
    (tables.legend_entries, LegendEntry),
    (tables.leftovers, Leftover),
    (tables.problems, Problem),
    (tables.counts, Count),
    (tables.mentions, Mention),
)
"""What hangs on a paper itself."""

_FIRM = ("stated", "manifest")
"""What a date rests on that no covering report moves."""


def observations(database: Database | Address) -> Iterator[Observation]:
    """Every observation in force, by authority, paper date, file name, then reading order.

    Keys and parts are those over all papers, and `identity` says why; `readings` has those that each paper prints.
    Dates sort as they are written, so a month comes before its days; papers without a date come last.
    Raises `DatabaseUnavailable`.
    """
    with opened(database, read_only=True) as own, own.reading() as connection:
        for paper in _papers(connection):
            identities = _identities(connection, paper)
            for number, observation in _observations(connection, paper):
                yield identified(observation, identities[number])


def readings(database: Database | Address) -> Iterator[Reading]:
    """Every reading in force, whole, in the order of `observations`. Raises `DatabaseUnavailable`."""
    with opened(database, read_only=True) as own, own.reading() as connection:
        for paper in _papers(connection):
            yield whole(connection, paper)


class Stored(Record, frozen=True, kw_only=True):
    """A paper in force: what is known of it, where it lies, and what it was read with.

    `own` is what the paper says of itself, before a covering report dated it.
    """

    facts: PaperFacts
    own: PaperFacts
    folder: str
    read_with: str


def papers_beside_loose_dates(
    database: Database | Address, lying: Mapping[str, Collection[str]]
) -> tuple[Stored, ...]:
    """The papers whose date nothing firm tells, and all that lie in one folder with them, by file name.

    `lying` are folders by the hash of the papers seen in them just now: a history knows one folder only of papers
    that lie in several. Others count where one of these folders is theirs. Raises `DatabaseUnavailable`.
    """
    papers = tables.papers
    here = {folder for folders in lying.values() for folder in folders}
    loose = or_(papers.c.date.is_(None), papers.c.date_basis.not_in(_FIRM))
    with opened(database, read_only=True) as own, own.reading() as connection:
        asked = select(papers.c.sha256, papers.c.folder).where(papers.c.superseded_run_id.is_(None), loose)
        folders = {
            each
            for sha256, folder in connection.execute(asked)
            if folder in here or sha256 in lying
            for each in (folder, *lying.get(sha256, ()))
            if each
        }
        copies = {sha256 for sha256, seen in lying.items() if not folders.isdisjoint(seen)}
        rows = {
            row["sha256"]: row
            for column, chosen in ((papers.c.folder, folders), (papers.c.sha256, copies))
            for row in _chosen(connection, papers.c.superseded_run_id.is_(None), column, chosen)
        }
        covered = {sha256 for sha256, row in rows.items() if row["date_basis"] == "covering"}
        first = {row["sha256"]: row for row in _chosen(connection, _as_read(), papers.c.sha256, covered)}
        return tuple(
            Stored(
                facts=to_facts(row, ()),
                own=to_facts(first.get(sha256, row), ()),
                folder=row["folder"],
                read_with=row["read_with"],
            )
            for sha256, row in sorted(rows.items(), key=lambda item: (item[1]["file"], item[0]))
        )


def reading_as_read(database: Database | Address, sha256: str) -> Reading:
    """The latest reading of these bytes that no person corrected and no covering report dated, in force or not.

    Raises `LookupError` where there is none, and `DatabaseUnavailable`.
    """
    papers = tables.papers
    mine = select(papers).where(papers.c.sha256 == sha256, _as_read()).order_by(papers.c.paper_id.desc())
    with opened(database, read_only=True) as own, own.reading() as connection:
        for paper in _rows(connection, mine.limit(1)):
            return whole(connection, paper)
    raise LookupError(sha256)


def reading_of(database: Database | Address, sha256: str) -> Reading:
    """The reading in force of these bytes. Raises `LookupError` where there is none, and `DatabaseUnavailable`."""
    with opened(database, read_only=True) as own, own.reading() as connection:
        papers = tables.papers
        mine = select(papers).where(papers.c.superseded_run_id.is_(None), papers.c.sha256 == sha256)
        for paper in _rows(connection, mine):
            return whole(connection, paper)
    raise LookupError(sha256)


def _as_read() -> ColumnElement[bool]:
    """What a reading is that nobody corrected, and whose date its covering report did not give."""
    papers = tables.papers
    basis = papers.c.date_basis
    return and_(papers.c.corrected.is_(False), or_(basis.is_(None), basis != "covering"))


def _chosen(
    connection: Connection, condition: ColumnElement[bool], column: Column[Any], values: Collection[str]
) -> Iterator[Values]:
    """Papers with one of these values in a column, each value's oldest first."""
    for portion in in_portions(sorted(values)):
        some = column.in_(portion)
        yield from _rows(
            connection, select(tables.papers).where(condition, some).order_by(tables.papers.c.paper_id)
        )


def whole(connection: Connection, paper: Values) -> Reading:
    """The reading whose row in `papers` this is."""
    details = {table.name: _rows(connection, _of_paper(table, kind, paper)) for table, kind in _DETAILS}
    printed = tuple(observation for _, observation in _observations(connection, paper))
    return to_reading(paper, printed, details)


def _papers(connection: Connection) -> list[Values]:
    papers = tables.papers
    in_force = (
        select(papers)
        .where(papers.c.superseded_run_id.is_(None))
        .order_by(papers.c.authority, papers.c.date.is_(None), papers.c.date, papers.c.file, papers.c.sha256)
    )
    return _rows(connection, in_force)


def _identities(connection: Connection, paper: Values) -> dict[int, Values]:
    """The identities in force of a paper's observations, by their numbers, with the forms that they are like."""
    table, rows, like = tables.identities, tables.observations, tables.observations.alias("like")
    shown = tables.papers.alias("shown")
    query = (
        select(table, shown.c.file, shown.c.date, like.c.number, like.c.text)
        .join_from(table, rows, rows.c.observation_id == table.c.observation_id)
        .outerjoin(shown, and_(shown.c.sha256 == table.c.like_paper, shown.c.superseded_run_id.is_(None)))
        .outerjoin(like, and_(like.c.paper_id == shown.c.paper_id, like.c.position == table.c.like_position))
        .where(rows.c.paper_id == paper["paper_id"], table.c.superseded_run_id.is_(None))
    )
    return {row["observation_id"]: row for row in _rows(connection, query)}


def _observations(connection: Connection, paper: Values) -> Iterator[tuple[int, Observation]]:
    """A paper's observations as it prints them, with their numbers in the history."""
    rows, dues, problems = tables.observations, tables.dues, tables.problems
    of_paper = rows.c.paper_id == paper["paper_id"]
    due_rows = _by_observation(
        connection,
        select(dues.c.observation_id, *_columns(dues, Due))
        .join(rows)
        .where(of_paper)
        .order_by(dues.c.observation_id, dues.c.position),
    )
    problem_rows = _by_observation(
        connection,
        select(problems.c.observation_id, *_columns(problems, Problem))
        .where(problems.c.paper_id == paper["paper_id"], problems.c.observation_id.is_not(None))
        .order_by(problems.c.observation_id, problems.c.position),
    )
    for row in _rows(connection, select(rows).where(of_paper).order_by(rows.c.position)):
        number = row["observation_id"]
        yield number, to_observation(row, paper, due_rows[number], problem_rows[number])


def _of_paper(table: Table, kind: type[Record], paper: Values) -> Select[Any]:
    """The rows of one kind that hang on the paper itself, and not on an observation of it."""
    query = select(*_columns(table, kind)).where(table.c.paper_id == paper["paper_id"])
    if "observation_id" in table.c:
        query = query.where(table.c.observation_id.is_(None))
    return query.order_by(table.c.position)


def _by_observation(connection: Connection, query: Select[Any]) -> defaultdict[int, list[Values]]:
    found: defaultdict[int, list[Values]] = defaultdict(list)
    for row in _rows(connection, query):
        found[row.pop("observation_id")].append(row)
    return found


def _rows(connection: Connection, query: Select[Any]) -> list[Values]:
    # A name that SQL reserves comes back as SQLAlchemy's own kind of str, which the records' reader refuses.
    return [{str(name): value for name, value in row.items()} for row in connection.execute(query).mappings()]


def _columns(table: Table, kind: type[Record]) -> list[Any]:
    return [table.c[field] for field in own_fields(kind)]
