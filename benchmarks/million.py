"""Questions to a history of a million observations, beside bare SQL that fetches the same rows, on both databases.

    python benchmarks/million.py [--copies 50] [--keep history.db]

A history of 20,000 observations of 20 forces is loaded as papers are; its rows are then copied in the database
itself, each copy with 20 forces and their own reports more. The national report is one over all of them.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, text

sys.path.insert(0, str(Path(__file__).parents[1]))

from servers import postgres
from synthetic import archive

import query
from load import Database, begin_run, load, open_database, settle_identities, tables

OBSERVATIONS = 20_000
FORCE = "Force 0007"

_OWN = "CASE WHEN {0} LIKE 'national%' THEN {0} ELSE {0} || '.{copy}' END"
"""The key of a report or a recommendation in a copy: the national report's stays."""

BARE = {
    "history": (
        "SELECT o.*, i.recommendation_key AS settled FROM papers p "
        "JOIN observations o ON o.paper_id = p.paper_id "
        "JOIN identities i ON i.observation_id = o.observation_id AND i.superseded_run_id IS NULL "
        "WHERE p.superseded_run_id IS NULL AND p.authority = :force"
    ),
    "compare": (
        "SELECT o.*, i.recommendation_key AS settled FROM papers p "
        "JOIN observations o ON o.paper_id = p.paper_id "
        "JOIN identities i ON i.observation_id = o.observation_id AND i.superseded_run_id IS NULL "
        "WHERE p.superseded_run_id IS NULL AND p.authority = :force AND p.date IN (:before, :after)"
    ),
    "one recommendation": (
        "SELECT o.*, p.date FROM identities i "
        "JOIN observations o ON o.observation_id = i.observation_id "
        "JOIN papers p ON p.paper_id = o.paper_id AND p.superseded_run_id IS NULL "
        "WHERE i.superseded_run_id IS NULL AND i.recommendation_key = :key"
    ),
}
BARE["overdue"] = BARE["history"]


def main() -> None:
    """Makes the histories, asks, and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--copies", type=int, default=50)
    parser.add_argument(
        "--keep", type=Path, metavar="FILE", help="Use this SQLite history; make it where it is not."
    )
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, postgres() as fresh:
        places = {"SQLite": str(asked.keep or Path(folder) / "million.db"), "PostgreSQL": fresh("million")}
        for kind, address in places.items():
            made = _made(address, asked.copies)
            print(f"{kind}: {made:,} observations")
            _ask(address)


def _made(address: str, copies: int) -> int:
    with open_database(address) as database:
        if not _count(database):
            run = begin_run(database, datetime(2026, 1, 1, tzinfo=UTC))
            for reading in archive(OBSERVATIONS, authorities=20):
                load(reading, database, run)
            settle_identities(database, run)
            with database.writing() as connection:
                for copy in range(1, copies):
                    _copy(connection, copy)
            with database.engine.connect() as connection:
                connection.exec_driver_sql("ANALYZE")
                connection.commit()
        return _count(database)


def _count(database: Database) -> int:
    with database.reading() as connection:
        return int(connection.execute(text("SELECT COUNT(*) FROM observations")).scalar_one())


def _copy(connection: Connection, copy: int) -> None:
    """The first rows once more, with numbers, forces and own reports that are the copy's."""
    step = copy * 10_000_000
    own = _OWN.replace("{copy}", str(copy))
    changed = {
        "paper_id": f"paper_id + {step}",
        "observation_id": f"observation_id + {step}",
        "identity_id": f"identity_id + {step}",
        "due_id": f"due_id + {step}",
        "sha256": f"SUBSTR(sha256, 1, 58) || '{copy:06}'",
        "authority": f"authority || '.{copy}'",
        "report_key": own.format("report_key"),
        "recommendation_key": own.format("recommendation_key"),
    }
    for table, key in (
        (tables.reports, "report_key"),
        (tables.recommendations, "recommendation_key"),
        (tables.papers, "paper_id"),
        (tables.observations, "observation_id"),
        (tables.identities, "identity_id"),
        (tables.dues, "due_id"),
    ):
        names = [column.name for column in table.c]
        values = [changed.get(name, name) for name in names]
        first = (
            f"{key} < 10000000"
            if key.endswith("_id")
            else f"{key} NOT LIKE '%.%' AND {key} NOT LIKE 'national%'"
        )
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({', '.join(names)}) "  # noqa: S608 - our own names
            f"SELECT {', '.join(values)} FROM {table.name} WHERE {first}".replace(
                "%", "%%" if _doubles(connection) else "%"
            )
        )


def _doubles(connection: Connection) -> bool:
    """Whether the driver takes a per cent sign for a parameter."""
    return connection.dialect.name == "postgresql"


def _ask(address: str) -> None:
    key = f"report-1:{FORCE.lower().replace(' ', '-')}/3"
    with open_database(address, read_only=True) as database:
        with database.reading() as connection:
            found = connection.execute(
                text("SELECT DISTINCT date FROM papers WHERE authority = :force ORDER BY date DESC"),
                {"force": FORCE},
            ).scalars()
            after, before = list(found)[:2]
        given = {"force": FORCE, "before": before, "after": after, "key": key}
        asked: dict[str, Callable[[], object]] = {
            "history": lambda: query.history(database, authority=FORCE),
            "compare": lambda: query.compare(database, before, after, authority=FORCE),
            "overdue": lambda: query.overdue(database, as_of="2020-01-01", authority=FORCE),
            "one recommendation": lambda: query.history(database, key=key),
        }
        print(f"  {'':20}{'ragw ms':>9}{'bare SQL ms':>13}")
        for name, ask in asked.items():
            ours, bare = _timed(ask), _timed(lambda name=name: _bare(database, BARE[name], given))
            print(f"  {name:20}{1000 * ours:9.1f}{1000 * bare:13.1f}")


def _bare(database: Database, words: str, given: dict[str, str]) -> Sequence[object]:
    with database.reading() as connection:
        return connection.execute(
            text(words), {name: value for name, value in given.items() if f":{name}" in words}
        ).all()


def _timed(ask: Callable[[], object]) -> float:
    """The least of five, after one that is not counted."""
    ask()
    times = []
    for _ in range(5):
        began = time.perf_counter()
        ask()
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
