"""Corrections in the history: a person's word on a cell is a row of its own, and never goes.

A paper with corrections that fit has a *corrected* reading in force, which supersedes the reading as read, as any
better reading does. So every question finds the corrected values, and "as read by run 7" those before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from load import tables
from load.cells import as_read_row, latest_row
from load.correcting import Tie, corrected, one_line, tie_of
from load.database import Database
from load.history import corrected_change
from load.recall import whole
from load.recognise import recognise
from load.rows import Values
from load.runs import Run, begin_run, finish_run, utc
from load.standing import as_tie, kept, reports
from load.store import apply, stored_papers
from load.wanted import LastWords, Wanted, look_up
from schemas import Record, to_json

_table = tables.corrections
_last = _table.c.superseded_run_id.is_(None)


class Done(Record, frozen=True, kw_only=True):
    """What became of what was wanted, each by its index: the number of the new correction, or why there is none."""

    applied: dict[int, int]
    already: tuple[int, ...]
    stale: dict[int, str]


class CorrectionRefused(ValueError):  # noqa: N818 - named for what happened
    """Corrections that cannot be taken: nothing of them was written.

    `reasons` are sentences by index; none where the whole is wrong, of which the message says why.
    """

    def __init__(self, reasons: dict[int, str], message: str = "") -> None:
        super().__init__(message or "; ".join(reasons.values()))
        self.reasons = reasons


def correct(database: Database, wanted: Sequence[Wanted], *, by: str, clock: Callable[[], datetime]) -> Done:
    """Take corrections into the history, in one transaction: all that are fit, or none.

    A row that has been read anew since its token was given out is `stale`: its correction is left out, the others are
    taken. A correction of a cell that has one takes its place. Raises `CorrectionRefused` where one is wrong in
    itself, and `DatabaseUnavailable`.
    """
    who = _signature(by, "by whom")
    with _run(database, "correct", clock) as (run, tally):
        with database.writing() as connection:
            done = _correct(connection, wanted, who, utc(clock()), run.run_id)
        tally |= {"applied": len(done.applied), "already": len(done.already), "stale": len(done.stale)}
    return done


def undo(
    database: Database, numbers: Sequence[int], *, by: str, why: str, clock: Callable[[], datetime]
) -> None:
    """Say that cells are as read again, in one transaction. The corrections stay, superseded.

    Raises `CorrectionRefused` (reasons by index) where a number is of no correction that stands, and
    `DatabaseUnavailable`.
    """
    who, reason = _signature(by, "by whom"), _signature(why, "why")
    with _run(database, "correct undo", clock) as (run, tally):
        with database.writing() as connection:
            _undo(connection, numbers, who, utc(clock()), reason, run.run_id)
        tally["undone"] = len(numbers)


@contextmanager
def _run(
    database: Database, command: str, clock: Callable[[], datetime]
) -> Iterator[tuple[Run, dict[str, int]]]:
    """A run of its own in the log; what is put into the dictionary is its tally."""
    run, tally, outcome = begin_run(database, clock(), command=command), dict[str, int](), "refused"
    try:
        yield run, tally
        outcome = "complete"
    finally:
        finish_run(database, run, clock(), outcome=outcome, tally=tally)


def recorrect(connection: Connection, sha256: str, run_id: int) -> None:
    """Put the reading in force that a paper's corrections make of its latest reading; the caller commits.

    Nothing is written where it stands so already.
    """
    own = kept(connection, [sha256])
    latest = latest_row(connection, tables.papers.c.sha256 == sha256)
    if latest is None or not (own or latest["corrected"]):
        return
    read = as_read_row(connection, sha256)
    wanted = [each.correction.value for each in own if each.correction.field == "report_key"]
    again = corrected(whole(connection, read), own, reports(connection, wanted))
    if again.observations == whole(connection, latest).observations:
        return
    changes = corrected_change(
        again,
        stored_papers(connection, again.paper),
        read["read_with"],
        read["fingerprint"],
        read["folder"],
    )
    apply(changes, connection, run_id)


def _correct(connection: Connection, wanted: Sequence[Wanted], by: str, at: str, run_id: int) -> Done:
    looked_up, stale, wrong = look_up(connection, wanted)
    if wrong:
        raise CorrectionRefused(wrong)
    applied: dict[int, int] = {}
    already: list[int] = []
    last = LastWords(connection)
    for index, each in looked_up.items():
        before = last.on(each)
        if (each.read, each.new) == ((before[-1].read, before[-1].value) if before else (each.read, None)):
            already.append(index)
        else:
            row = {
                **_tied(tie_of(each.observation), each.reading.paper.paper),
                "field": each.field,
                "read": each.read,
                "value": each.new,
                "like_row": None if each.like is None else to_json(each.like).decode(),
                **_signed(by, at, each.why, run_id),
            }
            applied[index] = _add(connection, row, before)
    _settle(connection, {looked_up[index].observation.paper_sha256 for index in applied}, run_id)
    return Done(applied=applied, already=tuple(already), stale=stale)


def _undo(connection: Connection, numbers: Sequence[int], by: str, at: str, why: str, run_id: int) -> None:
    known = {
        row.correction_id: row
        for row in connection.execute(select(_table).where(_last, _table.c.value.is_not(None)))
    }
    wrong = {
        index: f"no correction {number} stands" for index, number in enumerate(numbers) if number not in known
    }
    if wrong:
        raise CorrectionRefused(wrong)
    for number in dict.fromkeys(numbers):
        before = known[number]
        row = {
            **_tied(as_tie(before), before.file),
            "field": before.field,
            "read": before.read,
            "value": None,
            **_signed(by, at, why, run_id),
        }
        _add(connection, row, [before])
    _settle(connection, {known[number].sha256 for number in numbers}, run_id)


def _tied(tie: Tie, file: str) -> Values:
    return {
        "sha256": tie.sha256,
        "file": file,
        "place": None if tie.place is None else to_json(tie.place).decode(),
        "number": tie.number,
        "part": tie.part,
        "text": tie.text,
    }


def _signed(by: str, at: str, why: str, run_id: int) -> Values:
    return {"by": by, "at": at, "why": why, "run_id": run_id}


def _signature(words: str, what: str) -> str:
    try:
        line = one_line(words)
    except ValueError as error:
        raise CorrectionRefused({}, f"{what}: {error}") from error
    if not line:
        raise CorrectionRefused({}, f"it does not say {what}")
    return line


def _add(connection: Connection, row: Values, before: Iterable[Row[Any]]) -> int:
    """Adds the last word on a cell, and marks those before it as superseded."""
    number = int(connection.execute(insert(_table).returning(_table.c.correction_id), row).scalar_one())
    ended = {"superseded_run_id": row["run_id"], "superseded_by": number}
    for each in before:
        mine = _table.c.correction_id == each.correction_id
        connection.execute(update(_table).where(mine).values(**ended))
    return number


def _settle(connection: Connection, papers: Iterable[str], run_id: int) -> None:
    for sha256 in sorted(papers):
        recorrect(connection, sha256, run_id)
    recognise(connection, run_id)
