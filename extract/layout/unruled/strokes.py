"""Level rules of a table without uprights, by the columns that they run under."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.layout.ruled.edges import JOIN, SNAP
from extract.layout.text.lines import Line
from extract.layout.unruled.gutters import Columns, Stretch
from schemas.paper import Rule, Word

RIM = 0.1
"""A rule that leaves out no more than this part of a column's width at either side is under all of it."""

FEWEST = 2
"""A rule under one column alone, with none at its height under another, is an underline."""


class Stroke(NamedTuple):
    """A printed level rule: its height, from where to where all its pieces run, in points, and the columns that
    it is under, from `first` up to, not with, `end`."""

    at: float
    x0: float
    x1: float
    first: int
    end: int


def strokes(rules: Sequence[Rule], columns: Columns, lines: Sequence[Line]) -> list[Stroke]:
    """The rules at heights at which two or more whole columns of these lines have one, from top to bottom.

    Rules at one height are one where only a gutter is between them.
    """
    extents = _extents(columns, lines)
    found: list[Stroke] = []
    for at, pieces in _by_height(rules):
        under = [any(_is_under(piece, extent) for piece in pieces) for extent in extents]
        x0, x1 = min(left for left, _ in pieces), max(right for _, right in pieces)
        if sum(under) >= FEWEST:
            found.extend(Stroke(at, x0, x1, first, end) for first, end in _runs(under))
    return found


def _extents(columns: Columns, lines: Sequence[Line]) -> list[Stretch]:
    """From where to where the words of each column run, in points; a column without one lies between gutters."""
    words: list[list[Word]] = [[] for _ in range(len(columns.gutters) + 1)]
    for line in lines:
        for word in line:
            words[columns.at((word.x0 + word.x1) / 2)].append(word)
    parts = columns.parts
    blank = list(pairwise([parts[0] - JOIN, *parts, parts[-1] + JOIN]))
    return [
        (min(word.x0 for word in held), max(word.x1 for word in held)) if held else between
        for held, between in zip(words, blank, strict=True)
    ]


def _by_height(rules: Sequence[Rule]) -> Iterator[tuple[float, list[Stretch]]]:
    """The level rules at each height, joined where they touch."""
    groups: list[tuple[float, list[Rule]]] = []
    for rule in sorted(rules, key=lambda r: r.top + r.bottom):
        at = (rule.top + rule.bottom) / 2
        if rule.x1 - rule.x0 < rule.bottom - rule.top:
            continue
        if groups and at - groups[-1][0] <= SNAP:
            groups[-1][1].append(rule)
        else:
            groups.append((at, [rule]))
    return ((at, _joined(group)) for at, group in groups)


def _joined(rules: Sequence[Rule]) -> list[Stretch]:
    pieces: list[Stretch] = []
    for left, right in sorted((rule.x0, rule.x1) for rule in rules):
        if pieces and left - pieces[-1][1] <= JOIN:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], right))
        else:
            pieces.append((left, right))
    return pieces


def _is_under(piece: Stretch, extent: Stretch) -> bool:
    rim = RIM * (extent[1] - extent[0])
    return piece[0] <= extent[0] + rim and piece[1] >= extent[1] - rim


def _runs(under: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The stretches of true values as (first, one past the last).

    >>> list(_runs([True, True, False, True]))
    [(0, 2), (3, 4)]
    """
    first = None
    for index, is_under in enumerate([*under, False]):
        if is_under and first is None:
            first = index
        elif not is_under and first is not None:
            yield first, index
            first = None
