"""What the tables are made of: one set of names, kinds of columns, text that sorts alike on every database."""

from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Text,
)
from sqlalchemy.dialects import postgresql

KEY_LENGTH = 600
"""The longest key, in characters: PostgreSQL indexes up to 2,704 bytes, of which a character may take 4."""

Words = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""Text that sorts by code point on every database, as SQLite does: an export must not know where it was."""

Key = String(KEY_LENGTH).with_variant(postgresql.VARCHAR(KEY_LENGTH, collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def said(name: str) -> Column[Any]:
    """A text that is always there, if only as ""."""
    return Column(name, Words, nullable=False)


def perhaps(name: str) -> Column[Any]:
    """A text that is null where nothing is known."""
    return Column(name, Words)


def count(name: str) -> Column[Any]:
    """A whole number that is always there."""
    return Column(name, Integer, nullable=False)


def of(
    table: str, column: str, *, name: str = "", nullable: bool = False, kind: Any = Integer
) -> Column[Any]:
    """A pointer to a row of another table, indexed."""
    return Column(name or column, kind, ForeignKey(f"{table}.{column}"), nullable=nullable, index=True)


def ended() -> Column[Any]:
    """The run in which a row ceased to be in force: no index, for a planner would go by it to nearly all rows."""
    return Column("superseded_run_id", Integer, ForeignKey("runs.run_id"))
