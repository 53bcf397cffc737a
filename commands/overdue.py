"""``ragw overdue``: what is past its due date, and by how much."""

import datetime
from typing import Any

import click

from commands.asking import answer, examples, filter_options, filters_of, form_option, history_at
from commands.shared import database_option, say
from query import overdue as ask
from query import overdue_to_terminal


@click.command(
    epilog=examples(
        "overdue --as-of 2021-03-31",
        "overdue --authority 'Ravensmoor Police Authority' --format csv > overdue.csv",
    )
)
@database_option
@filter_options("authority", "report", "scope", "kind", "colour", "text", "key")
@click.option(
    "--as-of",
    metavar="DATE",
    help="On this day, by what the papers had said until then; today, if not given.",
)
@filter_options("as_read")
@form_option
def overdue(db: str, form: str, **conditions: Any) -> None:
    """Print what is past its due date, and by how much: open recommendations, the longest first.

    A month is over when its last day is. What has no due date is counted.
    """
    filters = filters_of(conditions)
    # The clock of the room in which it is asked: a date is over where the reader is, not in Greenwich.
    day = filters.as_of or datetime.datetime.now().astimezone().date().isoformat()
    with history_at(db) as database:
        frame = ask(database, filters, today=day)
    answer(frame, form, lambda found, stream: overdue_to_terminal(found, stream, filters, day))
    undated = {kind: frame.attrs["open"][kind] for kind in ("no deadline set", "no due date")}
    if form != "table" and any(undated.values()):
        told = ", ".join(f"{number:,} with {kind}" for kind, number in undated.items() if number)
        say(f"also open, and in no line: {told}")
