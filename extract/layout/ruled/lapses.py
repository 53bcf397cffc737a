"""Uprights that are missing from a table: between two of its columns, in its heading, in one of its rows.

White, fills' edges and what the heading reads as tell where they would be.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.layout.ruled.cells import Lattice
from extract.layout.ruled.heads import HEADED_WITHIN, MOST_WORDS, Cells, Headed, covered, texts_of
from extract.layout.ruled.splitting import Span, filled, with_cells, with_upright
from extract.layout.text.lines import lines
from extract.layout.text.openings import Read
from extract.layout.text.phrases import phrases, stacked
from extract.layout.unruled.gutters import LEAST, Stretch
from schemas.paper import Fill, Word

ALIGNED = 3.0
"""Words that begin within this many points of those in other rows stand in their column."""


def with_headings_parted(
    grid: Lattice, held: Cells, known: Headed | None, fills: Sequence[Fill], read: Read
) -> Lattice:
    """The grid with the uprights and the parts of wide cells that its heading lacks.

    Its heading then reads as one, or more of it is known, and all rows leave the new uprights' places white.
    """
    for row in range(known.row + 1 if known else min(HEADED_WITHIN, len(grid.ys) - 1)):
        cells = [index for index, box in enumerate(grid.boxes) if box.row == row and box.below == row + 1]
        if sum(len(held[index]) for index in cells) > MOST_WORDS:
            continue
        uprights = {index: _uprights(grid, held, index, fills) for index in cells}
        spans = {index: _spans(grid, held[index], index) for index in cells}
        texts = [
            text for index in cells for text in _parted(grid, held[index], uprights[index], spans[index])
        ]
        if len(texts) <= sum(bool(held[index]) for index in cells):
            continue
        heads = read(texts)
        if heads is None or (known is not None and heads.unknown >= known.unknown):
            continue
        for index in sorted(cells, reverse=True):
            if len(spans[index]) > 1:
                grid = with_cells(
                    grid, index, filled(spans[index], grid.boxes[index].column, grid.boxes[index].right)
                )
        for x in (x for index in cells for x in uprights[index]):
            grid = with_upright(grid, x)
        return grid
    return grid


def with_rows_parted(grid: Lattice, held: Cells, known: Headed) -> Lattice:
    """The grid with each wide cell in several whose words stand in the columns as those of other rows do, an
    entry of a key among them."""
    wide = [
        index for index, box in enumerate(grid.boxes) if box.row > known.row and box.right - box.column > 1
    ]
    lefts = _lefts(grid, held) if wide else {}
    for index in sorted(wide, reverse=True):
        box = grid.boxes[index]
        spans = [covered(grid, phrase) for line in lines(held[index]) for phrase in phrases(line)]
        used = {first for first, _ in spans}
        if len(used) < 2 or not used & known.keys or any(end - first > 1 for first, end in spans):
            continue
        starts = _starts(grid, held[index])
        if all(
            any(abs(starts[column] - left) <= ALIGNED for left in lefts.get(column, ())) for column in used
        ):
            grid = with_cells(grid, index, filled([], box.column, box.right))
    return grid


def _uprights(grid: Lattice, held: Cells, index: int, fills: Sequence[Fill]) -> list[float]:
    """Where uprights may be missing beside the phrases of a cell of one column."""
    box = grid.boxes[index]
    if box.right - box.column > 1:
        return []
    column = [
        word
        for other, words in zip(grid.boxes, held, strict=True)
        if other.column == box.column and other.right == box.right
        for word in words
    ]
    parts = stacked([phrase for line in lines(held[index]) for phrase in phrases(line)])
    found = (_gutter((left.x1, right.x0), column, fills) for left, right in pairwise(parts))
    return [x for x in found if x is not None]


def _gutter(between: Stretch, words: Sequence[Word], fills: Sequence[Fill]) -> float | None:
    """Where an upright fits between two points: at the edge of most fills in the widest white, or in its middle."""
    left, right = between
    best: Stretch = (left, left)
    for word in sorted(words, key=lambda w: w.x0):
        if word.x1 <= left or word.x0 >= right:
            continue
        best = max(best, (left, word.x0), key=_width)
        left = max(left, word.x1)
    best = max(best, (left, right), key=_width)
    if not words or _width(best) < LEAST * min(word.size for word in words):
        return None
    ends = Counter(x for fill in fills for x in (fill.x0, fill.x1) if best[0] <= x <= best[1])
    return ends.most_common(1)[0][0] if ends else sum(best) / 2


def _width(stretch: Stretch) -> float:
    return stretch[1] - stretch[0]


def _spans(grid: Lattice, words: Sequence[Word], index: int) -> list[Span]:
    """The columns over which the phrases of a wide cell stand, one span where they cannot be told apart."""
    box = grid.boxes[index]
    whole = [(box.column, box.right)]
    if box.right - box.column < 2 or not words:
        return whole
    parts = stacked([phrase for line in lines(words) for phrase in phrases(line)])
    spans = [covered(grid, part) for part in parts]
    return whole if any(first[1] > second[0] for first, second in pairwise(spans)) else spans


def _parted(
    grid: Lattice, words: Sequence[Word], uprights: Sequence[float], spans: Sequence[Span]
) -> Iterator[str]:
    """The texts of a cell parted at these uprights, or into these spans."""
    stops = [*uprights, *(grid.xs[end] for _, end in spans[:-1]), float("inf")]
    start = float("-inf")
    for stop in stops:
        part = [word for word in words if start <= (word.x0 + word.x1) / 2 < stop]
        start = stop
        if part:
            yield from texts_of([part])


def _lefts(grid: Lattice, held: Cells) -> dict[int, list[float]]:
    """For each column where the words of its cells begin."""
    lefts: dict[int, list[float]] = {}
    for box, words in zip(grid.boxes, held, strict=True):
        if words and box.right - box.column == 1:
            lefts.setdefault(box.column, []).append(min(word.x0 for word in words))
    return lefts


def _starts(grid: Lattice, words: Sequence[Word]) -> dict[int, float]:
    """For each column where those of these words begin that stand in it."""
    starts: dict[int, float] = {}
    for word in words:
        column = covered(grid, word)[0]
        starts[column] = min(word.x0, starts.get(column, word.x0))
    return starts
