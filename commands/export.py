"""``ragw export``: the history as a file, for a spreadsheet, for programs, for a data portal."""

from typing import IO, Any

import click

from commands.asking import filter_options, filters_of
from commands.exits import Exit
from commands.outputs import Writer, has_suffix, to_file, to_folder, to_stdout
from commands.shared import Refusal, database_option, write
from load import Database, open_database
from query import Filters, to_csv, to_jsonl

_ENDINGS = {".jsonl": "jsonl", ".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet", ".zip": "datapackage"}
"""By the ending of a file's name the format that it stands for."""

_FORMS = tuple(_ENDINGS.values())

_TEXTS = {"jsonl": to_jsonl, "csv": to_csv}
"""Formats that a terminal shows."""

_NAMES = {"xlsx": "an Excel file", "parquet": "a Parquet file", "datapackage": "a zip file"}


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
def export(db: str, form: str | None, out: str, **conditions: Any) -> None:
    """Write every observation of the history, by authority, paper date, paper and reading order.

    \b
    jsonl        one JSON object a line, with all that is known
    csv          for any spreadsheet
    xlsx         an Excel workbook: observations, timeline, changes, findings, papers, legend, notes
    parquet      for pandas, DuckDB, R (needs: pip install "ragw[parquet]")
    datapackage  Frictionless: tables as CSV with their schema and sources; a folder, or a .zip
    """
    filters = filters_of(conditions)
    chosen = form or next((each for end, each in _ENDINGS.items() if has_suffix(out, end)), "jsonl")
    from query.files import NoRoom, ParquetMissing

    with open_database(db, read_only=True) as database:
        try:
            _write(database, filters, chosen, out)
        except (NoRoom, ParquetMissing) as error:
            raise Refusal(str(error), Exit.USAGE) from error


def _write(database: Database, filters: Filters, form: str, out: str) -> None:
    from query.files import contents, records, write_package

    if form == "datapackage" and out != "-" and not has_suffix(out, ".zip"):
        with to_folder(out) as folder:
            write_package(contents(database, filters), folder)
    elif out != "-":
        to_file(out, _writer(database, filters, form))
    elif form in _TEXTS:
        write(_TEXTS[form](records(database, filters)))
    else:
        to_stdout(_writer(database, filters, form), _NAMES[form])


def _writer(database: Database, filters: Filters, form: str) -> Writer:
    """What writes a file of this format."""
    from query.files import contents, records, write_package, write_parquet, write_workbook, zipped

    def packed(file: IO[bytes]) -> None:
        with zipped(file) as folder:
            write_package(contents(database, filters), folder)

    if form in _TEXTS:
        return lambda file: file.writelines(_TEXTS[form](records(database, filters)))
    if form == "parquet":
        return lambda file: write_parquet(records(database, filters), file)
    return packed if form == "datapackage" else lambda file: write_workbook(contents(database, filters), file)
