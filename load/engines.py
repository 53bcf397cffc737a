"""How we speak to each kind of database: its driver, its settings, and how a transaction begins."""

import os
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.pool import NullPool, Pool, QueuePool, StaticPool

from load.address import DatabaseUnavailable, file_of

WRITES = "ragw_writes"
"""The option of a connection whose transaction is going to write: one of `Writes`."""

Writes = Literal["at once", "in passing"]
"""Whether a commit waits for the disk. One in passing is lost, whole, where the server or the power fails in the next
moment; a later one that waits, waits for those before it as well."""

_WRITERS = 0x52414757
"""The key of PostgreSQL's advisory lock that writers of a history hold, one at a time ("RAGW" in ASCII)."""

_BEGIN_WRITING = (
    "SELECT set_config('lock_timeout', %s, true), set_config('synchronous_commit', %s, true), "
    "pg_advisory_xact_lock(%s)"
)


def build(url: URL, name: str, read_only: bool, patience: float) -> Engine:
    """An engine for the URL, which a person knows by `name`; nothing is connected yet.

    Raises `DatabaseUnavailable` for another kind of database, and where the driver is not at hand.
    """
    try:
        if url.get_backend_name() == "sqlite":
            return _sqlite(url, read_only, patience)
        if url.get_backend_name() == "postgresql":
            return _postgresql(url, patience)
    except ModuleNotFoundError as error:
        extra = ' (pip install "ragw[postgres]")' if url.get_backend_name() == "postgresql" else ""
        raise DatabaseUnavailable(name, f"{name} needs the Python package {error.name}{extra}") from error
    raise DatabaseUnavailable(name, f"{name}: a history is kept in SQLite or PostgreSQL")


def _postgresql(url: URL, patience: float) -> Engine:
    connect = {} if "connect_timeout" in url.query else {"connect_timeout": max(2, round(patience))}
    engine = create_engine(url, connect_args=connect, pool_pre_ping=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes: Writes | None = connection.get_execution_options().get(WRITES)
        if writes:
            waits = "on" if writes == "at once" else "off"
            connection.exec_driver_sql(_BEGIN_WRITING, (str(round(patience * 1000)), waits, _WRITERS))

    return engine


def _sqlite(url: URL, read_only: bool, patience: float) -> Engine:
    path = file_of(url)
    if path is None and not (url.database or "").startswith("file:"):
        pool: type[Pool] = StaticPool
    elif read_only:
        # One connection a use: no file stays open behind a caller's back, and Windows can move it.
        pool = NullPool
    else:
        # A writer keeps its connection: the last one to close folds the write-ahead log into the file.
        pool = QueuePool
    engine = create_engine(url, connect_args={"timeout": patience}, poolclass=pool)

    if read_only and path is not None:

        @event.listens_for(engine, "do_connect")
        def look(_dialect: Any, _record: Any, given: list[Any], options: dict[str, Any]) -> None:
            given[0], options["uri"] = f"{path.absolute().as_uri()}?{urlencode(how_to_read(path))}", True

    @event.listens_for(engine, "connect")
    def settle(driver_connection: Any, _record: Any) -> None:
        # The driver would begin transactions late and without saying how; we begin them ourselves, below.
        driver_connection.isolation_level = None
        driver_connection.execute("PRAGMA foreign_keys = ON")
        # With a write-ahead log every commit is in passing: a power cut takes the last papers, which are read again.
        driver_connection.execute("PRAGMA synchronous = NORMAL")
        if read_only:
            driver_connection.execute("PRAGMA query_only = ON")
        else:
            # Pages of indexes are written again and again: the seldomer, the longer the log may grow.
            driver_connection.execute("PRAGMA cache_size = -65536")
            driver_connection.execute("PRAGMA wal_autocheckpoint = 4000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        # A writer that took its lock only at its first write could find its reads out of date by then.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def how_to_read(path: Path) -> dict[str, str]:
    """The way to open a file, just now, that only asks it: never makes it, and leaves nothing beside it.

    "immutable" is one that takes it for a file that nobody writes: who reads it so looks whether that was true.
    """
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # In WAL mode a reader makes two files beside the database. Only one that may write, and does not
        # (`query_only`), clears them away again.
        return {"mode": "rw"}
    if not path.with_name(f"{path.name}-wal").exists():
        # Those files could not be made here, or would be ours, and the file's owner could not write them.
        return {"mode": "ro", "immutable": "1"}
    return {"mode": "ro"}


def stamp(path: Path) -> tuple[int, ...] | None:
    """What would tell that somebody wrote a database's file, or begins to; None where it is not there."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, path.with_name(f"{path.name}-wal").exists()


def let_readers_in(engine: Engine) -> None:
    """Set a new SQLite file to let people read while an import writes: WAL mode, which the file remembers."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
