"""How fast a history is written, beside the bare drivers writing the very same rows, in one run.

    python benchmarks/history.py [--observations 20000]

Both write one transaction a paper into tables with the same indexes and settings. The bare driver is given the
rows ready made: it checks no reading, looks for no earlier one, and finds no identities. "Loaded" is all rows of
the papers, checked and written, each paper in its transaction; "and identified" is with the end of the run, at
which every row is held against those of all papers and forces.
"""

import argparse
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from sqlalchemy import Table, select

sys.path.insert(0, str(Path(__file__).parents[1]))

from servers import postgres
from synthetic import archive

from load import Database, begin_run, load, open_database, settle_identities, tables
from schemas import Reading

BEFORE = (tables.runs, tables.reports, tables.recommendations)
"""Tables that many papers share: the bare driver writes them first, in one go."""

OF_A_PAPER = (tables.papers, tables.observations, tables.identities, tables.dues)
"""Tables that each paper brings rows of, in the order in which they can be written."""

Rows = list[tuple[Any, ...]]
Write = Callable[[Table, Rows], None]


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--observations", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    readings = list(archive(asked.observations, authorities=20))
    print(
        f"{'rows a second':12}{'rows':>9}{'driver':>10}{'loaded':>10}{'÷':>6}{'and identified':>16}{'÷':>6}"
    )
    with TemporaryDirectory() as folder, postgres() as fresh:
        addresses = {
            "SQLite": lambda name: str(Path(folder) / f"{name}.db"),
            "PostgreSQL": fresh,
        }
        for kind, address in addresses.items():
            rounds = [_round(readings, address, number) for number in range(asked.rounds)]
            rows = rounds[0][0]
            bare, loaded, settled = (min(times[index] for times in rounds) for index in (1, 2, 3))
            print(
                f"{kind:13}{rows:9,}{rows / bare:10,.0f}{rows / loaded:10,.0f}{bare / loaded:6.2f}"
                f"{rows / settled:16,.0f}{bare / settled:6.2f}"
            )


def _round(
    readings: list[Reading], address: Callable[[str], str], number: int
) -> tuple[int, float, float, float]:
    """The rows written, and the seconds that the bare driver took, ragw to load, and to find identities as well."""
    with open_database(address(f"ours_{number}")) as database:
        began = time.perf_counter()
        run = begin_run(database, datetime(2026, 1, 1, tzinfo=UTC))
        for reading in readings:
            load(reading, database, run)
        loaded = time.perf_counter() - began
        settle_identities(database, run)
        settled = time.perf_counter() - began
        before, papers = _rows(database)
    empty = address(f"bare_{number}")
    open_database(empty).close()
    written = sum(len(rows) for _, rows in before) + sum(len(rows) for paper in papers for _, rows in paper)
    bare = (_by_sqlite if empty.endswith(".db") else _by_psycopg)(empty, before, papers)
    return written, bare, loaded, settled


Batch = list[tuple[Table, Rows]]


def _rows(database: Database) -> tuple[Batch, list[Batch]]:
    """All rows of a history: those of the shared tables, and each paper's."""
    with database.reading() as connection:
        before = [(table, [tuple(row) for row in connection.execute(select(table))]) for table in BEFORE]
        split = {table.name: dict(_of_papers(connection, table)) for table in OF_A_PAPER}
    papers = sorted(split["papers"])
    return before, [[(table, split[table.name][paper]) for table in OF_A_PAPER] for paper in papers]


def _of_papers(connection: Any, table: Table) -> Iterator[tuple[int, Rows]]:
    """A table's rows by the papers that they hang on."""
    paper = table.c.paper_id if "paper_id" in table.c else tables.observations.c.paper_id
    query = select(table, paper.label("of_paper")).order_by(paper)
    if "paper_id" not in table.c:
        query = query.join(
            tables.observations, tables.observations.c.observation_id == table.c.observation_id
        )
    for number, rows in groupby(connection.execute(query), key=lambda row: row.of_paper):
        yield number, [tuple(row)[:-1] for row in rows]


def _by_sqlite(path: str, before: Batch, papers: list[Batch]) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    for setting in ("synchronous = NORMAL", "cache_size = -65536", "wal_autocheckpoint = 4000"):
        connection.execute(f"PRAGMA {setting}")
    began = time.perf_counter()
    for batch in (before, *papers):
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in batch:
            names, marks = ", ".join(column.name for column in table.c), ", ".join("?" * len(table.c))
            connection.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)  # noqa: S608
        connection.execute("COMMIT")
    took = time.perf_counter() - began
    connection.close()
    return took


def _by_psycopg(address: str, before: Batch, papers: list[Batch]) -> float:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SET synchronous_commit = off")
        began = time.perf_counter()
        for batch in (before, *papers):
            with connection.transaction(), connection.cursor() as cursor:
                for table, rows in batch:
                    names = ", ".join(column.name for column in table.c)
                    with cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
                        for row in rows:
                            copy.write_row(row)
        return time.perf_counter() - began


if __name__ == "__main__":
    main()
