"""``ragw extract`` and ``ragw read``: one paper to stdout, as it is printed and as it is meant."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from commands.exits import Exit
from commands.manifests import manifest_of, manifest_option
from commands.reading.limits import Limits, limit_options
from commands.reading.papers import NOTHING_FOUND, extract_paper, read_paper, says_nothing
from commands.reading.workers import read_alone
from commands.shared import Refusal, say, strict_option, write
from normalise.stated.reconcile import reconcile
from schemas import Extraction, PaperRefused, Reading, Record, from_json, to_json


@click.command(epilog="Example: ragw extract appendix.pdf | head")
@click.argument("file", type=click.Path())
@limit_options
def extract(file: str, limits: Limits) -> None:
    """Print the raw rows of a paper as JSON Lines: every printed row of every table, with its place."""
    name = Path(file).name
    try:
        extraction = from_json(Extraction, read_alone(file, None, extract_paper, limits))
    except PaperRefused as refused:
        raise Refusal(str(refused), Exit.NONE_READ) from refused
    write(to_json(row) + b"\n" for row in extraction.printed)
    if not extraction.printed:
        raise Refusal(f"{name}: no table found", Exit.NONE_READ)


@click.command(epilog='Example: ragw read appendix.pdf --all | grep \'"record":"problem"\'')
@click.argument("file", type=click.Path())
@manifest_option
@click.option(
    "--all", "everything", is_flag=True, help="Also its facts, counts, findings, leftovers, problems."
)
@limit_options
@strict_option
def read(file: str, manifest_file: str | None, everything: bool, limits: Limits, strict: bool) -> None:
    """Print the observations of a paper as JSON Lines, without a database."""
    name = Path(file).name
    entry = manifest_of(manifest_file).entry(file)
    try:
        reading = from_json(Reading, read_alone(file, entry, read_paper, limits))
    except PaperRefused as refused:
        raise Refusal(str(refused), Exit.NONE_READ) from refused
    write(_records(reading) if everything else (to_json(each) + b"\n" for each in reading.observations))
    if says_nothing(reading):
        raise Refusal(f"{name}: {NOTHING_FOUND}", Exit.NONE_READ)
    if not reading.observations and not everything:
        say(f"{name}: no recommendations here, but figures or lists of reports: --all prints them")
    doubtful = reading.problems or any(each.problems for each in reading.observations)
    raise SystemExit(Exit.WANTS_AN_EYE if strict and doubtful else Exit.WELL)


def _records(reading: Reading) -> Iterator[bytes]:
    """All that a reading holds, one object a line, each saying what it is in `record`."""
    named: tuple[tuple[bytes, Sequence[Record]], ...] = (
        (b"paper", (reading.paper,)),
        (b"observation", reading.observations),
        (b"count", reading.counts),
        (b"mention", reading.mentions),
        (b"finding", reconcile(reading.counts, reading.observations)),
        (b"leftover", reading.leftovers),
        (b"problem", reading.problems),
    )
    for kind, records in named:
        for record in records:
            yield b'{"record":"' + kind + b'",' + to_json(record)[1:] + b"\n"
