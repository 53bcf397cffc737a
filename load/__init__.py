"""The history: what every paper said, and when we read it. SQLite by default, PostgreSQL as well.

`open_database` opens one, `load` brings a reading in, `observations` and `readings` give back what is in
force; `correct` and `undo` keep a person's word on a cell, `corrections_in` says where it stands. The tables are
told in docs/history.md.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from load.address import Address, DatabaseUnavailable
from load.cells import Reviewed, rows_of
from load.check import UnstorableReading
from load.corrections import CorrectionRefused, Done, correct, recorrect, undo
from load.database import Database, open_database, opened, revision
from load.history import diff
from load.recall import (
    Stored,
    observations,
    papers_beside_loose_dates,
    reading_as_read,
    reading_of,
    readings,
)
from load.recognise import recognise
from load.runs import Run, begin_run, finish_run
from load.standing import Standing, corrections_in
from load.store import Outcome, apply, stored_papers
from load.wanted import Wanted
from schemas import Reading

__all__ = [
    "Address", "CorrectionRefused", "Database", "DatabaseUnavailable", "Done", "Outcome", "Reviewed", "Run",
    "Standing", "Stored", "UnstorableReading", "Wanted", "begin_run", "correct", "corrections_in",
    "finish_run", "load", "observations", "open_database", "papers_beside_loose_dates",
    "reading_as_read", "reading_of", "readings", "revision", "rows_of", "settle_identities", "undo",
]  # fmt: skip


def _now() -> datetime:
    return datetime.now(UTC)


def load(
    reading: Reading,
    database: Database | Address,
    run: Run | None = None,
    *,
    read_with: str = "",
    folder: str = "",
    clock: Callable[[], datetime] = _now,
) -> Outcome:
    """Bring one reading into the history, in one transaction: all of it, or on any error none of it.

    `read_with` names the code and the settings that read the paper, never the paper itself: what was read
    by other code takes the old reading's place. `folder` is where it lies, beside other papers of its meeting.
    Without a `run` this is one of its own, and `clock` tells its times; who its observations are about is found when
    `database` is next asked or closed, for all papers that were loaded until then at once. With a run the clock is
    not looked at, and at the run's end `settle_identities` finds it.
    Raises `UnstorableReading` (a fault of ours) and `DatabaseUnavailable`.
    """
    with opened(database) as own:
        if run is not None:
            return _load(reading, own, run, read_with, folder)
        lone = begin_run(own, clock(), command="load")
        outcome = _load(reading, own, lone, read_with, folder)
        own.owed[:] = [partial(settle_identities, own, lone)]
        finish_run(own, lone, clock(), outcome="complete", tally={outcome.change: 1})
        return outcome


def _load(reading: Reading, database: Database, run: Run, read_with: str, folder: str) -> Outcome:
    # The end of the run waits for the disk: for its papers too.
    with database.writing("in passing") as connection:
        changes = diff(reading, stored_papers(connection, reading.paper), read_with, folder)
        outcome = apply(changes, connection, run.run_id)
        # Of bytes that were never read before nobody can have corrected anything.
        if outcome.change == "superseded":
            recorrect(connection, reading.paper.paper_sha256, run.run_id)
        return outcome


def settle_identities(database: Database, run: Run) -> None:
    """Say which recommendation each observation is about, over all papers: after the last `load` of a run.

    One transaction; where nothing came or went since the last time, nothing is done. Raises `DatabaseUnavailable`.
    """
    with database.writing() as connection:
        recognise(connection, run.run_id)
    database.tidy()
