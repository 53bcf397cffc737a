"""The settings for Datasette: every table and column is described, and they are YAML."""

import doctest
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from load import Database, open_database, tables
from query import datasette
from query.datasette import NoSqlite, settings, to_yaml
from query.datasette.settings import descriptions
from tests.load.databases import address as address
from tests.load.databases import database, kind, own_address

__all__ = ["database", "kind", "own_address"]


def columns_of(path: Path) -> dict[str, set[str]]:
    """Every table and view of the history, and its columns."""
    from sqlalchemy import inspect

    with open_database(path, read_only=True) as opened:
        found = inspect(opened.engine)
        names = (*found.get_table_names(), *found.get_view_names())
        return {name: {column["name"] for column in found.get_columns(name)} for name in names}


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    open_database(tmp_path / "ragw.db").close()
    return tmp_path / "ragw.db"


def test_every_table_and_column_is_described(fresh: Path) -> None:
    """But for the one number that says the tables' version, and what full-text search keeps for itself."""
    told: Any = settings(fresh)["databases"]
    for name, columns in columns_of(fresh).items():
        if name == "ragw_version" or name.startswith("observation_words"):
            continue
        table = told["ragw"]["tables"][name]
        assert table["title"]
        assert table["description"]
        assert set(table["columns"]) == columns, name


def test_nothing_is_described_that_there_is_not(fresh: Path) -> None:
    """A description of a column that is gone goes too."""
    there = columns_of(fresh)
    told = descriptions()
    assert set(told["tables"]) == set(there) - {"ragw_version"} - {
        name for name in there if name.startswith("observation_words")
    }
    for name, table in told["tables"].items():
        assert set(table.get("columns", ())) <= there[name], name
    assert set(told["every"]) <= set().union(*there.values())


def test_a_column_is_described_once() -> None:
    """What a table says of a column of its own is not what every table says of it."""
    told = descriptions()
    for name, table in told["tables"].items():
        for column, words in table.get("columns", {}).items():
            assert told["every"].get(column) != words, (name, column)


def test_tables_are_described_where_they_are_made() -> None:
    """One source of truth: the words under each table in `load/tables/`."""
    told = descriptions()["tables"]
    assert all(told[name]["description"] for name in tables.metadata.tables)
    assert told["dues"]["description"] == (
        "The due dates of an observation, in the order in which its cell prints them."
    )


def test_labels_facets_and_orders_are_columns(fresh: Path) -> None:
    there = columns_of(fresh)
    told: Any = settings(fresh)["databases"]
    for name, table in told["ragw"]["tables"].items():
        named = {table.get(key) for key in ("label_column", "sort", "sort_desc", "fts_pk")} - {None}
        assert {*named, *table.get("facets", ())} <= there[name], name


def test_the_database_goes_by_its_file(fresh: Path) -> None:
    """As Datasette names it."""
    moved = fresh.rename(fresh.with_name("all papers.2019.db"))
    told: Any = settings(moved)["databases"]
    assert list(told) == ["all papers.2019"]


def test_a_history_on_a_server_is_refused(database: Database) -> None:
    """Datasette opens files."""
    if database.dialect == "sqlite":
        assert settings(database)
        return
    with pytest.raises(NoSqlite, match="Datasette shows SQLite files; postgresql://"):
        settings(database)


def test_what_is_written_is_yaml(fresh: Path) -> None:
    """As its own reader reads it."""
    assert yaml.safe_load(to_yaml(settings(fresh))) == settings(fresh)


keys = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8) | st.sampled_from(
    ["no", "n", "true", "null", "1.5", "a: b", "- x", "é"]
)
scalars = (
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20) | st.booleans() | st.integers(0, 999)
)
values = st.recursive(scalars, lambda inner: st.dictionaries(keys, inner, max_size=3), max_leaves=6)


@example({"sql": "SELECT 1 \n  FROM a\x1f\n\r"})
@given(st.dictionaries(keys, values | st.lists(scalars, max_size=3), max_size=4))
def test_any_words_come_back_from_yaml(told: dict[str, Any]) -> None:
    """Whatever a file is called."""
    assert (yaml.safe_load(to_yaml(told)) or {}) == told


def test_several_lines_stay_several_lines() -> None:
    told = {"sql": "SELECT 1\n  FROM a\n\n WHERE b"}
    assert "|-" in to_yaml(told)
    assert yaml.safe_load(to_yaml(told)) == told


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(datasette.yaml).failed == 0
