"""Rows of a table without uprights: which of its lines begin one, by rules, by fills or by white and words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.layout.text.heights import below_each, middle
from extract.layout.unruled.blocks import Band, Body
from extract.layout.unruled.gutters import Columns
from extract.layout.unruled.hanging import raised, runs
from extract.layout.unruled.starts import starts
from extract.layout.unruled.strokes import Stroke


def bands(body: Body) -> list[Band]:
    """The rows of the table: between level rules where there are any, else as high as the fills beside them, else
    where keys have entries again."""
    ruled = (stroke.at for stroke in body.strokes if _parts_rows(stroke, body.columns))
    parts = {*below_each(body.lines, ruled)}
    inner = sorted(part for part in parts if 0 < part < len(body.lines))
    begun = {0, *([*inner, *_unruled(inner, body)] if inner else _painted(body))}
    begun |= {edge for banner in body.banners for edge in (banner, banner + 1)}
    return [Band(a, b) for a, b in pairwise(sorted({*begun, len(body.lines)}))]


def _parts_rows(stroke: Stroke, columns: Columns) -> bool:
    return any(stroke.first <= key < stroke.end for key in columns.keys)


def _unruled(ruled: Sequence[int], body: Body) -> Iterator[int]:
    """The lines that begin a row between two level rules, where one was left out: on the edge of a fill as high as
    its row, with an entry of the first key column above it and one below."""
    key = min(body.columns.keys)
    edges = _edges(body)
    for first, end in pairwise([0, *ruled, len(body.lines)]):
        for edge in sorted(edge for edge in edges if first < edge < end):
            if runs(key, body.part(first, edge)) and runs(key, body.part(edge, end)):
                yield edge


def _painted(body: Body) -> Iterator[int]:
    """The lines that begin a row: the first one on each fill that is as high as its row and those between fills, or
    all, as white and words tell."""
    for first, end in pairwise(sorted({0, *_edges(body), len(body.lines)})):
        here = body.part(first, end)
        if _is_one(here, is_painted=_is_on_fill(body, first)):
            yield first
        elif first == 0 or any(runs(key, here) for key in body.columns.keys):
            yield from (first + at for at in raised(here) or starts(here))


def _edges(body: Body) -> set[int]:
    """The lines right under an edge of a fill that is as high as its row."""
    return {*below_each(body.lines, (at for pane in body.panes for at in pane))}


def _is_on_fill(body: Body, index: int) -> bool:
    at = middle(body.lines[index])
    return any(pane.top <= at <= pane.bottom for pane in body.panes)


def _is_one(part: Body, *, is_painted: bool) -> bool:
    """Whether these lines, between two edges of fills, are one row: with no second entry in the first key column.

    Lines without fill may be several rows with one line each, or the rest of a row that a page break cut.
    """
    key = min(part.columns.keys)
    if is_painted:
        return len(runs(key, part)) < 2
    held = sum(key in part.columns.used(line) for line in part.lines)
    return bool(part.panes) and part.begins and held == 1
