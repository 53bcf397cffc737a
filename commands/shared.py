"""What the commands have in common: exit statuses, options, and how they speak."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Any, TextIO

import click

from commands.exits import Exit, ReaderGone


class Refusal(click.ClickException):
    """An end with one line on stderr and a status of ours."""

    def __init__(self, message: str, status: Exit) -> None:
        super().__init__(message)
        self.status = status

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the line, on stderr or `file`."""
        click.echo(f"ragw: {self.message}", file=file, err=file is None)


def say(message: str) -> None:
    """One line on stderr: progress and messages never mix with results.

    It goes through `sys.stderr` as it stands, which a progress bar takes over to keep its own line; what could
    move a terminal's cursor (a file's name may hold anything) is shown as "�".
    """
    shown = "".join(letter if letter.isprintable() else "�" for letter in message)
    print(f"ragw: {shown}", file=sys.stderr, flush=True)


def debugging() -> bool:
    """Whether ``ragw --debug`` was called: then faults of ours are said with their tracebacks."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.find_root().params.get("debug"))


@contextmanager
def results() -> Iterator[TextIO]:
    """Stdout, all of it written at the end. Raises `ReaderGone`.

    Ends the program in one line where it cannot be written: a disk may be full.
    """
    with _in_words():
        yield sys.stdout
        sys.stdout.flush()


def write(chunks: Iterable[bytes]) -> None:
    """Results on stdout, byte for byte the same on every machine. Raises `ReaderGone`."""
    for chunk in chunks:
        with _in_words():
            sys.stdout.buffer.write(chunk)
    with results():
        pass


@contextmanager
def _in_words() -> Iterator[None]:
    if sys.stdout is None:  # closed by who called us
        raise Refusal("there is no stdout to write the answer to", Exit.USAGE)
    try:
        yield
    except BrokenPipeError as error:
        # click would end with 1 for it, which is a fault of ours
        raise ReaderGone from error
    except OSError as error:
        # What waits in its buffer has nowhere to go, and Python would complain again at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Refusal(f"stdout: {why(error)}; what was written is not whole", Exit.USAGE) from error


database_option = click.option(
    "--db",
    envvar="RAGW_DB",
    default="ragw.db",
    show_default=True,
    show_envvar=True,
    metavar="URL",
    help="The history: a path (SQLite) or an SQLAlchemy URL.",
)
quiet_option = click.option("--quiet", is_flag=True, help="Say only what went wrong.")
strict_option = click.option(
    "--strict", is_flag=True, help="End with status 3 where something wants a person's eye."
)


def why(error: OSError) -> str:
    """What the system says is wrong with a file, in its own words ("no such file or directory")."""
    return (error.strerror or str(error)).lower()
