"""Questions about one recommendation or one authority go by an index, however large the history is."""

import pytest
from sqlalchemy import text

from load import Database, load
from query import Filters
from query.selection import papers_in, statuses_in
from tests.load import readings as made

MILLION = {
    ("papers", "ix_papers_authority_date"): "20000 20 1",
    ("papers", "ix_papers_sha256"): "20000 1",
    ("observations", "ix_observations_paper_id"): "1000000 50",
    ("identities", "ix_identities_recommendation_key"): "1000000 20",
    ("identities", "uq_identities_observation_id_in_force"): "1000000 1",
    ("dues", "ix_dues_observation_id"): "1000000 1",
}
"""What SQLite knows of the tables and indexes of a history of a million observations: rows, and rows of one value."""


def plan(database: Database, filters: Filters) -> str:
    """How the database goes about the questions of the timeline."""
    told = []
    with database.reading() as connection:
        if database.dialect == "postgresql":
            # Of so few rows as here PostgreSQL would rather read all.
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        for statement in (papers_in(filters), statuses_in(filters)):
            words = str(statement.compile(database.engine, compile_kwargs={"literal_binds": True}))
            before = "EXPLAIN" if database.dialect == "postgresql" else "EXPLAIN QUERY PLAN"
            told += [str(row[-1]) for row in connection.execute(text(f"{before} {words}"))]
    return "\n".join(told)


def as_if_of_a_million(database: Database) -> None:
    """Lets SQLite plan for a large history; PostgreSQL plans without reading whole tables (see `plan`)."""
    if database.dialect != "sqlite":
        return
    with database.reading():  # what is still to be settled would look at its tables itself
        pass
    with database.writing() as connection:
        connection.execute(text("ANALYZE"))
        connection.execute(text("DELETE FROM sqlite_stat1"))
        add = text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:table, :index, :rows)")
        connection.execute(
            add, [{"table": table, "index": index, "rows": rows} for (table, index), rows in MILLION.items()]
        )
    # Statistics are read when a connection is opened.
    database.engine.dispose()


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        (Filters(key="leadership-2016/1"), "ix_identities_recommendation_key (recommendation_key=?)"),
        (Filters(authority="Fenshire Police"), "(paper_id=?)"),
    ],
)
def test_a_question_reads_the_rows_that_it_is_about(database: Database, filters: Filters, index: str) -> None:
    """Never all observations."""
    load(made.reading("a.pdf", {"1": "red"}), database)
    as_if_of_a_million(database)
    told = plan(database, filters)
    assert index in told or database.dialect == "postgresql"
    for table in ("observations", "identities", "dues"):
        assert f"SCAN {table}" not in told
        assert f"Seq Scan on {table}" not in told
