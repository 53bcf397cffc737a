"""The history as Datasette shows it: what each table and column means, how rows are sorted, named and searched."""

from query.datasette.settings import OPTIONS, NoSqlite, settings
from query.datasette.yaml import to_yaml

__all__ = ["OPTIONS", "NoSqlite", "settings", "to_yaml"]
