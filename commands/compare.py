"""``ragw compare``: what changed between two periods."""

import sys
from typing import get_args

import click

from commands.asking import filter_options, filters_of, form_option
from commands.exits import Exit
from commands.shared import Refusal, database_option, write
from load import open_database
from query import Incomparable, changes_frame, changes_to_json, changes_to_terminal, frame_to_csv
from query import changes as ask
from schemas.change import Happening


@click.command(
    epilog="Example: ragw compare 2018-11 2019-02 --authority 'City of London Police' --format json"
)
@click.argument("from_", metavar="[FROM]", default="")
@click.argument("to", metavar="[TO]", default="")
@database_option
@filter_options("authority", "as_of", "as_read")
@click.option(
    "--change",
    "kinds",
    multiple=True,
    metavar="CHANGE",
    type=click.Choice(get_args(Happening)),
    help="This change only: reddened, slipped, cannot_tell …; repeatable.",
)
@form_option
def compare(
    db: str,
    from_: str,
    to: str,
    authority: str | None,
    as_of: str | None,
    as_read: int | None,
    kinds: tuple[str, ...],
    form: str,
) -> None:
    """Print what changed between two periods of one authority, the worst first, with both places.

    FROM and TO are a month or a day of papers, such as 2018-11 or 2018-11-20. Without them the two latest are
    compared; with FROM alone, that one and the latest.
    """
    filters_of({"as_of": as_of, "as_read": as_read})
    try:
        with open_database(db, read_only=True) as database:
            found = ask(database, from_, to, authority or "", as_of=as_of or "", as_read=as_read)
    except Incomparable as error:
        raise Refusal(str(error), Exit.USAGE) from error
    found = tuple(change for change in found if not kinds or change.change in kinds)
    if form == "table":
        changes_to_terminal(found, sys.stdout)
    else:
        write(changes_to_json(found) if form == "json" else frame_to_csv(changes_frame(found)))
