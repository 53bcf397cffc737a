"""Rules into edges: the straight lines that a page's tables are ruled with, tied into one bundle a table.

Pure geometry in points of the displayed page; top is 0 and grows downwards.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from schemas.paper import Rule

SNAP = 3.0
"""Parallel rules no further apart than this are one edge: double rules, borders that each cell draws for
itself, boxes with a little space between them. No row of text is so low."""

JOIN = 3.0
"""A gap no wider than this in a rule, or between two that meet, is none: corners drawn apart, dashes."""

LEAST_SEAM = 3
"""So many uprights end and begin at one height by design; two may be a frame in two halves."""

SHORTEST = 4.0
"""An edge shorter than this after joining is a dot, a dash or the serif of a drawn letter."""


class Edge(NamedTuple):
    """A level or upright line: where it lies on the other axis, and from where to where it runs."""

    at: float
    start: float
    end: float


class Bundle(NamedTuple):
    """Edges that touch one another, directly or through others: what one table is ruled with."""

    level: tuple[Edge, ...]
    upright: tuple[Edge, ...]


def bundles(rules: Sequence[Rule]) -> list[Bundle]:
    """The bundles of a page that could rule a table: at least one level and one upright edge each."""
    found = map(_bundle, _touching(rules))
    return [bundle for bundle in found if bundle.level and bundle.upright]


def _bundle(rules: Sequence[Rule]) -> Bundle:
    drawn = _edges(rules)
    pieces = _snap(drawn.upright)
    upright = _whole(pieces)
    level = _whole(_snap(drawn.level))
    return Bundle((*level, *_seams(pieces, upright, level)), upright)


def _edges(rules: Sequence[Rule]) -> Bundle:
    """The rules as level and as upright edges; a dot is both, for dots make lines."""
    level, upright = [], []
    for rule in rules:
        x0, top, x1, bottom = rule.x0, rule.top, rule.x1, rule.bottom
        across, down = x1 - x0, bottom - top
        if across >= down:
            level.append(Edge((top + bottom) / 2, x0, x1))
        if down >= across:
            upright.append(Edge((x0 + x1) / 2, top, bottom))
    return Bundle(tuple(level), tuple(upright))


def _whole(pieces: Iterable[Edge]) -> tuple[Edge, ...]:
    """The pieces joined along their lines, without what is no edge."""
    return tuple(edge for edge in _join(pieces) if edge.end - edge.start >= SHORTEST)


def _seams(pieces: Sequence[Edge], upright: Sequence[Edge], level: Sequence[Edge]) -> list[Edge]:
    """Level edges that were not drawn: where every upright ends and begins anew, for they are drawn row by row.

    Writers leave out the rule between a repeated header and the rest of a row that the page break cut. A seam runs
    as far as the level edges that cross the same uprights, which may stick out on both sides of them.
    """
    drawn = [edge.at for edge in level]
    breaks = sorted({piece.start for piece in pieces} & {piece.end for piece in pieces})
    seams = []
    for at in breaks:
        crossing = [edge.at for edge in upright if edge.start < at < edge.end]
        unbroken = {piece.at for piece in pieces if piece.start < at < piece.end}
        if len(crossing) >= LEAST_SEAM and not unbroken and all(abs(at - known) > JOIN for known in drawn):
            across = [edge for edge in level if edge.start <= min(crossing) and edge.end >= max(crossing)]
            start = min([min(crossing), *(edge.start for edge in across)])
            seams.append(Edge(at, start, max([max(crossing), *(edge.end for edge in across)])))
            drawn.append(at)
    return seams


def _snap(edges: Iterable[Edge]) -> list[Edge]:
    """Each edge moved to the longest one of those that lie within `SNAP` of the first of its kind.

    >>> _snap([Edge(10.0, 0, 90), Edge(12.5, 0, 5), Edge(13.5, 0, 5)])
    [Edge(at=10.0, start=0, end=90), Edge(at=10.0, start=0, end=5), Edge(at=13.5, start=0, end=5)]
    """
    snapped: list[Edge] = []
    group: list[Edge] = []
    for edge in sorted(edges):
        if group and edge.at - group[0].at > SNAP:
            snapped.extend(_move(group))
            group = []
        group.append(edge)
    return snapped + _move(group)


def _move(group: list[Edge]) -> list[Edge]:
    if len(group) < 2:
        return group
    lengths: dict[float, float] = {}
    for at, start, end in group:
        lengths[at] = lengths.get(at, 0.0) + end - start
    at = max(lengths, key=lengths.__getitem__)
    return [Edge(at, start, end) for _, start, end in group]


def _join(edges: Iterable[Edge]) -> list[Edge]:
    """Edges on one line as one where they overlap or leave no gap wider than `JOIN`.

    >>> _join([Edge(10, 0, 5), Edge(10, 7, 9), Edge(10, 20, 30)])
    [Edge(at=10, start=0, end=9), Edge(at=10, start=20, end=30)]
    """
    joined: list[Edge] = []
    for at, line in groupby(sorted(edges), key=itemgetter(0)):
        start = end = float("-inf")
        for _, begins, ends in line:
            if start == float("-inf"):
                start, end = begins, ends
            elif begins > end + JOIN:
                joined.append(Edge(at, start, end))
                start, end = begins, ends
            elif ends > end:
                end = ends
        joined.append(Edge(at, start, end))
    return joined


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules in groups that touch, within `JOIN`; a sweep from top to bottom."""
    order = sorted(rules, key=attrgetter("top"))
    parent = list(range(len(order)))
    live: list[tuple[float, float, float, int]] = []
    soonest = float("inf")
    for index, rule in enumerate(order):
        above, left, right = rule.top - JOIN, rule.x0 - JOIN, rule.x1 + JOIN
        if soonest < above:
            live = [other for other in live if other[0] >= above]
            soonest = min(live)[0] if live else float("inf")
        for _, x0, x1, other in live:
            if x0 <= right and x1 >= left:
                parent[root(parent, other)] = index
        live.append((rule.bottom, rule.x0, rule.x1, index))
        if rule.bottom < soonest:
            soonest = rule.bottom
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(order):
        groups.setdefault(root(parent, index), []).append(rule)
    return list(groups.values())


def root(parent: list[int], index: int) -> int:
    """The head of the group that `index` is in; halves the way there for the next call."""
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
