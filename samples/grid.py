"""A tracker's rows as boxes of lines, their heights, and where a page's end cuts them.

A block is the rows that a tall cell holds together: a page break may cut it in the middle of a row, and then
each cell goes on by itself, as it does in Word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from content import COMMENT_COLUMN, DUE_COLUMN, STATUS_COLUMN, Entry, Layout
from lines import BODY, BOLD, Line, wrap

PAD_X, PAD_Y = 3.5, 2.5

Key = tuple[int, int, int]
"""A row of a paper: its section, its table in the section, its place in the table, from 0."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell over `span` rows of its block. `open_top`, `open_bottom`: no rule there, the cell is merged."""

    column: int
    row: int
    lines: tuple[Line, ...]
    span: int = 1
    fill: str | None = None
    open_top: bool = False
    open_bottom: bool = False

    @property
    def end(self) -> int:
        """The last row that the box spans."""
        return self.row + self.span - 1

    @property
    def need(self) -> float:
        """The height that the lines ask for."""
        return sum(line.height for line in self.lines) + 2 * PAD_Y


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together, and their boxes."""

    keys: tuple[Key, ...]
    boxes: tuple[Box, ...]


def blocks(entries: Sequence[Entry], first: Key, layout: Layout) -> list[Block]:
    """The rows of one table, parted wherever no cell reaches over the rule."""
    section, table, _ = first
    found: list[Block] = []
    start = 0
    for i in range(1, len(entries) + 1):
        if i < len(entries) and _held(entries, i):
            continue
        keys = tuple((section, table, n) for n in range(start, i))
        found.append(Block(keys, tuple(_boxes(entries[start:i], layout))))
        start = i
    return found


def _held(entries: Sequence[Entry], i: int) -> bool:
    """Whether a cell reaches over the rule between rows i - 1 and i."""
    tall = (n + max(e.row.due_rows, e.row.comment_rows) > i for n, e in enumerate(entries[:i]))
    return entries[i].row.part > 1 or any(tall)


def _boxes(entries: Sequence[Entry], layout: Layout) -> list[Box]:
    found: list[Box] = []
    under = {DUE_COLUMN: 0, COMMENT_COLUMN: 0}
    for i, entry in enumerate(entries):
        row = entry.row
        joined = row.part > 1
        joins = i + 1 < len(entries) and entries[i + 1].row.part > 1
        number = () if joined or not entry.item.number else (entry.item.number,)
        for column, words in enumerate((number, entry.own_text)):
            lines = wrap(words, layout.widths[column] - 2 * PAD_X)
            found.append(Box(column, i, lines, open_top=joined, open_bottom=joins))
        status = wrap((row.status,) if row.status else (), layout.widths[STATUS_COLUMN] - 2 * PAD_X, BOLD)
        found.append(Box(STATUS_COLUMN, i, status, fill=fill(row.status or row.fill, layout)))
        for column, words, span in (
            (DUE_COLUMN, row.due, row.due_rows),
            (COMMENT_COLUMN, row.comment, row.comment_rows),
        ):
            if i < under[column]:
                continue
            under[column] = i + span
            found.append(Box(column, i, wrap(words, layout.widths[column] - 2 * PAD_X, BODY), span=span))
    return found


def fill(word: str, layout: Layout) -> str | None:
    """The colour behind a status: by its last word, whatever stands before ("NEW GREEN")."""
    fills = {"GREEN": "#92d050", "AMBER": "#ffc000", "RED": layout.red}
    return fills.get(word.upper().split(" ")[-1])


def heights(block: Block) -> list[float]:
    """The height of each row: what its own cells ask for, and an even share of what a tall one asks more."""
    rows = [0.0] * len(block.keys)
    for box in sorted(block.boxes, key=lambda b: b.span):
        missing = box.need - sum(rows[box.row : box.end + 1])
        if missing > 0:
            for row in range(box.row, box.end + 1):
                rows[row] += missing / box.span
    return rows


def tops(block: Block) -> list[float]:
    """Where each row begins, from the top of the block; one more for the end of the last."""
    return list(accumulate(heights(block), initial=0.0))


def cut(block: Block, room: float) -> tuple[Block | None, Block | None]:
    """The block's part that fits into `room` points, and what is left for the next page."""
    edges = tops(block)
    if edges[-1] <= room:
        return block, None
    row = next(i for i in range(len(block.keys)) if edges[i + 1] > room)
    limit = room
    if not _worth_cutting(block, row, room - edges[row]):
        limit, row = edges[row], row - 1
    if row < 0:
        return None, block
    fitting = [_fitting(box, edges[box.row], limit) for box in block.boxes]
    done = all(n == len(b.lines) for n, b in zip(fitting, block.boxes, strict=True) if b.end == row)
    start = row + 1 if done else row
    pairs = list(zip(fitting, block.boxes, strict=True))
    before = [_clip(b, 0, row, b.lines[:n]) for n, b in pairs if b.row <= row]
    after = [_clip(b, start, len(block.keys) - 1, b.lines[n:]) for n, b in pairs if b.end >= start]
    return Block(block.keys[: row + 1], tuple(before)), Block(block.keys[start:], tuple(after))


def _worth_cutting(block: Block, row: int, room: float) -> bool:
    """A row is cut only where the page's end leaves two lines or more of its text and of its comment."""
    boxes = [b for b in block.boxes if b.row == row and b.span == 1]
    return all(_fitting(b, 0.0, room) >= min(2, len(b.lines)) for b in boxes)


def _fitting(box: Box, top: float, limit: float) -> int:
    """How many of the box's lines end above `limit`."""
    bottoms = accumulate((line.height for line in box.lines), initial=top + PAD_Y)
    return max(sum(bottom <= limit - PAD_Y + 1e-6 for bottom in bottoms) - 1, 0)


def _clip(box: Box, first: int, last: int, lines: tuple[Line, ...]) -> Box:
    """The box within rows `first` to `last`, counted from `first`; a page's end draws the open rules."""
    row, end = max(box.row, first), min(box.end, last)
    return replace(
        box,
        row=row - first,
        span=end - row + 1,
        lines=lines,
        open_top=box.open_top and row > first,
        open_bottom=box.open_bottom and end < last,
    )
