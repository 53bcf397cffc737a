"""Lines of a page into the region that a table without uprights takes up: its columns, its rows' lines, its rim."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.text.lines import Line, bounds
from extract.layout.unruled.backing import WHITE
from extract.layout.unruled.bands import bands
from extract.layout.unruled.blocks import Band, Body, trimmed
from extract.layout.unruled.entries import present
from extract.layout.unruled.growth import grown
from extract.layout.unruled.gutters import Columns
from extract.layout.unruled.numbers import with_number
from extract.layout.unruled.panes import panes
from extract.layout.unruled.strokes import strokes
from extract.layout.unruled.walls import PAD, rimmed
from schemas.paper import Fill, Page

LONGEST_ENTRY = 25
"""Words in a key column of the middle row at most: a status or a due date that explains itself, no prose."""


class Region(NamedTuple):
    """A table on its page: its heading's lines, none where it goes on without, its body, the rows in that, and the
    number of the first line under it."""

    heading: Sequence[Line]
    body: Body
    rows: Sequence[Band]
    end: int

    def lefts(self) -> list[float | None]:
        """Where each column's words begin: their least x, in points."""
        lefts: list[float | None] = [None] * (len(self.body.columns.gutters) + 1)
        for line in self.body.parted():
            for word in line:
                column = self.body.columns.at((word.x0 + word.x1) / 2)
                known = lefts[column]
                lefts[column] = word.x0 if known is None else min(known, word.x0)
        return lefts


def region(
    columns: Columns,
    text: Sequence[Line],
    span: tuple[int, int, int],
    page: Page,
    *,
    begins: bool,
    hung: bool = False,
) -> Region | None:
    """The table in these columns, None where not one line stands in them.

    `span` are the numbers of the first line of its heading, of the first one under that, and of the line that
    it ends above at the latest. `begins` is true where it cannot go on from the page before, `hung` where rows
    are known to begin with their keys.
    """
    heading, below = text[span[0] : span[1]], text[span[1] : span[2]]
    first = grown(columns, below, page.fills)
    if not first.taken:
        return None
    below = below[: first.taken]
    fills = _fills(page, below)
    body = _drawn(Body(below, first.columns.parted(fills), (), fills, begins, first.banners), heading, page)
    body = trimmed(body, page.height)
    columns = grown(columns, body.lines, page.fills).columns
    if heading:
        columns = with_number(columns.parted(fills), body.parted())
    body = _drawn(body._replace(columns=columns.parted(fills), hung=hung), heading, page)
    body = rimmed(heading, body, page.width)
    end = span[1] + len(body.lines)
    room = min((bounds(line)[1] for line in text[end : end + 1]), default=float("inf"))
    return Region(heading, body._replace(room=room), bands(body), end)


def _drawn(body: Body, heading: Sequence[Line], page: Page) -> Body:
    """The body with the level rules that run under its columns, and the fills that are as high as its rows."""
    text = body.parted()
    return body._replace(
        strokes=strokes(page.rules, body.columns, [*heading, *text]),
        panes=panes(_beside(page.fills, text), body.columns, text, begins=body.begins),
    )


def _fills(page: Page, text: Sequence[Line]) -> list[Fill]:
    """The coloured fills beside these lines."""
    return [fill for fill in _beside(page.fills, text) if fill.colour != WHITE]


def _beside(fills: Sequence[Fill], text: Sequence[Line]) -> list[Fill]:
    """The fills beside these lines."""
    _, top, _, bottom = bounds([word for line in text for word in line])
    return [fill for fill in fills if fill.bottom >= top - PAD and fill.top <= bottom + PAD]


def has_rows(found: Region) -> bool:
    """Whether a row fills two columns and a key, by words or a fill, and the keys' entries are short as such are."""
    body = found.body
    spans = [row for row in found.rows if row.first not in body.banners]
    rows = [
        (body.columns.used([word for line in body.lines[a:b] for word in line]), _keys(body, a, b))
        for a, b in spans
    ]
    if not any(len(used) > 1 and keys for used, keys in rows):
        return False
    entries = sorted(
        sum(
            body.columns.at((word.x0 + word.x1) / 2) in body.columns.keys
            for line in body.lines[a:b]
            for word in line
        )
        for a, b in spans
    )
    return entries[len(entries) // 2] <= LONGEST_ENTRY * len(body.columns.keys)


def _keys(body: Body, first: int, end: int) -> frozenset[int]:
    """The key columns in which a row of these lines has an entry."""
    return frozenset[int]().union(*(present(index, body) for index in range(first, end)))
