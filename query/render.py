"""Answers as lines of JSON and as CSV: bytes, the same on every machine."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from numbers import Integral
from typing import TYPE_CHECKING

import msgspec

from schemas import Observation, to_json

if TYPE_CHECKING:
    from pandas import DataFrame

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Without it Excel takes a CSV file for one of its own old encodings."""

# What a spreadsheet takes for the beginning of a formula: in full width too, and behind blanks, which some take off.
# Apostrophes before that count as well, for one more must not make two texts the same.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def to_jsonl(observations: Iterable[Observation]) -> Iterator[bytes]:
    """One line of JSON an observation, each ending in a line feed."""
    for observation in observations:
        yield to_json(observation) + b"\n"


def to_csv(observations: Iterable[Observation]) -> Iterator[bytes]:
    """Observations as CSV for a spreadsheet: a heading, then one line each, in the fields' own order.

    `report_by` is joined with "; "; every other list, and what has parts of its own, is JSON. Absent is
    empty, true and false are words. A cell that a spreadsheet would run as a formula begins with an
    apostrophe. UTF-8 with a byte order mark, lines end in CR LF.
    """
    fields = Observation.__struct_fields__
    rows = ([_value(observation, field) for field in fields] for observation in observations)
    return _marked(csv_lines(fields, rows))


def frame_to_csv(frame: DataFrame) -> Iterator[bytes]:
    """An answer as CSV, with the columns of the frame, written as `to_csv` writes."""
    return _marked(csv_lines([str(name) for name in frame.columns], frame_rows(frame)))


def frame_to_json(frame: DataFrame) -> Iterator[bytes]:
    """An answer as a JSON array of one object a row, one a line; what is missing is null."""
    names = [str(name) for name in frame.columns]
    yield b"["
    for number, row in enumerate(frame_rows(frame)):
        yield b",\n" if number else b"\n"
        yield msgspec.json.encode(dict(zip(names, row, strict=True)))
    yield b"\n]\n"


def frame_rows(frame: DataFrame) -> Iterator[list[object]]:
    """The rows of an answer, without what pandas makes of missing values."""
    for row in frame.itertuples(index=False, name=None):
        yield [_plain(value) for value in row]


def _plain(value: object) -> object:
    """A value without what pandas makes of it: its numbers are whole or missing here, a timeline is an object."""
    if isinstance(value, Integral) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    return value if isinstance(value, str | bool | dict | list | tuple) else None


def _marked(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield line if number else _BYTE_ORDER_MARK + line


def csv_lines(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """A table as the lines of a CSV file, without a byte order mark; cells as in `to_csv`."""
    yield _csv_line(heading)
    for row in rows:
        yield _csv_line(row)


def _csv_line(row: Sequence[object]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow([_cell(value) for value in row])
    return line.getvalue().encode()


def _value(observation: Observation, field: str) -> object:
    value = getattr(observation, field)
    return "; ".join(value) if field == "report_by" else value


def _cell(value: object) -> str:
    """A value as a cell.

    >>> _cell("as printed"), _cell(None), _cell(True), _cell(()), _cell(" =1+1"), _cell("'=1+1")
    ('as printed', '', 'true', '[]', "' =1+1", "''=1+1")
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return msgspec.json.encode(value).decode()
    return f"'{value}" if _FORMULA.match(value) else value


def as_meant(cell: str) -> str:
    """A cell of such a file as it was before it was kept from being a formula.

    >>> as_meant("' =1+1"), as_meant("''=1+1"), as_meant("'tis"), as_meant("as printed")
    (' =1+1', "'=1+1", "'tis", 'as printed')
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell
