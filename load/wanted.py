"""What a person wants corrected, looked up: its row, what is read there, and the value in our words."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from load import tables
from load.cells import Rows, StaleRow
from load.correcting import Tie, correctable, find, one_line, said, tie_of, values
from load.decisions import decide
from load.standing import as_tie, reports
from schemas import Correctable, Observation, Reading, Record

_table = tables.corrections


class Wanted(Record, frozen=True, kw_only=True):
    """What a person wants corrected: `row` is a row's token (`load.correcting.row_token`), `value` in words."""

    row: str
    field: str
    value: str
    why: str


class Ready(Record, frozen=True, kw_only=True):
    """A wanted correction, its row found at an `index` of the reading.

    `read` is the value as read, `new` the other one that is wanted; None where it is the same.
    """

    reading: Reading
    observation: Observation
    index: int
    field: Correctable
    read: str
    new: str | None
    why: str
    like: Tie | None = None


def look_up(
    connection: Connection, wanted: Sequence[Wanted]
) -> tuple[dict[int, Ready], dict[int, str], dict[int, str]]:
    """What is fit to be taken, what is stale, and what is wrong, by index."""
    found: dict[int, Ready] = {}
    stale: dict[int, str] = {}
    wrong: dict[int, str] = {}
    seen: set[tuple[str, str]] = set()
    rows = Rows(connection)
    for index, each in enumerate(wanted):
        try:
            found[index] = _fit(connection, each, *rows.at(each.row))
            if (each.row.strip(), found[index].field) in seen:
                raise ValueError(f"{found[index].field} of this row is corrected twice")
            seen.add((each.row.strip(), found[index].field))
        except StaleRow as old:
            stale[index] = str(old)
        except ValueError as error:
            wrong[index] = str(error)
    return found, stale, wrong


def _fit(connection: Connection, wanted: Wanted, reading: Reading, observation: Observation) -> Ready:
    index = find(tie_of(observation), reading.observations)
    if index is None or reading.observations[index] is not observation:
        raise ValueError("the row cannot be told from another one of its paper, and cannot be corrected")
    why = one_line(wanted.why)
    if not why:
        raise ValueError("it does not say why")
    field = correctable(wanted.field)
    if field == "recommendation_key":
        new, like = decide(connection, observation, index + 1, wanted.value)
        return Ready(
            reading=reading,
            observation=observation,
            index=index,
            field=field,
            read=said(field, observation),
            new=new,
            why=why,
            like=like,
        )
    own = values(field, wanted.value)
    if "report_key" in own and own["report_key"] not in reports(connection, [own["report_key"]]):
        raise ValueError(f"the history knows no report with the key {own['report_key']!r}")
    read, value = said(field, observation), said(field, msgspec.structs.replace(observation, **own))
    return Ready(
        reading=reading,
        observation=observation,
        index=index,
        field=field,
        read=read,
        new=None if value == read else value,
        why=why,
    )


class LastWords:
    """What was said last of cells, oldest first; those of one paper and field are looked up together.

    There are several where a newer reading makes one row of two.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, str], dict[int | None, list[Row[Any]]]] = {}

    def on(self, asked: Ready) -> list[Row[Any]]:
        """What was said of the cell that a wanted correction is about."""
        rows = asked.reading.observations
        of_field = (asked.observation.paper_sha256, asked.field)
        if of_field not in self._known:
            found = self._known[of_field] = {}
            mine = select(_table).where(
                _table.c.sha256 == of_field[0],
                _table.c.field == of_field[1],
                _table.c.superseded_run_id.is_(None),
            )
            for row in self._connection.execute(mine.order_by(_table.c.correction_id)):
                found.setdefault(find(as_tie(row), rows), []).append(row)
        return self._known[of_field].get(asked.index, [])
