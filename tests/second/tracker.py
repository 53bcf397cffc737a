"""A tracker that a committee follows, as a script changes it from paper to paper."""

import datetime
import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path

MONTHS = [datetime.date(2000, month, 1).strftime("%B") for month in range(1, 13)]
_MONTH = re.compile(rf"({'|'.join(MONTHS)}) (\d{{4}})")
_DAY = re.compile(r"\d\d/(\d\d)/(\d{4})")
JOINT = (
    "The tri-service review of the Joint Emergency Services Interoperability Principles",
    "A joint national report by HMIC, published April 2016.",
)
TEXTS: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "texts.toml").read_text("utf-8"))
FIRST = {name: text for part, own in TEXTS.items() if part != "again" for name, text in own.items()}


@dataclass(frozen=True)
class Part:
    """A status with its due date as printed, and the month that this means."""

    status: str
    due: str = ""
    month: str | None = None

    @property
    def colour(self) -> str:
        return self.status.removeprefix("NEW ").lower()


@dataclass(frozen=True)
class Row:
    """A recommendation; `name` is the script's own."""

    name: str
    report: str
    number: str
    text: str
    parts: tuple[Part, ...]
    group: str = ""


@dataclass(frozen=True)
class Paper:
    """What a paper prints: its rows, of which those from `cut` on are lost, the first of them in its middle."""

    file: str
    authority: str
    committee: str
    date: str
    rows: tuple[Row, ...]
    reports: dict[str, tuple[str, str]]
    legend: dict[str, str]
    cut: int | None = None
    supersedes: str = ""

    @property
    def printed(self) -> tuple[Row, ...]:
        return self.rows[: self.cut]

    @property
    def lost(self) -> set[str]:
        return {row.name for row in self.rows} - {row.name for row in self.printed}


def part(status: str, due: str = "", month: str | None = None) -> Part:
    """A part whose due date is a month or a day as printed ("June 2019", "30/06/2019"), the last of several."""
    found = [f"{year}-{MONTHS.index(name) + 1:02}" for name, year in _MONTH.findall(due)]
    found += [f"{year}-{number}" for number, year in _DAY.findall(due)]
    return Part(status, due, month or (found[-1] if found else None))


@dataclass
class Tracker:
    """An authority's rows by the names of the script, in the order in which papers print them."""

    authority: str
    committee: str
    legend: dict[str, str]
    reports: dict[str, tuple[str, str]]
    rows: dict[str, Row] = field(default_factory=dict)
    papers: list[Paper] = field(default_factory=list)

    def add(self, name: str, number: str, *parts: Part, before: str = "", group: str = "") -> None:
        """A new row, the last or before another; of the report that its name begins with, or the joint one."""
        report = name[:2] if name[:2] in self.reports else "joint"
        items = list(self.rows.items())
        at = list(self.rows).index(before) if before else len(items)
        items.insert(at, (name, Row(name, report, number, FIRST[name], parts, group)))
        self.rows = dict(items)

    def turn(self, status: str, *names: str, at: int = 0) -> None:
        """Another status of one part each."""
        for name in names:
            self._change(name, at, status=status)

    def due(self, name: str, due: str, month: str | None = None, at: int = 0) -> None:
        """Another due date of one part."""
        told = part("", due, month)
        self._change(name, at, due=told.due, month=told.month)

    def _change(self, name: str, at: int, **changes: str | None) -> None:
        parts = list(self.rows[name].parts)
        parts[at] = replace(parts[at], **changes)
        self.rows[name] = replace(self.rows[name], parts=tuple(parts))

    def number(self, **numbers: str) -> None:
        """Other numbers."""
        for name, number in numbers.items():
            self.rows[name] = replace(self.rows[name], number=number)

    def reword(self, name: str) -> None:
        """Other words."""
        self.rows[name] = replace(self.rows[name], text=TEXTS["again"][name])

    def move(self, name: str, after: str) -> None:
        """Another place in the list."""
        row = self.rows.pop(name)
        items = list(self.rows.items())
        items.insert(list(self.rows).index(after) + 1, (name, row))
        self.rows = dict(items)

    def drop(self, *names: str) -> None:
        """Rows that are printed no more."""
        for name in names:
            del self.rows[name]

    def issue(
        self, file: str, date: str, cut: str = "", committee: str = "", only: str = "", supersedes: str = ""
    ) -> None:
        """A paper, of all reports or but one; what is NEW in it is new no more in the next."""
        rows = [row for row in self.rows.values() if (row.report == only if only else row.report != "in")]
        rows.sort(key=lambda row: list(self.reports).index(row.report))
        at = [row.name for row in rows].index(cut) if cut else None
        whose = self.authority, committee or self.committee
        paper = Paper(file, *whose, date, tuple(rows), dict(self.reports), dict(self.legend), at, supersedes)
        self.papers.append(paper)
        for name, row in self.rows.items():
            settled = tuple(replace(each, status=each.status.removeprefix("NEW ")) for each in row.parts)
            self.rows[name] = replace(row, parts=settled)
