"""What goes into the history comes out as it was, and only what is new goes in."""

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from sqlalchemy import Connection, event, select

from load import (
    Database,
    DatabaseUnavailable,
    Outcome,
    UnstorableReading,
    begin_run,
    load,
    observations,
    readings,
)
from load.files import latest_readings
from load.tables import observations as observation_table
from load.tables import papers, runs
from schemas import Observation, Reading, to_json
from tests.load import readings as made
from tests.load.databases import clear, dump

many = settings(
    max_examples=20,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large,
    ],
)  # fmt: skip


def export(database: Database) -> bytes:
    return b"\n".join(map(to_json, observations(database)))


def as_printed(observation: Observation) -> Observation:
    """An exported observation without what other papers, or other rows of its own, say of it."""
    assert observation.identity
    own = tuple(
        each for each in observation.problems if each.code not in ("identity_unclear", "number_reused")
    )
    key = observation.identity.printed_key
    return replace(observation, recommendation_key=key, report_key="", part=0, problems=own, identity=None)


def files_in_force(database: Database) -> list[str]:
    return sorted(reading.paper.paper for reading in readings(database))


@many
@given(reading=made.readings())
def test_a_reading_comes_back_exactly_as_it_went_in(database: Database, reading: Reading) -> None:
    """Every field of every record is equal; only the identities over all papers are added to observations."""
    clear(database)
    load(reading, database)
    assert list(readings(database)) == [reading]
    assert [as_printed(each) for each in observations(database)] == [
        replace(each, report_key="", part=0) for each in reading.observations
    ]


@many
@given(reading=made.readings())
def test_loading_twice_changes_nothing_but_the_runs(database: Database, reading: Reading) -> None:
    """The second time every table but the log of runs keeps each of its rows."""
    clear(database)
    load(reading, database, read_with="1")
    before = dump(database, without=("runs",))
    assert load(reading, database, read_with="1") == Outcome(change="unchanged", paper=reading.paper.paper)
    assert dump(database, without=("runs",)) == before
    assert len(dump(database)["runs"]) == 2


