"""The log of imports: when each began and ended, by which code, and what it counted."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
from sqlalchemy import insert, update

from load import tables
from load.database import Database
from schemas import Record


class Run(Record, frozen=True, kw_only=True):
    """An import that has begun; what it writes is stamped with `run_id`."""

    run_id: int


def begin_run(database: Database, started: datetime, *, code_version: str = "", command: str = "") -> Run:
    """Log that an import begins. `started` has a time zone; it is kept in UTC, to the second.

    Raises `ValueError` for a time without a zone, `DatabaseUnavailable` where it cannot be written.
    """
    row = {"started": utc(started), "code_version": code_version, "command": command}
    # What a crash takes of a run's beginning it takes of its papers too.
    with database.writing("in passing") as connection:
        added = connection.execute(insert(tables.runs).returning(tables.runs.c.run_id), row)
        return Run(run_id=added.scalar_one())


def finish_run(
    database: Database, run: Run, ended: datetime, *, outcome: str, tally: Mapping[str, int] | None = None
) -> None:
    """Log how an import ended: `outcome` in a word or two, and what it counted, by name.

    Raises `ValueError` for a time without a zone, `DatabaseUnavailable` where it cannot be written.
    """
    counted = msgspec.json.encode(dict(tally or {})).decode()
    change = update(tables.runs).where(tables.runs.c.run_id == run.run_id)
    with database.writing() as connection:
        connection.execute(change.values(ended=utc(ended), outcome=outcome, tally=counted))


def utc(moment: datetime) -> str:
    """A time as the history keeps it: in UTC, ISO to the second. Raises `ValueError` for one without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a run's time needs a time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
