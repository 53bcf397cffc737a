"""A paper's content set onto A4 pages on their side: what the PDF draws and what a text dump of it reads.

Lengths are points; y runs down from the top of the page, as a reader measures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from content import Paper, Shown
from grid import PAD_X, PAD_Y, Block, Box, Key, blocks, cut, fill, heights, tops
from lines import BODY, BOLD, Line, Style, wrap

WIDTH, HEIGHT = 841.89, 595.28
LEFT, TOP, BOTTOM = 36.0, 36.0, 540.0
"""The printed area: a table ends above `BOTTOM`; notes and the page number stand under it."""

HEADER_FILL = "#bdd6ee"
LEGEND = ("Traffic Light Colour", "Definition of status")
LEGEND_WIDTHS = (130.0, 420.0)
COLUMNS = ("Status", "Due Date", "Comment")

TITLE = Style("Helvetica-Bold", 14.0, 20.0)
HEADING = Style("Helvetica-Bold", 11.0, 15.0)
ABOUT = Style("Helvetica", 9.5, 13.0)
GROUP = Style("Helvetica-Oblique", 9.5, 15.0)
FOOTNOTE = Style("Helvetica", 7.0, 9.0)


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph outside tables: `lines` with the y of each line's top."""

    style: Style
    lines: tuple[tuple[float, Line], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A box on the page. `lines` carry the y of their top; `key` is the row that it starts in."""

    key: Key | None
    column: int
    x0: float
    top: float
    x1: float
    bottom: float
    lines: tuple[tuple[float, Line], ...]
    fill: str | None
    open_top: bool = False
    open_bottom: bool = False


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row as a dump sees it: for each column the lines between the row's two rules."""

    key: Key
    cells: tuple[tuple[Line, ...], ...]


@dataclass(slots=True)
class Grid:
    """A table, or the part of one that a page holds; `heading` is its first column's."""

    heading: tuple[str, ...]
    cells: list[Cell] = field(default_factory=list)
    rows: list[PrintedRow] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """One page, its items from top to bottom, and the notes under them."""

    number: int
    items: list[Text | Grid] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)


def lay_out(paper: Paper, sections: Sequence[Shown]) -> list[Page]:
    """The pages of the paper."""
    flow = _Flow(paper)
    flow.text((paper.title,), TITLE)
    flow.legend()
    for number, section in enumerate(sections):
        flow.section(number, section)
    for section in sections:
        _note(flow.pages, section.section.footnote)
    return flow.pages


def _note(pages: Sequence[Page], footnote: str) -> None:
    """Puts the note on the page that bears its mark in a table."""
    for page in pages:
        cells = (c for item in page.items if isinstance(item, Grid) for c in item.cells)
        if footnote and any(footnote[0] in line.text for cell in cells for _, line in cell.lines):
            page.footnotes.append(footnote)


