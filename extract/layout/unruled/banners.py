"""Banners: words across a table that are in none of its columns, with rows under them."""

from collections.abc import Iterator, Sequence

from extract.layout.text.heights import middle
from extract.layout.text.lines import Line, bounds
from extract.layout.text.openings import has_figures
from extract.layout.text.phrases import phrases
from extract.layout.unruled.backing import WHITE
from extract.layout.unruled.gutters import Columns, narrowed
from schemas.paper import Fill

BANNER = 2
"""A banner has no more lines than this, and the line under it begins a row."""

AHEAD = 3
"""So many lines under a banner tell whether the table goes on there: a row's first words may be centred."""

HIGHEST = 3.5
"""The stripe of colour behind a banner is no higher than this many ems."""


def is_banner(
    lines: Sequence[Line], index: int, columns: Columns, within: Columns | None, fills: Sequence[Fill]
) -> bool:
    """Whether the line looks like a banner: bold, or on a stripe of colour that goes behind all of it.

    `within` are the columns as the line leaves them, None where it closes a gutter. Where it closes none it may be
    a row's words: a banner then begins in the first column and is one phrase without figures, alone on a stripe
    behind all columns, or bold, but no label over the text of a first column.
    """
    line = lines[index]
    bold = all(word.bold for word in line)
    if within is None:
        highest = HIGHEST * max(word.size for word in line)
        return bold or any(fill.bottom - fill.top <= highest for fill in _stripes(line, line[-1].x1, fills))
    if len(phrases(line)) > 1 or has_figures(line) or columns.at((line[0].x0 + line[0].x1) / 2):
        return False
    if bold and (0 in columns.keys or len(columns.used(line)) > 1):
        return True
    beside = [middle(other) for other in (*lines[:index][-1:], *lines[index + 1 : index + 2])]
    stripes = _stripes(line, columns.lefts[-1], fills)
    return any(not any(fill.top <= at <= fill.bottom for at in beside) for fill in stripes)


def _stripes(line: Line, reach: float, fills: Sequence[Fill]) -> Iterator[Fill]:
    """The colour behind all of the line, and at least as far as `reach`."""
    x0, top, x1, bottom = bounds(line)
    at = (top + bottom) / 2
    return (
        fill
        for fill in fills
        if fill.top <= at <= fill.bottom
        and fill.x0 <= x0
        and fill.x1 >= max(x1, reach)
        and fill.colour != WHITE
    )


def go_on(lines: Sequence[Line], banner: int, columns: Columns) -> bool:
    """Whether rows stand under the banner: lines that soon fill half of the columns."""
    used: frozenset[int] = frozenset()
    under = list(lines[banner + 1 : banner + BANNER + AHEAD])
    while under and narrowed(columns, under[0]) is None:
        under.pop(0)
    for line in under[:AHEAD]:
        if narrowed(columns, line) is None:
            break
        used |= columns.used(line)
    return 2 * len(used) > len(columns.gutters)
