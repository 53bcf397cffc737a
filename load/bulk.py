"""Many rows at once: by the fastest way that each driver has, in the connection's own transaction."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Select, Table, func, select
from sqlalchemy.exc import DBAPIError

from load.rows import Batch, Values

_MOST = 500  # SQLite takes no more than 999 parameters in a statement, in its older versions
_FEW = 4  # rows that are sooner sent one by one: a COPY goes to and fro before the first of them
Item = TypeVar("Item")


def in_portions(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items, as many at a time as a statement can name."""
    for start in range(0, len(items), _MOST):
        yield items[start : start + _MOST]


def add(connection: Connection, table: Table, batch: Batch) -> None:
    """Insert the rows: many of them by COPY on PostgreSQL, else by one statement that is run for each."""
    if _is_copied(connection, batch):
        _copy(connection, table.name, batch)
    elif batch.rows:
        connection.exec_driver_sql(_insertion(table.name, batch.columns, _mark(connection)), batch.rows)


def add_one(connection: Connection, key: Column[Any], row: Values) -> int:
    """Insert one row of the key's table; gives the number that it has."""
    insertion = f"{_insertion(key.table.name, tuple(row), _mark(connection))} RETURNING {key.name}"
    return int(connection.exec_driver_sql(insertion, tuple(row.values())).scalar_one())


def add_missing(connection: Connection, table: Table, batch: Batch) -> None:
    """Insert the rows whose key, the first column, is new; those that are there already stay as they are."""
    known = _known(connection, table.name, batch.columns[0], [row[0] for row in batch.rows])
    missing = [row for row in batch.rows if row[0] not in known]
    add(connection, table, Batch(batch.columns, missing))


def change(connection: Connection, table: Table, batch: Batch) -> None:
    """Set columns of rows that are there, each known by the last column: many of them at once on PostgreSQL."""
    if _is_copied(connection, batch):
        *fields, key = batch.columns
        told = ", ".join(f"{name} = changed.{name}" for name in fields)
        columns = f"SELECT {', '.join(batch.columns)} FROM {table.name}"  # noqa: S608 - our own names
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE changed ON COMMIT DROP AS {columns} WITH NO DATA")
        _copy(connection, "changed", batch)
        connection.exec_driver_sql("ANALYZE changed")
        connection.exec_driver_sql(
            f"UPDATE {table.name} SET {told} FROM changed WHERE {table.name}.{key} = changed.{key}"  # noqa: S608
        )
        connection.exec_driver_sql("DROP TABLE changed")
    elif batch.rows:
        connection.exec_driver_sql(_update(table.name, batch.columns, _mark(connection)), batch.rows)


def take_numbers(connection: Connection, key: Column[Any], count: int) -> Sequence[int]:
    """So many numbers for new rows, one after another. Nobody else writes meanwhile, and no row is ever deleted."""
    if connection.dialect.name == "postgresql":
        sequence = f"pg_get_serial_sequence('{key.table.name}', '{key.name}')"
        last = connection.exec_driver_sql(
            f"SELECT setval({sequence}, nextval({sequence}) + %s)",
            (count - 1,),
        ).scalar_one()
        return range(last + 1 - count, last + 1)
    last = connection.execute(_last(key)).scalar() or 0
    return range(last + 1, last + 1 + count)


def _known(connection: Connection, table: str, key: str, values: list[str]) -> set[str]:
    """Those of the values that a row has as its key: asked for by one parameter, however many they are."""
    given: list[str] | str = values
    among = "= ANY(%s)"
    if connection.dialect.name == "sqlite":
        among, given = "IN (SELECT value FROM json_each(?))", msgspec.json.encode(values).decode()
    asked = f"SELECT {key} FROM {table} WHERE {key} {among}"  # noqa: S608 - our own names
    return set(connection.exec_driver_sql(asked, (given,)).scalars()) if values else set()


def _is_copied(connection: Connection, batch: Batch) -> bool:
    return connection.dialect.name == "postgresql" and len(batch.rows) > _FEW


def _copy(connection: Connection, table: str, batch: Batch) -> None:
    # The connection as psycopg has it: SQLAlchemy knows no COPY, nor what goes wrong in one.
    driver: Any = connection.connection.driver_connection
    failure = connection.dialect.loaded_dbapi.Error
    statement = _copying(table, batch.columns)
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in batch.rows:
                copy.write_row(row)
    except failure as error:
        raise DBAPIError.instance(statement, None, error, failure) from error


def _mark(connection: Connection) -> str:
    """How the driver writes a parameter."""
    return "%s" if connection.dialect.name == "postgresql" else "?"


@cache
def _last(key: Column[Any]) -> Select[Any]:
    return select(func.max(key))


@cache
def _copying(table: str, names: tuple[str, ...]) -> str:
    return f"COPY {table} ({', '.join(names)}) FROM STDIN"


@cache
def _insertion(table: str, names: tuple[str, ...], mark: str) -> str:
    marks = ", ".join([mark] * len(names))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names


@cache
def _update(table: str, names: tuple[str, ...], mark: str) -> str:
    *fields, key = names
    told = ", ".join(f"{name} = {mark}" for name in fields)
    return f"UPDATE {table} SET {told} WHERE {key} = {mark}"  # noqa: S608 - our own names
