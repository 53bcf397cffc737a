"""Lines of a table without uprights in blocks that white or level rules set apart."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.text.heights import below, below_each
from extract.layout.text.lines import LEADING, Line, bounds
from extract.layout.unruled.gutters import FLUSH, Columns
from extract.layout.unruled.panes import Pane
from extract.layout.unruled.strokes import Stroke
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

    `begins` is true where no row can have been cut by the page break above, `hung` where rows are known to begin
    with their keys; `banners` are the numbers of the lines that run across the columns and are in none; `panes` are
    the fills as high as their rows; `room` is where the next words under the table begin, in points.
    """

    lines: Sequence[Line]
    columns: Columns
    strokes: Sequence[Stroke]
    fills: Sequence[Fill]
    begins: bool
    banners: frozenset[int] = frozenset()
    panes: Sequence[Pane] = ()
    hung: bool = False
    room: float = float("inf")

    def part(self, first: int, end: int) -> "Body":
        """The lines from `first` up to, not with, `end`, as a body of their own."""
        return self._replace(
            lines=self.lines[first:end],
            begins=first > 0 or self.begins,
            banners=frozenset(at - first for at in self.banners if first <= at < end),
        )

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
    cut = {*below_each(body.lines, (stroke.at for stroke in body.strokes))}
    cut |= {index for index, white in enumerate(whites, start=1) if white > leading}
    cut |= {edge for banner in body.banners for edge in (banner, banner + 1)}
    starts = sorted({0, *cut} - {len(body.lines)})
    return [Band(a, b) for a, b in pairwise([*starts, len(body.lines)])]


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
    if _goes_on(last.first, body):
        return False
    if height and top >= FOOT * height:
        return True
    if used & body.columns.keys or any(pane.bottom > top for pane in body.panes):
        return False
    if any(below(body.lines, stroke.at) == last.first for stroke in body.strokes):
        return True
    whites = [0.0, *_whites(body.lines)]
    between = [whites[block.first] for block in blocks[1:-1] if columns_of(block, body) & body.columns.keys]
    return is_bold(last, body) or whites[last.first] > max(between, default=float("inf"))


def _goes_on(index: int, body: Body) -> bool:
    """Whether this line of one column stands under the words of the same column as the lines of a paragraph do, and
    begins where they do."""
    words = body.lines[index]
    column = body.columns.used(words)
    above = [word for line in body.lines[:index] for word in line if body.columns.used([word]) == column]
    if not above:
        return False
    foot = max(word.bottom for word in above)
    first = min((word for word in above if word.bottom == foot), key=lambda word: word.x0)
    is_near = words[0].top - foot <= (LEADING - 1) * words[0].size
    return is_near and abs(words[0].x0 - first.x0) <= FLUSH and words[0].bold == first.bold


def _whites(lines: Sequence[Line]) -> list[float]:
    """The white above each line but the first; lines of two columns may stand half a line apart, with none."""
    whites, foot = [], bounds(lines[0])[3]
    for line in lines[1:]:
        _, top, _, bottom = bounds(line)
        whites.append(max(0.0, top - foot))
        foot = max(foot, bottom)
    return whites
