"""Entries of a table's key columns: on which of its lines one begins, by words, fills and small letters."""

from collections.abc import Iterator

from extract.layout.text.heights import below, middle
from extract.layout.unruled.blocks import Band, Body


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


def entries(block: Band, body: Body) -> Iterator[tuple[int, frozenset[int]]]:
    """The lines of the block in which a key column's entry begins, with those columns."""
    before: frozenset[int] = frozenset()
    for index in range(block.first, block.end):
        here = present(index, body)
        entering = here - before - _within(index, body)
        if here and not entering and _begins_anew(index, body, here):
            entering = here
        if entering:
            yield index, entering
        before = here


def _within(index: int, body: Body) -> frozenset[int]:
    """The key columns in which this line's words are the first on a fill that begins further up: their entry."""
    here = middle(body.lines[index])
    found = set()
    for fill in body.fills:
        if not fill.top <= here <= fill.bottom:
            continue
        column = body.columns.at(fill.x0 + 1)
        if column == body.columns.at(fill.x1 - 1):
            top = below(body.lines, fill.top)
            if top < index and not any(column in body.columns.used(line) for line in body.lines[top:index]):
                found.add(column)
    return body.columns.keys & found


def _begins_anew(index: int, body: Body, keys: frozenset[int]) -> bool:
    """Whether the line cannot go on in the one above: it fills two keys or as many columns, none with a small
    letter."""
    above, line = body.lines[index - 1], body.lines[index]
    filled = body.columns.used(line)
    return (
        len(filled) > 1
        and (len(keys) > 1 or filled >= body.columns.used(above))
        and not is_broken(index, body)
    )


def is_broken(index: int, body: Body) -> bool:
    """Whether some column's words on this line begin with a small letter, as what goes on from above does."""
    firsts: dict[int, str] = {}
    for word in body.lines[index]:
        firsts.setdefault(body.columns.at((word.x0 + word.x1) / 2), word.text)
    return any(text[0].islower() for text in firsts.values())
