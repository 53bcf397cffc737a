"""The databases' own indexes of words: made by a revision, kept by the databases themselves."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.exc import OperationalError

import load.migrate as migrate
from load import Database, load, open_database
from load.failures import explain
from query import SearchUnavailable, search
from tests.load import readings as made


def test_an_older_history_can_be_searched_once_it_is_brought_up_to_date(own_address: str) -> None:
    """Every text that it held is found, and those that come later."""
    with open_database(own_address) as database:
        load(made.reading("a.pdf", {"1": "red"}), database)
        with database.writing() as connection:
            config = Config()
            config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
            config.attributes["connection"] = connection
            command.downgrade(config, "0005")
            assert not any(
                name.startswith("observation_words") for name in inspect(connection).get_table_names()
            )
    with open_database(own_address) as database:
        assert list(search(database, "leadership")["paper"]) == ["a.pdf"]
        load(made.reading("b.pdf", {"2": "red"}), database)
        assert sorted(search(database, "leadership")["paper"]) == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize("kind", ["sqlite"])
def test_the_index_holds_what_the_observations_hold(database: Database) -> None:
    """SQLite checks the one against the other."""
    load(made.reading("a.pdf", {"1": "red", "2": "green"}), database)
    with database.writing() as connection:
        connection.execute(text("DELETE FROM dues"))
        connection.execute(text("DELETE FROM identities"))
        connection.execute(text("DELETE FROM observations WHERE number = '2'"))
        check = "INSERT INTO observation_words (observation_words, rank) VALUES ('integrity-check', 1)"
        connection.execute(text(check))
        found = connection.execute(
            text("SELECT count(*) FROM observation_words WHERE observation_words MATCH 'force'")
        )
        assert found.scalar() == 1


@pytest.fixture
def no_fts5() -> Iterator[None]:
    """Every SQLite says that it was built without full-text search."""

    def without(connection: Any, _record: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.create_function("sqlite_compileoption_used", 1, lambda _option: 0)

    event.listen(Engine, "connect", without)
    yield
    event.remove(Engine, "connect", without)


@pytest.mark.usefixtures("no_fts5")
def test_an_sqlite_without_fts5_keeps_a_history_that_cannot_be_searched(tmp_path: Path) -> None:
    """Papers come in as ever; a search says in a sentence why it cannot be, and what can."""
    with open_database(tmp_path / "x.db") as database:
        load(made.reading("a.pdf"), database)
        with pytest.raises(SearchUnavailable, match=r"no full-text search.*--text"):
            search(database, "force")


def test_an_index_that_this_sqlite_cannot_keep_is_no_bug_of_ours() -> None:
    """A history made elsewhere, with full-text search, and a Python whose SQLite has none."""
    error = OperationalError("INSERT …", {}, sqlite3.OperationalError("no such module: fts5"))
    assert explain(error, "x.db") == (
        "x.db was made with full-text search (FTS5), which this Python's SQLite lacks; use another Python"
    )
