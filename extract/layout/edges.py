"""Rules into edges: the straight lines that a page's tables are ruled with, tied into one bundle a table.

Pure geometry in points of the displayed page; top is 0 and grows downwards.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from schemas.paper import Rule

SNAP = 2.0
"""Parallel rules no further apart than this are one edge: double rules, borders that each cell draws for
itself. No row of text is so low."""

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
    pieces = _snap(edge for rule in rules if (edge := _upright(rule)) is not None)
    upright = _whole(pieces)
    level = _whole(_snap(edge for rule in rules if (edge := _level(rule)) is not None))
    return Bundle((*level, *_seams(pieces, upright, level)), upright)


def _level(rule: Rule) -> Edge | None:
    """The rule as a level edge, None where it stands upright; a dot is both, for dots make lines."""
    if rule.x1 - rule.x0 < rule.bottom - rule.top:
        return None
    return Edge((rule.top + rule.bottom) / 2, rule.x0, rule.x1)


def _upright(rule: Rule) -> Edge | None:
    if rule.bottom - rule.top < rule.x1 - rule.x0:
        return None
    return Edge((rule.x0 + rule.x1) / 2, rule.top, rule.bottom)


def _whole(pieces: Iterable[Edge]) -> tuple[Edge, ...]:
    """The pieces joined along their lines, without what is no edge."""
    return tuple(edge for edge in _join(pieces) if edge.end - edge.start >= SHORTEST)


def _seams(pieces: Sequence[Edge], upright: Sequence[Edge], level: Sequence[Edge]) -> list[Edge]:
    """Level edges that were not drawn: where every upright ends and begins anew, for they are drawn row by row.

    Writers leave out the rule between a repeated header and the rest of a row that the page break cut.
    """
    drawn = [edge.at for edge in level]
    breaks = sorted({piece.start for piece in pieces} & {piece.end for piece in pieces})
    seams = []
    for at in breaks:
        crossing = [edge.at for edge in upright if edge.start < at < edge.end]
        unbroken = {piece.at for piece in pieces if piece.start < at < piece.end}
        if len(crossing) >= LEAST_SEAM and not unbroken and all(abs(at - known) > JOIN for known in drawn):
            seams.append(Edge(at, min(crossing), max(crossing)))
            drawn.append(at)
    return seams


def _snap(edges: Iterable[Edge]) -> list[Edge]:
    """Each edge moved to the longest one of those that lie within `SNAP` of the first of its kind.

    >>> _snap([Edge(10.0, 0, 90), Edge(11.5, 0, 5), Edge(12.5, 0, 5)])
    [Edge(at=10.0, start=0, end=90), Edge(at=10.0, start=0, end=5), Edge(at=12.5, start=0, end=5)]
    """
    snapped: list[Edge] = []
    group: list[Edge] = []
    for edge in sorted(edges):
        if group and edge.at - group[0].at > SNAP:
            snapped.extend(_move(group))
            group = []
        group.append(edge)
    return snapped + _move(group)


def _move(group: Sequence[Edge]) -> list[Edge]:
    lengths: dict[float, float] = {}
    for edge in group:
        lengths[edge.at] = lengths.get(edge.at, 0.0) + edge.end - edge.start
    if not lengths:
        return []
    at = max(lengths, key=lengths.__getitem__)
    return [edge._replace(at=at) for edge in group]


def _join(edges: Iterable[Edge]) -> list[Edge]:
    """Edges on one line as one where they overlap or leave no gap wider than `JOIN`.

    >>> _join([Edge(10, 0, 5), Edge(10, 7, 9), Edge(10, 20, 30)])
    [Edge(at=10, start=0, end=9), Edge(at=10, start=20, end=30)]
    """
    joined: list[Edge] = []
    for at, line in groupby(sorted(edges), key=attrgetter("at")):
        start, end = 0.0, float("-inf")
        for edge in line:
            if edge.start > end + JOIN:
                if end > float("-inf"):
                    joined.append(Edge(at, start, end))
                start, end = edge.start, edge.end
            end = max(end, edge.end)
        joined.append(Edge(at, start, end))
    return joined


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The rules in groups that touch, within `JOIN`; a sweep from top to bottom."""
    order = sorted(rules, key=attrgetter("top"))
    parent = list(range(len(order)))
    live: list[int] = []
    for index, rule in enumerate(order):
        live = [other for other in live if order[other].bottom >= rule.top - JOIN]
        for other in live:
            if order[other].x0 <= rule.x1 + JOIN and order[other].x1 >= rule.x0 - JOIN:
                parent[_root(parent, other)] = _root(parent, index)
        live.append(index)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(order):
        groups.setdefault(_root(parent, index), []).append(rule)
    return list(groups.values())


def _root(parent: list[int], index: int) -> int:
    """The head of the group that `index` is in; halves the way there for the next call."""
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index
