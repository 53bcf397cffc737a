"""The settings with which Datasette serves a history: its `metadata.yaml`, as a mapping."""

from __future__ import annotations

import ast
import inspect
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from itertools import pairwise
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from sqlalchemy import inspect as look_at

from load import Address, Database, tables
from load.database import opened
from query.datasette.yaml import Setting

OPTIONS = (
    *("--setting", "sql_time_limit_ms", "20000"),
    *("--setting", "facet_time_limit_ms", "2000"),
    *("--setting", "suggest_facets", "off"),
)
"""What `datasette` is started with: at 100,000 observations its own second is over before a view is sorted."""

SEARCHED = ("observations", "observation_current")
"""What the full-text table finds rows of."""

_WORDS = "observation_words"

_STYLE = "data:text/css," + quote(
    "dl.column-descriptions {columns: 22em; font-size: 85%} dl.column-descriptions dt {break-after: avoid}"
    "td.col-text, td.col-comment {min-width: 24em}"
)
"""What the columns mean side by side, and long words wide: Datasette's own list would hide the rows below it."""


class NoSqlite(ValueError):  # noqa: N818 - named for what is the matter
    """Datasette shows SQLite files, and nothing else."""


def settings(database: Database | Address) -> dict[str, Setting]:
    """Titles, descriptions, labels, facets, hidden tables and ready questions for the tables that the history has.

    Raises `NoSqlite` for a history on a server, `DatabaseUnavailable` for none.
    """
    with opened(database, read_only=True) as own:
        if own.dialect != "sqlite":
            raise NoSqlite(f"Datasette shows SQLite files; {own.url} is none")
        found = look_at(own.engine)
        columns = {
            name: [column["name"] for column in found.get_columns(name)]
            for name in (*found.get_table_names(), *found.get_view_names())
        }
    told = descriptions()
    name = PurePath(own.url).stem
    about: dict[str, Setting] = dict(told["history"])
    return {
        **about,
        "extra_css_urls": [_STYLE],
        "databases": {
            name: {
                **about,
                "tables": {table: _table(table, columns, told) for table in columns if _is_ours(table)},
                "queries": told["queries"],
            }
        },
    }


@cache
def descriptions() -> dict[str, Any]:
    """What `descriptions.toml` says, with the tables' own descriptions from where they are made."""
    told = tomllib.loads((files(__package__) / "descriptions.toml").read_text("utf-8"))
    for table, words in _docstrings().items():
        told["tables"].setdefault(table, {})["description"] = words
    return told


def _is_ours(table: str) -> bool:
    """Whether it is not one that the full-text search keeps for itself; Datasette hides those."""
    return not table.startswith(_WORDS)


def _table(table: str, columns: Mapping[str, list[str]], told: Mapping[str, Any]) -> dict[str, Setting]:
    own: dict[str, Any] = dict(told["tables"].get(table, {"hidden": True}))
    named: Mapping[str, str] = {**told["every"], **own.pop("columns", {})}
    if table in SEARCHED and _WORDS in columns:
        own |= {"fts_table": _WORDS, "fts_pk": "observation_id"}
    return {**own, "columns": {column: named[column] for column in columns[table] if column in named}}


def _docstrings() -> dict[str, str]:
    """What `load/tables/` says under each table, as one paragraph."""
    rooms = [import_module(f"load.tables.{name}") for name in ("papers", "observations", "stated", "work")]
    body = [statement for room in rooms for statement in ast.parse(inspect.getsource(room)).body]
    found = {}
    for statement, after in pairwise(body):
        if not (isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name)):
            continue
        name = statement.targets[0].id
        if name in tables.metadata.tables and isinstance(after, ast.Expr):
            words = ast.literal_eval(after.value)
            found[name] = " ".join(words.replace("`", "").replace("*", "").split())
    return found
