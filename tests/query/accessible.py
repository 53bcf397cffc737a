"""What must hold of a workbook for who reads it with a screen reader, in black and white, or on paper: a checker."""

import datetime
import io
import re
from collections.abc import Iterator
from itertools import chain
from zipfile import ZipFile

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from schemas.observation import Colour

COLOURS = set(Colour.__args__)


def broken_rules(content: bytes) -> set[str]:
    """The rules, by name, that a workbook breaks."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    parts = _parts(content)
    return {*_of_the_file(book, parts), *_of_fills(book), *chain.from_iterable(map(_of_a_sheet, book))}


def luminance(colour: str) -> float:
    """The relative luminance of "rrggbb", as WCAG 2 reckons it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How many times as bright the brighter colour is, as WCAG 2 reckons it."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def _of_the_file(book: openpyxl.Workbook, parts: dict[str, str]) -> Iterator[str]:
    if not book.properties.title:
        yield "a title"
    if [each.value for each in book.custom_doc_props if each.name == "Language"] != ["en-GB"]:
        yield "a language"
    tables = [text for name, text in parts.items() if "/tables/" in name]
    if not all(re.search(r'altText="[^"]+" altTextSummary="[^"]+"', text) for text in tables):
        yield "tables say what they are"
    if any(re.search(r"<f[ >]", text) for name, text in parts.items() if "/worksheets/" in name):
        yield "no formula"
    if any("hyperlink" in text for name, text in parts.items() if name.endswith(".rels")):
        yield "no link"


def _of_a_sheet(sheet: Worksheet) -> Iterator[str]:
    first = [cell.value for cell in sheet[1]]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    if sheet.freeze_panes != "A2":
        yield "a frozen heading"
    if sheet.print_title_rows != "$1:$1":
        yield "a heading on each page"
    if sheet.page_setup.orientation != "landscape" or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        yield "fits on paper"
    if sheet.merged_cells.ranges:
        yield "no merged cells"
    if not all(first) or len({str(name).lower() for name in first}) < len(first):
        yield "a name for each column"
    if not all(any(cell is not None for cell in row) for row in rows):
        yield "no blank rows"
    if any(isinstance(value, str) and len(value) > 60 and not wraps for value, wraps in _wrapped(sheet)):
        yield "long texts are wrapped"
    yield from _of_dates(sheet)
    (table,) = sheet.tables.values() or (None,)
    # Excel wants a row under the headings, also where there is nothing to say
    covered = sheet.dimensions if rows else sheet.dimensions[:-1] + "2"
    names = [column.name for column in table.tableColumns] if table and table.headerRowCount == 1 else []
    if names != first or table.ref != covered:
        yield "a table with a heading"
    if table is None or table.autoFilter is None or table.autoFilter.ref != table.ref:
        yield "filters"


def _wrapped(sheet: Worksheet) -> Iterator[tuple[object, bool]]:
    keys = {cell.column for cell in sheet[1] if re.search("key|SHA", str(cell.value))}
    for cell in chain.from_iterable(sheet.iter_rows(min_row=2)):
        if cell.column not in keys:
            yield cell.value, bool(cell.alignment.wrap_text)


def _of_dates(sheet: Worksheet) -> Iterator[str]:
    """A column called "last day" holds days that a program can reckon with, any other none."""
    last_days = {cell.column for cell in sheet[1] if "last day" in str(cell.value)}
    for cell in chain.from_iterable(sheet.iter_rows(min_row=2)):
        real = isinstance(cell.value, datetime.datetime) and cell.number_format == "yyyy-mm-dd"
        if cell.value is not None and real != (cell.column in last_days):
            yield "real dates"


def _of_fills(book: openpyxl.Workbook) -> Iterator[str]:
    """Each fill only repeats the one word in its cell; letters are read on it with ease."""
    worn: dict[str, set[str]] = {}
    for cell in chain.from_iterable(row for sheet in book for row in sheet.iter_rows(min_row=2)):
        fill = _fill(cell)
        if contrast(_ink(cell), fill or "ffffff") < 4.5:
            yield "contrast"
        if fill:
            words = set(re.findall(r"\w+", str(cell.value or "").lower())) - {"or"}
            if len(words) != 1 or not words <= COLOURS:
                yield "a word for each fill"
            worn.setdefault(fill, set()).update(words)
    if any(len(words) > 1 for words in worn.values()):
        yield "a word for each fill"
    for cell in chain.from_iterable(sheet[1] for sheet in book):
        if contrast(_ink(cell), _fill(cell) or "ffffff") < 4.5:
            yield "contrast"


def _fill(cell: Cell) -> str:
    return str(cell.fill.start_color.rgb)[2:] if cell.fill.fill_type == "solid" else ""


def _ink(cell: Cell) -> str:
    ink = cell.font.color
    return ink.rgb[2:] if ink is not None and isinstance(ink.rgb, str) else "000000"