class _Flow:
    """The pages so far and how far down the last one is filled."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.pages = [Page(1)]
        self.y = TOP
        self.edges = [LEFT + sum(paper.layout.widths[:i]) for i in range(6)]

    def turn(self) -> None:
        """Begins a new page."""
        self.pages.append(Page(len(self.pages) + 1))
        self.y = TOP

    def text(self, paragraphs: Iterable[str], style: Style) -> None:
        """Prints paragraphs over the whole width."""
        for paragraph in paragraphs:
            placed = []
            for line in wrap((paragraph,), WIDTH - 2 * LEFT, style):
                placed.append((self.y, line))
                self.y += line.height
            self.pages[-1].items.append(Text(style, tuple(placed)))

    def legend(self) -> None:
        """Prints the table that says what each colour means."""
        grid = Grid(LEGEND)
        self.pages[-1].items.append(grid)
        edges = [LEFT, LEFT + LEGEND_WIDTHS[0], LEFT + sum(LEGEND_WIDTHS)]
        self._band(grid, edges, LEGEND, (HEADER_FILL, HEADER_FILL))
        for word, definition in self.paper.legend.items():
            self._band(grid, edges, (word, definition), (fill(word, self.paper.layout), None))
        self.y += 14

    def section(self, number: int, shown: Shown) -> None:
        """Prints a report's title, the lines under it and its tables."""
        self.y += self.paper.layout.space_before.get(shown.report.id, 0.0)
        head = HEADING.leading * len(shown.title) + ABOUT.leading * (len(shown.section.about) + 1)
        if self.y + head + 60 > BOTTOM:
            self.turn()
        self.text(shown.title, HEADING)
        self.text(shown.section.about, ABOUT)
        self.y += 3
        for table_number, table in enumerate(shown.tables):
            if table.group:
                if self.y + 80 > BOTTOM:
                    self.turn()
                self.text((table.group,), GROUP)
            heading = shown.report.heading or self.paper.heading
            self.table(heading, blocks(table.entries, (number, table_number, 0), self.paper.layout))
            self.y += 10
        self.y += 4

    def table(self, heading: str, waiting: list[Block]) -> None:
        """Prints a table, over as many pages as it takes; each of them repeats the heading."""
        grid = self._start(heading)
        while waiting:
            now, rest = cut(waiting[0], BOTTOM - self.y)
            waiting = ([rest] if rest else []) + waiting[1:]
            if now:
                self._place(grid, now)
            if rest:
                if not grid.rows:
                    self.pages[-1].items.pop()
                self.turn()
                grid = self._start(heading)

    def _start(self, heading: str) -> Grid:
        grid = Grid((heading,))
        self.pages[-1].items.append(grid)
        edges = [self.edges[0], *self.edges[2:]]
        self._band(grid, edges, (heading, *COLUMNS), (HEADER_FILL,) * 4)
        return grid

    def _band(
        self, grid: Grid, edges: Sequence[float], words: Sequence[str], fills: Sequence[str | None]
    ) -> None:
        """Prints a row of single cells, its first and filled ones in bold."""
        wrapped = [
            wrap((word,), x1 - x0 - 2 * PAD_X, BOLD if filled or i == 0 else BODY)
            for i, (word, filled, (x0, x1)) in enumerate(zip(words, fills, pairwise(edges), strict=True))
        ]
        bottom = self.y + max(Box(0, 0, lines).need for lines in wrapped)
        for column, (lines, (x0, x1)) in enumerate(zip(wrapped, pairwise(edges), strict=True)):
            placed = _placed(lines, self.y)
            grid.cells.append(Cell(None, column, x0, self.y, x1, bottom, placed, fills[column]))
        self.y = bottom

    def _place(self, grid: Grid, block: Block) -> None:
        rows = [self.y + top for top in tops(block)]
        for box in block.boxes:
            grid.cells.append(
                Cell(
                    block.keys[box.row],
                    box.column,
                    self.edges[box.column],
                    rows[box.row],
                    self.edges[box.column + 1],
                    rows[box.end + 1],
                    _placed(box.lines, rows[box.row]),
                    box.fill,
                    box.open_top,
                    box.open_bottom,
                )
            )
        cells = grid.cells[-len(block.boxes) :]
        for i, key in enumerate(block.keys):
            columns = tuple(tuple(_between(cells, c, rows[i], rows[i + 1])) for c in range(5))
            grid.rows.append(PrintedRow(key, columns))
        self.y += sum(heights(block))


def _placed(lines: Iterable[Line], top: float) -> tuple[tuple[float, Line], ...]:
    found = []
    y = top + PAD_Y
    for line in lines:
        found.append((y + line.gap, line))
        y += line.height
    return tuple(found)


def _between(cells: Iterable[Cell], column: int, top: float, bottom: float) -> Iterable[Line]:
    """The lines of a column whose middle lies between two heights: a tall cell's fall to several rows."""
    for cell in cells:
        if cell.column == column:
            yield from (line for y, line in cell.lines if top <= y + line.style.leading / 2 < bottom)
