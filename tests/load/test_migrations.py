"""The tables that the revisions make are the tables that the code knows."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

import load.migrate as migrate
from load import Database, load, open_database, readings, revision, tables
from load.migrate import HEAD
from load.rows import FACTS, LISTS, PLAIN, own_fields
from load.tables import metadata
from schemas import Count, Due, Mention, Observation, PaperFacts
from tests.load import readings as made


def test_the_revisions_make_the_tables_that_the_code_knows(database: Database) -> None:
    """Alembic finds nothing to change, not even a type."""
    with database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "version_table": migrate.VERSION_TABLE,
                "compare_type": True,
                # the databases' own indexes of words, which revision 0006 makes and `query.search` asks
                "include_name": lambda *told: not _is_of_search(*told),
            },
        )
        assert compare_metadata(context, metadata) == []


def _is_of_search(name: str | None, kind: str, parents: Mapping[str, str | None]) -> bool:
    if kind == "table":
        return str(name).startswith("observation_words")
    return parents.get("table_name") == "observations" and name in {"words", "ix_observations_words"}


def test_every_constraint_has_a_name(database: Database) -> None:
    """Without one a later revision could not change it."""
    with database.reading() as connection:
        inspector = inspect(connection)
        for table in metadata.tables:
            found = [
                inspector.get_pk_constraint(table),
                *inspector.get_foreign_keys(table),
                *inspector.get_unique_constraints(table),
            ]
            assert all(str(each["name"])[:3] in {"pk_", "fk_", "uq_"} for each in found), found


@pytest.mark.parametrize("kind", ["postgresql"])
def test_text_sorts_by_code_point_on_a_server_of_any_language(own_address: str) -> None:
    """SQLite does so anyway; PostgreSQL is told for each column of text."""
    with open_database(own_address) as database, database.reading() as connection:
        kept = connection.execute(
            text(
                "SELECT DISTINCT data_type, collation_name FROM information_schema.columns"
                " WHERE table_name IN ('papers', 'reports', 'observations')"
                " AND column_name NOT IN ('sha256', 'fingerprint', 'colour') AND data_type LIKE ANY"
                " (ARRAY['text', 'character%'])"
            )
        ).all()
    assert sorted(map(tuple, kept)) == [("character varying", "C"), ("text", "C")]


def test_the_newest_revision_is_the_one_the_code_asks_for() -> None:
    """There is one line of revisions, and its head is `HEAD`."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.HEAD]


