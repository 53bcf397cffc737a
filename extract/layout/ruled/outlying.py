"""Rows of a ruled table that lie outside its rules: a heading that is only filled, or bare, right on the grid, and
bare rows right under it. Many styles rule a table's body alone.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extract.layout.ruled.cells import Lattice
from extract.layout.ruled.edges import SNAP
from extract.layout.ruled.heads import covered, texts_of
from extract.layout.ruled.splitting import Span, filled, with_row_over, with_row_under
from extract.layout.text.lines import Line, bounds
from extract.layout.text.openings import TALLEST, Read
from extract.layout.text.phrases import Phrase, phrases
from extract.layout.unruled.walls import PAD
from schemas.paper import Fill, Word

CLOSE = 1.5
"""White over this many ems between a table and a line, or between two lines, is more than the padding of a row."""


def with_heading(grid: Lattice, above: Sequence[Line], fills: Sequence[Fill], read: Read) -> Lattice:
    """The grid with the heading row that the last of the lines `above` it make; as it is where they make none."""
    taken: list[Line] = []
    readings: list[tuple[int, int, list[Span]]] = []
    for line in reversed(above[-TALLEST:]):
        below = bounds(taken[0])[1] if taken else grid.ys[0]
        size = max(word.size for word in line)
        if below - bounds(line)[3] > CLOSE * size and not _joins(line, below, fills):
            break
        taken.insert(0, line)
        for spans, words in (_headings(grid, taken, whole) for whole in (False, True)):
            heads = read(texts_of(words)) if len(spans) > 1 else None
            if heads is not None:
                readings.append((heads.unknown, len(taken), spans))
    if not readings:
        return grid
    _, count, spans = min(readings, key=lambda reading: reading[:2])
    first = len(above) - count
    top = _top(above[first:], bounds(above[first - 1])[3] if first else 0.0, fills)
    return with_row_over(grid, top, list(filled(spans, 0, len(grid.xs) - 1)))


def with_rows_under(grid: Lattice, below: Sequence[Line], keys: frozenset[int]) -> Lattice:
    """The grid with the rows that the first of the lines `below` it make.

    They leave its uprights' places white, and fill a key column and half of all; other lines, such as notes,
    end them. A line begins a row where it fills the columns of the keys that the first line fills.
    """
    foot, rows = grid.ys[-1], list[list[Line]]()
    opening: frozenset[int] = frozenset()
    for line in below:
        spans = [covered(grid, word) for word in line]
        if bounds(line)[1] - foot > CLOSE * max(word.size for word in line):
            break
        if any(end - first > 1 for first, end in spans):
            break
        used = frozenset(first for first, _ in spans)
        if not rows:
            opening = used & keys
            if not opening or 2 * len(used) < len(grid.xs) - 1:
                break
        if opening <= used:
            rows.append([])
        rows[-1].append(line)
        foot = bounds(line)[3]
    for row, after in zip_longest(rows, rows[1:]):
        end = max(word.bottom for line in row for word in line)
        start = min(word.top for word in after[0]) if after else end + 2 * PAD
        grid = with_row_under(grid, (end + start) / 2)
    return grid


def _headings(grid: Lattice, taken: Sequence[Line], whole: bool) -> tuple[list[Span], list[list[Word]]]:
    """The columns and the words of each heading that these lines print; phrases are parted where an upright
    runs through their white unless they are to stay `whole`."""
    found: list[tuple[Span, list[Word]]] = []
    parts = (part for line in taken for phrase in phrases(line) for part in _parts(phrase, whole))
    for part in sorted(parts, key=lambda p: p.x0):
        first, end = covered(grid, part)
        if found and first < found[-1][0][1]:
            (start, stop), words = found[-1]
            found[-1] = ((start, max(stop, end)), [*words, *part.words])
        else:
            found.append(((first, end), list(part.words)))
    return [span for span, _ in found], [words for _, words in found]


def _parts(phrase: Phrase, whole: bool) -> Iterator[Phrase]:
    """The phrase, or its words by the columns in which they stand."""
    if whole:
        yield phrase
        return
    for word in phrase.words:
        yield Phrase(word.x0, word.x1, (word,))


def _joins(line: Line, below: float, fills: Sequence[Fill]) -> bool:
    """Whether a fill goes from behind the line down to this height."""
    return any(abs(fill.bottom - below) <= SNAP for fill in _behind(line, fills))


def _top(heading: Sequence[Line], above: float, fills: Sequence[Fill]) -> float:
    """Where the heading row begins: where its fill does, or else over its words, under what stands above it."""
    high = min(word.top for line in heading for word in line)
    painted = [fill.top for fill in _behind(heading[0], fills) if fill.top >= above - PAD]
    return min([high, *painted]) if painted else min(high, max(high - PAD, above))


def _behind(line: Line, fills: Sequence[Fill]) -> Iterator[Fill]:
    x0, top, _, bottom = bounds(line[:1])
    y = (top + bottom) / 2
    return (fill for fill in fills if fill.x0 <= x0 + PAD <= fill.x1 and fill.top <= y <= fill.bottom)
