"""The page as a Word file of one A4 page: headings are headings, the table has a heading row, nothing is a link."""

from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any
from zipfile import ZipFile

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from query.brief.page import SIZE, TITLE, Brief, Section, spoken
from query.files.looks import FILLS
from query.files.package import zipped

_MOST_TITLE = 250
"""Letters of the file's title, beside a comma: Word keeps 255."""

_LANGUAGE = "en-GB"
_DARK = RGBColor(0x1F, 0x38, 0x64)
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)


def brief_to_word(brief: Brief, stream: IO[bytes]) -> None:
    """Write the page; the same brief gives the same bytes."""
    document = Document()
    _set_up(document, brief)
    document.add_heading(f"{TITLE}: {brief.authority}", level=1)
    document.add_paragraph(
        f"What changed between the papers of {spoken(brief.from_date)} and those of {spoken(brief.to_date)}."
    )
    _table(document, brief)
    for note in brief.notes:
        document.add_paragraph(note).paragraph_format.space_before = Pt(3)
    for section in brief.sections:
        _section(document, section)
    document.add_heading("Sources", level=2)
    for number, source in enumerate(brief.sources, 1):
        _cited(
            document.add_paragraph(),
            f"[{number}] {source.paper}, {spoken(source.date)}, ",
            f"SHA-256 {source.sha256}",
        )
    if brief.more_sources:
        document.add_paragraph(f"And {brief.more_sources} more.")
    _save(document, stream)


def _set_up(document: Any, brief: Brief) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(1.8)
    page.top_margin = page.bottom_margin = Cm(1.3)
    for style in document.styles:
        if style.type == WD_STYLE_TYPE.PARAGRAPH:
            style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    for name, size, before in (("Normal", SIZE, 0), ("Heading 1", 14, 0), ("Heading 2", 11, 5)):
        style = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(theme), None)
        style.paragraph_format.space_before = Pt(before)
        if name != "Normal":
            style.font.color.rgb = _DARK
    document.styles["Normal"].paragraph_format.line_spacing = 1.0
    # the language in which a screen reader reads it: of the styles, and of what has none
    for told in (
        *document.styles.element.iter(qn("w:lang")),
        *document.settings.element.iter(qn("w:themeFontLang")),
    ):
        told.set(qn("w:val"), _LANGUAGE)
    made = datetime.fromisoformat(brief.made) if brief.made else _NO_TIME
    facts = document.core_properties
    dates = f"{spoken(brief.from_date)} to {spoken(brief.to_date)}"
    facts.title = f"{TITLE}: {brief.authority}"[: _MOST_TITLE - len(dates)] + f", {dates}"
    facts.author, facts.last_modified_by, facts.comments = "ragw", "ragw", ""
    facts.language, facts.revision = _LANGUAGE, 1
    facts.created = facts.modified = made.replace(tzinfo=None)


def _table(document: Any, brief: Brief) -> None:
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    heading = table.rows[0]
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    heading._tr.get_or_add_trPr().append(mark)
    headings = ("Status", spoken(brief.from_date), spoken(brief.to_date), "Change")
    for cell, words in zip(heading.cells, headings, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for count in brief.counts:
        cells = table.add_row().cells
        values = (count.status, f"{count.before}", f"{count.after}", count.change)
        for cell, words in zip(cells, values, strict=True):
            cell.paragraphs[0].add_run(words)
        if count.status in FILLS:
            fill = OxmlElement("w:shd")
            for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", FILLS[count.status][1:])):
                fill.set(qn(name), value)
            cells[0]._tc.get_or_add_tcPr().append(fill)
    for row in table.rows:
        for cell in row.cells[1:]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _section(document: Any, section: Section) -> None:
    document.add_heading(section.heading, level=2)
    if not section.lines and not section.more:
        document.add_paragraph(section.none)
    for line in section.lines:
        _cited(
            document.add_paragraph(style="List Bullet"), line.words, f" [{line.cited}]" if line.cited else ""
        )
    if section.more:
        document.add_paragraph(
            f"… and {section.more} more: ragw compare lists them all.", style="List Bullet"
        )


def _cited(paragraph: Any, words: str, source: str) -> None:
    paragraph.add_run(words)
    run = paragraph.add_run(source)
    run.font.size, run.font.color.rgb = Pt(8), RGBColor(0x40, 0x40, 0x40)


def _save(document: Any, stream: IO[bytes]) -> None:
    """Write the file with fixed times within, which the library takes from the clock."""
    written = BytesIO()
    document.save(written)
    with ZipFile(written) as saved, zipped(stream) as folder:
        for name in saved.namelist():
            with folder.create(name) as file:
                file.write(saved.read(name))
