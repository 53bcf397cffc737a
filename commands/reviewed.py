"""A review as it comes back from a spreadsheet: its bytes to the corrections that a person filled in.

Read are CSV in UTF-8, with or without a byte order mark, and Excel's "Unicode text"; cells parted by commas,
semicolons or tabs, as the spreadsheet's country has it.
"""

import csv
import io
from dataclasses import dataclass

from query.render import as_meant

_NEEDED = ("row", "field", "value")
_TAKEN = (*_NEEDED, "why")
_MOST = 100_000  # lines of a review


class ReviewError(ValueError):
    """A file that is no review, with the reason in one sentence."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A line in which somebody filled in a value; `line` is its number in the file."""

    line: int
    row: str
    field: str
    value: str
    why: str


def read_review(content: bytes) -> list[Filled]:
    """The lines with a value, in their order. Raises `ReviewError`."""
    text = _text(content)
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    hinted = said[4:] if said.lower().startswith("sep=") else ""
    skipped = 1 if hinted else 0
    body = rest if hinted else text
    try:
        reader = csv.reader(io.StringIO(body, newline=""), delimiter=hinted or _delimiter(body), strict=True)
        header = [name.strip().lower() for name in next(reader, [])]
        places = _places(header)
        lines: list[tuple[int, list[str]]] = []
        for cells in reader:
            if len(lines) >= _MOST:
                raise ReviewError(f"it has more than {_MOST:,} lines")
            lines.append((reader.line_num + skipped, cells))
    except (csv.Error, TypeError) as error:
        raise ReviewError(f"it is no CSV file ({error})") from error
    return [filled for number, cells in lines if (filled := _filled(number, cells, places)).value]


def _text(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReviewError("it is not in UTF-8; Excel saves so as 'CSV UTF-8 (comma delimited)'") from error


def _delimiter(text: str) -> str:
    """The character that parts the cells of the heading."""
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)


def _places(header: list[str]) -> dict[str, int]:
    missing = [name for name in _NEEDED if name not in header]
    if missing:
        raise ReviewError(
            f"its first line has no column {missing[0]!r}; ragw correct export writes one that has"
        )
    twice = next((name for name in _TAKEN if header.count(name) > 1), None)
    if twice:
        raise ReviewError(f"it has two columns {twice!r}")
    return {name: header.index(name) for name in _TAKEN if name in header}


def _filled(number: int, cells: list[str], places: dict[str, int]) -> Filled:
    own = {name: _cell(cells[at]) if at < len(cells) else "" for name, at in places.items()}
    return Filled(line=number, **{"why": "", **own})


def _cell(cell: str) -> str:
    """A cell as a person meant it.

    >>> _cell("'=1+1"), _cell(" green "), _cell("'tis")
    ('=1+1', 'green', "'tis")
    """
    return as_meant(cell).strip()
