"""One walk over a Word document in reading order: paragraphs, tables, and tables that only lay others out."""

from collections.abc import Iterator

from extract.word.changes import changed
from extract.word.look.styles import Styles
from extract.word.ooxml import Element, W, child, flow, switch
from extract.word.tables.cells import APART, Cells, groups, unread
from extract.word.tables.nesting import lays_out
from extract.word.tables.table import Tables
from extract.word.text.printer import Printed, Printer
from schemas.paper import Block, Paragraph
from schemas.place import Place
from schemas.problem import Problem


class Walk:
    """Walks over the stories of one paper; tables are counted over all of them."""

    def __init__(self, printer: Printer, styles: Styles) -> None:
        self._printer = printer
        self._cells = Cells(printer, styles.palette)
        self._tables = Tables(styles, printer.pages, self._cells.contents)
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be trusted outside the tables' cells, so far."""
        return (*self._problems, *self._cells.problems, *self._tables.problems)

    def blocks(self, container: Element) -> Iterator[Block]:
        """The paragraphs and tables of a story, in reading order."""
        for group in groups(container, *APART):
            first = group[0]
            if first.tag == W + "p":
                yield from self._paragraph(self._printer.printed(group))
            elif first.tag != W + "tbl":
                self._problems.append(unread(self._printer.pages.number))
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
        if printed.embedded:
            self._problems.append(unread(printed.page))
        if printed.text:
            yield Paragraph(
                text=printed.text,
                place=place,
                heading=printed.heading,
                bold=printed.bold,
                size=printed.size,
            )
        for box in printed.boxes:
            yield from self.blocks(box.element)
