"""``ragw correct``: a person's corrections, which survive a re-import."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from commands.asking import answer, filter_options, filters_of, form_option, history_at
from commands.exits import Exit
from commands.reviewed import Filled, ReviewError, read_review
from commands.shared import Refusal, database_option, say, strict_option, why, write
from load import CorrectionRefused, Done, Wanted, open_database, undo
from load import correct as take
from load.correcting import correctable
from query import frame_to_csv
from query.filters import COLOURS
from query.review import corrections, review, row_at
from query.terminal.corrections import corrections_to_terminal

_MOST = 50  # megabytes of a review

_by = click.option("--by", required=True, envvar="RAGW_BY", show_envvar=True, help="Who says so.")
_why = click.option("--why", "reason", required=True, help="Why.")
_paper = click.option("--paper", default="", help="Of papers with this in their file name.")


@click.group(
    epilog="Example: ragw correct export --out review.csv, then ragw correct apply review.csv --by 'A. Reed'"
)
def correct() -> None:
    """Correct what was read: values in observations, tied to their cells.

    The observation as read stays; who corrected it, when and why is kept, and can be undone. Importing again keeps a
    correction where the cell reads as before; where it reads otherwise, the new reading stands and the correction
    waits. A paper's date, authority and committee are said by a manifest.
    """


@correct.command(epilog="Example: ragw correct export --colour red --field due --out review.csv")
@database_option
@filter_options("authority", "report", "scope", "kind", "text", "key", "since", "until")
@click.option("--colour", type=click.Choice(COLOURS), help="Rows of this colour.")
@_paper
@click.option(
    "--field", "fields", multiple=True, help="This field of every row, instead of doubts; repeatable."
)
@click.option("--out", type=click.Path(dir_okay=False), metavar="FILE", help="A file, instead of stdout.")
def export(
    db: str, colour: str | None, paper: str, fields: tuple[str, ...], out: str | None, **conditions: Any
) -> None:
    """Write a CSV to review: what is in doubt, and where a correction waits.

    Fill in the columns value and why, and give the file to ragw correct apply. (none) is an empty value.
    """
    try:
        asked = [correctable(name) for name in fields]
    except ValueError as error:
        raise Refusal(str(error), Exit.USAGE) from error
    filters = filters_of(conditions)
    with history_at(db) as database:
        chunks = frame_to_csv(review(database, filters, paper=paper, colour=colour or "", fields=asked))
        if out is None:
            write(chunks)
            return
        try:
            Path(out).write_bytes(b"".join(chunks))
        except OSError as error:
            raise Refusal(f"{out}: {why(error)}", Exit.USAGE) from error


@correct.command(epilog="Example: ragw correct apply review.csv --by 'A. Reed'")
@click.argument("file", type=click.Path(dir_okay=False))
@database_option
@_by
@click.option("--why", "reason", default="", help="Why, where a line does not say so itself.")
@strict_option
def apply(file: str, db: str, by: str, reason: str, strict: bool) -> None:
    """Take the corrections filled in in a CSV; lines without a value say nothing.

    All of them or, where a line is wrong in itself, none. A row that was read anew since the export is left out, and
    named.
    """
    filled = _read(file)
    wanted = [
        Wanted(row=each.row, field=each.field, value=each.value, why=each.why or reason) for each in filled
    ]
    with open_database(db) as database:
        try:
            done = take(database, wanted, by=by, clock=_now)
        except CorrectionRefused as refused:
            for index, words in sorted(refused.reasons.items()):
                say(f"{file}, line {filled[index].line}: {words}")
            end = "nothing was applied" if refused.reasons else str(refused)
            raise Refusal(f"{file}: {end}", Exit.USAGE) from refused
    for index, words in sorted(done.stale.items()):
        say(f"{file}, line {filled[index].line}: left out: {words}")
    say(f"{file}: {_tally(done)}")
    raise SystemExit(Exit.WANTS_AN_EYE if strict and done.stale else Exit.WELL)


@correct.command(
    "set",
    epilog="Example: ragw correct set --paper appendix.pdf --row 'table 6, row 3' --field colour --value green "
    "--why 'the fill was misread' --by 'A. Reed'",
)
@database_option
@click.option("--paper", required=True, help="A paper's file name, or the beginning of its hash.")
@click.option(
    "--row", required=True, metavar="PLACE", help="Where it stands: 'table 6, row 3', 'line 55'; or its name."
)
@click.option("--field", required=True, help="What to correct: colour, state, due, text …")
@click.option("--value", required=True, help="What it is; (none) where it is empty.")
@_why
@_by
def set_(db: str, paper: str, row: str, field: str, value: str, reason: str, by: str) -> None:
    """Correct one value of one row."""
    with open_database(db) as database:
        try:
            wanted = Wanted(row=row_at(database, paper, row), field=field, value=value, why=reason)
            done = take(database, [wanted], by=by, clock=_now)
        except ValueError as error:
            raise Refusal(str(error), Exit.USAGE) from error
    numbers = "".join(f": correction {number}" for number in done.applied.values())
    say(f"{_tally(done)}{numbers}")


@correct.command("list", epilog="Example: ragw correct list --all")
@database_option
@_paper
@click.option("--all", "everything", is_flag=True, help="Also those that were undone or superseded.")
@form_option
def list_(db: str, paper: str, everything: bool, form: str) -> None:
    """Print the corrections, and what became of them.

    in force; agrees (the paper reads so by itself now); conflict (its cell reads otherwise now); reissued (another
    paper was issued in its paper's place).
    """
    with open_database(db, read_only=True) as database:
        frame = corrections(database, paper=paper, everything=everything)
    answer(frame, form, corrections_to_terminal)


@correct.command("undo", epilog="Example: ragw correct undo 3 --why 'the page says amber' --by 'A. Reed'")
@click.argument("numbers", type=click.IntRange(min=1), nargs=-1, required=True, metavar="ID...")
@database_option
@_why
@_by
def undo_(numbers: tuple[int, ...], db: str, reason: str, by: str) -> None:
    """Undo corrections: their cells are as read again. They stay in the list."""
    with open_database(db) as database:
        try:
            undo(database, numbers, by=by, why=reason, clock=_now)
        except CorrectionRefused as refused:
            raise Refusal(str(refused), Exit.USAGE) from refused
    say(f"{len(numbers)} undone")


def _now() -> datetime:
    return datetime.now(UTC)


def _read(file: str) -> list[Filled]:
    try:
        with Path(file).open("rb") as opened:
            content = opened.read(_MOST * 2**20 + 1)
    except OSError as error:
        raise Refusal(f"{file}: {why(error)}", Exit.USAGE) from error
    if len(content) > _MOST * 2**20:
        raise Refusal(f"{file}: is larger than {_MOST} MB", Exit.USAGE)
    try:
        return read_review(content)
    except ReviewError as error:
        raise Refusal(f"{file}: {error}", Exit.USAGE) from error


def _tally(done: Done) -> str:
    counts = (
        (len(done.applied), "applied"),
        (len(done.already), "so already"),
        (len(done.stale), "left out"),
    )
    return ", ".join(f"{number} {words}" for number, words in counts if number) or "nothing filled in"
