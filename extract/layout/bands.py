"""Rows of a table without uprights: which of its lines begin one, by level rules or by white and words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.layout.blocks import Band, Body, below, blocks_of, columns_of, is_bold, middle
from extract.layout.gutters import Columns
from extract.layout.lines import bounds
from extract.layout.strokes import Stroke


def bands(body: Body) -> list[Band]:
    """The rows of the table: between level rules where there are any, else where keys have entries again."""
    parts = {below(body.lines, stroke.at) for stroke in body.strokes if _parts_rows(stroke, body.columns)}
    inner = sorted(part for part in parts if 0 < part < len(body.lines))
    starts = {0, *inner} if inner else {*(_centred(body) or _starts(body))}
    starts |= {edge for banner in body.banners for edge in (banner, banner + 1)}
    return [Band(a, b) for a, b in pairwise(sorted({*starts, len(body.lines)}))]


def present(index: int, body: Body) -> frozenset[int]:
    """The key columns that have words on this line, or in which a fill begins there."""
    foot = middle(body.lines[index - 1]) if index else float("-inf")
    here = middle(body.lines[index])
    painted = {
        body.columns.at(fill.x0 + 1)
        for fill in body.fills
        if foot < fill.top <= here and body.columns.at(fill.x0 + 1) == body.columns.at(fill.x1 - 1)
    }
    return body.columns.keys & (body.columns.used(body.lines[index]) | painted)


def _parts_rows(stroke: Stroke, columns: Columns) -> bool:
    return any(stroke.first <= key < stroke.end for key in columns.keys)


def _starts(body: Body) -> list[int]:
    """The lines that begin a row: a key column has an entry that the row before has already, or it is a
    line across the table. A row whose key stands at the middle of its height begins where its block does."""
    blocks = blocks_of(body)
    starts: set[int] = {0}
    seen: frozenset[int] = frozenset()
    for block in blocks:
        if block.first in body.banners:
            seen = frozenset()
            continue
        begun: list[int] = []
        for index, entering in _entries(block, body):
            if not seen or entering & seen:
                begun.append(index)
                seen = entering
            else:
                seen |= entering
        if len(begun) == 1 and (len(blocks) > 1 or body.begins):
            begun = [block.first]
        if not begun and len(columns_of(block, body)) == 1 and is_bold(block, body):
            begun, seen = [block.first], frozenset()
        starts.update(begun)
    return sorted(starts)


def _centred(body: Body) -> list[int]:
    """The lines that begin a row where each row's keys stand at the middle of its height and no white parts it
    from the next; none where that is not so.

    The first line of the first row tells: it has no key. A row ends as far under its key as it begins above it.
    """
    whole = blocks_of(body)
    if not body.begins or len(whole) > 1 or body.banners or present(0, body):
        return []
    key = min(body.columns.keys)
    starts, start = [], 0
    for words in _runs(key, body):
        if not start <= words[0] < len(body.lines):
            return []
        starts.append(start)
        at = _halfway(words, key, body)
        start = below(body.lines, 2 * at - bounds(body.lines[start])[1])
        if start <= words[-1]:
            return []
    return starts if start == len(body.lines) else []


def _runs(key: int, body: Body) -> Iterator[list[int]]:
    """The lines of each entry of this column: neighbours among those that have words of it, a line apart."""
    held = [index for index in range(len(body.lines)) if key in body.columns.used(body.lines[index])]
    run: list[int] = []
    for index in held:
        if run and index > run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _halfway(run: Sequence[int], key: int, body: Body) -> float:
    """The middle of an entry of the key column, in points."""
    entry = [w for i in run for w in body.lines[i] if body.columns.at((w.x0 + w.x1) / 2) == key]
    return (entry[0].top + entry[-1].bottom) / 2


def _entries(block: Band, body: Body) -> Iterator[tuple[int, frozenset[int]]]:
    """The lines of the block in which a key column's entry begins, with those columns."""
    before: frozenset[int] = frozenset()
    for index in range(block.first, block.end):
        here = present(index, body)
        entering = here - before
        if here and not entering and _begins_anew(index, body, here):
            entering = here
        if entering:
            yield index, entering
        before = here


def _begins_anew(index: int, body: Body, keys: frozenset[int]) -> bool:
    """Whether the line cannot go on in the one above: it fills two keys or as many columns, none with a small
    letter."""
    above, line = body.lines[index - 1], body.lines[index]
    filled = body.columns.used(line)
    firsts: dict[int, str] = {}
    for word in line:
        firsts.setdefault(body.columns.at((word.x0 + word.x1) / 2), word.text)
    return (
        len(filled) > 1
        and (len(keys) > 1 or filled >= body.columns.used(above))
        and not any(text[0].islower() for text in firsts.values())
    )
