"""Word documents with tables in them, as far as the traps need."""

from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from tests.traps.content import TITLE
from tests.traps.records import Table

HEAD, FOOT = "Marlbeck Police Authority - Performance Committee", "Agenda item 9"


def start(heading: str = "Appendix A - HMICFRS recommendations") -> Word:
    word = Document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Pt(841.9), Pt(595.3)
    section.left_margin = section.right_margin = Pt(45)
    section.header.paragraphs[0].text = HEAD
    section.footer.paragraphs[0].text = FOOT
    word.styles["Normal"].font.size = Pt(9)
    word.styles["Normal"].font.name = "Liberation Sans"
    word.add_heading(heading, 1)
    return word


def put(word: Word, table: Table, merged: dict[tuple[int, int], int] | None = None) -> WordTable:
    """The table, its header row repeated; `merged` gives, by row and column, over how many rows a cell goes."""
    made = word.add_table(rows=1, cols=len(table.columns))
    for column, drawn in zip(table.columns, made.columns, strict=True):
        drawn.width = Pt(column.width)
    made.style, made.alignment, made.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _row(
        made.rows[0], table, {c.key: c.heading for c in table.columns}, dict.fromkeys(_keys(table), "#bdd6ee")
    )
    _mark(made.rows[0], "w:tblHeader")
    for row in table.rows:
        added = made.add_row()
        if row.banner:
            whole = added.cells[0].merge(added.cells[-1])
            whole.text = row.banner
            _shade(whole, "#d9d9d9")
        else:
            _row(added, table, row.cells, row.fills)
    for (at, column), span in (merged or {}).items():
        made.cell(at + 1, column).merge(made.cell(at + span, column))
    return made


def _keys(table: Table) -> list[str]:
    return [column.key for column in table.columns]


def _row(row: _Row, table: Table, cells: dict[str, str], fills: dict[str, str]) -> None:
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = Pt(column.width)
        paragraphs = cells.get(column.key, "").split("\n")
        cell.paragraphs[0].text = paragraphs[0]
        for paragraph in paragraphs[1:]:
            cell.add_paragraph(paragraph)
        if fills.get(column.key):
            _shade(cell, fills[column.key])


def _shade(cell: _Cell, colour: str) -> None:
    shade(cell._tc.get_or_add_tcPr(), colour)


def shade(properties: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour.lstrip("#"))
    properties.append(shade)


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def report(word: Word, count: int) -> None:
    word.add_heading(TITLE, 2)
    word.add_paragraph(
        f"A national report by HMICFRS, Published March 2021. Total of {count} recommendations."
    )
