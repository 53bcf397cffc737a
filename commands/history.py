"""``ragw history``: the timeline of recommendations."""

from typing import Any

import click

from commands.asking import answer, examples, filter_options, filters_of, form_option, history_at
from commands.shared import database_option
from query import history as ask
from query import history_to_terminal


@click.command(
    epilog=examples(
        "history --report legitimacy",
        "history --colour red --since 2020-06",
        "history --as-of 2020-06 --format csv > timeline.csv",
    )
)
@database_option
@filter_options()
@form_option
def history(db: str, form: str, **conditions: Any) -> None:
    """Print the timeline: one line a recommendation, its status in each period."""
    filters = filters_of(conditions)
    with history_at(db) as database:
        frame = ask(database, filters)
    answer(frame, form, lambda found, stream: history_to_terminal(found, stream, filters))
