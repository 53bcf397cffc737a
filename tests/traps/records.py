"""What a trap is made of: columns, rows as printed with what they mean, and the finished paper with its truth."""

from dataclasses import dataclass, field
from typing import Any, Literal

RuleStyle = Literal[
    "strokes", "rects", "cells", "boxes", "double", "dashed", "dashes", "level", "header", "none", "zebra",
    "upright", "outer", "ends", "white", "spaced", "path", "dotted",
]  # fmt: skip
FillStyle = Literal["cell", "lines", "most", "strips", "clipped", "glassy", "inks"]

FIELDS = {
    "number": "number",
    "text": "text",
    "status": "status_raw",
    "due": "due_raw",
    "comment": "comment",
    "owner": "owner",
    "priority": "priority",
    "progress": "progress",
}
"""The field of an observation that a column's key stands for; any other key is a column without a field."""


@dataclass(frozen=True)
class Column:
    """A column: its key, its heading and its width in points; a `sideways` heading runs up the page.

    The words of a `low` one stand at their cell's foot.
    """

    key: str
    heading: str
    width: float
    sideways: bool = False
    bold: bool = False
    centred: bool = False
    low: bool = False


@dataclass(frozen=True)
class Row:
    """A row as printed: cells and fills by column key, and what a person reads there besides.

    `spans` are tall cells that start here, over so many rows of their page; where a page break cuts one it
    `runs_on`, and the first row after the break has its rest to `carry`, with its span. `cut` gives, by column,
    how many lines stand before a page break in this row, `cut_again` before a second one; `turn` begins a page
    before the row; `banner` is a line across the table and no row at all.
    `truth` overrides what the cells say.
    """

    cells: dict[str, str] = field(default_factory=dict)
    fills: dict[str, str] = field(default_factory=dict)
    spans: dict[str, int] = field(default_factory=dict)
    carry: dict[str, tuple[str, int]] = field(default_factory=dict)
    runs_on: tuple[str, ...] = ()
    cut: dict[str, int] | None = None
    cut_again: dict[str, int] | None = None
    turn: bool = False
    banner: str = ""
    colour: str | None = None
    truth: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A tracker's table: what it holds and how it is drawn.

    `over` are headings above several columns; `straddling` draws the text's heading over the number's too on
    every page but the first; `open_break` leaves the rules away at a page's end and at the next one's top;
    `low` sets its first page's rows down to the foot; `squeeze` makes each row so many points too low for its words;
    `shift` moves the table so many points to the right on every second page; one that is
    `headless` has its heading among its rows; `justified` text fills each line.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    rules: RuleStyle = "strokes"
    fills: FillStyle = "cell"
    over: tuple[tuple[str, tuple[str, ...]], ...] = ()
    repeat: bool = True
    straddling: bool = False
    open_break: bool = False
    header_fill: str | None = "#d9d9d9"
    size: float = 8.5
    font: str = "Helvetica"
    low: bool = False
    squeeze: float = 0.0
    shift: float = 0.0
    headless: bool = False
    justified: bool = False

    @property
    def leading(self) -> float:
        """From one line's foot to the next one's."""
        return round(self.size * 1.22, 2)


@dataclass(frozen=True)
class Trap:
    """A finished paper: its file's name and bytes, and the rows that a person reads in it.

    `furniture` is what its pages print besides: running heads and feet, page numbers, watermarks.
    """

    name: str
    content: bytes
    rows: tuple[dict[str, Any], ...]
    furniture: str = ""
