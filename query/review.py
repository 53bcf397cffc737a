"""Rows for a person to review, and what became of corrections: as frames, for a spreadsheet or a terminal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, select

from load import Address, Database, Reviewed, Standing, corrections_in, rows_of, tables
from load.correcting import FIELDS, said
from load.database import opened
from query.citing import where
from query.filters import Filters
from query.findings.waiting import words_of
from query.names import asked, check_paper
from query.said import matching, observations, papers
from query.said import said as standing_rows
from schemas import Correctable, Problem

if TYPE_CHECKING:
    from pandas import DataFrame

REVIEW = (
    "row", "paper", "date", "place", "report", "number", "part", "text", "field", "read", "now", "doubt", "value",
    "why",
)  # fmt: skip
"""The columns of `review`: `read` is the value as read, `now` the one that stands where that is another; `value` and
`why` are to be filled in."""

CORRECTIONS = (
    "id", "state", "paper", "place", "number", "field", "read", "value", "by", "at", "why", "note", "row",
)  # fmt: skip
"""The columns of `corrections`; `note` is a sentence on why one waits, or what ended it."""


class Who(NamedTuple):
    """The recommendation that a row is taken for, over all papers, and what is in doubt about that, if anything."""

    key: str
    doubt: str


_FIELD_OF = {"status_raw": "colour", "due_raw": "due"}
"""The field to correct where a doubt is about words as printed."""

_SHOWN = 200  # characters of a recommendation's words in a review


def review(
    database: Database | Address,
    filters: Filters | None = None,
    *,
    paper: str = "",
    colour: str = "",
    fields: Collection[Correctable] = (),
) -> DataFrame:
    """What wants an eye, one line a row and field: what is in doubt, and where a correction waits.

    With `fields` those of every row instead. Of the rows that the `filters` let in, in papers with `paper` in their
    file name, that stand with this `colour`. Raises `NoSuchName`, and `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    with opened(database, read_only=True) as own:
        waiting = _waiting(corrections_in(own))
        chosen = _chosen(own, filters or Filters(), paper, colour)
        if not fields:
            doubted = _doubted(own) | {sha256 for sha256, _ in waiting}
            chosen = {
                sha256: rows
                for sha256, rows in chosen.items()
                if sha256 in doubted or any(who.doubt for who in rows.values())
            }
        lines = [
            line
            for sha256, positions in chosen.items()
            for position, each in enumerate(rows_of(own, [sha256]), 1)
            if position in positions
            for line in _lines(each, positions[position], fields, waiting.get((sha256, each.row), {}))
        ]
    lines.sort(key=lambda line: (line["date"] or "9999", line["paper"]))
    return DataFrame(lines, columns=list(REVIEW), dtype=object)


def corrections(database: Database | Address, *, paper: str = "", everything: bool = False) -> DataFrame:
    """The corrections of papers with `paper` in their file name, by number; `everything`: also those that ended.

    Raises `DatabaseUnavailable` for no history.
    """
    from pandas import DataFrame

    found = (
        each for each in corrections_in(database, everything=everything) if paper.lower() in each.file.lower()
    )
    return DataFrame([_told(each) for each in found], columns=list(CORRECTIONS), dtype=object)


def row_at(database: Database | Address, paper: str, place: str) -> str:
    """The token of the row at a place in words ("page 3, table 2, row 4", "line 55"), or of that token.

    `paper` is a file name, or the beginning of its hash. Raises `ValueError` with one sentence where there is no such
    row, or several; and `DatabaseUnavailable`.
    """
    with opened(database, read_only=True) as own:
        with own.reading() as connection:
            named = (papers.c.file == paper) | papers.c.sha256.startswith(paper.lower(), autoescape=True)
            asked = select(papers.c.sha256).where(named, papers.c.superseded_run_id.is_(None))
            hashes = list(connection.execute(asked).scalars())
        if len(hashes) != 1:
            many = f"{len(hashes)} papers are" if hashes else "no paper in force is"
            raise ValueError(f"{many} called {paper!r}" + "; say the beginning of its hash" * bool(hashes))
        wanted = {
            name: int(number) for name, number in re.findall(r"(page|table|row|line) (\d{1,9})\b", place)
        }
        rows = [
            each for each in rows_of(own, hashes) if each.row == place or (wanted and _is_at(each, wanted))
        ]
    if len(rows) == 1:
        return rows[0].row
    if not rows:
        raise ValueError(f"no row of {paper} is at {place!r}; a place is like 'table 2, row 4' or 'line 55'")
    named_rows = "; ".join(f"{each.row} ({_called(each)})" for each in rows[:5])
    raise ValueError(f"{len(rows)} rows of {paper} are at {place!r}: {named_rows}")


def _is_at(row: Reviewed, wanted: Mapping[str, int]) -> bool:
    return any(
        all(getattr(place, name) == number for name, number in wanted.items()) for place in row.read.place
    )


def _called(row: Reviewed) -> str:
    number = row.stands.number or "no number"
    return f"{number}, part {row.stands.part}, {row.stands.colour or 'no colour'}"


def _chosen(database: Database, filters: Filters, paper: str, colour: str) -> dict[str, dict[int, Who]]:
    """The rows that are asked for: who each is taken for, by position, by their papers' hashes."""
    rows, keys = observations, tables.identities
    about = (rows.c.report_title, keys.c.report_key, rows.c.report_scope, rows.c.kind, rows.c.text)
    who = (keys.c.recommendation_key, keys.c.problem)
    columns = (papers.c.sha256, papers.c.file, rows.c.position, rows.c.colour, *who, *about)
    inner = standing_rows(filters, *columns).cte("rows")
    wanted: list[ColumnElement[bool]] = [matching(inner.c, filters)]
    if paper:
        wanted.append(inner.c.file.icontains(paper, autoescape=True))
    if colour:
        wanted.append(inner.c.colour == colour)
    rows_wanted = select(inner.c.sha256, inner.c.position, inner.c.recommendation_key, inner.c.problem).where(
        *wanted
    )
    found: defaultdict[str, dict[int, Who]] = defaultdict(dict)
    with asked(database, filters) as connection:
        check_paper(connection, filters, paper)
        for sha256, position, key, problem in connection.execute(rows_wanted):
            told = msgspec.json.decode(problem, type=Problem).message if problem else ""
            found[sha256][position] = Who(key, told)
    return dict(sorted(found.items()))


def _doubted(database: Database) -> set[str]:
    """The papers in force of whose rows something is in doubt."""
    problems = tables.problems
    asked = select(papers.c.sha256).join(problems, problems.c.paper_id == papers.c.paper_id)
    of_rows = asked.where(problems.c.observation_id.is_not(None), papers.c.superseded_run_id.is_(None))
    with database.reading() as connection:
        return set(connection.execute(of_rows.distinct()).scalars())


def _waiting(found: Iterable[Standing]) -> dict[tuple[str, str], dict[str, str]]:
    """What to say of the corrections that wait, by field, for each paper and row."""
    told: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for each in found:
        if each.state in ("conflict", "reissued") and each.row:
            told[each.sha256, each.row][each.kept.correction.field] = words_of(each)
    return told


def _lines(
    row: Reviewed, who: Who, fields: Collection[Correctable], waiting: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    doubts: defaultdict[str, list[str]] = defaultdict(list)
    for problem in row.stands.problems:
        doubts[_FIELD_OF.get(problem.field, problem.field)].append(problem.message)
    for name, words in (*waiting.items(), *([("recommendation_key", who.doubt)] if who.doubt else [])):
        doubts[name].append(words)
    for field in FIELDS:
        if field not in (fields or doubts):
            continue
        read, now = said(field, row.read), said(field, row.stands)
        if field == "recommendation_key":
            now = who.key
        text = row.stands.text
        yield {
            "row": row.row,
            "paper": row.read.paper,
            "date": row.read.paper_date or "",
            "place": where(row.read.place),
            "report": row.stands.report_title,
            "number": row.stands.number,
            "part": row.stands.part,
            "text": text if len(text) <= _SHOWN or field == "text" else f"{text[: _SHOWN - 1]}…",
            "field": field,
            "read": read,
            "now": "" if now == read else now,
            "doubt": " ".join(doubts[field]),
            "value": "",
            "why": "",
        }


def _told(found: Standing) -> dict[str, Any]:
    told = found.kept.correction
    return {
        "id": told.correction_id,
        "state": found.state,
        "paper": found.file,
        "place": where([found.kept.tie.place] if found.kept.tie.place else []),
        "number": found.kept.tie.number,
        "field": told.field,
        "read": told.read,
        "value": told.value,
        "by": told.by,
        "at": told.at,
        "why": told.why,
        "note": words_of(found),
        "row": found.row,
    }
