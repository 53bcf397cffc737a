"""``ragw search``: full-text search over recommendations."""

from typing import Any

import click

from commands.asking import answer, examples, filter_options, filters_of, form_option, history_at
from commands.shared import database_option, say
from query import search as ask
from query import search_to_terminal

_SHOWN = 100
"""How many a table shows where nobody says."""


@click.command(
    epilog=examples(
        "search '\"organised criminal\" prison'",
        "search 'summons*' --colour red --since 2020",
    )
)
@click.argument("words", nargs=-1, required=True)
@database_option
@filter_options()
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=f"The first N only; {_SHOWN} in a table, if not given.",
)
@form_option
def search(db: str, form: str, words: tuple[str, ...], limit: int | None, **conditions: Any) -> None:
    """Print the recommendations in whose papers all WORDS are found, the latest first.

    Words are found in titles, texts, comments and progress, by their stems: "record" in "recording" too. Words in
    "quotes" are found one after another; victim* finds what begins so.
    """
    filters, asked = filters_of(conditions), " ".join(words)
    with history_at(db) as database:
        frame = ask(database, asked, filters)
    shown = frame.head(limit or (_SHOWN if form == "table" else len(frame)))
    left = len(frame) - len(shown)
    shown.attrs["left_out"] = left
    answer(shown, form, lambda found, stream: search_to_terminal(found, stream, filters, asked))
    if left and form != "table":
        say(f"{left:,} more are not in the answer; --limit sets how many are")
