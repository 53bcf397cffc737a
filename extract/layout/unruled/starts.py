"""Rows that white and words alone tell: which lines begin one, where keys have entries again."""

from collections.abc import Sequence, Set

from extract.layout.unruled.blocks import Band, Body, blocks_of, columns_of, is_bold
from extract.layout.unruled.entries import entries, is_broken


def starts(body: Body) -> list[int]:
    """The lines that begin a row: a key column has an entry that the row before has already, or it is a line
    across the table, or it opens its block as the other rows open theirs. A row whose key stands at the middle of
    its height begins where its block does; but not where rows hang, and the block is the rest of one that a page
    break cut and the next one."""
    blocks = blocks_of(body)
    found: set[int] = {0}
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
        is_rest = body.hung and block.first == 0 and not body.begins
        if len(begun) == 1 and (len(blocks) > 1 or body.begins) and not is_rest:
            begun = [block.first]
        if not begun and len(columns_of(block, body)) == 1 and is_bold(block, body):
            begun, seen = [block.first], frozenset()
        found.update(begun)
    return sorted(found | _alike(blocks, found - {0}, body))


def _alike(blocks: Sequence[Band], found: Set[int], body: Body) -> set[int]:
    """The blocks' first lines that fill each column which all known rows' first lines fill: a row whose status is
    told by no word and no fill shows by its number, its date and the white over it.

    Not where those columns are but two and no key: there paragraphs of one row may stand side by side.
    """
    known = [used for start in found if len(used := body.columns.used(body.lines[start])) > 1]
    common = frozenset[int]().union(*known[:1]).intersection(*known)
    if len(known) < 2 or len(common) < (2 if common & body.columns.keys else 3):
        return set()
    firsts = {block.first for block in blocks} - body.banners
    return {at for at in firsts if common <= body.columns.used(body.lines[at]) and not is_broken(at, body)}
