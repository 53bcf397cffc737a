"""Pages whose text runs up or down them, or upside down: turned for reading, and what was read turned back.

A landscape table is often drawn sideways on an upright page, without a /Rotate that says so. Its words stand
on their side: higher than wide. Which way they run, their printing order tells; so it does of a page that was
turned upside down. Places stay in points of the page as it is displayed.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, TypeVar

from msgspec.structs import replace

from schemas import BBox, Block, Cell, Fill, Page, Paragraph, Place, Row, Rule, Word

T = TypeVar("T", Word, Rule, Fill)

Turn = Literal["up", "down", "over"]
"""Which way a sideways page's text runs; or that a page's text stands on its head."""

_LETTERS = 3  # a shorter word may be higher than wide on a level line
_SHARE = 0.6  # of the letters: then the page as a whole is sideways
_SAMPLE = 40  # so many words tell whether text stands on its head
_NEAR = 0.6  # ems from a word to the next one of its text
_BACKWARD = 4  # times as many steps to the left as to the right tell


def turn_of(page: Page) -> Turn | None:
    """Which way the page's text runs where most of it runs up or down, or backwards; None for a page to be read
    as it is."""
    telling = [word for word in page.words if len(word.text) >= _LETTERS]
    sideways = [word for word in telling if word.bottom - word.top > word.x1 - word.x0]
    if sum(len(word.text) for word in sideways) <= _SHARE * sum(len(word.text) for word in telling):
        return "over" if _is_on_its_head(telling[:_SAMPLE]) else None
    steps = [after.top - before.top for before, after in pairwise(sideways) if _on_one_line(before, after)]
    if not steps:
        return None
    return "up" if sum(step < 0 for step in steps) * 2 > len(steps) else "down"


def turned(page: Page, turn: Turn) -> Page:
    """The page as one sees it who turns it so that its text is level."""
    width, height = page.width or 0.0, page.height or 0.0
    return replace(
        page,
        width=page.width if turn == "over" else height,
        height=page.height if turn == "over" else width,
        words=tuple(_moved(word, _box(word), turn, width, height) for word in page.words),
        rules=tuple(_moved(rule, _box(rule), turn, width, height) for rule in page.rules),
        fills=tuple(_moved(fill, _box(fill), turn, width, height) for fill in page.fills),
    )


def turned_back(blocks: Iterable[Block], page: Page, turn: Turn) -> tuple[Block, ...]:
    """Blocks that were read on the turned page, with their places on `page` as it is displayed."""
    back: Turn = "over" if turn == "over" else "down" if turn == "up" else "up"
    # seen from the turned page, whose width is the height of the displayed one where that lies on its side
    width, height = page.height or 0.0, page.width or 0.0
    if turn == "over":
        width, height = height, width

    def place(old: Place) -> Place:
        return old if old.bbox is None else replace(old, bbox=_turn(old.bbox, back, width, height))

    def cell(old: Cell) -> Cell:
        return replace(old, place=place(old.place))

    def row(old: Row) -> Row:
        return replace(old, cells=tuple(map(cell, old.cells)), place=place(old.place))

    def block(old: Block) -> Block:
        if isinstance(old, Paragraph):
            return replace(old, place=place(old.place))
        return replace(old, rows=tuple(map(row, old.rows)), place=place(old.place))

    return tuple(map(block, blocks))


def _is_on_its_head(words: Sequence[Word]) -> bool:
    """Whether words that follow one another closely on a line mostly stand to the left of the one before."""
    left = right = 0
    for before, after in pairwise(words):
        if before.top < (after.top + after.bottom) / 2 < before.bottom:
            right += 0 <= after.x0 - before.x1 <= _NEAR * after.size
            left += 0 <= before.x0 - after.x1 <= _NEAR * after.size
    return left > _BACKWARD * max(right, 1)


def _on_one_line(one: Word, other: Word) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > 0.5 * min(one.x1 - one.x0, other.x1 - other.x0)


def _box(item: Word | Rule | Fill) -> BBox:
    return item.x0, item.top, item.x1, item.bottom


def _moved(item: T, box: BBox, turn: Turn, width: float, height: float) -> T:
    x0, top, x1, bottom = _turn(box, turn, width, height)
    return replace(item, x0=x0, top=top, x1=x1, bottom=bottom)


def _turn(box: BBox, turn: Turn, width: float, height: float) -> BBox:
    """A box of a page of this size, on the page turned so that what ran up, down or backwards runs as one reads."""
    x0, top, x1, bottom = box
    if turn == "over":
        return width - x1, height - bottom, width - x0, height - top
    if turn == "up":
        return height - bottom, x0, height - top, x1
    return top, width - x1, bottom, width - x0
