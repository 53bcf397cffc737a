"""Identities in the history: the same in whatever order and however many runs, and never written over."""

import random
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice, permutations

import pytest
from sqlalchemy import Connection, event, select

from load import (
    Database,
    DatabaseUnavailable,
    begin_run,
    load,
    observations,
    open_database,
    settle_identities,
    tables,
)
from schemas import Observation, Reading, to_json
from tests.load import readings as made
from tests.load.databases import clear, dump
from tests.load.identity.test_threads import CUSTODY, RECORDS, STALKING, VETTING


def reading(file: str, date: str | None, *rows: tuple[str, str], **changes: str) -> Reading:
    """A paper whose rows are a number and its words."""
    facts = made.facts(file, date=date, **{name: changes[name] for name in changes if name == "authority"})
    report = changes.get("report_key", "in-plain-sight")
    found = [
        made.observation(
            facts,
            number,
            text=text,
            report_key=report,
            report_title=changes.get("report_title", "In plain sight"),
            recommendation_key=f"{report}/{number or f'text-{len(text)}'}",
        )
        for number, text in rows
    ]
    return Reading(paper=facts, observations=tuple(found), leftovers=(), problems=())


def archive() -> list[Reading]:
    """Five papers of two forces, with a number that changes, one that is lost, and a report by another title."""
    return [
        reading("a.pdf", "2018-02", ("1", STALKING), ("2", RECORDS)),
        reading("b.pdf", "2018-05", ("1", RECORDS), ("2", VETTING)),
        reading("c.pdf", "2018-08", ("1", RECORDS), ("", VETTING), report_key="seen", report_title="Seen"),
        reading("d.pdf", "2018-06", ("", STALKING), ("", CUSTODY), authority="Downland Police"),
        reading("e.pdf", None, ("9", f"{STALKING} {CUSTODY}")),
    ]


def batches(papers: Sequence[Reading], database: Database, sizes: Sequence[int]) -> bytes:
    """The export after imports of so many papers each."""
    waiting = iter(papers)
    for size in sizes:
        run = begin_run(database, datetime(2026, 1, 1, tzinfo=UTC))
        for each in islice(waiting, size):
            load(each, database, run)
        settle_identities(database, run)
    return exported(database)


def exported(database: Database) -> bytes:
    return b"\n".join(map(to_json, observations(database)))


