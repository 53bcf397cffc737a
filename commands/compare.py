"""``ragw compare``: what changed between two periods."""

from typing import get_args

import click

from commands.asking import filter_options, filters_of, form_option, history_at
from commands.paging import show
from commands.shared import database_option, write
from query import changes as ask
from query import changes_frame, changes_to_json, changes_to_terminal, frame_to_csv
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

    FROM and TO are a month or a day of papers, such as 2018-11 or 2018-11-20. Without them the latest is
    compared with the one before it of its committee; with FROM alone, that one with the latest.
    """
    filters = filters_of({"authority": authority, "as_of": as_of, "as_read": as_read})
    with history_at(db) as database:
        found = ask(database, from_, to, filters.authority, as_of=filters.as_of, as_read=filters.as_read)
    found = tuple(change for change in found if not kinds or change.change in kinds)
    if form == "table":
        show(lambda stream: changes_to_terminal(found, stream))
    else:
        write(changes_to_json(found) if form == "json" else frame_to_csv(changes_frame(found)))
