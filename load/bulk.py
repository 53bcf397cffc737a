"""Many rows at once: by the fastest way that each driver has, in the connection's own transaction."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Select, Table, bindparam, func, insert, select, text

from load.rows import Values

_MOST = 500  # SQLite takes no more than 999 parameters in a statement, in its older versions
Item = TypeVar("Item")


def in_portions(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items, as many at a time as a statement can name."""
    for start in range(0, len(items), _MOST):
        yield items[start : start + _MOST]


def add(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert the rows, which have values for the same columns: by COPY on PostgreSQL, in one statement on SQLite."""
    if not rows:
        return
    names = tuple(rows[0])
    _write(connection, table, names, [tuple(map(row.__getitem__, names)) for row in rows])


def add_numbered(connection: Connection, table: Table, key: Column[Any], rows: Sequence[Values]) -> list[int]:
    """Insert the rows; gives the numbers that they have in `key`, one after another in their order."""
    if not rows:
        return []
    numbers = _numbers(connection, table, key, len(rows))
    add(connection, table, [{key.name: number, **row} for number, row in zip(numbers, rows, strict=True)])
    return numbers


def add_missing(connection: Connection, table: Table, key: str, rows: Sequence[Values], run_id: int) -> None:
    """Insert the rows whose key is new; those that are there already stay as they are."""
    known = {
        found
        for portion in in_portions([row[key] for row in rows])
        for found in connection.execute(_among(table.c[key]), {"some": portion}).scalars()
    }
    add(connection, table, [{**row, "run_id": run_id} for row in rows if row[key] not in known])


@cache
def _among(column: Column[Any]) -> Select[Any]:
    return select(column).where(column.in_(bindparam("some", expanding=True)))


def _numbers(connection: Connection, table: Table, key: Column[Any], count: int) -> list[int]:
    """So many unused numbers. Nobody else writes meanwhile, and no row is ever deleted."""
    if connection.dialect.name == "postgresql":
        sequence = f"pg_get_serial_sequence('{table.name}', '{key.name}')"
        taken = text(f"SELECT nextval({sequence}) FROM generate_series(1, :count)")  # noqa: S608 - our own names
        return list(connection.execute(taken, {"count": count}).scalars())
    last = connection.execute(_last(key)).scalar() or 0
    return list(range(last + 1, last + 1 + count))


@cache
def _last(key: Column[Any]) -> Select[Any]:
    return select(func.max(key))


def _write(
    connection: Connection, table: Table, names: tuple[str, ...], values: Sequence[tuple[Any, ...]]
) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_insertion(table.name, names), list(values))
    elif connection.dialect.name == "postgresql":
        # The connection as psycopg has it: SQLAlchemy knows no COPY.
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(_copying(table.name, names)) as copy:
            for row in values:
                copy.write_row(row)
    else:
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in values])


@cache
def _copying(table: str, names: tuple[str, ...]) -> str:
    return f"COPY {table} ({', '.join(names)}) FROM STDIN"


@cache
def _insertion(table: str, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
