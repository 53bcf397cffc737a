"""Where a history is kept: what a person may write for it, and how we say it back without its password."""

import re
from os import PathLike, fspath
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

Address = str | PathLike[str]
"""A path (then SQLite) or an SQLAlchemy URL such as ``postgresql://reader@host/ragw``."""

# A scheme and "://": "postgresql+psycopg://reader@host/ragw" is a URL, "C:\\archive\\ragw.db" a path.
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+._-]+)://")

_SECRET = frozenset({"password", "passwd", "sslpassword", "passfile"})


class DatabaseUnavailable(Exception):  # noqa: N818 - named for what happened
    """The database could not be opened, or not be used any more: nothing of the work in hand was written.

    `url` names the database without its password; `reason` is one sentence for a person, and the message.
    """

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(reason)
        self.url = url
        self.reason = reason


def parse(address: Address) -> URL:
    r"""The SQLAlchemy URL of a path or a URL; PostgreSQL always goes through psycopg 3.

    >>> parse(r"C:\archive\ragw.db").database
    'C:\\archive\\ragw.db'
    >>> parse("postgres://reader@host/ragw").drivername
    'postgresql+psycopg'

    Raises `DatabaseUnavailable` where it has a scheme but is no URL.
    """
    text = fspath(address)
    scheme = _SCHEME.match(text)
    if scheme is None:
        return URL.create("sqlite", database=text if text == ":memory:" else str(Path(text).expanduser()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        # The text may hold a password, in a place that we cannot tell: only the scheme is said back.
        named = f"{scheme[1]}://…"
        raise DatabaseUnavailable(named, f"{named} is not a database URL that can be read") from error
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url


def shown(url: URL) -> str:
    """The address for a person: a plain path for SQLite, else the URL with every password left out.

    >>> shown(parse("postgresql://me:secret@host/ragw"))
    'postgresql://me@host/ragw'
    """
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    named = URL.create(
        url.get_backend_name(),
        url.username,
        host=url.host,
        port=url.port,
        database=url.database,
        query={key: value for key, value in url.query.items() if key not in _SECRET},
    )
    return named.render_as_string()


def file_of(url: URL) -> Path | None:
    """The file of an SQLite database; None for one in memory, on a server, or given as an SQLite URI."""
    name = url.database
    if url.get_backend_name() != "sqlite" or not name or name == ":memory:" or name.startswith("file:"):
        return None
    return Path(name)
