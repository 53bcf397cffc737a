"""Every observation that stands, as the record that was stored: what all files are made from."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, Select, and_, select

from load import Address, Database, tables
from load.rows import Values, identified, own_fields, to_observation
from query.filters import Filters
from query.names import asked
from query.said import admitted, identities, observations, papers, said, stands
from query.threads import threads
from schemas import Due, Observation, Problem

BY_PAPER = (
    papers.c.authority,
    papers.c.date.is_(None),
    papers.c.date,
    papers.c.file,
    papers.c.sha256,
    papers.c.paper_id,
)
"""The order of papers in every file; those without a date come last."""


def records(database: Database | Address, filters: Filters | None = None) -> Iterator[Observation]:
    """The observations of the recommendations that the filters choose.

    By authority, paper date, file and reading order. Keys and parts are those over all papers. One paper at a time is
    in memory. Raises `NoSuchName` and `DatabaseUnavailable`.
    """
    chosen = filters or Filters()
    with asked(database, chosen) as connection:
        wanted = _wanted(connection, chosen)
        for paper in sources(connection, chosen):
            identity = _identities(connection, chosen, paper["paper_id"])
            for number, observation in _printed(connection, paper):
                if number in identity and (wanted is None or number in wanted):
                    yield identified(observation, identity[number])


def sources(connection: Connection, filters: Filters) -> list[Values]:
    """The papers that stand and that the filters let in, also those that say nothing of a recommendation."""
    let_in = admitted(replace(filters, key=""))
    return _rows(connection, select(papers).where(let_in).order_by(*BY_PAPER))


def count_papers(database: Database | Address, filters: Filters | None = None) -> int:
    """How many papers `records` goes through. Raises the same."""
    chosen = filters or Filters()
    with asked(database, chosen) as connection:
        return len(sources(connection, chosen))


def _wanted(connection: Connection, filters: Filters) -> set[int] | None:
    """The observations of the recommendations chosen by more than their papers; None where all are."""
    if not any((filters.report, filters.scope, filters.kind, filters.text, filters.colour, filters.key)):
        return None
    return set(connection.execute(select(threads(filters).c.observation_id)).scalars())


def _identities(connection: Connection, filters: Filters, paper_id: int) -> dict[int, Values]:
    """The identities of a paper's observations that stand, by their numbers, with the forms that they are like."""
    like, shown = observations.alias("like"), papers.alias("shown")
    form = (shown.c.file, shown.c.date, like.c.number, like.c.text)
    query = (
        said(filters, *identities.c, *form)
        .outerjoin(shown, and_(shown.c.sha256 == identities.c.like_paper, stands(shown, filters)))
        .outerjoin(
            like, and_(like.c.paper_id == shown.c.paper_id, like.c.position == identities.c.like_position)
        )
        .where(observations.c.paper_id == paper_id)
    )
    return {row["observation_id"]: row for row in _rows(connection, query)}


def _printed(connection: Connection, paper: Values) -> Iterator[tuple[int, Observation]]:
    """A paper's observations as it prints them, in reading order, with their numbers in the history."""
    of_paper = observations.c.paper_id == paper["paper_id"]
    dues, problems = tables.dues, tables.problems
    due_rows = _by_observation(
        connection,
        select(dues.c.observation_id, *(dues.c[name] for name in own_fields(Due)))
        .join(observations)
        .where(of_paper)
        .order_by(dues.c.observation_id, dues.c.position),
    )
    problem_rows = _by_observation(
        connection,
        select(problems.c.observation_id, *(problems.c[name] for name in own_fields(Problem)))
        .where(problems.c.paper_id == paper["paper_id"], problems.c.observation_id.is_not(None))
        .order_by(problems.c.observation_id, problems.c.position),
    )
    for row in _rows(connection, select(observations).where(of_paper).order_by(observations.c.position)):
        number = row["observation_id"]
        yield number, to_observation(row, paper, due_rows[number], problem_rows[number])


def _by_observation(connection: Connection, query: Select[Any]) -> defaultdict[int, list[Values]]:
    found: defaultdict[int, list[Values]] = defaultdict(list)
    for row in _rows(connection, query):
        found[row.pop("observation_id")].append(row)
    return found


def _rows(connection: Connection, query: Select[Any]) -> list[Values]:
    # A name that SQL reserves comes back as SQLAlchemy's own kind of str, which the records' reader refuses.
    return [{str(name): value for name, value in row.items()} for row in connection.execute(query).mappings()]
