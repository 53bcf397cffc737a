"""What the sample papers say, read from `content/*.toml`: reports and their items, papers and their rows.

`reports.toml` holds the words of every recommendation; a paper's own file holds what changes from meeting to
meeting: status, due date, comment. `shown` puts the two together for the writers.
"""

import tomllib
from pathlib import Path
from typing import Literal

import msgspec

FOLDER = Path(__file__).parent / "content"

STATUS_COLUMN, DUE_COLUMN, COMMENT_COLUMN = 2, 3, 4
"""Columns of a tracker table; 0 is the number and 1 the text."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value; a key that it does not know is an error, so that a slip in the TOML cannot hide."""


class Date(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One due date as a person reads it from a cell: a line of a truth's `due`."""

    text: str
    date: str | None = None
    immediate: bool = False
    set_by: Literal["inspectorate", "force", "unknown"] = "unknown"
    role: Literal["original", "revised"] = "original"
    precision: Literal["quarter", "season"] | None = None


class Item(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A recommendation: its number and words. `parts` are the pieces that carry a status each."""

    id: str
    text: tuple[str, ...]
    number: str = ""
    label: str = ""
    group: str = ""
    parts: tuple[tuple[str, ...], ...] = ()


class Report(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An inspection report. `heading` is the first column's, where it is not the paper's usual one."""

    id: str
    title: tuple[str, ...]
    scope: Literal["national", "force", "joint"]
    by: tuple[str, ...]
    published: str
    item: tuple[Item, ...]
    heading: str = ""
    groups: dict[str, str] = {}


class Row(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One status given to an item in one paper. `due_rows` and `comment_rows` say how many rows a cell spans.

    `fill` names the colour of a status cell that holds no word; `text` replaces the item's own words.
    """

    item: str
    part: int = 1
    status: str = ""
    fill: str = ""
    due: tuple[str, ...] = ()
    dates: tuple[Date, ...] = ()
    set_by: Literal["inspectorate", "force", "unknown"] = "unknown"
    no_deadline: bool = False
    due_rows: int = 1
    comment: tuple[str, ...] = ()
    comment_rows: int = 1
    text: tuple[str, ...] = ()


class Section(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report as one paper shows it. `about` are the lines under its title, `claims` those that count."""

    id: str
    about: tuple[str, ...]
    row: tuple[Row, ...]
    claims: str
    title: tuple[str, ...] = ()
    scope: Literal["national", "force", "joint"] | None = None
    note: str = ""
    footnote: str = ""


class Layout(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the paper looks: its rules, column widths in points, the fill of RED, Word's way with lists.

    `space_before` is the white over a report's title, in points: blank lines that decide what a page cuts.
    """

    rules: Literal["stroke", "fill"]
    widths: tuple[float, float, float, float, float]
    red: str
    bullets: Literal["style", "direct"]
    space_before: dict[str, float] = {}


class Dump(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the text dump came out: pages with markup, and the places (``|``) where a heading was cut."""

    markup_pages: tuple[int, ...]
    headers: tuple[str, ...]


class Paper(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One appendix, as its TOML file holds it."""

    name: str
    title: str
    heading: str
    layout: Layout
    dump: Dump
    legend: dict[str, str]
    report: tuple[Section, ...]


class Entry(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row with its item: one observation."""

    row: Row
    item: Item

    @property
    def own_text(self) -> tuple[str, ...]:
        """The paragraphs printed beside this row's status: of a tall cell only what belongs to this part."""
        if not self.item.parts:
            return () if self.row.part > 1 else self.row.text or self.item.text
        own = self.item.parts[self.row.part - 1]
        return (*self.item.text, *own) if self.row.part == 1 else own

    @property
    def whole_text(self) -> tuple[str, ...]:
        """All paragraphs of the recommendation, whatever part of it this row is."""
        parts = (line for part in self.item.parts for line in part)
        return (*(self.row.text or self.item.text), *parts)


class Table(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rows that stand in one table; `group` is the line over it that limits it."""

    group: str
    entries: tuple[Entry, ...]


class Shown(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A section with its report: all that one heading of one paper stands for."""

    section: Section
    report: Report
    tables: tuple[Table, ...]

    @property
    def title(self) -> tuple[str, ...]:
        """The title's lines as this paper prints them."""
        return self.section.title or self.report.title


def papers() -> tuple[Paper, ...]:
    """The papers, oldest first."""
    files = sorted(FOLDER.glob("2*.toml"))
    return tuple(msgspec.convert(tomllib.loads(file.read_text("utf-8")), Paper) for file in files)


def catalogue() -> dict[str, Report]:
    """The reports by their id."""
    found = tomllib.loads((FOLDER / "reports.toml").read_text("utf-8"))
    return {report.id: report for report in msgspec.convert(found["report"], tuple[Report, ...])}


def shown(paper: Paper, reports: dict[str, Report]) -> tuple[Shown, ...]:
    """The paper's sections with the words of their reports, in printed order."""
    return tuple(_show(section, reports[section.id]) for section in paper.report)


def _show(section: Section, report: Report) -> Shown:
    items = {item.id: item for item in report.item}
    entries = [Entry(row=row, item=items[row.item]) for row in section.row]
    groups = list(dict.fromkeys(entry.item.group for entry in entries))
    tables = tuple(
        Table(group=report.groups.get(group, ""), entries=tuple(e for e in entries if e.item.group == group))
        for group in groups
    )
    return Shown(section=section, report=report, tables=tables)
