"""What `extract` gives: the printed rows of every table, and the tracker's rows mended from them."""

from typing import Literal

from schemas.paper import Format
from schemas.place import Place
from schemas.problem import Problem
from schemas.record import Record
from schemas.stated import ListedReport, Passage, StatedCount

Column = Literal[
    "number",
    "text",
    "status",
    "due",
    "comment",
    "owner",
    "priority",
    "progress",
    "revised_due",
    "unknown",
]
"""What a column of a tracker holds, by its printed heading; `unknown` keeps the cell under that heading."""

RowRole = Literal["heading", "row", "continuation", "banner", "legend", "other"]
"""What a printed row is: a (repeated) header row; the start of a tracker row; the rest of one that a page
break cut; a line across the table; an entry of the traffic-light table; anything else (then a leftover)."""


class PrintedCell(Record, frozen=True, kw_only=True):
    """One cell of one printed row. `role` is its column's meaning, None where the table is no tracker."""

    text: str
    place: Place
    role: Column | None = None
    fill: str | None = None
    width: int = 1
    height: int = 1


class PrintedRow(Record, frozen=True, kw_only=True):
    """One row of one table as it stands on the page; `record` is the index of the raw row that it is in."""

    table: int
    row: int
    role: RowRole
    cells: tuple[PrintedCell, ...]
    place: Place
    record: int | None = None


class Piece(Record, frozen=True, kw_only=True):
    """A part of a cell, where it stands: a cell that a page break cut has two."""

    text: str
    place: Place


class RawCell(Record, frozen=True, kw_only=True):
    """One cell of a mended row: its column, its heading as printed, its pieces in reading order.

    `shared_from` is the index of the raw row in which a tall cell starts that also spans this row; its
    pieces are then that row's. None where the cell is the row's own.
    """

    column: Column
    heading: str
    pieces: tuple[Piece, ...]
    fill: str | None = None
    shared_from: int | None = None


class RawRow(Record, frozen=True, kw_only=True):
    """One row of a tracker, whole again: cells in column order, and every place it was read from.

    `banner` is the line across the table that the row stands under ("" if none); `places` are the printed
    rows that it was mended from, in reading order. `problems` are doubts about its own cells.
    """

    index: int
    section: int
    cells: tuple[RawCell, ...]
    places: tuple[Place, ...]
    banner: str = ""
    banner_place: Place | None = None
    problems: tuple[Problem, ...] = ()


class Line(Record, frozen=True, kw_only=True):
    """A line between tables; `heading` is its outline level where the format marks one."""

    text: str
    place: Place
    heading: int | None = None


class Section(Record, frozen=True, kw_only=True):
    """The lines that stand over one run of tables and say which report they belong to, as printed.

    `title` are the lines of the title, `about` those under it (who reported, when, how many actions), and
    `group` the line that limits the table that follows ("... are shown here for completeness.").
    """

    title: tuple[Line, ...]
    about: tuple[Line, ...]
    group: tuple[Line, ...] = ()


class LegendEntry(Record, frozen=True, kw_only=True):
    """A line of the traffic-light table: the status word, what it means, and its fill where it has one."""

    word: str
    definition: str
    fill: str | None
    place: Place


class FrontMatter(Record, frozen=True, kw_only=True):
    """What the paper prints of itself at its head, as printed; "" where it prints nothing.

    `report_of` is who reports, `classification` whether the public may read it, `purpose` what it is put for
    ("For Information"), `agenda_item` its number on the agenda; `appendices` the lines that name its appendices.
    """

    committee: str = ""
    date: str = ""
    reference: str = ""
    subject: str = ""
    report_of: str = ""
    classification: str = ""
    purpose: str = ""
    agenda_item: str = ""
    appendices: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


class Leftover(Record, frozen=True, kw_only=True):
    """Text in a table that is in no row and no header: kept, with its place, and why it was left."""

    text: str
    place: Place
    why: str


class Extraction(Record, frozen=True, kw_only=True):
    """What a paper prints. `printed` holds every row of every table once, in reading order.

    `lines` are the paragraphs outside tables; `rows` the tracker's rows, each pointing to its `sections`.
    `stated` are the counts that the paper gives of itself, `listed` the inspections that it lists, `passages`
    the recommendations in its prose.
    """

    name: str
    sha256: str
    format: Format
    front: FrontMatter
    legend: tuple[LegendEntry, ...]
    sections: tuple[Section, ...]
    printed: tuple[PrintedRow, ...]
    rows: tuple[RawRow, ...]
    lines: tuple[Line, ...]
    leftovers: tuple[Leftover, ...]
    problems: tuple[Problem, ...] = ()
    stated: tuple[StatedCount, ...] = ()
    listed: tuple[ListedReport, ...] = ()
    passages: tuple[Passage, ...] = ()
