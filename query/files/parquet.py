"""The observations as a Parquet file: every field with its own type, the same in every file of one version."""

from collections.abc import Iterable, Mapping
from typing import IO, Any

import msgspec

from query.files.portions import portions
from query.files.vocabulary import words
from schemas import Observation

ROWS = 5_000
"""Observations in one row group: about 20 MB before they are packed."""


class ParquetMissing(Exception):  # noqa: N818 - named for what happens
    """Parquet files need a library that is not installed; the message says how to get it."""

    def __init__(self) -> None:
        super().__init__(
            'Parquet files need pyarrow, which is not installed; run: pip install "ragw[parquet]"'
        )


def write_parquet(
    observations: Iterable[Observation], stream: IO[bytes], about: Mapping[str, str] | None = None
) -> None:
    """Write one row an observation; `about` is what the file says of itself. Raises `ParquetMissing`."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise ParquetMissing from error
    from query.files.arrow import arrow_schema

    schema = arrow_schema(Observation, {each.name: each.about for each in words().column})
    schema = schema.with_metadata(dict(about or {}))
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for portion in portions(observations, ROWS):
            writer.write_batch(pa.RecordBatch.from_pylist([_plain(seen) for seen in portion], schema=schema))


def _plain(seen: Observation) -> dict[str, Any]:
    """An observation as lists and dicts, its mappings as the pairs that Arrow takes."""
    plain: dict[str, Any] = msgspec.to_builtins(seen)
    return {
        name: list(value.items()) if name in ("other", "places") else value for name, value in plain.items()
    }
