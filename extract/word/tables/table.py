"""Word tables: their rows and cells as Word shows them, from a walk over ``w:tr`` and ``w:tc``."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from extract.word.changes import changed, recoloured, row_changed, words
from extract.word.look.palette import pale
from extract.word.look.styles import Styles
from extract.word.look.tablestyles import Spot, Styled, TableStyle
from extract.word.ooxml import Element, W, child, flow, integer, switch, value
from extract.word.tables.contents import Contents, Layers, shown
from extract.word.tables.drafts import Draft
from extract.word.tables.grid import MOST_COLUMNS, spans_of
from extract.word.tables.rows import MeasuredCell, MeasuredRow, deleted_cells, measured
from extract.word.text.pages import Pages
from schemas.paper import Row, Table
from schemas.place import Place
from schemas.problem import Problem


class Tables:
    """Reads tables one after the other; `read` gives what a cell holds."""

    def __init__(self, styles: Styles, pages: Pages, read: Callable[[Element], Contents]) -> None:
        self._styles = styles
        self._pages = pages
        self._read = read
        self.problems: list[Problem] = []
        self._count = 0
        self._known: dict[tuple[object, ...], TableStyle] = {}

    def table(self, element: Element) -> Table:
        """The table, numbered on from the one before."""
        self._count += 1
        properties = child(element, "tblPr")
        rows = [measured(row, properties, self._styles.palette) for row in self._kept(element)]
        grid = [
            float(integer(column.get(W + "w")) or 0) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")
        ]
        spans = spans_of([row.drawn for row in rows], grid[:MOST_COLUMNS])
        if switch(properties, "bidiVisual"):
            spans = _mirrored(spans)
        style = self._style(properties)
        printed: list[Row] = []
        open_cells: dict[int, Draft] = {}
        drafts: list[tuple[list[Draft], Place, bool]] = []
        for index, (row, spots) in enumerate(zip(rows, spans, strict=True)):
            place = Place(table=self._count, row=len(drafts) + 1)
            found, page = self._row(
                row, spots, style, Spot(index, 0, len(rows), len(row.cells)), place, open_cells
            )
            if found is not None:
                heading = bool(switch(row.element, "trPr", "tblHeader"))
                drafts.append((found, Place(page=page, table=place.table, row=place.row), heading))
        for found, place, heading in drafts:
            cells = tuple(draft.cell(place) for draft in sorted(found, key=lambda draft: draft.column))
            printed.append(Row(cells=cells, place=place, heading=heading))
        page = printed[0].place.page if printed else None
        return Table(number=self._count, rows=tuple(printed), place=Place(page=page, table=self._count))

    def _style(self, properties: Element | None) -> TableStyle:
        """The style that a table names, as it asks for it; looked up once for all tables that do so alike."""
        look = child(properties, "tblLook")
        asked = () if look is None else tuple(sorted(look.attrib.items()))
        key = (value(properties, "tblStyle"), look is None, asked)
        if key not in self._known:
            self._known[key] = TableStyle(self._styles.elements, key[0], look, self._styles.palette)
        return self._known[key]

    def _kept(self, element: Element) -> list[Element]:
        """The rows that are neither hidden nor deleted by a tracked change."""
        kept: list[Element] = []
        for row in flow(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self.problems.append(
                    row_changed(row, "deleted", Place(page=self._pages.number, table=self._count))
                )
            elif not switch(properties, "hidden"):
                kept.append(row)
                for cell in deleted_cells(row):
                    place = Place(page=self._pages.number, table=self._count)
                    self.problems += changed(words(cell), "", place)
        return kept

    def _row(
        self,
        row: MeasuredRow,
        spans: Sequence[tuple[int, int]],
        style: TableStyle,
        spot: Spot,
        place: Place,
        open_cells: dict[int, Draft],
    ) -> tuple[list[Draft] | None, int | None]:
        """The cells that start in this row, None where all of it is hidden, and its page.

        `open_cells` are the cells of the row above by their column; those that go on become taller, and all
        are replaced by this row's.
        """
        started: list[Draft] = []
        here: dict[int, Draft] = {}
        begin, ends, page = self._pages.here, [], 0
        styled = style.fills(spot)
        for index, (cell, (column, width)) in enumerate(zip(row.cells, spans, strict=True)):
            above = open_cells.get(column)
            if cell.goes_down and above is not None and above.width == width:
                here[column] = above
                self._read(cell.element)  # covered by the cell above, but its numbers count
            elif cell.goes_along and started:
                left = min(started[-1].column, column)
                started[-1].width = max(started[-1].column + started[-1].width, column + width) - left
                started[-1].column = left
            else:
                self._pages.go(begin)
                contents = self._read(cell.element)
                page = page or (contents.page or 0)
                ends.append(self._pages.here)
                fill, problems = self._fill(cell, row, styled[index], contents)
                draft = Draft(
                    contents.text,
                    contents.page,
                    contents.unseen,
                    place.row or 0,
                    column,
                    width,
                    fill,
                    problems,
                )
                started.append(draft)
                here[column] = draft
        return self._ended(row, started, here, open_cells, (page or begin, ends, place))

    def _ended(
        self,
        row: MeasuredRow,
        started: list[Draft],
        here: dict[int, Draft],
        open_cells: dict[int, Draft],
        pages: tuple[int, list[int], Place],
    ) -> tuple[list[Draft] | None, int | None]:
        """A row when all of its cells are read."""
        page, ends, place = pages
        self._pages.go(max([page, *ends]))
        unseen = bool(started) and all(draft.unseen for draft in started)
        if unseen and len(started) == len(row.cells):
            for draft in started:
                self.problems += (replace(each, place=place) for each in draft.problems)
            return None, None
        for draft in here.values():
            draft.height += draft.row != place.row
        if child(row.element, "trPr", "ins") is not None and started:
            problem = row_changed(row.element, "inserted", place)
            for draft in started:
                draft.problems = ()
            started[0].problems = (problem,)
        open_cells.clear()
        open_cells.update(here)
        return started, page if self._pages.known else None

    def _fill(
        self, cell: MeasuredCell, row: MeasuredRow, styled: Styled, contents: Contents
    ) -> tuple[str | None, tuple[Problem, ...]]:
        """The fill that the cell shows, and the doubts about what tracked changes made of it."""
        ground = None if styled.along and (contents.text or pale(styled.fill)) else styled.fill
        layers = Layers(ground, row.table_fill, cell.fill, contents.fill)
        fill = shown(layers)
        problems = changed(" ".join(contents.deleted), " ".join(contents.inserted), Place())
        if cell.before is not None:
            problems += recoloured(shown(layers._replace(cell=cell.before)) or "", fill or "", Place())
        return fill, problems


def _mirrored(spans: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """Columns counted from the other side: a table of a script that runs to the left shows its first one last."""
    count = max((column + width for row in spans for column, width in row), default=0)
    return [[(count - column - width, width) for column, width in row] for row in spans]