@many
@given(archive=made.archives())
def test_papers_in_any_order_give_the_same_export(database: Database, archive: tuple[Reading, ...]) -> None:
    """Also where papers supersede each other, and whichever arrives first."""
    exports = set()
    orders = list(permutations(archive))
    for order in orders[:: max(1, len(orders) // 3)]:
        clear(database)
        for reading in order:
            load(reading, database)
        exports.add(export(database))
    assert len(exports) == 1


def test_an_outcome_counts_what_was_written(database: Database) -> None:
    """A caller can tally a run from the outcomes alone."""
    reading = made.reading("a.pdf", {"1": "amber", "2": "green"})
    assert load(reading, database) == Outcome(change="new", paper="a.pdf", observations=2)
    better = made.reading("a.pdf", {"1": "amber"})
    assert load(better, database) == Outcome(change="superseded", paper="a.pdf", observations=1, replaced=1)


def test_a_better_reading_supersedes_and_both_stay(database: Database) -> None:
    """The old rows keep their values and say in which run they were superseded; the export has the new."""
    old, new = made.reading("a.pdf", {"1": "amber"}), made.reading("a.pdf", {"1": "green"})
    load(old, database, read_with="1")
    outcome = load(new, database, read_with="2")
    assert (outcome.change, outcome.replaced) == ("superseded", 1)
    assert list(readings(database)) == [new]
    with database.reading() as connection:
        stamps = connection.execute(
            select(
                observation_table.c.colour,
                observation_table.c.run_id,
                observation_table.c.superseded_run_id,
            ).order_by(observation_table.c.observation_id)
        ).all()
        successors = connection.execute(
            select(papers.c.paper_id, papers.c.superseded_by, papers.c.superseded_run_id).order_by("paper_id")
        ).all()
    (first, second) = (stamps[0].run_id, stamps[1].run_id)
    assert [tuple(stamp) for stamp in stamps] == [("amber", first, second), ("green", second, None)]
    assert [tuple(paper) for paper in successors] == [
        (successors[0].paper_id, successors[1].paper_id, second),
        (successors[1].paper_id, None, None),
    ]


def test_newer_code_makes_a_reading_of_its_own_even_where_it_reads_the_same(database: Database) -> None:
    """What the paper was last read with is known, so it need not be read again."""
    reading = made.reading("a.pdf")
    sha256 = reading.paper.paper_sha256
    load(reading, database, read_with="1")
    assert latest_readings(database, [sha256, "0" * 64]) == {sha256: "1"}
    assert load(reading, database, read_with="2").change == "superseded"
    assert latest_readings(database, [sha256, "0" * 64]) == {sha256: "2"}


def test_a_new_date_in_the_manifest_supersedes_and_can_be_taken_back(database: Database) -> None:
    """The same bytes by the same code, under other facts, are another reading: also when they return."""
    reading = made.reading("a.pdf", date="2017-02")
    corrected = made.restated(reading, date="2017-03", date_basis="manifest")
    changes = [load(each, database).change for each in (reading, corrected, corrected, reading)]
    assert changes == ["new", "superseded", "unchanged", "superseded"]
    assert list(readings(database)) == [reading]


def test_a_copy_under_another_name_is_unchanged(database: Database) -> None:
    """The name that came first stays, whatever else the copy's name makes of it."""
    reading = made.reading("a.pdf")
    copy = made.restated(reading, paper="copy of a.pdf", date="2019", date_basis="file name")
    changes = [load(each, database, read_with="1").change for each in (reading, copy, reading, copy)]
    assert changes == ["new", "unchanged", "unchanged", "unchanged"]
    assert files_in_force(database) == ["a.pdf"]


def test_two_copies_read_by_newer_code_do_not_supersede_each_other_every_night(database: Database) -> None:
    """A renamed paper is read anew by newer code, once; after that every night is a quiet one."""
    reading = made.reading("a.pdf")
    copy = made.restated(reading, paper="b.pdf")
    load(reading, database, read_with="1")
    assert load(copy, database, read_with="2").change == "superseded"
    nights = [load(each, database, read_with="2").change for each in (reading, copy) * 2]
    assert nights == ["unchanged"] * 4


def test_a_paper_renamed_and_renamed_back_has_its_first_name(database: Database) -> None:
    """The caller says by its settings that the name counts: the latest word holds, also where it was said before."""
    reading = made.reading("a.pdf", date="2018-11")
    renamed = made.restated(reading, paper="b.pdf", date="2018-12")
    for each in (reading, renamed, reading):
        load(each, database, read_with=each.paper.paper)
        assert list(readings(database)) == [each]


@pytest.mark.parametrize("late", [False, True], ids=["in order", "old paper late"])
def test_a_reissued_paper_takes_the_old_ones_place(database: Database, late: bool) -> None:
    """Whichever arrives first, the new one is in force, the old one stored and pointed from."""
    old = made.reading("old.pdf", {"1": "amber"})
    new = made.reading("new.pdf", {"1": "green"}, supersedes="old.pdf")
    for reading in (new, old) if late else (old, new):
        load(reading, database)
    assert files_in_force(database) == ["new.pdf"]
    with database.reading() as connection:
        by_file = {row.file: row for row in connection.execute(papers.select())}
        last_run = connection.execute(select(runs.c.run_id).order_by(runs.c.run_id.desc())).scalars().first()
    assert by_file["old.pdf"].superseded_by == by_file["new.pdf"].paper_id
    assert by_file["old.pdf"].superseded_run_id == last_run


def test_a_superseded_paper_stays_so_when_it_is_read_again(database: Database) -> None:
    """Newer code reads it too, but what replaced it still stands."""
    old = made.reading("old.pdf", {"1": "amber"})
    for reading in (old, made.reading("new.pdf", {"1": "green"}, supersedes="old.pdf")):
        load(reading, database, read_with="1")
    assert load(old, database, read_with="2").change == "superseded"
    assert files_in_force(database) == ["new.pdf"]
    assert load(old, database, read_with="2").change == "unchanged"


def test_a_corrected_manifest_puts_the_old_paper_back_in_force(database: Database) -> None:
    """When the new paper no longer says that it supersedes the old one, the end is as if it never had."""
    old = made.reading("old.pdf", {"1": "amber"})
    new = made.reading("new.pdf", {"1": "green"}, supersedes="old.pdf")
    for reading in (old, new, made.restated(new, supersedes="")):
        load(reading, database)
    assert files_in_force(database) == ["new.pdf", "old.pdf"]
    assert old in list(readings(database))


def test_a_paper_that_two_supersede_stays_superseded_when_one_lets_go(database: Database) -> None:
    """The other one still says so."""
    first = made.reading("first.pdf", supersedes="old.pdf")
    for reading in (made.reading("old.pdf"), first, made.reading("second.pdf", supersedes="old.pdf")):
        load(reading, database)
    load(made.restated(first, supersedes=""), database)
    assert files_in_force(database) == ["first.pdf", "second.pdf"]


def test_a_name_means_a_paper_of_the_same_authority_only(database: Database) -> None:
    """Every force has its "appendix.pdf"; a paper whose authority is not known is taken by its name."""
    load(made.reading("appendix.pdf", authority="Fenshire Police"), database)
    load(made.reading("new.pdf", authority="Moorland Police", supersedes="appendix.pdf"), database)
    assert files_in_force(database) == ["appendix.pdf", "new.pdf"]
    load(made.reading("newer.pdf", authority="", supersedes="appendix.pdf"), database)
    assert files_in_force(database) == ["new.pdf", "newer.pdf"]


def test_two_papers_that_each_claim_to_supersede_the_other_both_stay(database: Database) -> None:
    """A manifest that contradicts itself must not make both papers vanish."""
    load(made.reading("a.pdf", supersedes="b.pdf"), database)
    load(made.reading("b.pdf", supersedes="a.pdf"), database)
    assert files_in_force(database) == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize("table", ["papers", "observations", "dues", "problems"])
def test_a_failure_within_a_paper_leaves_yesterdays_reading_in_force(database: Database, table: str) -> None:
    """Whichever insert it strikes, nothing of the new reading is kept."""
    seen = made.observation(
        made.facts("a.pdf"),
        due=(made.Due(date="2018"),),
        problems=(made.Problem(code="doubt", message="in doubt"),),
    )
    old = Reading(paper=made.facts("a.pdf"), observations=(seen,), leftovers=(), problems=())
    load(old, database, read_with="1")
    run = begin_run(database, datetime(2026, 1, 1, tzinfo=UTC))
    before = dump(database)

    def strike(_connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith(f"INSERT INTO {table} "):
            raise RuntimeError("the machine stops here")

    event.listen(database.engine, "before_cursor_execute", strike)
    with pytest.raises(RuntimeError):
        load(msgspec.structs.replace(old, problems=old.observations[0].problems), database, run)
    assert dump(database) == before
    assert list(readings(database)) == [old]


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
@pytest.mark.parametrize("rows", [1, 9])
def test_a_server_without_room_is_said_however_many_rows_it_was_given(database: Database, rows: int) -> None:
    """Few are inserted one by one, many are copied; the driver tells of both in its own way."""
    with database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = '53100'; END $$"
        )
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk BEFORE INSERT ON observations EXECUTE FUNCTION full_disk()"
        )
    try:
        seen = tuple(made.observation(made.facts(), number=str(number)) for number in range(rows))
        reading = Reading(paper=made.facts(), observations=seen, leftovers=(), problems=())
        with pytest.raises(DatabaseUnavailable, match="has no room left: no space left"):
            load(reading, database)
        assert list(readings(database)) == []
    finally:
        with database.writing() as connection:
            connection.exec_driver_sql("DROP FUNCTION full_disk CASCADE")


def test_a_nul_character_is_refused_and_never_dropped(database: Database) -> None:
    """PostgreSQL cannot keep it; SQLite is held to the same, and the paper is named."""
    reading = made.reading("a.pdf")
    spoilt = msgspec.structs.replace(reading.observations[0], comment="before\0after")
    with pytest.raises(UnstorableReading, match=r"a\.pdf: a text in it holds a NUL character"):
        load(msgspec.structs.replace(reading, observations=(spoilt,)), database)
    assert list(readings(database)) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"authority": "Moorland Police"}, "observation 1 has another authority than its paper"),
        ({"text": "half a \ud83d pair"}, "cannot be written as JSON"),
        ({"colour": "purple"}, "cannot be written as JSON and read again"),
        ({"place": (made.Place(bbox=(0.0, 0.0, float("nan"), 1.0)),)}, "cannot be written as JSON"),
        ({"recommendation_key": "k" * 601}, "a recommendation_key of more than 600 characters"),
    ],
)
def test_what_would_not_come_back_is_refused(
    database: Database, changes: dict[str, object], reason: str
) -> None:
    """A reading that contradicts itself or breaks its own types is a bug: it raises, and writes nothing."""
    paper = made.facts("a.pdf")
    seen = made.observation(paper, **changes)
    with pytest.raises(UnstorableReading, match=reason):
        load(Reading(paper=paper, observations=(seen,), leftovers=(), problems=()), database)
    assert dump(database, without=("runs",))["papers"] == []


