"""Which form a database's tables have, and bringing an older one up to date (with Alembic)."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from load.address import DatabaseUnavailable
from load.tables import metadata

_SCRIPTS = Path(__file__).parent / "migrations"

HEAD = max(path.name.partition("_")[0] for path in _SCRIPTS.glob("versions/0*.py"))
"""The newest form that this code knows: the last revision in ``migrations/versions``."""

VERSION_TABLE = "ragw_version"
"""Not Alembic's usual name, so that a database shared with another program keeps the two apart."""


def version(connection: Connection) -> str | None:
    """The revision that the database's tables have; None where it holds no history."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608
    return None if found is None else str(found)


def refuse_foreign(connection: Connection, url: str) -> None:
    """Raise `DatabaseUnavailable` where the database cannot take a history without harm."""
    names = set(inspect(connection).get_table_names())
    taken = sorted(names & set(metadata.tables))
    if taken and VERSION_TABLE not in names:
        raise DatabaseUnavailable(url, f"{url} holds another program's table {taken[0]}")
    if connection.dialect.name == "postgresql":
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
        if encoding != "UTF8":
            raise DatabaseUnavailable(url, f"{url} keeps text as {encoding}; a history needs UTF8")


def can_be_upgraded(found: str | None) -> bool:
    """Whether the tables at revision `found` are of this ragw or an older one; None: there are none yet."""
    return found is None or _is_known(found)


def upgrade(connection: Connection) -> None:
    """Bring the tables to `HEAD`, in the connection's transaction; the caller commits."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def why_not_readable(found: str | None, url: str) -> str:
    """One sentence on why a database at revision `found` cannot be read as it is."""
    if found is None:
        return f"no history at {url} yet; run: ragw ingest PATH"
    if _is_known(found):
        return f"{url} was written by an older ragw; run: ragw db upgrade"
    return f"{url} was written by a newer ragw (its tables are of revision {found}); upgrade this one"


def _is_known(revision: str) -> bool:
    return any(path.name.startswith(f"{revision}_") for path in _SCRIPTS.glob("versions/*.py"))
