"""What a driver's error means, where it is the database's and not a bug of ours."""

from collections.abc import Callable

from sqlalchemy.exc import DBAPIError, OperationalError

_SQLITE = (
    ("database is locked", "{url} is held by another import; try again when that has ended"),
    ("table is locked", "{url} is held by another import; try again when that has ended"),
    ("file is not a database", "{url} is not an SQLite file"),
    ("unable to open database file", "{url} cannot be opened: it, or its folder, may not be used by you"),
    ("readonly database", "{url} may not be written by you"),
    ("disk is full", "{url} cannot grow: the disk is full"),
    ("disk i/o error", "{url} cannot be used: the disk reports an error"),
    (
        "no such module: fts5",
        "{url} was made with full-text search (FTS5), which this Python's SQLite lacks; use another Python",
    ),
    ("malformed", "{url} is damaged: SQLite cannot make sense of it"),
)
"""Words in an SQLite error, and what to say of them."""

_POSTGRES = (
    ("55P03", "{url} is held by another import; try again when that has ended"),
    ("42501", "{url} may not be written by you: {words}"),
    ("25006", "{url} may not be written by you: {words}"),
    ("08", "{url} cannot be reached: {words}"),
    ("28", "{url} cannot be reached: {words}"),
    ("3D", "{url} cannot be reached: {words}"),
    ("53", "{url} has no room left: {words}"),
    ("57P", "{url} was shut down: {words}"),
)
"""Beginnings of an SQLSTATE of PostgreSQL, and what to say of them."""


def explain(error: DBAPIError, url: str) -> str | None:
    """One sentence that says what is wrong with the database; None where the error is a bug of ours."""
    words = " ".join(str(error.orig).split())
    if type(error.orig).__module__.startswith("sqlite3"):
        return _first(_SQLITE, lambda sign: sign in words.lower(), url, words)
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return _first(_POSTGRES, state.startswith, url, words)
    if isinstance(error, OperationalError) or error.connection_invalidated:
        return f"{url} cannot be reached: {words}"
    return None


def _first(
    table: tuple[tuple[str, str], ...], applies: Callable[[str], bool], url: str, words: str
) -> str | None:
    return next((reason.format(url=url, words=words) for sign, reason in table if applies(sign)), None)
