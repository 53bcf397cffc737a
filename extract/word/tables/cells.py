"""What stands in a cell: its paragraphs, the text boxes that hang on them, and the tables within it, as text."""

from collections.abc import Iterator

from extract.word.changes import words
from extract.word.look.palette import Palette
from extract.word.ooxml import Element, W, child, flow, switch
from extract.word.tables.contents import Contents
from extract.word.tables.rows import measured
from extract.word.text.printer import Printer, ends_unseen
from schemas.place import Place
from schemas.problem import Problem

APART = ("altChunk", "subDoc")
"""Documents within the document, in another format or file: not read here, and not passed over in silence."""

_Spot = tuple[int, int]
"""The column in which a cell begins, and over how many it goes."""


class Cells:
    """Reads the cells of one story in order; `problems` are those that are not about one cell's words."""

    def __init__(self, printer: Printer, palette: Palette) -> None:
        self._printer = printer
        self._palette = palette
        self.problems: list[Problem] = []

    def contents(self, container: Element) -> Contents:
        """What a cell holds, one paragraph a line; the rows of a nested table too, their cells parted by tabs."""
        contents = Contents()
        for group in groups(container, *APART):
            if group[0].tag == W + "p":
                printed = self._printer.printed(group)
                contents.add(printed)
                if printed.embedded:
                    self.problems.append(unread(printed.page))
                for box in printed.boxes:
                    contents.join(self.contents(box.element).on(box.fill))
            elif group[0].tag == W + "tbl":
                self._nested(group[0], contents)
            else:
                self.problems.append(unread(self._printer.pages.number))
        return contents

    def _nested(self, table: Element, contents: Contents) -> None:
        above: set[_Spot] = set()
        for row in flow(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                contents.deleted.append(words(row))
            elif not switch(properties, "hidden"):
                cells, above = self._row(row, child(table, "tblPr"), above)
                texts = "\t".join(cell.text for cell in cells)
                for index, cell in enumerate(cells):
                    contents.join(cell, "" if index else texts)

    def _row(
        self, row: Element, table: Element | None, above: set[_Spot]
    ) -> tuple[list[Contents], set[_Spot]]:
        """The cells of a nested table's row that nothing covers, and where all of them stand."""
        drawn = measured(row, table, self._palette)
        column = drawn.drawn.before
        here: set[_Spot] = set()
        shown: list[Contents] = []
        for cell in drawn.cells:
            spot = (column, cell.span)
            covered = (cell.goes_down and spot in above) or (cell.goes_along and bool(here))
            found = self.contents(cell.element)  # also of a covered one, for its numbers count
            if not covered:
                shown.append(found.on(drawn.table_fill if cell.fill is None else cell.fill))
            here.add(spot)
            column += cell.span
        return shown, here


def groups(container: Element, *others: str) -> Iterator[list[Element]]:
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


def unread(page: int | None) -> Problem:
    """The doubt about a part of the page that another program or another file holds."""
    message = "A document that is embedded here, a diagram or a file of another format, is not read."
    return Problem(code="embedded_not_read", message=message, place=Place(page=page))
