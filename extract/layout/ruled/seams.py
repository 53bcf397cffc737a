"""Level rules that are missing between two rows of a table: the keys' entries, fills and white tell where.

A row is only parted where its number, its status, its due date each begin a second entry on one line, or where
their fills part there: two statuses in one cell, or a long number, are the parts of one row.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extract.layout.ruled.cells import Lattice
from extract.layout.ruled.edges import SNAP
from extract.layout.ruled.heads import Cells, Headed
from extract.layout.text.lines import Line, bounds, lines
from schemas.paper import Fill, Word

LEVEL = 0.35
"""Lines whose tops differ by no more than this many ems stand at one height."""

COVERS = 0.6
"""A cell's own fill goes over this part of its width; less is a marker."""

_ENDED = (".", "!", "?", ":", ";", "”", "’", '"', ")")


class Seam(NamedTuple):
    """Where a level rule is missing, in points, and whether fills part there: else it is a guess."""

    at: float
    filled: bool


def seams(grid: Lattice, held: Cells, known: Headed, fills: Sequence[Fill]) -> list[Seam]:
    """The heights at which rows under the heading are two in one, from top to bottom."""
    rows = {
        box.row
        for box, words in zip(grid.boxes, held, strict=True)
        if box.column in known.keys and box.row > known.row and box.below == box.row + 1 and _is_tall(words)
    }
    found: list[Seam] = []
    for row in sorted(rows):
        cells = [index for index, box in enumerate(grid.boxes) if box.row == row and box.below == row + 1]
        keys = [index for index in cells if grid.boxes[index].column in known.keys]
        found += _seams_in(grid, held, cells, keys, fills)
    return found


def _is_tall(words: Sequence[Word]) -> bool:
    """Whether words stand under one another: cheap, for most keys have one line."""
    return len(words) > 1 and words[-1].top > words[0].bottom - LEVEL * words[0].size


def _seams_in(
    grid: Lattice, held: Cells, cells: Sequence[int], keys: Sequence[int], fills: Sequence[Fill]
) -> list[Seam]:
    """The seams of one row, whose cells and key cells these are."""
    text = {index: lines(held[index]) for index in cells if held[index]}
    entered = [index for index in keys if index in text]
    found: list[Seam] = []
    above = grid.ys[grid.boxes[cells[0]].row]
    for line in text[entered[0]][1:] if entered else ():
        top, size = bounds(line)[1], line[0].size
        if not all(_begins_at(text[index], top, size) for index in entered):
            continue
        if any(_runs_through(each, top, size) for each in text.values()):
            continue
        foot = max(bounds(each)[3] for each in _before(text.values(), top, size))
        edge = _edge(grid, entered, (above, foot - SNAP, top + SNAP), fills)
        goes_on, anew = _reading((text[index] for index in text if index not in keys), top, size)
        several = len(entered) > 1
        told = edge is not None and not goes_on and (anew or (several and edge.differs))
        if told or (several and anew and _are_numbers(text, entered, top, size)):
            above = (foot + top) / 2 if edge is None else edge.at
            found.append(Seam(above, edge is not None))
    return found


def _before(text: Iterable[Sequence[Line]], top: float, size: float) -> list[Line]:
    return [line for each in text for line in each if bounds(line)[1] < top - LEVEL * size]


def _begins_at(text: Sequence[Line], top: float, size: float) -> bool:
    """Whether a second entry may begin at this height: a line does, and others stand above it."""
    return any(abs(bounds(line)[1] - top) <= LEVEL * size for line in text[1:])


def _runs_through(text: Sequence[Line], top: float, size: float) -> bool:
    """Whether the words under this height do not begin at it."""
    under = [bounds(line)[1] for line in text if bounds(line)[1] >= top - LEVEL * size]
    return bool(under) and under[0] > top + LEVEL * size and bounds(text[0])[1] < top - LEVEL * size


class _Edge(NamedTuple):
    """Where a key's fill ends or begins within its row, in points, and whether another one is on the other side."""

    at: float
    differs: bool


def _edge(
    grid: Lattice, keys: Sequence[int], reach: tuple[float, float, float], fills: Sequence[Fill]
) -> _Edge | None:
    """The edge, between the last two heights, of a key's fill that goes from there to the row's foot, or up to the
    seam above, the first of the heights; None where there is none."""
    above, start, end = reach
    for index in keys:
        x0, _, x1, bottom = grid.bbox(grid.boxes[index])
        own = [fill for fill in fills if min(fill.x1, x1) - max(fill.x0, x0) >= COVERS * (x1 - x0)]
        over = {f.bottom: f.colour for f in own if abs(f.top - above) <= SNAP and start <= f.bottom <= end}
        under = {f.top: f.colour for f in own if abs(f.bottom - bottom) <= SNAP and start <= f.top <= end}
        if over or under:
            return _Edge(min([*over, *under]), {*over.values()} != {*under.values()})
    return None


def _reading(text: Iterable[Sequence[Line]], top: float, size: float) -> tuple[bool, bool]:
    """Whether some of these cells plainly goes on in a sentence at this height; and whether the one that has most
    words over it ends one there."""
    longest, ended = 0, False
    for each in text:
        before = [line for line in each if bounds(line)[1] < top - LEVEL * size]
        after = each[len(before) :]
        if not before or not after:
            continue
        if after[0][0].text[:1].islower():
            return True, False
        length = sum(map(len, before))
        if length > longest:
            longest, ended = length, before[-1][-1].text.endswith(_ENDED)
    return False, ended


def _are_numbers(text: Mapping[int, Sequence[Line]], keys: Sequence[int], top: float, size: float) -> bool:
    """Whether in one of the keys the entries over and at this height are two numbers."""
    for index in keys:
        before = [line for line in text[index] if bounds(line)[1] < top - LEVEL * size]
        pair = before[-1][0].text, text[index][len(before)][0].text
        if pair[0] != pair[1] and all(any(letter.isdigit() for letter in each) for each in pair):
            return True
    return False