def keys(database: Database) -> dict[str, list[tuple[str, int, str]]]:
    """Each paper's identities: key, part and rule."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for each in observations(database):
        assert each.identity
        found.setdefault(each.paper, []).append((each.recommendation_key, each.part, each.identity.rule))
    return found


def test_every_order_and_every_split_into_runs_gives_the_same_export(database: Database) -> None:
    """Byte for byte, evidence included."""
    chance = random.Random(6)
    expected = None
    for order in chance.sample(list(permutations(archive())), 4):
        for sizes in ((5,), (1,) * 5, (2, 1, 2)):
            clear(database)
            export = batches(order, database, sizes)
            expected = expected or export
            assert export == expected


def test_what_is_found_is_kept_with_its_evidence(database: Database) -> None:
    """The rule, the row that it is like, and the key that its own paper gives."""
    batches(archive(), database, (5,))
    renumbered, other = keys(database)["b.pdf"]
    assert renumbered == ("in-plain-sight/2", 1, "renumbered")
    assert other[2] == "first"
    assert other[0].startswith("in-plain-sight/2-")
    later = next(each for each in observations(database) if each.paper == "b.pdf")
    assert later.identity
    assert later.identity.printed_key == "in-plain-sight/1"
    assert (later.identity.paper, later.identity.paper_date, later.identity.number) == (
        "a.pdf",
        "2018-02",
        "2",
    )
    assert later.identity.words == RECORDS
    assert later.identity.alike == 100


def test_a_report_by_another_title_keeps_its_key_and_its_recommendations(database: Database) -> None:
    """The titles stay as printed; the tables say which papers show that they are one."""
    batches(archive(), database, (5,))
    told = [each for each in observations(database) if each.paper == "c.pdf"]
    assert {each.report_key for each in told} == {"in-plain-sight"}
    assert {each.report_title for each in told} == {"Seen"}
    with database.reading() as connection:
        same = connection.execute(select(tables.same_reports)).mappings().one()
    assert (same["report_key"], same["same_as"], same["alike"]) == ("seen", "in-plain-sight", 100)


def test_an_identity_that_changes_is_superseded_and_not_written_over(database: Database) -> None:
    """An older paper, found late, brings the number up: the row before tells what was thought until then."""
    load(reading("late.pdf", "2018-05", ("", STALKING)), database)
    before = keys(database)["late.pdf"]
    load(reading("early.pdf", "2018-02", ("4", STALKING)), database)
    assert keys(database)["late.pdf"] == [("in-plain-sight/4", 1, "words")]
    table = tables.identities
    columns = (table.c.recommendation_key, table.c.part, table.c.rule)
    with database.reading() as connection:
        told = connection.execute(select(*columns).where(table.c.superseded_run_id.is_not(None)))
        assert [tuple(row) for row in told] == before


def test_a_paper_that_is_superseded_no_longer_speaks(database: Database) -> None:
    """The number that only the withdrawn paper printed is gone from the key."""
    load(reading("old.pdf", "2018-02", ("4", STALKING)), database)
    load(reading("later.pdf", "2018-08", ("", STALKING)), database)
    assert keys(database)["later.pdf"][0][0] == "in-plain-sight/4"
    withdrawn = reading("new.pdf", "2018-02", ("", CUSTODY))
    facts = made.facts("new.pdf", date="2018-02", supersedes="old.pdf")
    load(Reading(paper=facts, observations=withdrawn.observations, leftovers=(), problems=()), database)
    assert keys(database)["later.pdf"] == [(f"in-plain-sight/text-{len(STALKING)}", 1, "first")]


def test_a_run_that_died_before_its_end_is_settled_by_the_next(database: Database) -> None:
    """Until then its papers have the keys that they print."""
    run = begin_run(database, datetime(2026, 1, 1, tzinfo=UTC))
    for each in archive()[:2]:
        load(each, database, run)
    assert {rule for rows in keys(database).values() for _, _, rule in rows} == {"unsettled"}
    assert keys(database)["b.pdf"][0][0] == "in-plain-sight/1"
    load(archive()[3], database)
    assert keys(database)["b.pdf"][0] == ("in-plain-sight/2", 1, "renumbered")
    assert dump(database)["unsettled"] == []


def test_papers_loaded_one_by_one_are_settled_once_before_the_history_is_asked(address: str) -> None:
    """Each would have to be held against all others again; whoever asks, by this opening or later, finds it done."""
    settled: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("DELETE FROM unsettled"):
            settled.append(statement)

    with open_database(address) as database:
        event.listen(database.engine, "before_cursor_execute", note)
        for each in archive()[:3]:
            load(each, database)
        assert not settled
        assert {seen.identity.rule for seen in observations(database) if seen.identity} >= {
            "first",
            "renumbered",
        }
        assert len(settled) == 1
        for each in archive()[3:]:
            load(each, database)
    assert len(settled) == 2
    with open_database(address, read_only=True) as database:
        assert not is_waiting(database)
        together = exported(database)
    with open_database(address) as database:
        clear(database)
        for each in archive():
            load(each, address)
        assert exported(database) == together


def test_papers_loaded_one_by_one_are_settled_though_their_program_fails(address: str) -> None:
    """What was loaded is in the history, whatever came after it."""

    def program() -> None:
        with open_database(address) as database:
            load(archive()[0], database)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        program()
    with open_database(address, read_only=True) as database:
        assert not is_waiting(database)


def test_what_another_import_keeps_from_being_settled_is_settled_when_it_lets_go(address: str) -> None:
    """Until then the question is refused: its answer would be another."""
    with open_database(address, patience=0.1) as database:
        load(archive()[0], database)
        held = pytest.raises(DatabaseUnavailable, match="held by another import")
        with open_database(address) as other, other.writing(), held:
            next(observations(database))
        assert not is_waiting(database)


def is_waiting(database: Database) -> bool:
    """Whether an identity is no more than its own paper's word."""
    with database.reading() as connection:
        rules = connection.execute(select(tables.identities.c.rule)).scalars().all()
    return not rules or "unsettled" in rules


def test_settling_again_writes_nothing(database: Database) -> None:
    """Where no paper came or went."""
    batches(archive(), database, (5,))
    before = dump(database, without=("runs",))
    settle_identities(database, begin_run(database, datetime(2026, 1, 2, tzinfo=UTC)))
    assert dump(database, without=("runs",)) == before


@pytest.mark.parametrize("authority", ["Fenshire Police", "Downland Police"])
def test_lists_without_titles_are_not_mixed(database: Database, authority: str) -> None:
    """The same words in another committee's log are another action."""
    first = reading("a.pdf", "2018-02", ("1", STALKING), report_key="", report_title="")
    load(first, database)
    other = reading("b.pdf", "2018-05", ("1", STALKING), report_key="", report_title="", authority=authority)
    load(other, database)
    found: list[Observation] = [*observations(database)]
    assert len({each.recommendation_key for each in found}) == (1 if authority == "Fenshire Police" else 2)
