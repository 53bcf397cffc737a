"""``ragw datasette``: what Datasette needs to show the history."""

import shlex

import click

from commands.exits import Exit
from commands.outputs import to_file
from commands.shared import Refusal, database_option, quiet_option, say, write
from load import open_database
from query.datasette import OPTIONS, NoSqlite, settings, to_yaml


@click.command(epilog="Example: ragw datasette --out metadata.yaml")
@database_option
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="A file, instead of stdout.")
@quiet_option
def datasette(db: str, out: str | None, quiet: bool) -> None:
    """Write metadata.yaml, by which Datasette names, describes, sorts and searches the history's tables."""
    with open_database(db, read_only=True) as database:
        try:
            content = to_yaml(settings(database)).encode()
        except NoSqlite as error:
            raise Refusal(str(error), Exit.USAGE) from error
    if out is None:
        write([content])
        return
    to_file(out, lambda file: file.write(content))
    if not quiet:
        say(f"now: {shlex.join(('datasette', db, '--metadata', out, *OPTIONS))}")
