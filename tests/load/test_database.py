"""Opening a history: what is made, what is left alone, and what is said where it cannot be."""

import builtins
import sqlite3
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from load import Database, DatabaseUnavailable, load, observations, open_database
from load import engines as engines_module
from load.engines import how_to_read
from load.migrate import VERSION_TABLE
from tests.load import readings as made
from tests.load.databases import dump


def why(address: str | Path, read_only: bool = False) -> str:
    """The one sentence on why a database cannot be opened."""
    with pytest.raises(DatabaseUnavailable) as refused:
        open_database(address, read_only, patience=0.2)
    assert str(refused.value) == refused.value.reason
    assert "\n" not in refused.value.reason
    return refused.value.reason


def test_a_writer_makes_the_history_and_a_second_one_finds_it(nothing: str) -> None:
    """Opening again changes nothing."""
    with open_database(nothing) as database:
        load(made.reading("a.pdf"), database)
        before = dump(database)
    with open_database(nothing) as database:
        assert dump(database) == before


def test_a_reader_of_no_history_is_told_how_to_make_one(nothing: str) -> None:
    """It makes no file and no table itself."""
    reason = why(nothing, read_only=True)
    assert reason.startswith("no history at ")
    assert reason.endswith("yet; run: ragw ingest PATH")
    assert not Path(nothing).exists()


def test_a_reader_cannot_write(address: str) -> None:
    """Neither through us, nor past us."""
    with open_database(address, read_only=True) as database:
        with pytest.raises(DatabaseUnavailable, match="for reading only"), database.writing():
            pass
        with pytest.raises(DatabaseUnavailable, match="may not be written"), database.reading() as connection:
            connection.execute(text("DELETE FROM papers"))


def test_a_reader_sees_the_history_stand_still(database: Database, address: str) -> None:
    """An export that began before an import ends as it began, and does not hold the import up."""
    for file in ("a.pdf", "b.pdf"):
        load(made.reading(file), database)
    seen = observations(address)
    first = next(seen)
    load(made.reading("c.pdf"), database)
    assert [first.paper, *(each.paper for each in seen)] == ["a.pdf", "b.pdf"]
    assert len(list(observations(address))) == 3


def test_within_one_reading_two_questions_have_one_answer(database: Database, address: str) -> None:
    """An import that ends between them is not seen by the second."""
    with open_database(address, read_only=True) as reader, reader.reading() as connection:
        papers = text("SELECT COUNT(*) FROM papers")
        before = connection.execute(papers).scalar()
        load(made.reading("a.pdf"), database)
        assert (before, connection.execute(papers).scalar()) == (0, 0)


def test_an_import_that_another_keeps_waiting_says_so(address: str) -> None:
    """After its patience, in one sentence; and works when the other has ended."""
    reading = made.reading("a.pdf")
    with open_database(address) as held, open_database(address, patience=0.2) as waiting:
        with held.writing(), pytest.raises(DatabaseUnavailable, match="is held by another import"):
            load(reading, waiting)
        assert load(reading, waiting).change == "new"


def test_two_writers_take_turns(address: str) -> None:
    """Neither loses a paper, and of the same bytes there is one reading."""
    papers = [made.reading(f"{number}.pdf") for number in range(6)]

    def work() -> None:
        with open_database(address) as database:
            for reading in papers:
                load(reading, database)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [seen.paper for seen in observations(address)] == [f"{number}.pdf" for number in range(6)]


def test_a_history_of_a_newer_ragw_is_refused(own_address: str) -> None:
    """For reading and for writing: this code cannot know what the tables mean."""
    with open_database(own_address) as database, database.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    for read_only in (False, True):
        assert "was written by a newer ragw" in why(own_address, read_only)


def test_another_programs_tables_are_left_alone(nothing: str) -> None:
    """A database in which something else keeps its papers takes no history."""
    with open_database(nothing) as database, database.writing() as connection:
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
    assert "holds another program's table" in why(nothing)


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    """A paper given in place of the database, say."""
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.7 " + b"x" * 2000)
    for read_only in (False, True):
        assert why(paper, read_only) == f"{paper} is not an SQLite file"
    assert paper.read_bytes() == b"%PDF-1.7 " + b"x" * 2000


def test_an_empty_file_is_no_history_yet(tmp_path: Path) -> None:
    """A reader is told so, a writer makes one in it."""
    empty = tmp_path / "ragw.db"
    empty.touch()
    assert why(empty, read_only=True).startswith("no history at")
    open_database(empty).close()
    open_database(empty, read_only=True).close()


def test_a_folder_or_a_missing_folder_is_said_in_words(tmp_path: Path) -> None:
    """SQLite's own message is the same for both, and tells neither."""
    assert why(tmp_path) == f"{tmp_path} is a folder, not a database"
    assert "there is no folder" in why(tmp_path / "no" / "ragw.db")


