"""``ragw export``: every observation of the history, for other programs."""

from pathlib import Path

import click

from commands.exits import Exit
from commands.shared import Refusal, database_option, why, write
from load import observations, open_database
from query import to_csv, to_jsonl


@click.command(epilog="Example: ragw export --format csv --out observations.csv")
@database_option
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True)
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="A file, instead of stdout.")
def export(db: str, form: str, out: str | None) -> None:
    """Write every observation of the history, by authority, paper date, paper and reading order."""
    with open_database(db, read_only=True) as database:
        chunks = (to_jsonl if form == "jsonl" else to_csv)(observations(database))
        if out is None:
            write(chunks)
            return
        try:
            with Path(out).open("wb") as file:
                file.writelines(chunks)
        except OSError as error:
            raise Refusal(f"{out}: {why(error)}", Exit.USAGE) from error
