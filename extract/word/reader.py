"""Word papers (.docx) by python-docx: paragraphs and tables in reading order, from a walk over the XML.

The walk goes over ``w:tr`` and ``w:tc`` themselves: python-docx's `table.cell` is quadratic in the cells.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from extract.word.numbering import Numbering
from extract.word.ooxml import MC, Element, W, alternative, child, number, switch, value
from extract.word.package import check_package
from extract.word.printer import Printer
from extract.word.styles import Styles
from schemas.paper import Block, Cell, Page, Paper, Paragraph, Row, Table
from schemas.place import Place
from schemas.problem import PaperRefused

_TRANSPARENT = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
"""Elements round paragraphs, tables, rows or cells that print as if they were not there."""

_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def read_docx(content: bytes, name: str) -> Paper:
    """The paragraphs and tables of a Word file on one page, as Word prints them with all changes accepted.

    Places hold table and row, never a page: a flowing format does not know its pages for certain. Raises
    `PaperRefused` where the file needs a password, is damaged, is no .docx, is unsafe to unpack (see
    `extract.package`) or holds no text.
    """
    check_package(content, name)
    blocks = tuple(_Walk(_open(content, name)).blocks())
    if not blocks:
        raise PaperRefused(name, "this Word file holds no text")
    page = Page(number=1, blocks=blocks)
    return Paper(name=name, sha256=hashlib.sha256(content).hexdigest(), format="docx", pages=(page,))


def _open(content: bytes, name: str) -> Document:
    """The opened document with its body. Bad content makes python-docx and lxml raise nearly anything."""
    try:
        document = docx.Document(BytesIO(content))
    except Exception as error:
        reason = "this file is no Word document, or parts of it are missing or damaged"
        raise PaperRefused(name, reason) from error
    if document.element.find(W + "body") is None:
        raise PaperRefused(name, "this Word file has no body of text")
    return document


def _part(document: Document, kind: str) -> Element | None:
    """The root of a part that the document points to, None where there is none."""
    with suppress(KeyError):
        return getattr(document.part.part_related_by(kind), "element", None)
    return None


@dataclass
class _Draft:
    """A cell while the rows below may still make it taller."""

    text: str
    row: int
    column: int
    width: int
    fill: str | None
    height: int = 1


class _Walk:
    """One walk over a document in reading order, which counts its tables."""

    def __init__(self, document: Document) -> None:
        self._body = document.element.find(W + "body")
        self._printer = Printer(
            Styles(_part(document, RELATIONSHIP_TYPE.STYLES)),
            Numbering(_part(document, RELATIONSHIP_TYPE.NUMBERING)),
        )
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        yield from self._blocks(self._body)

    def _blocks(self, container: Element) -> Iterator[Block]:
        for element in _flow(container, "p", "tbl"):
            if element.tag == W + "p":
                yield from self._paragraph(element)
            else:
                table = self._table(element)
                if table.rows:
                    yield table

    def _paragraph(self, element: Element) -> Iterator[Block]:
        """The paragraph, if it prints anything, and after it what its text boxes hold."""
        printed = self._printer.printed(element)
        if printed.text:
            yield Paragraph(
                text=printed.text,
                place=Place(),
                heading=printed.heading,
                bold=printed.bold,
                size=printed.size,
            )
        for box in printed.boxes:
            yield from self._blocks(box)

    def _table(self, element: Element) -> Table:
        self._tables += 1
        table = self._tables
        rows: list[list[_Draft]] = []
        headings: list[bool] = []
        open_cells: dict[int, _Draft] = {}
        for row in _printed_rows(element):
            rows.append(self._row(row, len(rows) + 1, open_cells))
            headings.append(bool(switch(row, "trPr", "tblHeader")))
        return Table(
            number=table,
            rows=tuple(
                Row(
                    cells=tuple(_cell(draft, table) for draft in drafts),
                    place=Place(table=table, row=index),
                    heading=heading,
                )
                for index, (drafts, heading) in enumerate(zip(rows, headings, strict=True), start=1)
            ),
            place=Place(table=table),
        )

    def _row(self, row: Element, index: int, open_cells: dict[int, _Draft]) -> list[_Draft]:
        """The cells that start in this row; those of `open_cells` that go on in it become taller.

        `open_cells` are the cells of the row above by their column; they are replaced by this row's.
        """
        started: list[_Draft] = []
        here: dict[int, _Draft] = {}
        column = number(row, "trPr", "gridBefore") or 0
        for cell in _flow(row, "tc"):
            properties = child(cell, "tcPr")
            width = max(number(properties, "gridSpan") or 1, 1)
            above = open_cells.get(column)
            if _goes_on(properties, "vMerge") and above is not None and above.width == width:
                above.height += 1
                here[column] = above
            elif _goes_on(properties, "hMerge") and started:
                started[-1].width = column + width - started[-1].column
            else:
                draft = _Draft(self._text(cell), index, column, width, _fill(properties))
                started.append(draft)
                here[column] = draft
            column += width
        open_cells.clear()
        open_cells.update(here)
        return started

    def _text(self, container: Element) -> str:
        """The paragraphs of a cell, one a line, with what stands in its text boxes and nested tables."""
        lines: list[str] = []
        for element in _flow(container, "p", "tbl"):
            if element.tag == W + "p":
                printed = self._printer.printed(element)
                lines += [printed.text, *map(self._text, printed.boxes)]
            else:
                lines += ["\t".join(map(self._text, _flow(row, "tc"))) for row in _printed_rows(element)]
        return "\n".join(line for line in lines if line.strip())


def _flow(container: Element, *names: str) -> Iterator[Element]:
    """The elements of these Word names in a container, also those inside content controls and the like."""
    wanted = {W + name for name in names}
    for element in container:
        if element.tag in wanted:
            yield element
        elif element.tag in _TRANSPARENT:
            yield from _flow(element, *names)
        elif element.tag == MC + "AlternateContent":
            chosen = alternative(element)
            if chosen is not None:
                yield from _flow(chosen, *names)


def _printed_rows(table: Element) -> Iterator[Element]:
    """The rows that are neither hidden nor deleted by a tracked change."""
    for row in _flow(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is None and not switch(properties, "hidden"):
            yield row


def _goes_on(properties: Element | None, merge: str) -> bool:
    """Whether a cell is the rest of a merged one: the mark without a value says so, "restart" does not."""
    return child(properties, merge) is not None and value(properties, merge) in (None, "continue")


def _fill(properties: Element | None) -> str | None:
    """The cell's shading as ``#rrggbb``; a solid pattern covers the fill with its own colour."""
    shading = child(properties, "shd")
    if shading is None:
        return None
    colour = shading.get(W + ("color" if shading.get(W + "val") == "solid" else "fill")) or ""
    return f"#{colour.lower()}" if _HEX.fullmatch(colour) else None


def _cell(draft: _Draft, table: int) -> Cell:
    return Cell(
        text=draft.text,
        place=Place(table=table, row=draft.row),
        column=draft.column,
        width=draft.width,
        height=draft.height,
        fill=draft.fill,
    )
