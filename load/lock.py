"""Who may import now: imports beside each other, a nightly import alone.

The lock is the operating system's or the server's, so it ends with its holder, however that ends: an import that was
killed locks nobody out. It says only who may begin; that a paper is whole or not there is the transactions' work.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from load import tables
from load.address import DatabaseUnavailable, file_of
from load.database import Database
from load.failures import explain

_IMPORTS = 0x52414758
"""The key of PostgreSQL's advisory lock; the one before it is that of the writers of `load.database`."""


@contextmanager
def importing(database: Database, *, alone: bool = False) -> Iterator[None]:
    """Keeps the history for imports: beside others, or `alone`.

    Waits for nobody: raises `DatabaseUnavailable` where a nightly import is at work, or for one that would be
    `alone` any other. On databases other than SQLite files and PostgreSQL nothing is locked.
    """
    file = file_of(database.engine.url)
    if file is not None:
        with _beside(file, database, alone):
            yield
    elif database.dialect == "postgresql":
        with _on_server(database, alone):
            yield
    else:
        yield


def lock_file(history: Path) -> Path:
    """The file beside an SQLite history that imports lock: a database without tables."""
    return history.with_name(f"{history.name}-lock")


@contextmanager
def _beside(file: Path, database: Database, alone: bool) -> Iterator[None]:
    """SQLite's own locks, on an empty database: they work on every system, and a process that dies lets go of them.

    The history itself cannot be locked so: who only reads it would be locked out, or lock out others.
    """
    path = lock_file(file)
    try:
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    except sqlite3.Error as error:
        raise DatabaseUnavailable(database.url, f"{path} cannot be used: {error}") from error
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE" if alone else "BEGIN")
            connection.execute(
                "SELECT * FROM sqlite_master"
            ).fetchall()  # a lock to share is taken by reading
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise _held(database) from error
            raise DatabaseUnavailable(database.url, f"{path} cannot be used: {error}") from error
        yield


@contextmanager
def _on_server(database: Database, alone: bool) -> Iterator[None]:
    take = "pg_try_advisory_lock" if alone else "pg_try_advisory_lock_shared"
    try:
        connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        taken = connection.execute(text(f"SELECT {take}(:key)"), {"key": _IMPORTS}).scalar_one()
    except DBAPIError as error:
        reason = explain(error, database.url)
        if reason is None:
            raise
        raise DatabaseUnavailable(database.url, reason) from error
    try:
        if not taken:
            raise _held(database)
        yield
    finally:
        # not given back to the pool, where it would keep its lock
        connection.invalidate()
        connection.close()


def _held(database: Database) -> DatabaseUnavailable:
    """Who holds it, as far as the run log knows: the latest run without an end may also have died."""
    runs = tables.runs
    latest = (
        select(runs.c.command, runs.c.started)
        .where(runs.c.ended.is_(None))
        .order_by(runs.c.run_id.desc())
        .limit(1)
    )
    with database.reading() as connection:
        found = connection.execute(latest).first()
    since = f" (ragw {found.command}, begun {found.started})" if found else ""
    return DatabaseUnavailable(
        database.url, f"{database.url} is held by another import{since}; try again when that has ended"
    )
