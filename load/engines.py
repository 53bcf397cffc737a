"""How we speak to each kind of database: its driver, its settings, and how a transaction begins."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.pool import NullPool, Pool, QueuePool, StaticPool

from load.address import DatabaseUnavailable, file_of

WRITES = "ragw_writes"
"""The option of a connection whose transaction is going to write."""


def build(url: URL, name: str, read_only: bool, patience: float) -> Engine:
    """An engine for the URL, which a person knows by `name`; nothing is connected yet.

    Raises `DatabaseUnavailable` where no such kind of database, or no driver for it, is at hand.
    """
    try:
        if url.get_backend_name() == "sqlite":
            return _sqlite(url, read_only, patience)
        if url.get_backend_name() == "postgresql":
            return _postgresql(url, patience)
        return create_engine(url)
    except NoSuchModuleError as error:
        raise DatabaseUnavailable(name, f"{name}: no database of this kind is known") from error
    except ModuleNotFoundError as error:
        extra = ' (pip install "ragw[postgres]")' if url.get_backend_name() == "postgresql" else ""
        raise DatabaseUnavailable(name, f"{name} needs the Python package {error.name}{extra}") from error


def _postgresql(url: URL, patience: float) -> Engine:
    connect = {} if "connect_timeout" in url.query else {"connect_timeout": max(2, round(patience))}
    engine = create_engine(url, connect_args=connect, pool_pre_ping=True)

    @event.listens_for(engine, "begin")
    def wait_no_longer(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITES):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(patience * 1000)}")

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
    if read_only and path is not None:
        url = _as_read_only(url, path)
    engine = create_engine(url, connect_args={"timeout": patience}, poolclass=pool)

    @event.listens_for(engine, "connect")
    def settle(driver_connection: Any, _record: Any) -> None:
        # The driver would begin transactions late and without saying how; we begin them ourselves, below.
        driver_connection.isolation_level = None
        driver_connection.execute("PRAGMA foreign_keys = ON")
        # With a write-ahead log this is safe against all but a power cut, after which the last papers are read again.
        driver_connection.execute("PRAGMA synchronous = NORMAL")
        if read_only:
            driver_connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        # A writer that took its lock only at its first write could find its reads out of date by then.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _as_read_only(url: URL, path: Path) -> URL:
    """The same file as a URI that never makes one; what cannot be opened for reading alone says so."""
    query = {**url.query, "uri": "true", "mode": "ro"}
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # In WAL mode a reader makes two files beside the database. Only one that may write, and does not
        # (`query_only`), clears them away again.
        query["mode"] = "rw"
    elif not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists():
        # On a share for reading only those files cannot be made, nor can anybody else be writing.
        query["immutable"] = "1"
    return url.set(database=path.absolute().as_uri(), query=query)


def let_readers_in(engine: Engine) -> None:
    """Set a new SQLite file to let people read while an import writes: WAL mode, which the file remembers."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
