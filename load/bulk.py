"""Many rows in one statement, on every database."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Table, insert, select

from load.rows import Values

_MOST = 500  # SQLite takes no more than 999 parameters in a statement, in its older versions
Item = TypeVar("Item")


def in_portions(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items, as many at a time as a statement can name."""
    for start in range(0, len(items), _MOST):
        yield items[start : start + _MOST]


def add(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert the rows in one go."""
    if rows:
        connection.execute(insert(table), rows)


def add_numbered(connection: Connection, table: Table, key: Column[Any], rows: Sequence[Values]) -> list[int]:
    """Insert the rows in one go; gives the numbers that they were given, in their order."""
    if not rows:
        return []
    with_keys = insert(table).returning(key, sort_by_parameter_order=True)
    return list(connection.execute(with_keys, rows).scalars())


def add_missing(connection: Connection, table: Table, key: str, rows: Sequence[Values], run_id: int) -> None:
    """Insert the rows whose key is new; those that are there already stay as they are."""
    column = table.c[key]
    known = {
        found
        for portion in in_portions([row[key] for row in rows])
        for found in connection.execute(select(column).where(column.in_(portion))).scalars()
    }
    add(connection, table, [{**row, "run_id": run_id} for row in rows if row[key] not in known])
