"""``ragw summary``: counts by colour and period, and how old what is open is."""

from typing import Any

import click

from commands.asking import answer, examples, filter_options, filters_of, form_option, history_at
from commands.shared import database_option
from query import ageing, summary_to_terminal
from query import summary as ask


@click.command(
    epilog=examples(
        "summary --since 2020-06",
        "summary --ageing --format csv > ageing.csv",
    )
)
@database_option
@filter_options()
@click.option(
    "--ageing", "by_age", is_flag=True, help="In JSON and CSV: what is open, and since when, line by line."
)
@form_option
def summary(db: str, form: str, by_age: bool, **conditions: Any) -> None:
    """Print how many of each colour there were in each period, and how long what is open has been so."""
    filters = filters_of(conditions)
    with history_at(db) as database:
        counts, ages = ask(database, filters), ageing(database, filters)
    answer(
        ages if by_age else counts,
        form,
        lambda _, stream: summary_to_terminal(counts, ages, stream, filters),
    )
