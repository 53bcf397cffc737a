"""``ragw history``: the timeline of recommendations."""

import sys

import click

from commands.exits import Exit
from commands.shared import Refusal, database_option, write
from load import open_database
from query import Filters, frame_to_csv, frame_to_json, history_to_terminal
from query import history as ask


@click.command(epilog="Example: ragw history --report legitimacy --colour red")
@database_option
@click.option("--authority", help="Of this authority only.")
@click.option("--report", help="In reports with this in their title.")
@click.option("--scope", help="National, force, joint or regional.")
@click.option("--kind", help="Of this kind, such as area_for_improvement.")
@click.option("--colour", help="Whose colour in the latest paper is this.")
@click.option("--text", help="With these words in the text.")
@click.option("--since", metavar="PERIOD", help="In papers from this year, month or day on.")
@click.option("--until", metavar="PERIOD", help="In papers up to this year, month or day.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
def history(db: str, form: str, **conditions: str | None) -> None:
    """Print the timeline: one line a recommendation, its status in each period."""
    try:
        filters = Filters(**{name: value for name, value in conditions.items() if value})
    except ValueError as error:
        raise Refusal(str(error), Exit.USAGE) from error
    with open_database(db, read_only=True) as database:
        frame = ask(database, filters)
    if form == "table":
        history_to_terminal(frame, sys.stdout, filters)
    else:
        write((frame_to_json if form == "json" else frame_to_csv)(frame))
