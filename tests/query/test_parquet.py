"""The Parquet file: the observations again, record for record, under types that no value decides."""

import io
import sys
from typing import Any

import msgspec
import pyarrow as pa
import pytest
from hypothesis import given, settings
from pyarrow import parquet

from load import Database, observations
from query import Filters, NoSuchName
from query.files import ParquetMissing, about, records, write_parquet
from query.files.arrow import arrow_schema
from query.files.parquet import ROWS
from schemas import Observation
from tests.load import readings as made
from tests.query.filed import story


def written(seen: Any) -> bytes:
    file = io.BytesIO()
    write_parquet(seen, file)
    return file.getvalue()


def read(content: bytes) -> pa.Table:
    return parquet.read_table(io.BytesIO(content))


def restored(table: pa.Table) -> tuple[Observation, ...]:
    """The records of a table; a map comes back as pairs."""
    rows = table.to_pylist()
    return tuple(
        msgspec.convert({**row, "other": dict(row["other"]), "places": dict(row["places"])}, Observation)
        for row in rows
    )


@settings(max_examples=25, deadline=None)
@given(reading=made.readings())
def test_every_observation_comes_back_as_it_was(reading: Any) -> None:
    """Every field, whatever it holds."""
    assert restored(read(written(reading.observations))) == reading.observations


def test_no_value_decides_a_type() -> None:
    """An empty file and a full one have the same columns, in the record's order, each explained."""
    empty = read(written([])).schema
    full = read(written([made.observation(made.facts(), colour=None)])).schema
    assert empty.equals(full, check_metadata=True)
    assert tuple(empty.names) == Observation.__struct_fields__
    assert all(field.metadata[b"description"] for field in empty)
    flat = {field.name: str(field.type) for field in empty}
    assert {name: flat[name] for name in ("paper_date", "part", "is_new", "colour", "report_by")} == {
        "paper_date": "string", "part": "int64", "is_new": "bool", "colour": "string",
        "report_by": "list<element: string not null>",
    }  # fmt: skip
    assert empty.field("colour").nullable
    assert not empty.field("text").nullable


def test_a_type_without_a_column_is_refused() -> None:
    """Rather than written as something else."""

    class Odd(msgspec.Struct):
        field: int | str

    with pytest.raises(TypeError, match="no one column"):
        arrow_schema(Odd)


def test_rows_are_written_in_groups_as_they_come() -> None:
    """Memory holds one group, not the whole export."""
    one = made.observation(made.facts())
    file = parquet.ParquetFile(io.BytesIO(written(one for _ in range(ROWS + 3))))
    assert [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)] == [ROWS, 3]


def test_the_records_are_those_of_the_history(database: Database) -> None:
    """As `load.observations` gives them, in its order; filters choose, and the past stays as it was."""
    story(database)
    assert list(records(database)) == list(observations(database))
    assert {seen.number for seen in records(database, Filters(colour="red"))} == {"1"}
    assert len(list(records(database, Filters(colour="red")))) == 2
    assert {seen.paper for seen in records(database, Filters(as_of="2018-03"))} == {"2018-02.pdf"}
    with pytest.raises(NoSuchName, match="no paper of 'Nobody'"):
        list(records(database, Filters(authority="Nobody")))
    first = min(seen.run_id for seen in _runs(database))
    assert {seen.paper for seen in records(database, Filters(as_read=first))} == {"2018-02.pdf"}
    assert written(records(database)) == written(observations(database))


def _runs(database: Database) -> Any:
    from sqlalchemy import select

    from load.tables import runs

    with database.reading() as connection:
        return connection.execute(select(runs)).all()


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one sentence; nothing else of ragw needs it."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ParquetMissing, match=r'pip install "ragw\[parquet\]"'):
        written([])


def test_the_file_says_what_it_is_of(database: Database) -> None:
    """What it holds and which state of the history, but not when it was made: the same history, the same bytes."""
    story(database)
    filters = Filters(colour="red")
    files = [io.BytesIO(), io.BytesIO()]
    for file in files:
        write_parquet(records(database, filters), file, about(database, filters))
    told = parquet.ParquetFile(files[0]).schema_arrow.metadata
    assert told[b"description"] == b"Recommendations that are now red."
    assert told[b"created"] == b"2019-01-01T00:03:00Z"
    assert files[0].getvalue() == files[1].getvalue()
