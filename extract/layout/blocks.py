"""Lines of a table without uprights in blocks that white or level rules set apart."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.gutters import Columns
from extract.layout.lines import LEADING, Line, bounds
from extract.layout.strokes import Stroke
from schemas.paper import Fill

JUMP = 0.25
"""White between lines that is larger by this many ems than the next smaller one parts rows or paragraphs."""

FOOT = 0.88
"""Below this part of the page's height stand page numbers and footers."""


class Band(NamedTuple):
    """Lines of a table that stand together, from `first` up to, not with, `end`."""

    first: int
    end: int


class Body(NamedTuple):
    """The lines of a table under its heading, its columns, and what is drawn beside the words.

    `begins` is true where no row can have been cut by the page break above; `banners` are the numbers of the
    lines that run across the columns and are in none.
    """

    lines: Sequence[Line]
    columns: Columns
    strokes: Sequence[Stroke]
    fills: Sequence[Fill]
    begins: bool
    banners: frozenset[int] = frozenset()

    def parted(self) -> list[Line]:
        """The lines that stand in the columns: all but the banners."""
        return [line for index, line in enumerate(self.lines) if index not in self.banners]


def trimmed(body: Body, height: float | None) -> Body:
    """The body without what stands under the table: lines in one column only, set apart from its rows."""
    blocks = blocks_of(body)
    while len(blocks) > 1 and _is_under(blocks, body, height):
        blocks.pop()
    end = blocks[-1].end
    return body._replace(lines=body.lines[:end], banners=frozenset(at for at in body.banners if at < end))


def blocks_of(body: Body) -> list[Band]:
    """The lines in blocks that a rule or more white than a line's leading parts; a banner's line is one.

    Where all lines stand equally far apart, that is the leading of a paragraph, or else each is a row.
    """
    whites = _whites(body.lines)
    size = max(word.size for word in body.lines[0])
    steps = [a for a, b in pairwise(sorted(whites)) if b - a >= JUMP * size]
    leading = steps[0] + JUMP * size / 2 if steps else (LEADING - 1) * size
    cut = {below(body.lines, stroke.at) for stroke in body.strokes}
    cut |= {index for index, white in enumerate(whites, start=1) if white > leading}
    cut |= {edge for banner in body.banners for edge in (banner, banner + 1)}
    starts = sorted({0, *cut} - {len(body.lines)})
    return [Band(a, b) for a, b in pairwise([*starts, len(body.lines)])]


def below(lines: Sequence[Line], at: float) -> int:
    """The first line under this height; as many as there are lines where none is."""
    return next((index for index, line in enumerate(lines) if middle(line) > at), len(lines))


def middle(line: Line) -> float:
    """Halfway between the top and the foot of the line, in points."""
    _, top, _, bottom = bounds(line)
    return (top + bottom) / 2


def columns_of(block: Band, body: Body) -> frozenset[int]:
    """The columns in which the block has words."""
    lines = body.lines[block.first : block.end]
    return frozenset().union(*(body.columns.used(line) for line in lines))


def is_bold(block: Band, body: Body) -> bool:
    """Whether every word of the block is bold."""
    return all(word.bold for line in body.lines[block.first : block.end] for word in line)


def _is_under(blocks: Sequence[Band], body: Body, height: float | None) -> bool:
    """Whether the last block is no part of the table: a footer, a heading, a note under the last rule."""
    last = blocks[-1]
    used = columns_of(last, body)
    if len(used) > 1:
        return False
    _, top, _, _ = bounds(body.lines[last.first])
    if height and top >= FOOT * height:
        return True
    if used & body.columns.keys:
        return False
    if any(below(body.lines, stroke.at) == last.first for stroke in body.strokes):
        return True
    whites = [0.0, *_whites(body.lines)]
    between = [whites[block.first] for block in blocks[1:-1] if columns_of(block, body) & body.columns.keys]
    return is_bold(last, body) or whites[last.first] > max(between, default=float("inf"))


def _whites(lines: Sequence[Line]) -> list[float]:
    """The white above each line but the first; lines of two columns may stand half a line apart, with none."""
    whites, foot = [], bounds(lines[0])[3]
    for line in lines[1:]:
        _, top, _, bottom = bounds(line)
        whites.append(max(0.0, top - foot))
        foot = max(foot, bottom)
    return whites
