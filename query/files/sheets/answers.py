"""The sheets of answers: the timeline, what changed, what does not add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from query.changes import changes_frame
from query.files.portions import portions
from query.files.sheets.sheet import Column, NoRoom, Sheet, Value, last_day_of, spaced
from query.timeline import ABOUT
from schemas import Change

if TYPE_CHECKING:
    from pandas import DataFrame

MOST_COLUMNS = 16_384
"""As many as a sheet has."""

_TIMELINE = {
    "authority": Column("Authority", 22),
    "report_title": Column("Report", 34),
    "number": Column("Number", 9),
    "kind": Column("Kind", 16),
    "text": Column("Recommendation", 70),
    "report_scope": Column("Scope", 10),
    "group": Column("Group", 24),
    "due": Column("Due", 12),
    "paper": Column("Paper", 26),
    "paper_date": Column("Paper date", 12),
    "place": Column("Where", 26),
    "recommendation_key": Column("Recommendation key", 30, "key"),
}
_SHOWN = tuple(name for name in _TIMELINE if name != "recommendation_key")
_LEADING = 3
"""Authority, report and number."""

_CHANGES = {
    "change": Column("Change", 16),
    "authority": Column("Authority", 22),
    "from_date": Column("From paper of", 12),
    "to_date": Column("To paper of", 12),
    "report_title": Column("Report", 34),
    "number": Column("Number", 9),
    "part": Column("Part", 7, "number"),
    "words": Column("What changed", 70),
    "from": Column("Before", 20, "status"),
    "to": Column("After", 20, "status"),
    "months": Column("Months later", 9, "number"),
    "text": Column("Recommendation", 70),
    "from_paper": Column("From paper", 26),
    "from_place": Column("Where before", 26),
    "to_paper": Column("To paper", 26),
    "to_place": Column("Where after", 26),
    "group": Column("Group", 24),
    "recommendation_key": Column("Recommendation key", 30, "key"),
    "report_key": Column("Report key", 30, "key"),
}

_FINDINGS = {
    "verdict": Column("Verdict", 14),
    "code": Column("Code", 20),
    "authority": Column("Authority", 22),
    "date": Column("Paper date", 12),
    "last_day": Column("Paper date: last day", 12, "date"),
    "report": Column("Report", 34),
    "number": Column("Number", 9),
    "words": Column("What does not add up", 70),
    "stated": Column("Stated", 9, "number"),
    "found": Column("Found", 9, "number"),
    "by": Column("By how much", 9, "number"),
    "paper": Column("Paper", 26),
    "place": Column("Where", 26),
    "found_in": Column("Held against", 26),
    "places": Column("Where there", 26),
}


def timeline_sheet(frame: DataFrame) -> Sheet:
    """One row a recommendation, one column a period. Raises `NoRoom` for more periods than a sheet has columns."""
    periods = [str(name) for name in frame.columns[len(ABOUT) :]]
    names = [*_SHOWN, *periods, "recommendation_key"]
    if len(names) > MOST_COLUMNS:
        raise NoRoom(f"a sheet has no room for {len(periods):,} periods; --since and --until choose some")
    columns = [_TIMELINE[name] if name in ABOUT else Column(name, 11, "status") for name in names]
    rows = (
        tuple(spaced(line[name]) if name == "kind" else _plain(line[name]) for name in names)
        for line in _lines(frame)
    )
    about = "One row a recommendation, one column a period: its status in the papers of that period."
    return Sheet("Timeline", about, columns, rows, len(names) - 1, _LEADING)


def changes_sheet(changes: Iterable[Change]) -> Sheet:
    """One row a change."""
    about = "What changed from each period of an authority to its next one, the worst first."
    rows = (row for some in portions(changes) for row in _rows(changes_frame(some), _CHANGES))
    return Sheet("Changes", about, list(_CHANGES.values()), rows, 10)


def findings_sheet(frame: DataFrame) -> Sheet:
    """One row a finding."""
    about = "What does not add up in the papers, the worst first."
    return Sheet("Findings", about, list(_FINDINGS.values()), _rows(frame, _FINDINGS), 11)


def _rows(frame: DataFrame, columns: Mapping[str, Column]) -> Iterable[tuple[Value, ...]]:
    spelt = ("change", "verdict")
    for line in _lines(frame):
        line["last_day"] = last_day_of(line.get("date"))
        yield tuple(spaced(line[name]) if name in spelt else _plain(line[name]) for name in columns)


def _lines(frame: DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in line.items()} for line in frame.to_dict("records")]


def _plain(value: Any) -> Value:
    """A value without what pandas makes of a missing one, which is not even equal to itself."""
    found: Value = value if value == value else None
    return found
