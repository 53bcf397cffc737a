"""The import's notebook: files and folders are remembered as they were last, and whoever is in the way is said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from load import (
    Database,
    DatabaseUnavailable,
    Run,
    begin_run,
    finish_run,
    load,
    open_database,
    settle_identities,
)
from load.files import (
    Root,
    SeenFile,
    is_settled,
    keep_files,
    keep_roots,
    latest_readings,
    roots,
    seen_files,
)
from load.lock import importing, lock_file
from tests.load import readings as made
from tests.load.databases import dump

NOW = datetime(2026, 3, 29, 2, 30, tzinfo=UTC)
LONG = f"/{'é' * 1500}/a.pdf"
"""A path that no database could index as it is."""


@pytest.fixture
def run(database: Database) -> Run:
    return begin_run(database, NOW, command="nightly")


def test_a_file_is_known_as_it_was_last(database: Database, run: Run) -> None:
    """Every field, nanoseconds and long names included; many at a time."""
    first = SeenFile(
        path=LONG, size=2**40, mtime_ns=1_743_215_400_123_456_789, ctime_ns=-1, sha256="a" * 64, told=True,
        done_with="0.1", tries=3, tried_with="0.1; 120", next_try="2026-03-30T02:30:00Z", refusal="is empty",
    )  # fmt: skip
    others = [SeenFile(path=f"/{number}") for number in range(1200)]
    keep_files(database, [first, *others], run)
    assert seen_files(database) == {each.path: each for each in (first, *others)}
    gone = replace(first, gone="2026-03-29T02:30:00Z", sha256=None)
    keep_files(database, [gone], run)
    assert seen_files(database)[LONG] == gone
    assert len(seen_files(database)) == 1201


def test_a_folder_is_remembered_with_what_it_came_with_until_it_is_forgotten(
    database: Database, run: Run
) -> None:
    """Given again it has what it was given last."""
    outer, inner = (Root(path=path, is_folder=True, manifest="/m.csv") for path in ("/a", "/a/b"))
    keep_roots(database, [outer, inner], run)
    assert roots(database) == [outer, inner]
    later = replace(outer, manifest="", limits='{"seconds":600}')
    keep_roots(database, [later], run, forgotten=["/a/b", "/never"])
    assert roots(database) == [later]


def test_nothing_to_write_down_writes_nothing(database: Database, run: Run) -> None:
    """A night without changes leaves the run log and no more."""
    before = dump(database)
    keep_files(database, [], run)
    keep_roots(database, [], run)
    assert dump(database) == before


def test_the_latest_reading_of_a_paper_says_what_it_was_read_with(database: Database, run: Run) -> None:
    """In force or not; a paper never read is left out."""
    reading, other = made.reading("a.pdf"), made.reading("b.pdf")
    for each, code in ((reading, "1"), (other, "1"), (reading, "2")):
        load(each, database, run, read_with=code)
    papers = [reading.paper.paper_sha256, other.paper.paper_sha256]
    assert latest_readings(database, [*papers, "0" * 64]) == dict(zip(papers, ("2", "1"), strict=True))
    assert latest_readings(database, []) == {}


def test_a_run_that_was_broken_off_leaves_the_history_unsettled(database: Database, run: Run) -> None:
    """Until some run settles it."""
    assert is_settled(database)
    load(made.reading("a.pdf"), database, run)
    assert not is_settled(database)
    settle_identities(database, run)
    assert is_settled(database)


def test_imports_work_beside_each_other_and_a_nightly_one_alone(address: str) -> None:
    """Whoever is in the way is said as the run log knows it."""
    with open_database(address) as one, open_database(address) as other:
        with (
            importing(one),
            importing(other),
            pytest.raises(DatabaseUnavailable, match="is held by another import;"),
            importing(other, alone=True),
        ):
            pass
        run = begin_run(one, NOW, command="nightly")
        who = r"is held by another import \(ragw nightly, begun 2026-03-29T02:30:00Z\);"
        for alone in (False, True):
            with (
                importing(one, alone=True),
                pytest.raises(DatabaseUnavailable, match=who),
                importing(other, alone=alone),
            ):
                pass
        finish_run(one, run, NOW, outcome="complete")
        with importing(other, alone=True):
            assert load(made.reading("a.pdf"), one).change == "new"


def test_readers_are_not_kept_out(address: str) -> None:
    """The lock is on a file, or a key, of its own."""
    with (
        open_database(address) as one,
        importing(one, alone=True),
        open_database(address, read_only=True) as reader,
    ):
        assert seen_files(reader) == {}


def test_a_lock_that_cannot_be_had_is_said(tmp_path: Path) -> None:
    """Something else lies where it should be."""
    path = tmp_path / "ragw.db"
    lock_file(path).write_bytes(b"not a database, but longer than a header of one" * 40)
    with open_database(path) as database:
        lock = importing(database)
        with pytest.raises(DatabaseUnavailable, match="-lock cannot be used"):
            lock.__enter__()
