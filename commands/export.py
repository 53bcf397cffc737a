"""``ragw export``: the history as a file, for a spreadsheet, for programs, for a data portal."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import IO, TYPE_CHECKING, Any

import click

from commands.asking import filter_options, filters_of, history_at
from commands.exits import Exit
from commands.outputs import Writer, form_of, to_file, to_folder, to_stdout
from commands.progress import progress
from commands.shared import Refusal, database_option, quiet_option, write
from load import Database
from query import Filters, to_csv, to_jsonl

if TYPE_CHECKING:
    from query.files import Contents
    from schemas import Observation

_ENDINGS = {".jsonl": "jsonl", ".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet", ".zip": "datapackage"}
"""By the ending of a file's name the format that it stands for."""

_FORMS = tuple(_ENDINGS.values())

_TEXTS = {"jsonl": to_jsonl, "csv": to_csv}
"""Formats that a terminal shows."""

_NAMES = {"xlsx": "an Excel file", "parquet": "a Parquet file", "datapackage": "a zip file"}

Watched = Callable[[Iterable["Observation"]], Iterable["Observation"]]
"""Gives observations on as they are, and tells a person how far it is."""


@click.command(epilog="Example: ragw export --authority 'City of London Police' --out recommendations.xlsx")
@database_option
@filter_options()
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    help="By default what the ending of --out says, else jsonl.",
)
@click.option(
    "--out", metavar="FILE", default="-", help="A file (for datapackage also a folder), instead of stdout."
)
@quiet_option
def export(db: str, form: str | None, out: str, quiet: bool, **conditions: Any) -> None:
    """Write every observation of the history, by authority, paper date, paper and reading order.

    \b
    jsonl        one JSON object a line, with all that is known
    csv          for programs; a spreadsheet turns months in it into days: xlsx is for those
    xlsx         an Excel workbook: observations, timeline, changes, findings, papers, legend, notes
    parquet      for pandas, DuckDB, R (needs: pip install "ragw[parquet]")
    datapackage  Frictionless: tables as CSV with their schema and sources; a folder, or a .zip
    """
    filters = filters_of(conditions)
    chosen = form_of(out, form, _ENDINGS, "jsonl")
    from query.files import NoRoom, ParquetMissing, count_papers

    with history_at(db) as history, history.moment() as database:
        papers = count_papers(database, filters) * _PASSES.get(chosen, 1)
        with progress(papers, quiet or out == "-", "writing") as advance:
            try:
                _write(database, filters, chosen, out, lambda seen: _watched(seen, advance))
            except (NoRoom, ParquetMissing) as error:
                raise Refusal(str(error), Exit.USAGE) from error


_PASSES = {"datapackage": 2}
"""How often a format goes through all papers, where that is more than once."""


def _watched(seen: Iterable["Observation"], advance: Callable[[], None]) -> Iterator["Observation"]:
    paper = ""
    for observation in seen:
        if observation.paper_sha256 != paper:
            paper = observation.paper_sha256
            advance()
        yield observation


def _write(database: Database, filters: Filters, form: str, out: str, watched: Watched) -> None:
    from query.files import records, write_package

    if form == "datapackage" and out != "-" and not out.lower().endswith(".zip"):
        with to_folder(out) as folder:
            write_package(_contents(database, filters, watched), folder)
    elif out != "-":
        to_file(out, _writer(database, filters, form, watched))
    elif form in _TEXTS:
        write(_TEXTS[form](records(database, filters)))
    else:
        to_stdout(_writer(database, filters, form, watched), _NAMES[form])


def _contents(database: Database, filters: Filters, watched: Watched) -> "Contents":
    from query.files import contents

    held = contents(database, filters)
    return dataclasses.replace(held, observations=lambda: iter(watched(held.observations())))


def _writer(database: Database, filters: Filters, form: str, watched: Watched) -> Writer:
    """What writes a file of this format."""
    from query.files import about, records, write_package, write_parquet, write_workbook, zipped

    def packed(file: IO[bytes]) -> None:
        with zipped(file) as folder:
            write_package(_contents(database, filters, watched), folder)

    if form in _TEXTS:
        return lambda file: file.writelines(_TEXTS[form](watched(records(database, filters))))
    if form == "parquet":
        said = about(database, filters)
        return lambda file: write_parquet(watched(records(database, filters)), file, said)
    if form == "datapackage":
        return packed
    return lambda file: write_workbook(_contents(database, filters, watched), file)
