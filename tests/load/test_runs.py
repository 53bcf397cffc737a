"""The log of imports."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select

from load import Database, begin_run, finish_run, load
from load.tables import papers, runs
from tests.load import readings as made

BEGUN = datetime(2026, 3, 29, 2, 30, tzinfo=timezone(timedelta(hours=1)))
ENDED = datetime(2026, 3, 29, 2, 0, 7, 999, tzinfo=UTC)


def test_a_run_keeps_when_it_began_and_ended_by_which_code_and_what_it_counted(database: Database) -> None:
    """Times are in UTC, whatever zone they are given in; the tally is JSON."""
    run = begin_run(database, BEGUN, code_version="0.1.0+abc", command="ingest")
    load(made.reading("a.pdf"), database, run)
    finish_run(database, run, ENDED, outcome="complete", tally={"new": 1, "unchanged": 0})
    with database.reading() as connection:
        rows = [dict(row) for row in connection.execute(select(runs)).mappings()]
        stamped = connection.execute(select(papers.c.run_id)).scalar()
    assert rows == [
        {
            "run_id": run.run_id,
            "command": "ingest",
            "code_version": "0.1.0+abc",
            "started": "2026-03-29T01:30:00Z",
            "ended": "2026-03-29T02:00:07Z",
            "outcome": "complete",
            "tally": '{"new":1,"unchanged":0}',
        }
    ]
    assert stamped == run.run_id


def test_a_run_that_died_has_no_end(database: Database) -> None:
    """It is there from its beginning, so that its papers are not an orphan's."""
    begin_run(database, BEGUN)
    with database.reading() as connection:
        assert connection.execute(select(runs.c.ended, runs.c.outcome)).all() == [(None, None)]


def test_a_reading_without_a_run_has_one_of_its_own(database: Database) -> None:
    """The caller's clock tells its times, also where nothing changed."""
    moments = iter([BEGUN, ENDED, BEGUN, ENDED])
    for _ in range(2):
        load(made.reading("a.pdf"), database, clock=lambda: next(moments))
    with database.reading() as connection:
        found = connection.execute(select(runs.c.started, runs.c.ended, runs.c.tally)).all()
    times = ("2026-03-29T01:30:00Z", "2026-03-29T02:00:07Z")
    assert [tuple(row) for row in found] == [(*times, '{"new":1}'), (*times, '{"unchanged":1}')]


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    """It could be any hour of the day."""
    with pytest.raises(ValueError, match="time zone"):
        begin_run(database, datetime(2026, 3, 29))