def test_a_key_as_long_as_allowed_is_stored_by_every_database(database: Database) -> None:
    """Of characters that take four bytes each, which no compression makes shorter."""
    paper = made.facts("a.pdf")
    key = "".join(chr(0x1F300 + (number * 7919) % 0x2FF) for number in range(600))
    seen = made.observation(paper, recommendation_key=key, report_key=key)
    load(Reading(paper=paper, observations=(seen,), leftovers=(), problems=()), database)
    assert [each.recommendation_key for each in observations(database)] == [key]
    assert list(next(readings(database)).observations) == [seen]


def test_a_paper_of_thousands_of_rows_is_stored_whole_and_in_order(database: Database) -> None:
    """More rows than a statement takes parameters, in any version of SQLite."""
    reading = made.reading("a.pdf", {str(number): "amber" for number in range(2_500)})
    assert load(reading, database).observations == 2_500
    assert list(readings(database)) == [reading]


def test_papers_come_by_authority_then_date_then_name_and_undated_ones_last(database: Database) -> None:
    """By code point, not by the sorting of the server's language."""
    for file, authority, date in (
        ("z.pdf", "a force", None),
        ("b.pdf", "a force", "2018-11"),
        ("a.pdf", "a force", "2018-11"),
        ("Z.pdf", "a force", "2018-11"),
        ("c.pdf", "a force", "2018"),
        ("d.pdf", "B force", "2019"),
    ):
        load(made.reading(file, authority=authority, date=date), database)
    assert [seen.paper for seen in observations(database)] == [
        "d.pdf", "c.pdf", "Z.pdf", "a.pdf", "b.pdf", "z.pdf",
    ]  # fmt: skip


def test_a_path_serves_in_place_of_an_open_database(address: str) -> None:
    """Two arguments are enough; what is opened for the purpose is closed again."""
    reading = made.reading("a.pdf")
    assert load(reading, address).change == "new"
    assert list(readings(address)) == [reading]
