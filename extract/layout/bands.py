"""Rows of a table without uprights: which of its lines begin one, by level rules or by white and words."""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from extract.layout.blocks import Band, Body, below, blocks_of, columns_of, is_bold
from extract.layout.entries import entries, is_broken, present
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


def _parts_rows(stroke: Stroke, columns: Columns) -> bool:
    return any(stroke.first <= key < stroke.end for key in columns.keys)


def _starts(body: Body) -> list[int]:
    """The lines that begin a row: a key column has an entry that the row before has already, or it is a line
    across the table, or it opens its block as the other rows open theirs. A row whose key stands at the middle of
    its height begins where its block does."""
    blocks = blocks_of(body)
    starts: set[int] = {0}
    seen: frozenset[int] = frozenset()
    for block in blocks:
        if block.first in body.banners:
            seen = frozenset()
            continue
        begun: list[int] = []
        for index, entering in entries(block, body):
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
    return sorted(starts | _alike(blocks, starts - {0}, body))


def _alike(blocks: Sequence[Band], starts: Set[int], body: Body) -> set[int]:
    """The blocks' first lines that fill each column which all known rows' first lines fill: a row whose status is
    told by no word and no fill shows by its number, its date and the white over it.

    Not where those columns are but two and no key: there paragraphs of one row may stand side by side.
    """
    known = [used for start in starts if len(used := body.columns.used(body.lines[start])) > 1]
    common = frozenset[int]().union(*known[:1]).intersection(*known)
    if len(known) < 2 or len(common) < (2 if common & body.columns.keys else 3):
        return set()
    firsts = {block.first for block in blocks} - body.banners
    return {at for at in firsts if common <= body.columns.used(body.lines[at]) and not is_broken(at, body)}


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
