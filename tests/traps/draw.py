"""A table drawn on sheets: heading, fills, rules, words, page by page."""

from collections.abc import Callable
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.traps.filling import paint
from tests.traps.pieces import PAD, Box, Piece, font_of, pages_of, wrap
from tests.traps.records import Column, Table
from tests.traps.ruling import Cell, rule
from tests.traps.sheet import Sheet

DARK = ("#c00000", "#7f0000", "#1f497d")
"""Fills on which words are printed in white."""

At = dict[int, list[float]]
"""Where the middle of each row's status cell is shown, by the row's place in the table."""


class Drawing:
    """One table on its way over the pages; `turn` begins a page and gives the y to go on at."""

    def __init__(self, sheet: Sheet, table: Table, left: float, turn: Callable[[], float]) -> None:
        self.sheet, self.table, self.turn = sheet, table, turn
        self._move_to(left)
        self.cells: list[Cell] = []
        self.at: At = {}

    def _move_to(self, left: float) -> None:
        self.left = x = left
        self.x: dict[str, tuple[float, float]] = {}
        for column in self.table.columns:
            self.x[column.key] = (x, x + column.width)
            x += column.width
        self.right = x

    def first_height(self, room: float) -> float:
        """How high the table stands on its first page."""
        return self._head_height() + sum(piece.height for piece in pages_of(self.table, room, room)[0])

    def draw(self, y: float, bottom: float, top: float) -> float:
        """Draws the whole table from `y` on; gives where it ends."""
        head = self._head_height()
        pages = pages_of(self.table, bottom - top - head, bottom - y - head) or [[]]
        for index, page in enumerate(pages):
            if index:
                y = self.turn()
                self._move_to(self.left + (self.table.shift if index % 2 else -self.table.shift))
            elif self.table.low:
                y = max(y, bottom - head - sum(piece.height for piece in page))
            self.cells = []
            foot = self._heading(y, index) if index == 0 or self.table.repeat else y
            y = self._body(page, foot, index, len(pages))
            rule(self.sheet, self.cells, self.table.rules, foot)
        return y

    def _head_height(self) -> float:
        if self.table.headless:
            return 0.0
        lines = max(len(self._head_lines(c)) for c in self.table.columns)
        if any(column.sideways for column in self.table.columns):
            return 64.0
        return (lines + (1 if self.table.over else 0)) * self.table.leading + 2 * PAD * (
            2 if self.table.over else 1
        )

    def _head_lines(self, column: Column) -> list[str]:
        font = font_of(self.table, True)
        return wrap(column.heading, column.width - 2 * PAD, font, self.table.size)

    def _heading(self, y: float, page: int) -> float:
        foot = y + self._head_height()
        if self.table.headless:
            return foot
        if self.table.header_fill:
            self.sheet.fill(self.left, y, self.right, foot, self.table.header_fill)
        under = {key: name for name, keys in self.table.over for key in keys}
        level = y + self.table.leading + 2 * PAD
        for name, keys in self.table.over:
            x0, x1 = self.x[keys[0]][0], self.x[keys[-1]][1]
            self._cell(x0, y, x1, level)
            self._write(x0, y, [name], font_of(self.table, True))
        for column in self.table.columns:
            x0, x1 = self.x[column.key]
            top = level if column.key in under else y
            self._cell(x0, top, x1, foot)
            self._head_words(column, x0, top, foot, page)
        return foot

    def _head_words(self, column: Column, x0: float, top: float, foot: float, page: int) -> None:
        font = font_of(self.table, True)
        if column.sideways:
            for index, line in enumerate(column.heading.split("\n")):
                x = x0 + PAD + self.table.size + index * self.table.leading
                self.sheet.upward(x, foot - PAD, line, font, self.table.size)
        elif self.table.straddling and page and column.key == "number":
            return
        elif self.table.straddling and page and column.key == "text":
            self._write(self.x["number"][0], top, [column.heading], font)
        else:
            ink = "#ffffff" if self.table.header_fill in DARK else "#000000"
            self._write(x0, top, self._head_lines(column), font, ink=ink)

    def _body(self, pieces: list[Piece], y: float, page: int, pages: int) -> float:
        tops = [y]
        for piece in pieces:
            tops.append(tops[-1] + piece.height)
        for index, piece in enumerate(pieces):
            if self.table.rules == "zebra" and index % 2 == 0:
                self.sheet.fill(self.left, tops[index], self.right, tops[index + 1], "#f2f2f2")
            elif self.table.rules == "white":
                shade = "#dbe5f1" if index % 2 else "#b8cce4"
                self.sheet.fill(self.left, tops[index], self.right, tops[index + 1], shade)
            if piece.row.banner:
                self._banner(piece, tops[index], tops[index + 1])
                continue
            for column in self.table.columns:
                if column.key in piece.boxes:
                    box = piece.boxes[column.key]
                    end = index + box.span
                    first, last = index == 0 and page > 0, end == len(pieces) and page < pages - 1
                    self._box(column, piece, tops[index], tops[end], first, last)
        return tops[-1]

    def _box(self, column: Column, piece: Piece, top: float, bottom: float, first: bool, last: bool) -> None:
        box = piece.boxes[column.key]
        x0, x1 = self.x[column.key]
        self._fill(piece, column, box, (x0, top, x1, bottom))
        opened = self.table.open_break
        self._cell(x0, top, x1, bottom, opened and first, opened and last)
        first_line = bottom - len(box.lines) * self.table.leading - 2 * PAD if column.low else top
        self._write(x0, first_line, box.lines, font_of(self.table, column.bold), column, _ink(piece, column))
        if column.key == "status" and piece.starts:
            row = next(i for i, each in enumerate(self.table.rows) if each is piece.row)
            self.at[row] = self.sheet.shown((x0 + x1) / 2, top + PAD + self.table.leading / 2)

    def _banner(self, piece: Piece, top: float, bottom: float) -> None:
        colour = piece.row.fills.get("banner")
        if colour:
            self.sheet.fill(self.left, top, self.right, bottom, colour)
        self._cell(self.left, top, self.right, bottom)
        self._write(self.left, top, piece.boxes[""].lines, font_of(self.table, True))

    def _fill(self, piece: Piece, column: Column, box: Box, at: tuple[float, float, float, float]) -> None:
        colour = piece.row.fills.get(column.key)
        if colour:
            lines = max(1, len(box.lines))
            paint(self.sheet, self.table.fills, at, colour, lines, self.table.leading)

    def _cell(self, x0: float, top: float, x1: float, bottom: float, *opened: bool) -> None:
        self.cells.append(((x0, top, x1, bottom), *(opened or (False, False))))

    def _write(
        self,
        x0: float,
        top: float,
        lines: list[str],
        font: str,
        column: Column | None = None,
        ink: str = "#000000",
    ) -> None:
        for index, line in enumerate(lines):
            foot = top + PAD + index * self.table.leading + self.table.size * 0.85
            x = x0 + PAD
            if column and column.centred:
                x = x0 + (column.width - stringWidth(line, font, self.table.size)) / 2
            room = column.width - 2 * PAD if column and self.table.justified and line != lines[-1] else None
            self.sheet.text(x, foot, line, font, self.table.size, ink, room)


def _ink(piece: Piece, column: Column) -> str:
    return "#ffffff" if piece.row.fills.get(column.key) in DARK else "#000000"


def with_places(rows: list[dict[str, Any]], at: At, table: Table) -> list[dict[str, Any]]:
    """The truth of a table's rows with the place of each one's status cell."""
    kept = [index for index, row in enumerate(table.rows) if not row.banner]
    return [row | ({"at": at[i]} if i in at else {}) for i, row in zip(kept, rows, strict=True)]
