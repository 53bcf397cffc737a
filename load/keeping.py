"""A copy of an SQLite history before its tables change: what goes wrong then can be undone by hand."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from load.address import DatabaseUnavailable, file_of


def keep_copy(engine: Engine, revision: str) -> Path | None:
    """Copies an SQLite file beside itself, named after the revision that its tables have; None for other databases.

    A copy that is there already is left alone: "ragw.db.0002.bak" is the oldest. Raises `DatabaseUnavailable` where
    none can be made, on a full disk say; nothing was changed then.
    """
    path = file_of(engine.url)
    if path is None or engine.dialect.name != "sqlite":
        return None
    copy = path.with_name(f"{path.name}.{revision}.bak")
    if copy.exists():
        return copy
    begun = copy.with_name(f"{copy.name}.part")
    try:
        source, target = sqlite3.connect(path), sqlite3.connect(begun)
        try:
            source.backup(target)
        finally:
            target.close()
            source.close()
        begun.replace(copy)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            begun.unlink()
        reason = f"{path}: no copy could be kept before its tables change ({error}); nothing was changed"
        raise DatabaseUnavailable(str(path), reason) from error
    return copy
