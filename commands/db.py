"""``ragw db``: the form of a history's tables."""

import click

from commands.exits import Exit
from commands.shared import Refusal, database_option, say
from load import open_database, revision
from load.address import parse, shown


@click.group(epilog="Example: ragw db upgrade --db history.db")
def db() -> None:
    """Look at the form of a history's tables, or bring it up to date.

    Whatever writes to a history does so by itself; on SQLite a copy of the file is kept beside it first.
    """


@db.command(epilog="Example: ragw db current --db postgresql://localhost/history")
@database_option
def current(db: str) -> None:
    """Print the revision of the tables, and the newest that this ragw knows."""
    found, newest = _revision(db)
    click.echo(f"{found} (newest)" if found == newest else f"{found} (this ragw knows {newest})")


@db.command(epilog="Example: ragw db upgrade --db history.db")
@database_option
def upgrade(db: str) -> None:
    """Bring the tables up to date; a history that is so already is left alone."""
    before, _ = _revision(db)
    open_database(db).close()
    after, _ = _revision(db)
    say(f"{_name(db)}: {after}, as before" if before == after else f"{_name(db)}: from {before} to {after}")


def _revision(db: str) -> tuple[str, str]:
    found, newest = revision(db)
    if found is None:
        raise Refusal(f"{_name(db)} holds no history; run: ragw ingest PATH", Exit.NO_DATABASE)
    return found, newest


def _name(db: str) -> str:
    """The history's address, without its password."""
    return shown(parse(db))
