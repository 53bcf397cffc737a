"""One walk over a Word document in reading order: paragraphs, tables, and tables that only lay others out."""

from collections.abc import Iterator

from extract.word.changes import changed, words
from extract.word.contents import Contents
from extract.word.nesting import lays_out
from extract.word.ooxml import Element, W, child, flow, switch
from extract.word.printer import Printed, Printer, ends_unseen
from extract.word.styles import Styles
from extract.word.tables import Tables
from schemas.paper import Block, Paragraph
from schemas.place import Place
from schemas.problem import Problem

_APART = ("altChunk", "subDoc")
"""Documents within the document, in another format or file: not read here, and not passed over in silence."""


class Walk:
    """Walks over the stories of one paper; tables are counted over all of them."""

    def __init__(self, printer: Printer, styles: Styles) -> None:
        self._printer = printer
        self._tables = Tables(styles, printer.pages, self._contents)
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be trusted outside the tables' cells, so far."""
        return (*self._problems, *self._tables.problems)

    def blocks(self, container: Element) -> Iterator[Block]:
        """The paragraphs and tables of a story, in reading order."""
        for group in _groups(container, *_APART):
            first = group[0]
            if first.tag == W + "p":
                yield from self._paragraph(self._printer.printed(group))
            elif first.tag != W + "tbl":
                self._problems.append(_unread(self._printer.pages.number))
            elif lays_out(first):
                yield from self._laid_out(first)
            else:
                table = self._tables.table(first)
                if table.rows:
                    yield table

    def _laid_out(self, table: Element) -> Iterator[Block]:
        """What the cells of a layout table hold, cell by cell, as if it stood in the open."""
        for row in flow(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is None and not switch(properties, "hidden"):
                for cell in flow(row, "tc"):
                    yield from self.blocks(cell)

    def _paragraph(self, printed: Printed) -> Iterator[Block]:
        """The paragraph, if it prints anything, and after it what its text boxes hold."""
        place = Place(page=printed.page)
        self._problems += changed(printed.deleted, printed.inserted, place)
        if printed.text:
            yield Paragraph(
                text=printed.text,
                place=place,
                heading=printed.heading,
                bold=printed.bold,
                size=printed.size,
            )
        for box in printed.boxes:
            yield from self.blocks(box)

    def _contents(self, container: Element) -> Contents:
        """What a cell holds, one paragraph a line; the rows of a nested table too, their cells parted by tabs."""
        contents = Contents()
        for group in _groups(container, *_APART):
            if group[0].tag == W + "p":
                printed = self._printer.printed(group)
                contents.add(printed)
                for box in printed.boxes:
                    contents.join(self._contents(box))
            elif group[0].tag == W + "tbl":
                self._nested(group[0], contents)
            else:
                self._problems.append(_unread(self._printer.pages.number))
        return contents

    def _nested(self, table: Element, contents: Contents) -> None:
        for row in flow(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                contents.deleted.append(words(row))
            elif not switch(properties, "hidden"):
                cells = [self._contents(cell) for cell in flow(row, "tc")]
                texts = "\t".join(cell.text for cell in cells)
                for index, cell in enumerate(cells):
                    contents.join(cell, "" if index else texts)


def _groups(container: Element, *others: str) -> Iterator[list[Element]]:
    """Paragraphs, tables and `others`, one by one; paragraphs whose ends are gone with the one they run into."""
    pending: list[Element] = []
    for element in flow(container, "p", "tbl", *others):
        if element.tag == W + "p":
            pending.append(element)
            if ends_unseen(child(element, "pPr", "rPr")):
                continue
            yield pending
        else:
            if pending:
                yield pending
            yield [element]
        pending = []
    if pending:
        yield pending


def _unread(page: int | None) -> Problem:
    message = "A document that is embedded here, in another format or file, is not read."
    return Problem(code="embedded_not_read", message=message, place=Place(page=page))
