"""What does not add up: the counts that papers state against the rows that they hold, and every doubt noted.

A covering report's counts are held against the appendix of the same meeting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection, Row, select

from load import Address, Database, reading_of, tables
from load.database import opened
from load.rows import to_facts
from normalise.meeting import elsewhere, one_meeting
from normalise.reconcile import reconcile
from schemas import Finding, PaperFacts, Place, Reading

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "verdict", "code", "authority", "date", "paper", "found_in", "report", "number", "words", "stated", "found",
    "by", "place", "places",
)  # fmt: skip
"""The columns of `findings`. `stated`, `found` and `by` are whole numbers or None;
`place` and `places` read "page 3, table 2, row 4" or "line 55"."""

ORDER = ("differs", "doubt", "cannot_tell", "fewer_shown", "agrees")
"""Verdicts, the worst first; a problem that was noted when a paper was read is a `doubt`."""

USUAL = ("fewer_shown", "agrees")
"""Verdicts that nobody need look into."""


def findings(
    database: Database | Address, *, authority: str = "", paper: str = "", everything: bool = False
) -> DataFrame:
    """What does not add up, the worst first, one line each with where it stands.

    Of one `authority`, and of papers with `paper` in their file name, where these are given; letters count the same
    in either case. `everything` adds what agrees. Raises `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    with opened(database, read_only=True) as own:
        with own.reading() as connection:
            papers = list(_papers(connection))
            stating = set(connection.execute(select(tables.counts.c.paper_id).distinct()).scalars())
            doubts = [_doubt(row) for row in connection.execute(_problems())]
        asked = [each for each in papers if _asked(each[1], authority, paper)]
        chosen = {facts.paper_sha256 for _, facts, _ in asked}
        lines = [line for sha256, line in doubts if sha256 in chosen]
        for facts, found in _reconciled([each for each in asked if each[0] in stating], papers, own):
            lines += [_line(facts, each) for each in found if everything or each.verdict != "agrees"]
    lines.sort(key=lambda line: (ORDER.index(line["verdict"]), line["authority"], line["date"] or "9999"))
    # As objects whole numbers stay whole: beside a missing one pandas would make 3 a 3.0.
    return DataFrame(lines, columns=list(COLUMNS), dtype=object)


Stored = tuple[int, PaperFacts, str]
"""A paper in force: its number, what is known of it, its folder."""


def _papers(connection: Connection) -> Iterator[Stored]:
    papers = tables.papers
    asked = select(papers).where(papers.c.superseded_run_id.is_(None))
    ordered = asked.order_by(papers.c.authority, papers.c.date, papers.c.file, papers.c.sha256)
    for row in connection.execute(ordered).mappings():
        values = {str(name): value for name, value in row.items()}
        yield values["paper_id"], to_facts(values, ()), values["folder"]


def _asked(facts: PaperFacts, authority: str, paper: str) -> bool:
    return authority.lower() in ("", facts.authority.lower()) and paper.lower() in facts.paper.lower()


def _reconciled(
    stating: Sequence[Stored], papers: Sequence[Stored], database: Database
) -> Iterator[tuple[PaperFacts, tuple[Finding, ...]]]:
    """The findings of each paper that states counts, against its own rows and those of all papers of its meeting."""
    beside: defaultdict[str | None, list[Stored]] = defaultdict(list)
    for each in papers:
        beside[each[1].date].append(each)
    known: dict[str, Reading] = {}
    for _, facts, folder in stating:
        of_meeting = [
            facts,
            *(other for _, other, at in beside[facts.date] if _beside(facts, folder, other, at)),
        ]
        for one in of_meeting:
            if one.paper_sha256 not in known:
                known[one.paper_sha256] = reading_of(database, one.paper_sha256)
        rows = [row for one in of_meeting for row in known[one.paper_sha256].observations]
        yield facts, reconcile(known[facts.paper_sha256].counts, rows)


def _beside(facts: PaperFacts, folder: str, other: PaperFacts, other_folder: str) -> bool:
    """Whether another paper is of the same meeting: it says so, or lies in the same folder under the same date.

    One of another committee or authority never is, wherever it lies.
    """
    if other.paper_sha256 == facts.paper_sha256 or not facts.date:
        return False
    if one_meeting(facts, other):
        return True
    return bool(folder) and folder == other_folder and not elsewhere(facts, other)


def _problems() -> Any:
    problems, papers, rows = tables.problems, tables.papers, tables.observations
    return (
        select(
            papers.c.sha256, papers.c.authority, papers.c.date, papers.c.file, problems.c.code,
            problems.c.message, problems.c.place, rows.c.report_title, rows.c.number, rows.c.place.label("of_row"),
        )
        .join(papers, papers.c.paper_id == problems.c.paper_id)
        .outerjoin(rows, rows.c.observation_id == problems.c.observation_id)
        .where(papers.c.superseded_run_id.is_(None))
        .order_by(
            papers.c.authority, papers.c.date, papers.c.file, papers.c.sha256,
            rows.c.position.is_not(None), rows.c.position, problems.c.position,
        )
    )  # fmt: skip


def _doubt(row: Row[Any]) -> tuple[str, dict[str, Any]]:
    where = row.place or (row.of_row if row.of_row else None)
    line = {
        "verdict": "doubt", "code": row.code, "authority": row.authority, "date": row.date, "paper": row.file,
        "found_in": row.file, "report": row.report_title or "", "number": row.number or "", "words": row.message,
        "stated": None, "found": None, "by": None, "place": _places(where), "places": "",
    }  # fmt: skip
    return row.sha256, line


def _line(facts: PaperFacts, finding: Finding) -> dict[str, Any]:
    return {
        "verdict": finding.verdict, "code": finding.code, "authority": facts.authority, "date": facts.date,
        "paper": finding.paper, "found_in": finding.found_in, "report": finding.report, "number": "",
        "words": finding.words, "stated": finding.stated, "found": finding.found, "by": finding.by,
        "place": where([finding.place]), "places": where(finding.places),
    }  # fmt: skip


def _places(stored: str | None) -> str:
    if not stored:
        return ""
    decoded = msgspec.json.decode(stored)
    return where(msgspec.convert(decoded if isinstance(decoded, list) else [decoded], list[Place]))


def where(places: Iterable[Place]) -> str:
    """Places in words: "page 3, table 2, row 4; line 55"; no more than five, then how many more there are."""
    told = list(dict.fromkeys(filter(None, map(_where, places))))
    more = f"; and {len(told) - 5} more" if len(told) > 5 else ""
    return "; ".join(told[:5]) + more


def _where(place: Place) -> str:
    parts = ((name, getattr(place, name)) for name in ("page", "table", "row", "line"))
    return ", ".join(f"{name} {number}" for name, number in parts if number is not None)
