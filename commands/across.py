"""``ragw across``: one recommendation over all forces."""

from typing import Any

import click

from commands.asking import answer, examples, filter_options, filters_of, form_option, history_at
from commands.shared import database_option
from query import across as ask
from query import across_to_terminal
from query.wording import Wording


@click.command(
    epilog=examples(
        "across --report 'called to court' --number 4",
        "across witness summons",
    )
)
@click.argument("words", nargs=-1)
@database_option
@filter_options("report")
@click.option("--number", default="", help="With this number in any force's papers.")
@filter_options("key", "scope", "kind", "colour", "text", "since", "until", "as_of", "as_read")
@form_option
def across(db: str, form: str, words: tuple[str, ...], number: str, **conditions: Any) -> None:
    """Print one recommendation over all forces: how each numbers it, and its status in each period.

    Which one is said by WORDS to search for, by --report and --number, or by --key. All that fit are printed, those
    of most forces first.
    """
    filters, asked = filters_of(conditions), " ".join(words)
    with history_at(db) as database:
        frame = ask(database, filters, words=asked, number=number)
    about = " ".join(filter(None, (number and f"numbered {number}", asked and f"with {Wording.of(asked)}")))
    answer(frame, form, lambda found, stream: across_to_terminal(found, stream, filters, about))