def test_a_file_name_with_characters_of_urls_is_taken_as_it_is(tmp_path: Path) -> None:
    """Also by a reader, which opens the file through a URI."""
    path = tmp_path / "100% of #1? é.db"
    load(made.reading("a.pdf"), path)
    assert len(list(observations(path))) == 1
    assert path.exists()


def test_a_share_for_reading_only_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file may be made beside the database, it is opened as one that nobody writes."""
    path = tmp_path / "ragw.db"
    load(made.reading("a.pdf"), path)
    monkeypatch.setattr(engines_module.os, "access", lambda *_: False)
    before = sorted(tmp_path.iterdir())
    assert how_to_read(path) == {"mode": "ro", "immutable": "1"}
    assert len(list(observations(path))) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_reader_leaves_no_file_beside_the_history(tmp_path: Path) -> None:
    """Nor does a writer, when it has ended."""
    path = tmp_path / "ragw.db"
    load(made.reading("a.pdf"), path)
    assert len(list(observations(path))) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_not_ours_to_write_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also while its owner is at work in the same folder; and what the owner could not write is never left there."""
    path = tmp_path / "ragw.db"
    load(made.reading("a.pdf"), path)
    monkeypatch.setattr(engines_module.os, "access", lambda asked, _: asked != path)
    assert len(list(observations(path))) == 1
    assert list(tmp_path.iterdir()) == [path]
    with open_database(path) as owner:
        load(made.reading("b.pdf"), owner)
        assert how_to_read(path) == {"mode": "ro"}
        assert len(list(observations(path))) == 2


def test_an_answer_from_a_file_that_was_written_meanwhile_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a lock nobody knows what of the import it saw."""
    path = tmp_path / "ragw.db"
    load(made.reading("a.pdf"), path)
    monkeypatch.setattr(engines_module.os, "access", lambda *_: False)
    told = observations(path)
    next(told)
    load(made.reading("b.pdf"), path)
    with pytest.raises(DatabaseUnavailable, match="was written while it was read; ask again"):
        list(told)


def test_a_history_of_a_newer_ragw_is_refused_and_not_copied(tmp_path: Path) -> None:
    """A copy is kept before its tables change, and these do not."""
    path = tmp_path / "ragw.db"
    load(made.reading("a.pdf"), path)
    with open_database(path) as database, database.writing() as connection:
        connection.exec_driver_sql("UPDATE ragw_version SET version_num = '9999'")
    with pytest.raises(DatabaseUnavailable, match="written by a newer ragw"):
        open_database(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_history_in_a_closed_folder_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system does not let us look at is no fault of ours."""

    def closed(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", closed)
    assert why(str(tmp_path / "ragw.db")).endswith("ragw.db cannot be looked at: Permission denied")


def test_a_history_in_memory_works_while_it_is_open() -> None:
    """For a notebook that keeps nothing."""
    with open_database(":memory:") as database:
        load(made.reading("a.pdf"), database)
        assert len(list(observations(database))) == 1


def test_an_unknown_kind_of_database_is_said_in_words() -> None:
    """A slip in the URL's scheme."""
    assert why("postgrse://host/ragw") == "postgrse://host/ragw: a history is kept in SQLite or PostgreSQL"


def test_a_missing_driver_names_the_extra_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL is an extra."""
    imported = builtins.__import__

    def without_psycopg(name: str, *rest: Any, **more: Any) -> Any:
        if name == "psycopg":
            raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")
        return imported(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_psycopg)
    assert why("postgresql://host/ragw").endswith(
        'needs the Python package psycopg (pip install "ragw[postgres]")'
    )


def test_a_server_that_does_not_answer_is_said_without_the_password() -> None:
    """The port is one on which nothing listens."""
    reason = why("postgresql://me:s3cret@127.0.0.1:1/ragw")
    assert reason.startswith("postgresql://me@127.0.0.1:1/ragw cannot be reached: ")
    assert "s3cret" not in reason


def test_foreign_keys_are_held(database: Database) -> None:
    """An observation of no paper is refused by the database itself."""
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(
            text("INSERT INTO leftovers (paper_id, position, text, why, place) VALUES (7, 1, '', '', '')")
        )


def test_one_reading_of_the_same_bytes_is_in_force(database: Database) -> None:
    """The database itself refuses a second one, whoever writes it."""
    from sqlalchemy.exc import IntegrityError

    load(made.reading("a.pdf"), database)
    columns = (
        "file, sha256, format, authority, committee, date_evidence, reference, supersedes, read_with,"
        " fingerprint, run_id"
    )
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(text(f"INSERT INTO papers ({columns}) SELECT {columns} FROM papers"))


def test_people_may_read_while_an_import_writes(tmp_path: Path) -> None:
    """The file itself remembers that it is in WAL mode, for every program that opens it."""
    path = tmp_path / "ragw.db"
    open_database(path).close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
