"""The history as an Excel workbook that an analyst can use at once.

One table a sheet, from A1 on: a frozen heading that Excel and screen readers know as one, filters, real dates, fills
behind words, nothing merged. Texts are texts: no formula and no link is made of what a paper prints.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from tempfile import TemporaryDirectory
from typing import IO, Any, Self

import xlsxwriter
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from query.files.cells import MOST, clean, headings, lines, pieces, units
from query.files.contents import Contents
from query.files.looks import fill_of, height
from query.files.sheets.answers import changes_sheet, findings_sheet, timeline_sheet
from query.files.sheets.observations import observations_sheet
from query.files.sheets.sheet import Column, Sheet, Value
from query.files.sheets.words import legend_sheet, notes_sheet, papers_sheet

MOST_ROWS = 1_048_575
"""As many as fit on a sheet under its heading; what is more goes on in another sheet."""

_A3, _A4 = 8, 9
_MOST_ON_A4, _MOST_ON_PAPER = 200, 340
"""Characters beside each other: on A4, and on A3, at which letters are still of six points or more."""

_LONG_TEXTS = "Long texts"
_RUNS = ("=", "+", "-", "@", "'")
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)


def write_workbook(contents: Contents, stream: IO[bytes], *, most_rows: int = MOST_ROWS) -> None:
    """Write the workbook; rows go through a temporary file, so that memory does not grow with them.

    Raises `NoRoom` for more periods than a sheet has columns.
    """
    sheets = [
        observations_sheet(contents.observations()),
        timeline_sheet(contents.timeline),
        changes_sheet(contents.changes()),
        findings_sheet(contents.findings),
        papers_sheet(contents.papers),
        legend_sheet(contents.papers),
    ]
    with TemporaryDirectory() as folder, _Book(stream, contents.state.ended, most_rows, folder) as book:
        book.write(notes_sheet(contents, sheets))
        for sheet in sheets:
            book.write(sheet)
        book.close()


class _Forgetful(dict[Any, Any]):
    """Keeps nothing."""

    def __setitem__(self, key: Any, value: Any) -> None:
        pass


class _Streamed(Worksheet):  # type: ignore[misc] # XlsxWriter ships no types
    """A sheet whose rows go straight to a file, and that can be a table all the same.

    XlsxWriter refuses tables there since it would write their headings late. Ours are written by then. It also keeps
    a note of each cell of a table, lest another one cover it; here is only one.
    """

    table: Any
    table_cells: Any

    def add_table(self, *given: Any, **options: Any) -> Any:
        """As of the base, for a table whose headings are in the sheet already."""
        self.table_cells = _Forgetful()
        self.constant_memory = False
        # The headings that the base writes now go nowhere.
        rows, self.table = self.table, defaultdict(dict)
        try:
            return super().add_table(*given, **options)
        finally:
            self.table = rows
            self.constant_memory = True


class _Book:
    """The workbook in the making: its formats, and the texts too long for a cell."""

    def __init__(self, stream: IO[bytes], made: str, most_rows: int, folder: str) -> None:
        self._book = xlsxwriter.Workbook(stream, {"constant_memory": True, "tmpdir": folder})
        created = datetime.fromisoformat(made) if made else _NO_TIME
        self._book.set_properties(
            {"title": "Inspection recommendations", "author": "ragw", "created": created.replace(tzinfo=None)}
        )
        self._book.set_custom_property("Language", "en-GB")
        self._most_rows = most_rows
        self._heading = self._book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#1F3864", "font_color": "#FFFFFF"}
        )
        self._formats: dict[tuple[str | None, bool, bool, bool], Any] = {}
        self._tables = 0
        self._long: list[tuple[str, int, str, int, str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for page in self._book.worksheets():
            page.row_data_fh.close()
        self._book.fileclosed = True

    def write(self, sheet: Sheet) -> None:
        """Write a sheet; one of more rows than fit goes on in others of its name."""
        rows = iter(sheet.rows)
        first = next(rows, None)
        name, part = sheet.name, 1
        while True:
            first = self._write(sheet, name, first, rows)
            if first is None:
                return
            part += 1
            name = f"{sheet.name} {part}"

    def close(self) -> None:
        """Write the texts that were too long, and the file."""
        if self._long:
            columns = [
                Column("Sheet", 16), Column("Row", 9, "number"), Column("Column", 24), Column("Piece", 7, "number"),
                Column("Text", 100),
            ]  # fmt: skip
            about = "Texts too long for a cell, whole, in pieces."
            long, self._long = self._long, []
            self.write(Sheet(_LONG_TEXTS, about, columns, long))
        self._book.close()

    def _write(
        self, sheet: Sheet, name: str, first: Sequence[Value] | None, rows: Iterator[Sequence[Value]]
    ) -> Sequence[Value] | None:
        """Write as many rows as fit; the first that does not is given back."""
        page = self._book.add_worksheet(name, worksheet_class=_Streamed)
        names = headings(column.heading for column in sheet.columns)
        page.set_row_pixels(0, height(2))
        for at, (heading, column) in enumerate(zip(names, sheet.columns, strict=True)):
            page.set_column(at, at, column.width)
            page.write_string(0, at, heading, self._heading)
        line = 0
        while first is not None and line < self._most_rows:
            line += 1
            page.set_row_pixels(line, _height(first, sheet.columns))
            for at, (value, column) in enumerate(zip(first, sheet.columns, strict=True)):
                if value is None or value == "":
                    if at < (sheet.printed or len(names)):  # lines around what is empty, on paper
                        page.write_blank(line, at, None, self._format())
                else:
                    self._cell(page, line, at, value, column, (name, names[at]))
            first = next(rows, None)
        self._tables += 1
        last = max(line, 1)
        page.add_table(
            0, 0, last, len(names) - 1,
            {
                "name": f"{''.join(filter(str.isalnum, name))}_table", "style": "Table Style Light 1",
                "title": name, "description": sheet.about, "columns": [{"header": each} for each in names],
            },
        )  # fmt: skip
        # "1" is a number as printed, and no text that should have been one
        page.ignore_errors({"number_stored_as_text": xl_range(0, 0, last, len(names) - 1)})
        page.freeze_panes(1, 0)
        _printed(page, sheet, last)
        return first

    def _cell(
        self,
        page: Worksheet,
        row: int,
        at: int,
        value: str | int | date,
        column: Column,
        where: tuple[str, str],
    ) -> None:
        if isinstance(value, date):
            page.write_datetime(
                row, at, datetime(value.year, value.month, value.day), self._format(date=True)
            )
        elif isinstance(value, int):
            page.write_number(row, at, value, self._format())
        else:
            self._text(page, row, at, clean(value), column, where)

    def _text(
        self, page: Worksheet, row: int, at: int, text: str, column: Column, where: tuple[str, str]
    ) -> None:
        fill = fill_of(text) if column.form == "status" else None
        style = self._format(fill, runs=text.lstrip().startswith(_RUNS), wrap=column.form != "key")
        if units(text) > MOST:
            parts = list(pieces(text))
            self._long += [
                (where[0], row + 1, where[1], number, each) for number, each in enumerate(parts, 1)
            ]
            end = f" … (cut here; whole in the sheet “{_LONG_TEXTS}”)"
            text = next(pieces(text, MOST - len(end))) + end
        if text.startswith("<r>") and text.endswith("</r>"):
            # XlsxWriter takes such a string for mark-up of its own, and writes it as it is.
            page.write_rich_string(row, at, text[:1], self._format(), text[1:], style)
        else:
            page.write_string(row, at, text, style)

    def _format(
        self, fill: str | None = None, *, runs: bool = False, date: bool = False, wrap: bool = True
    ) -> Any:
        """The look of a cell. What a person's edit could turn into a formula (`runs`) is marked as text for good."""
        key = fill, runs, date, wrap
        if key not in self._formats:
            look: dict[str, Any] = {
                "valign": "top", "align": "left", "text_wrap": wrap, "quote_prefix": runs, "border": 1,
                "border_color": "#D9D9D9",
            }  # fmt: skip
            if date:
                look["num_format"] = "yyyy-mm-dd"
            if fill:
                look |= {"bg_color": fill, "font_color": "#000000", "border_color": "#7F7F7F"}
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _printed(page: Worksheet, sheet: Sheet, last: int) -> None:
    """How a sheet stands on paper: as large as can be read, and every page with its headings."""
    printed = sheet.printed or len(sheet.columns)
    wide = sum(column.width for column in sheet.columns[:printed])
    pages = -(-wide // _MOST_ON_PAPER)
    page.set_landscape()
    page.set_paper(_A4 if wide <= _MOST_ON_A4 else _A3)
    page.repeat_rows(0)
    if pages > 1 and sheet.leading:
        page.repeat_columns(0, sheet.leading - 1)
    page.fit_to_pages(pages, 0)
    page.set_footer("&L&A&RPage &P of &N")
    page.print_area(0, 0, last, printed - 1)


def _height(row: Sequence[Value], columns: Sequence[Column]) -> int:
    """Pixels in which all texts of a row can be seen: not every program finds that out by itself."""
    wrapped = (
        lines(value, column.width)
        for value, column in zip(row, columns, strict=True)
        if isinstance(value, str) and column.form != "key"
    )
    return height(max(wrapped, default=1))
