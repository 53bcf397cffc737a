"""What the commands that ask the history have in common: filters, formats, and how an answer is printed."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from commands.exits import Exit
from commands.paging import no_pager_option, show
from commands.shared import Refusal, write
from load import Database, open_database
from query import (
    Filters,
    Incomparable,
    NoSuchName,
    NothingAsked,
    SearchUnavailable,
    frame_to_csv,
    frame_to_json,
)
from query.filters import COLOURS, KINDS, SCOPES, NeverFound

if TYPE_CHECKING:
    from pandas import DataFrame

Command = TypeVar("Command", bound=Callable[..., Any])


def one_of(name: str, words: Collection[str], told: str, **more: Any) -> Callable[[Command], Command]:
    """An option that a shell can complete; a word that it does not know is the question's to refuse."""

    def complete(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
        return [word for word in words if word.startswith(begun)]

    return click.option(name, help=told, shell_complete=complete, **more)


_FILTERS: dict[str, Callable[[Command], Command]] = {
    "authority": click.option("--authority", help="Of this authority only."),
    "report": click.option("--report", help="In reports with this in their title."),
    "scope": one_of("--scope", SCOPES, "National, force, joint or regional."),
    "kind": one_of("--kind", KINDS, "Of this kind, such as area_for_improvement."),
    "colour": one_of("--colour", COLOURS, "Whose colour in the latest paper is this."),
    "text": click.option("--text", help="With these words in the text."),
    "key": click.option("--key", help="With this recommendation key."),
    "since": click.option("--since", metavar="PERIOD", help="In papers from this year, month or day on."),
    "until": click.option("--until", metavar="PERIOD", help="In papers up to this year, month or day."),
    "as_of": click.option("--as-of", metavar="DATE", help="As the committee knew it on this day."),
    "as_read": click.option(
        "--as-read", type=int, metavar="RUN", help="As the history stood after this run."
    ),
}
"""The options of `query.Filters`, by its fields."""

_FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="For people, for programs, for a spreadsheet.",
)


def examples(*lines: str) -> str:
    """What a command's help ends with: lines to be copied, which are never wrapped."""
    return "\n".join(["\b", "Examples:", *(f"  ragw {line}" for line in lines)])


def form_option(command: Command) -> Command:
    """The options that say how an answer is shown."""
    return _FORM(no_pager_option(command))


def filter_options(*names: str) -> Callable[[Command], Command]:
    """The options of these filters; of all where none is named."""

    def with_options(command: Command) -> Command:
        for name in reversed(names or tuple(_FILTERS)):
            command = _FILTERS[name](command)
        return command

    return with_options


def filters_of(conditions: dict[str, Any]) -> Filters:
    """The filters that a user gave. Ends the program where they can find nothing."""
    try:
        return Filters(**{name: value for name, value in conditions.items() if value not in (None, "")})
    except ValueError as error:
        raise Refusal(str(error), Exit.USAGE) from error


@contextmanager
def history_at(db: str) -> Iterator[Database]:
    """The history, to ask it. Ends the program where it cannot answer, for what is asked is not in it."""
    try:
        with open_database(db, read_only=True) as database:
            yield database
    except (Incomparable, NeverFound, NoSuchName, NothingAsked, SearchUnavailable) as error:
        raise Refusal(str(error), Exit.USAGE) from error


def answer(frame: "DataFrame", form: str, as_table: "Callable[[DataFrame, TextIO], None]") -> None:
    """Prints an answer on stdout: JSON, CSV, or as its own table, which a screen shows page by page."""
    if form == "table":
        show(lambda stream: as_table(frame, stream))
    else:
        write((frame_to_json if form == "json" else frame_to_csv)(frame))
