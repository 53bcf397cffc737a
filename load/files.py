"""The import's notebook: which folders were given to it, which files it has looked at, and what is left to do.

It is no history: nothing that a paper says stands here, and all of it can be found anew from the files themselves.
"""

import hashlib
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Table, delete, func, insert, select

from load import tables
from load.bulk import in_portions
from load.database import Database
from load.rows import Values
from load.runs import Run
from schemas import Record


class Root(Record, frozen=True, kw_only=True):
    """A folder, or a file, that was given to an import, and how; the columns of `load.tables.roots`."""

    path: str
    is_folder: bool
    manifest: str = ""
    entries: str = "[]"
    limits: str = "{}"


class SeenFile(Record, frozen=True, kw_only=True, gc=False):
    """A file as an import last looked at it; the columns of `load.tables.files`."""

    path: str
    size: int | None = None
    mtime_ns: int | None = None
    ctime_ns: int | None = None
    sha256: str | None = None
    told: bool = False
    done_with: str = ""
    tries: int = 0
    tried_with: str = ""
    next_try: str = ""
    refusal: str = ""
    gone: str = ""


def seen_files(database: Database) -> dict[str, SeenFile]:
    """Every file that an import has looked at, by its path. Raises `DatabaseUnavailable`."""
    fields = SeenFile.__struct_fields__
    with database.reading() as connection:
        found = connection.execute(select(*(tables.files.c[field] for field in fields)))
        return {row[0]: SeenFile(**dict(zip(fields, row, strict=True))) for row in found}


def keep_files(database: Database, seen: Iterable[SeenFile], run: Run) -> None:
    """Write what is known of files now, in the place of what was. Raises `DatabaseUnavailable`."""
    rows = [{"file_key": _key(each.path), **_columns(each), "run_id": run.run_id} for each in seen]
    _replace(database, tables.files, rows)


def roots(database: Database) -> list[Root]:
    """Every folder and file that was given to an import, by path. Raises `DatabaseUnavailable`."""
    table, fields = tables.roots, Root.__struct_fields__
    with database.reading() as connection:
        found = connection.execute(select(*(table.c[field] for field in fields)).order_by(table.c.path))
        return [Root(**dict(zip(fields, row, strict=True))) for row in found]


def keep_roots(
    database: Database, given: Iterable[Root], run: Run, *, forgotten: Collection[str] = ()
) -> None:
    """Write what was given, in the place of what was known of it; `forgotten` are paths to go through no more.

    Raises `DatabaseUnavailable`.
    """
    rows = [{"root_key": _key(each.path), **_columns(each), "run_id": run.run_id} for each in given]
    _replace(database, tables.roots, rows, [_key(path) for path in forgotten])


def latest_readings(database: Database, papers: Collection[str]) -> dict[str, str]:
    """What the latest reading of each of these papers (SHA-256) was read with; those never read are left out.

    Raises `DatabaseUnavailable`.
    """
    table = tables.papers
    latest = select(func.max(table.c.paper_id)).group_by(table.c.sha256)
    with database.reading() as connection:
        return {
            sha256: read_with
            for portion in in_portions(sorted(papers))
            for sha256, read_with in connection.execute(
                select(table.c.sha256, table.c.read_with).where(
                    table.c.paper_id.in_(latest.where(table.c.sha256.in_(portion)))
                )
            )
        }


def is_settled(database: Database) -> bool:
    """Whether no run was broken off between its papers and their dates and identities.

    Raises `DatabaseUnavailable`.
    """
    with database.reading() as connection:
        return connection.execute(select(tables.unsettled.c.paper_id).limit(1)).first() is None


def _replace(database: Database, table: Table, rows: list[Values], more: Collection[str] = ()) -> None:
    [key] = table.primary_key.columns
    old = [*(row[key.name] for row in rows), *more]
    if not old:
        return
    with database.writing() as connection:
        for portion in in_portions(old):
            connection.execute(delete(table).where(key.in_(portion)))
        if rows:
            connection.execute(insert(table), rows)


def _columns(record: Record) -> dict[str, Any]:
    return {field: getattr(record, field) for field in record.__struct_fields__}


def _key(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()
