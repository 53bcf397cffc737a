"""``ragw ingest``: papers into the history."""

import os
import sys

import click

from commands.exits import Exit
from commands.imports import Settings, Tally, import_papers
from commands.reading.limits import Limits, limit_options
from commands.reading.papers import find_papers
from commands.shared import (
    Refusal,
    database_option,
    manifest_of,
    manifest_option,
    quiet_option,
    say,
    strict_option,
)
from load import open_database


@click.command(epilog="Example: ragw ingest archive/ --manifest dates.csv --db history.db")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@database_option
@manifest_option
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Papers read at a time; one for each core if not said."
)
@limit_options
@quiet_option
@strict_option
def ingest(
    paths: tuple[str, ...],
    db: str,
    manifest_file: str | None,
    jobs: int | None,
    limits: Limits,
    quiet: bool,
    strict: bool,
) -> None:
    """Read papers into the history: files, folders with all below them, or - for a list on stdin.

    Papers may be .pdf, .docx, .html, .mht or text dumps; .doc, .odt and .rtf are read by way of LibreOffice.

    A paper that was read before, by the same code and with the same manifest, is left as it is. One that takes
    more than its limits, or at which its reader crashes, is said and counted; the others are read.
    """
    settings = Settings(manifest_of(manifest_file), jobs or os.cpu_count() or 1, quiet, limits)
    listed = [line.strip() for line in sys.stdin if line.strip()] if "-" in paths else []
    papers, without = find_papers([*(path for path in paths if path != "-"), *listed])
    for folder in without:
        say(f"{folder}: no papers here; ragw reads .pdf, .docx, .doc, .odt, .rtf, .html and .txt")
    if not papers:
        raise Refusal("nothing to read", Exit.NONE_READ)
    with open_database(db) as database:
        tally = import_papers(papers, database, settings)
        if not quiet:
            say(f"{tally} ({database.url})")
    raise SystemExit(_status(tally, some_missing=bool(without), strict=strict))


def _status(tally: Tally, *, some_missing: bool, strict: bool) -> Exit:
    if tally.papers["ours"]:
        return Exit.OURS
    if tally.papers["unread"] == tally.papers.total():
        return Exit.NONE_READ
    if tally.papers["unread"] or some_missing:
        return Exit.SOME_UNREAD
    return Exit.WANTS_AN_EYE if strict and tally.problems else Exit.WELL
