"""Rows whose keys do not stand in their first line, but at the middle of their height or at their foot."""

from collections.abc import Sequence
from itertools import pairwise

from extract.layout.text.heights import below
from extract.layout.text.lines import LEADING, Line, bounds
from extract.layout.unruled.blocks import Body, blocks_of
from extract.layout.unruled.entries import present
from extract.layout.unruled.starts import starts
from schemas.paper import Word

UNEVEN = 0.75
"""A row ends no more than this many lines further from its key than it begins."""


def raised(body: Body) -> list[int]:
    """The lines that begin a row where each row's keys stand at the middle of its height, or at its foot, and no
    white parts it from the next; none where that is not so.

    The first line of the first row tells, which has no key; or else the words, which go on in a small letter where
    rows are cut wrongly.
    """
    if not body.begins or len(blocks_of(body)) > 1 or body.banners or body.hung:
        return []
    found = [rows for rows in (_centred(body), _low(body)) if len(rows) > 1]
    if present(0, body):
        hung = _broken(starts(body), body)
        found = [rows for rows in found if _broken(rows, body) < hung]
    return min(found, key=lambda rows: _broken(rows, body), default=[])


def runs(key: int, body: Body) -> list[list[int]]:
    """The lines of each entry of this column: those that have words of it, a line apart."""
    found: list[list[int]] = []
    foot = float("-inf")
    for index, line in enumerate(body.lines):
        words = _of(key, line, body)
        if not words:
            continue
        _, top, _, bottom = bounds(words)
        if found and top - foot <= (LEADING - 1) * words[0].size:
            found[-1].append(index)
        else:
            found.append([index])
        foot = bottom
    return found


def _of(key: int, line: Line, body: Body) -> list[Word]:
    return [word for word in line if body.columns.at((word.x0 + word.x1) / 2) == key]


def _centred(body: Body) -> list[int]:
    """The lines that begin a row if each ends as far under its key as it begins above it."""
    key = min(body.columns.keys)
    rows, start, foot = [], 0, 0.0
    for words in runs(key, body):
        if not start <= words[0] < len(body.lines):
            return []
        rows.append(start)
        entry = [word for index in words for word in _of(key, body.lines[index], body)]
        foot = entry[0].top + entry[-1].bottom - bounds(body.lines[start])[1]
        start = below(body.lines, foot)
        if start <= words[-1]:
            return []
    last = bounds(body.lines[-1])
    is_even = foot - last[3] <= UNEVEN * (last[3] - last[1])
    return rows if start == len(body.lines) and is_even else []


def _low(body: Body) -> list[int]:
    """The lines that begin a row if each ends with its key."""
    ends = [words[-1] + 1 for words in runs(min(body.columns.keys), body)]
    return [0, *ends[:-1]] if ends and ends[-1] == len(body.lines) else []


def _broken(rows: Sequence[int], body: Body) -> int:
    """In how many cells the first word begins with a small letter, if rows begin with these lines."""
    count = 0
    for first, end in pairwise([*rows, len(body.lines)]):
        firsts: dict[int, str] = {}
        for line in body.lines[first:end]:
            for word in line:
                firsts.setdefault(body.columns.at((word.x0 + word.x1) / 2), word.text)
        count += sum(text[0].islower() for text in firsts.values())
    return count
