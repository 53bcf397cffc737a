"""Every test of the history runs on SQLite and on PostgreSQL."""

from tests.load.databases import address, database, kind, nothing, own_address

__all__ = ["address", "database", "kind", "nothing", "own_address"]