def test_an_older_history_is_brought_up_to_date_by_a_writer_only(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader says that it cannot read it, and how it can be."""
    monkeypatch.setattr(migrate, "HEAD", "9999")
    with pytest.raises(
        migrate.DatabaseUnavailable, match="was written by an older ragw; run: ragw db upgrade"
    ):
        open_database(address, read_only=True)
    open_database(address).close()


def test_the_first_revision_can_be_undone(own_address: str) -> None:
    """It leaves nothing behind."""
    with open_database(own_address) as database, database.writing() as connection:
        command.downgrade(alembic(connection), "base")
        assert inspect(connection).get_table_names() == [migrate.VERSION_TABLE]
        assert inspect(connection).get_view_names() == []


def test_every_field_of_the_records_has_a_place_in_the_tables() -> None:
    """A field added to a record cannot be lost without a word."""
    beside = {"due", "problems", "group", "identity"}
    repeated = {
        "paper", "paper_sha256", "paper_date", "paper_date_basis", "authority", "committee", "reference",
    }  # fmt: skip
    assert {*PLAIN, *LISTS, *beside, *repeated} == set(Observation.__struct_fields__)
    assert {*FACTS, "paper", "paper_sha256", "legend", "appendices"} == set(PaperFacts.__struct_fields__)
    for table, record in ((tables.counts, Count), (tables.mentions, Mention), (tables.dues, Due)):
        assert set(own_fields(record)) <= set(table.c.keys())


def test_a_history_of_the_first_revision_is_brought_up_to_date_with_all_that_it_holds(
    own_address: str,
) -> None:
    """What it did not know then is empty now, and what it knew is there."""
    with open_database(own_address) as database:
        load(made.reading("a.pdf", {"1": "red"}), database)
        before = list(readings(database))
        with database.writing() as connection:
            command.downgrade(alembic(connection), "0001")
    with open_database(own_address) as database:
        assert list(readings(database)) == before


def test_a_copy_of_an_sqlite_file_is_kept_before_its_tables_change(tmp_path: Path) -> None:
    """As it was, and the oldest one where there is one already; PostgreSQL is its keeper's to copy."""
    path = tmp_path / "history.db"
    with open_database(path) as database:
        load(made.reading("a.pdf", {"1": "red"}), database)
    taken_back(path, "0002")
    held = revision(path)
    open_database(path).close()
    copy = tmp_path / "history.db.0002.bak"
    assert (held, revision(copy), revision(path)) == (("0002", HEAD), ("0002", HEAD), (HEAD, HEAD))
    kept = copy.read_bytes()
    taken_back(path, "0002")
    open_database(path).close()
    assert copy.read_bytes() == kept
    assert sorted(each.name for each in tmp_path.iterdir()) == ["history.db", "history.db.0002.bak"]


def test_where_no_copy_can_be_kept_nothing_is_changed(tmp_path: Path) -> None:
    """The place of the copy is taken by a folder's half-made one here; a full disk ends the same."""
    path = tmp_path / "history.db"
    open_database(path).close()
    taken_back(path, "0002")
    (tmp_path / "history.db.0002.bak.part").mkdir()
    with pytest.raises(migrate.DatabaseUnavailable, match="no copy could be kept before its tables change"):
        open_database(path)
    assert revision(path) == ("0002", HEAD)


def taken_back(path: Path, to: str) -> None:
    """The history with the tables of an older revision."""
    with open_database(path) as database, database.writing() as connection:
        command.downgrade(alembic(connection), to)


def alembic(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def test_the_views_are_flat_tables_of_what_is_in_force(database: Database) -> None:
    """An analyst's first query in Datasette: no join, no superseded row, the date that holds."""
    paper = made.facts("a.pdf", date="2017-02")
    dues = (made.Due(date="2017-09"), made.Due(date="2018-01", role="revised"), made.Due(date="2017-12"))
    first = made.observation(paper, "1", "amber", due=dues)
    load(made.Reading(paper=paper, observations=(first,), leftovers=(), problems=()), database, read_with="1")
    load(made.reading("a.pdf", {"1": "red"}), database, read_with="0")
    load(made.Reading(paper=paper, observations=(first,), leftovers=(), problems=()), database, read_with="2")
    load(made.reading("b.pdf", {"1": "green", "2": "white"}, date="2017-11"), database)
    with database.reading() as connection:
        current = connection.execute(
            text("SELECT paper, number, colour, due FROM observation_current ORDER BY paper, number")
        ).all()
        timeline = connection.execute(
            text(
                "SELECT number, paper_date, colour_before, colour, due_before FROM recommendation_timeline"
                " ORDER BY number, paper_date"
            )
        ).all()
    assert [tuple(row) for row in current] == [
        ("a.pdf", "1", "amber", "2018-01"),
        ("b.pdf", "1", "green", None),
        ("b.pdf", "2", "white", None),
    ]
    assert [tuple(row) for row in timeline] == [
        ("1", "2017-02", None, "amber", None),
        ("1", "2017-11", "amber", "green", "2018-01"),
        ("2", "2017-11", None, "white", None),
    ]


def test_alembic_is_not_imported_where_there_is_nothing_to_do(address: str) -> None:
    """Opening an up-to-date history is quick."""
    program = f"import sys, load; load.open_database({address!r}).close(); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
