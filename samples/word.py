"""Writes a paper as a Word file: real tables, merged cells, repeated header rows, lists that Word numbers."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from content import COMMENT_COLUMN, DUE_COLUMN, STATUS_COLUMN, Entry, Paper, Shown, Table
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from grid import fill
from lines import BULLET, runs
from pages import COLUMNS, HEADER_FILL, HEIGHT, LEGEND, LEGEND_WIDTHS, WIDTH

MADE = datetime(2020, 1, 1)
"""The moment that every file says it was made at, so that the same content gives the same bytes."""


def write(paper: Paper, sections: Sequence[Shown]) -> bytes:
    """The file's bytes, the same each time."""
    document = _blank()
    document.add_heading(paper.title, 1)
    _legend(document, paper)
    for shown in sections:
        for line in shown.title:
            document.add_heading(line, 2)
        for line in shown.section.about:
            about = document.add_paragraph()
            about.paragraph_format.keep_with_next = True
            _fill_paragraph(about, line, 9)
        for table in shown.tables:
            if table.group:
                group = document.add_paragraph()
                group.paragraph_format.keep_with_next = True
                group.add_run(table.group).italic = True
            _tracker(document, paper, shown.report.heading or paper.heading, table)
        if shown.section.footnote:
            _fill_paragraph(document.add_paragraph(), shown.section.footnote, 7)
        document.add_paragraph()
    return _packed(document)


def _blank() -> Any:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Pt(WIDTH), Pt(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(36)
    _page_number(section.footer.paragraphs[0])
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(8)
    style.paragraph_format.space_after = Pt(2)
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor(0, 0, 0)
    _drop(document.part.package, "thumbnail")
    _drop(document.part, "stylesWithEffects")
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Ravensmoor Constabulary"
    properties.title, properties.comments = "Appendix A", ""
    properties.created = properties.modified = MADE
    return document


def _drop(part: Any, kind: str) -> None:
    """Leaves out what python-docx's template brings and no paper needs: half the file's size."""
    for name in [name for name, rel in part.rels.items() if rel.reltype.endswith(f"/{kind}")]:
        part.rels.pop(name)


def _page_number(paragraph: Any) -> None:
    """A field that Word fills in: "Appendix A – Page 3"."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("Appendix A – Page ")
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text or None
        run._r.append(element)


def _legend(document: Any, paper: Paper) -> None:
    table = _table(document, 1 + len(paper.legend), LEGEND_WIDTHS)
    rows = [(LEGEND, HEADER_FILL), *((pair, fill(pair[0], paper.layout)) for pair in paper.legend.items())]
    for row, (words, colour) in zip(table.rows, rows, strict=True):
        for i, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
            cell.paragraphs[0].add_run(text).bold = i == 0 or words is LEGEND
            if colour and (i == 0 or words is LEGEND):
                _shade(cell, colour)


def _tracker(document: Any, paper: Paper, heading: str, table: Table) -> None:
    """The heading spans number and text; a tall cell is merged down over the rows that it stands for."""
    grid = _table(document, 1 + len(table.entries), paper.layout.widths)
    cells = [row.cells for row in grid.rows]
    _header(grid.rows[0], cells[0], heading)
    under = {DUE_COLUMN: 0, COMMENT_COLUMN: 0}
    for i, entry in enumerate(table.entries):
        row, printed = entry.row, cells[i + 1]
        if row.part == 1:
            tall = sum(e.item is entry.item for e in table.entries)
            for column, words in enumerate(((entry.item.number,), _text(table.entries, entry))):
                _write(_merged(cells, i + 1, column, tall), words, paper)
        _status(printed[STATUS_COLUMN], entry, paper)
        for column, words, span in (
            (DUE_COLUMN, row.due, row.due_rows),
            (COMMENT_COLUMN, row.comment, row.comment_rows),
        ):
            if i >= under[column]:
                under[column] = i + span
                _write(_merged(cells, i + 1, column, span), words, paper)


def _text(entries: Sequence[Entry], first: Entry) -> tuple[str, ...]:
    return tuple(line for e in entries if e.item is first.item for line in e.own_text)


def _table(document: Any, rows: int, widths: Sequence[float]) -> Any:
    table = document.add_table(rows, len(widths), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Pt(width)
    return table


def _header(row: Any, cells: Sequence[Any], heading: str) -> None:
    repeat = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(repeat)
    first = cells[0].merge(cells[1])
    for cell, text in zip((first, *cells[2:]), (heading, *COLUMNS), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        _shade(cell, HEADER_FILL)


def _merged(cells: Sequence[Sequence[Any]], row: int, column: int, span: int) -> Any:
    first = cells[row][column]
    return first.merge(cells[row + span - 1][column]) if span > 1 else first


def _status(cell: Any, entry: Entry, paper: Paper) -> None:
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    if entry.row.status:
        cell.paragraphs[0].add_run(entry.row.status).bold = True
    colour = fill(entry.row.status or entry.row.fill, paper.layout)
    if colour:
        _shade(cell, colour)


def _write(cell: Any, words: Sequence[str], paper: Paper) -> None:
    """Each entry of the content is a paragraph of its own; a list item is one that Word numbers."""
    for i, text in enumerate(words):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        if text.startswith(BULLET):
            _number(paragraph, paper)
        _fill_paragraph(paragraph, text.removeprefix(BULLET))


def _number(paragraph: Any, paper: Paper) -> None:
    """Makes a list item: through the list style, or by a number set on the paragraph itself."""
    style = paragraph.part.document.styles["List Bullet"]
    if paper.layout.bullets == "style":
        paragraph.style = style
        return
    paragraph.style = paragraph.part.document.styles["List Paragraph"]
    number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    number.get_or_add_ilvl().val = 0
    number.get_or_add_numId().val = style.element.pPr.numPr.numId.val


def _fill_paragraph(paragraph: Any, text: str, size: float = 8) -> None:
    underlined = text.startswith("_")
    for piece, raised in runs(text.strip("_")):
        run = paragraph.add_run(piece)
        run.font.size = Pt(size)
        run.font.superscript = True if raised else None
        run.underline = True if underlined else None


def _shade(cell: Any, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#").upper())):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _packed(document: Any) -> bytes:
    """The saved file packed again with one time on every member: it is a zip, and zips know the time."""
    saved, out = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as old, ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = ZipInfo(name, MADE.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return out.getvalue()
