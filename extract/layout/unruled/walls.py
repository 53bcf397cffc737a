"""The lattice of a table without uprights: edges where its rows and its gutters are, as if they were ruled."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from extract.layout.ruled.cells import Lattice, lattice
from extract.layout.ruled.edges import Bundle, Edge
from extract.layout.text.heights import below_each
from extract.layout.text.lines import Line, bounds
from extract.layout.unruled.blocks import Band, Body
from extract.layout.unruled.strokes import Stroke

PAD = 2.0
"""How far, in points, a cell at the table's rim reaches beyond its words."""


def walled(heading: Sequence[Line], body: Body, rows: Sequence[Band]) -> Lattice | None:
    """The cells of a table whose rim is known; the first heading covers the numbers that hang under it."""
    text = [*heading, *body.lines]
    left, right = body.columns.rim
    xs, (top, bottom) = [left, *body.columns.parts, right], _ends(text, body)
    level = [Edge(top, xs[0], xs[-1]), Edge(bottom, xs[0], xs[-1])]
    head = len(heading)
    drawn, ruled = _drawn(body), _ruled(body)
    heights = [top, *(drawn.get(row.first) or _white(text, row.first + head) for row in rows[1:]), bottom]
    if head:
        heights[0] = _white(text, head)
        level.append(Edge(heights[0], xs[0], xs[-1]))
    for row, at in zip(rows[1:], heights[1:-1], strict=True):
        level.extend(_walls(row.first, at, xs, ruled[row.first], body.banners))
    tops = _tops(heading, text, body)
    for first, end in body.columns.over if head > 1 else ():
        level.append(Edge(tops[first + 1], xs[first], xs[end]))
    stretches = list(pairwise(heights))
    across = [ends for row, ends in zip(rows, stretches, strict=True) if row.first in body.banners]
    upright = [Edge(xs[0], top, bottom), Edge(xs[-1], top, bottom)]
    for column, x in enumerate(xs[1:-1], start=1):
        upright.extend(_broken(Edge(x, tops.get(column, top), bottom), across))
    return lattice(Bundle(tuple(level), tuple(upright)))


def _tops(heading: Sequence[Line], text: Sequence[Line], body: Body) -> dict[int, float]:
    """Where the uprights begin that a heading over several columns is across, by the column to their right."""
    found: dict[int, float] = {}
    if heading and body.columns.numbered:
        found[1] = _white(text, len(heading))
    if len(heading) > 1:
        under = _white(text, len(heading) - 1)
        found |= {column: under for first, end in body.columns.over for column in range(first + 1, end)}
    return found


def _drawn(body: Body) -> dict[int, float]:
    """The height of the rule over a line, or else of the edge of a fill as high as a row, by the line's number."""
    edges = (at for pane in reversed(body.panes) for at in reversed(pane))
    drawn = [*edges, *(stroke.at for stroke in reversed(body.strokes))]
    return dict(zip(below_each(body.lines, drawn), drawn, strict=True))


def _broken(edge: Edge, across: Sequence[Sequence[float]]) -> Iterator[Edge]:
    """The edge without its stretches beside banners."""
    for top, bottom in across:
        yield edge._replace(end=top)
        edge = edge._replace(start=bottom)
    yield edge


def rimmed(heading: Sequence[Line], body: Body, width: float | None) -> Body:
    """The body with its columns' rim: at its level rules, or else from its words to the page's other margin.

    Never less than known before, so that a table's pages have one width however long their last column's words.
    """
    x0, _, x1, _ = bounds([word for line in (*heading, *body.lines) for word in line])
    left, right = body.columns.rim
    left = min([left, x0 - PAD, *(stroke.x0 for stroke in body.strokes)])
    right = max([right, x1 + PAD, *(stroke.x1 for stroke in body.strokes)])
    if width and not body.strokes:
        right = max(right, width - left)
    return body._replace(columns=body.columns._replace(rim=(left, right)))


def _ends(text: Sequence[Line], body: Body) -> tuple[float, float]:
    """The table's top and foot: at the rule under its last line, or the foot of the fill behind that, unless other
    words stand above it."""
    _, top, _, bottom = bounds([word for line in text for word in line])
    drawn = (*(stroke.at for stroke in body.strokes), *(pane.bottom for pane in body.panes))
    return top - PAD, min((at for at in drawn if bottom < at <= body.room), default=bottom + PAD)


def _ruled(body: Body) -> dict[int, list[Stroke]]:
    """The level rules over each line, by its number."""
    found: dict[int, list[Stroke]] = defaultdict(list)
    for stroke, line in zip(
        body.strokes, below_each(body.lines, (each.at for each in body.strokes)), strict=True
    ):
        found[line].append(stroke)
    return found


def _walls(
    start: int, at: float, xs: Sequence[float], printed: Sequence[Stroke], banners: Set[int]
) -> Iterator[Edge]:
    """The edges over the row that begins with this line: where rules are printed those, so that a cell beside
    which they stop is a tall one; else, and next to a banner, one edge from rim to rim."""
    if not printed or {start, start - 1} & banners:
        yield Edge(at, xs[0], xs[-1])
        return
    for stroke in printed:
        yield Edge(at, xs[stroke.first], xs[stroke.end])


def _white(text: Sequence[Line], index: int) -> float:
    """Halfway through the white over a line; over lines half a line apart, halfway between their words."""
    above = [word for line in text[:index] for word in line]
    under = [word for line in text[index:] for word in line]
    foot, top = max(word.bottom for word in above), min(word.top for word in under)
    if foot > top:
        foot = max((word.top + word.bottom) / 2 for word in above)
        top = min((word.top + word.bottom) / 2 for word in under)
    return (foot + top) / 2
