"""The heading row of a ruled table: whether it has one, and which of its columns are keys.

What headings mean is told by `read`, as for tables without rules.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from extract.layout.ruled.cells import Lattice
from extract.layout.ruled.splitting import Span
from extract.layout.text.lines import text_of
from extract.layout.text.openings import Heads, Read
from extract.layout.text.phrases import Phrase
from schemas.paper import Word

HEADED_WITHIN = 3
"""Rows: a table's heading stands at its top, under a banner or two at most."""

MOST_WORDS = 60
"""No heading has more words; the rows of a table that goes on from the page before have."""

OVERHANG = 1.0
"""A word that reaches over a rule by no more than this, in points, stands on one side of it."""

Cells = Sequence[Sequence[Word]]
"""The words of each of a grid's cells."""


class Headed(NamedTuple):
    """A table's heading: its last row, the grid columns of its keys, and how many of its headings nobody knows."""

    row: int
    keys: frozenset[int]
    unknown: int


def headed(grid: Lattice, held: Cells, read: Read) -> Headed | None:
    """The first heading among the grid's upper rows, on one row or two; None where none is one."""
    for row in range(min(HEADED_WITHIN, len(grid.ys) - 1)):
        for last in (row, row + 1):
            owners = {owner for each in grid.owner[row : last + 1] for owner in each if owner >= 0}
            if sum(len(held[owner]) for owner in owners) > MOST_WORDS:
                break
            spans, texts = _stacks(grid, held, row, last + 1)
            heads = _heads(read, tuple(texts)) if len(texts) > 1 else None
            if heads is not None:
                return Headed(last, keys_of(heads, spans), heads.unknown)
    return None


@lru_cache(maxsize=256)
def _heads(read: Read, texts: tuple[str, ...]) -> Heads | None:
    """What a heading row reads as; a paper prints the same one on page after page."""
    return read(texts)


def keys_of(heads: Heads, spans: Sequence[Span]) -> frozenset[int]:
    """The grid columns of the keys, given the span of each heading that was read."""
    return frozenset(column for key in heads.keys if key < len(spans) for column in range(*spans[key]))


def texts_of(stacks: Sequence[Sequence[Word]]) -> list[str]:
    """Each heading on one line."""
    return [words[0].text if len(words) == 1 else " ".join(text_of(words).split()) for words in stacks]


def covered(grid: Lattice, part: Phrase | Word) -> Span:
    """The columns over which a phrase or a word stands."""
    last = len(grid.xs) - 2
    left = bisect_right(grid.xs, min(part.x0 + OVERHANG, part.x1)) - 1
    right = bisect_right(grid.xs, max(part.x1 - OVERHANG, part.x0)) - 1
    return max(0, min(left, last)), max(0, min(right, last)) + 1


def _stacks(grid: Lattice, held: Cells, first: int, end: int) -> tuple[list[Span], list[str]]:
    """The columns of some rows that the same cells stand over, and the words of these cells; blank ones aside."""
    rows = grid.owner[first:end]
    over = [tuple(dict.fromkeys(row[column] for row in rows)) for column in range(len(grid.xs) - 1)]
    spans: list[Span] = []
    texts: list[str] = []
    for owners, columns in _runs(over):
        words = [word for owner in owners if owner >= 0 for word in held[owner]]
        if words:
            spans.append(columns)
            texts += texts_of([words])
    return spans, texts


def _runs(over: Sequence[tuple[int, ...]]) -> Iterator[tuple[tuple[int, ...], Span]]:
    for owners, columns in groupby(range(len(over)), key=over.__getitem__):
        run = list(columns)
        yield owners, (run[0], run[-1] + 1)
