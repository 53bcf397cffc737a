"""``ragw ingest``: papers into the history."""

import os
import sys

import click

from commands.archive import roots
from commands.archive.lots import Lot, Settings
from commands.archive.scan import scan
from commands.archive.tally import Tally
from commands.exits import Exit
from commands.imports import Errand, import_papers
from commands.manifests import manifest_of, manifest_option
from commands.reading.limits import Limits, limit_options
from commands.shared import (
    Refusal,
    database_option,
    quiet_option,
    say,
    strict_option,
)
from load import open_database
from load.files import roots as remembered


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
    manifest = manifest_of(manifest_file)
    settings = Settings(manifest, jobs or os.cpu_count() or 1, quiet, limits)
    listed = _listed(sys.stdin.buffer.read()) if "-" in paths else []
    named = [*(path for path in paths if path != "-"), *listed]
    found = scan(named)
    for folder in found.bare:
        say(f"{folder}: no papers here; ragw reads .pdf, .docx, .doc, .odt, .rtf, .html and .txt")
    if not found.found:
        for folder, reason in found.closed.items():
            say(f"{folder}: {reason}")
        raise Refusal("nothing to read", Exit.NONE_READ)
    with open_database(db) as database:
        given = roots.given(named, manifest_file, manifest, limits)
        fresh, forgotten = roots.news(given, remembered(database))
        errand = Errand("ingest", roots=fresh, forgotten=forgotten)
        done = import_papers([Lot(tuple(found.found.values()), settings)], found, database, errand)
        for folder, reason in done.closed.items():
            say(f"{folder}: {reason}")
        if not quiet:
            say(f"{done.tally} ({database.url})")
    missing = bool(found.bare or done.closed)
    raise SystemExit(_status(done.tally, some_missing=missing, strict=strict))


def _listed(content: bytes) -> list[str]:
    """Paths as ``find`` prints them, one a line; or parted by NUL (``find -print0``), for names with line breaks."""
    parted = content.split(b"\0") if b"\0" in content else content.splitlines()
    return [os.fsdecode(each) for each in parted if each.strip()]


def _status(tally: Tally, *, some_missing: bool, strict: bool) -> Exit:
    if tally.papers["ours"]:
        return Exit.OURS
    if tally.papers["unread"] == tally.papers.total():
        return Exit.NONE_READ
    if tally.papers["unread"] or some_missing:
        return Exit.SOME_UNREAD
    return Exit.WANTS_AN_EYE if strict and tally.problems else Exit.WELL
