"""``ragw slippage``: every due date that was ever printed for a recommendation."""

from typing import Any

import click

from commands.asking import answer, examples, filter_options, filters_of, form_option, history_at
from commands.shared import database_option
from query import slippage as ask
from query import slippage_to_terminal


@click.command(
    epilog=examples(
        "slippage --report legitimacy",
        "slippage --all --format csv > due-dates.csv",
    )
)
@database_option
@filter_options()
@click.option("--all", "everything", is_flag=True, help="Also what has had one due date only.")
@form_option
def slippage(db: str, form: str, everything: bool, **conditions: Any) -> None:
    """Print every due date that was ever printed for a recommendation, what slipped most first.

    Who set each date, the first and the last paper that print it, and how many months later it is than the one whose
    place it took. What is printed again is one date.
    """
    filters = filters_of(conditions)
    with history_at(db) as database:
        frame = ask(database, filters, everything=everything)
    answer(
        frame, form, lambda found, stream: slippage_to_terminal(found, stream, filters, everything=everything)
    )
