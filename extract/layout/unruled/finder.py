"""Tables drawn with level rules only, or with none: found by their heading row, parted by white.

A heading row opens one; white gutters, level rules and the entries of its key columns give its columns and
rows; it goes on over a page break where a heading row stands again or the same columns hold. What comes out
is the same lattice that printed rules give.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extract.layout.ruled.cells import Lattice
from extract.layout.text.lines import Line, lines
from extract.layout.text.openings import Opening, Read, may_open, openings
from extract.layout.unruled.backing import spread
from extract.layout.unruled.cuts import Cut, cut_of, goes_on, headers_of, is_rest, shape
from extract.layout.unruled.growth import grown
from extract.layout.unruled.gutters import Columns, between
from extract.layout.unruled.regions import Region, has_rows, region
from extract.layout.unruled.sides import dealt, parting, side
from extract.layout.unruled.walls import walled
from schemas.paper import Fill, Page, Word


class Found(NamedTuple):
    """The tables of a page, and the fills behind their words spread over whole cells."""

    grids: Sequence[Lattice] = ()
    fills: Sequence[Fill] = ()


Finder = Callable[[Page, Sequence[Word]], Found]
"""Finds the tables among these words of a page."""


class Unruled:
    """Finds the tables among the words that no ruled table holds; to be asked for a paper's pages in order.

    `read` tells a heading row by its phrases. What is remembered from page to page are the columns of a table
    that runs to the foot of the last one, and the gutters under each heading row, which stands again in the
    same places: they tell more than one page's few words do.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._cut: Cut | None = None
        self._known: dict[tuple[int, ...], Columns] = {}
        self._sides: Sides | None = None

    def __call__(self, page: Page, words: Sequence[Word]) -> Found:
        """The tables of this page; a page without a line that may be a heading costs one look at its words."""
        (cut, self._cut), (sides, self._sides) = (self._cut, None), (self._sides, None)
        if not words or (cut is None and sides is None and not may_open(words)):
            return Found()
        text = lines(words)
        heads = openings(text, page.rules, self._read)
        self._sides = self._parted(heads, text, page, sides)
        if self._sides is not None:
            return _on_sides(self._sides, page, words)
        regions = list(_continued(cut, text, heads, page))
        for head, stop in zip(heads, _stops(heads, text), strict=True):
            regions.extend(self._opened(head, stop, text, page, cut if head is heads[0] else None))
        if regions:
            self._cut = cut_of(regions[-1], text, page, cut)
        grids = [
            grid for found in regions if (grid := walled(found.heading, found.body, found.rows)) is not None
        ]
        return Found(grids, [fill for grid in grids for fill in spread(grid, words, page.fills)])

    def _parted(
        self, heads: Sequence[Opening], text: Sequence[Line], page: Page, before: "Sides | None"
    ) -> "Sides | None":
        """The page's sides, where it has two with a table each; as on the page before where no heading tells."""
        at = parting(heads, text, page, self._read)
        if at is None:
            is_cut = before is not None and not heads and any(each._cut is not None for each in before[1:])
            return before if is_cut else None
        return Sides(at, *(before[1:] if before else (Unruled(self._read), Unruled(self._read))))

    def _opened(
        self, head: Opening, stop: int, text: Sequence[Line], page: Page, cut: Cut | None
    ) -> Iterator[Region]:
        """The table under this heading row, if rows stand under it, or the rest of the one that was cut."""
        columns = between([(phrase.x0, phrase.x1) for phrase in head.phrases], head.keys, head.over)
        places = tuple(round(x) for phrase in head.phrases for x in (phrase.x0, phrase.x1))
        known = self._known.get(places, columns)
        below = text[head.end : stop]
        columns = max((known, columns), key=lambda c: grown(c, below, page.fills).taken)
        hung = cut is not None and cut.hung
        found = region(columns, text, (head.first, head.end, stop), page, begins=cut is None, hung=hung)
        if found is None:
            return
        if has_rows(found):
            self._known[places] = grown(columns, found.body.lines, page.fills).columns
            yield found
        elif cut is not None and is_rest(cut, found):
            yield found


class Sides(NamedTuple):
    """Where a page is parted, in points from its left, and what finds the tables on either side."""

    at: float
    left: Unruled
    right: Unruled


def _on_sides(sides: Sides, page: Page, words: Sequence[Word]) -> Found:
    """The tables of a page of two sides."""
    left, right = dealt(words, sides.at)
    one = sides.left(side(page, float("-inf"), sides.at), left)
    other = sides.right(side(page, sides.at, float("inf")), right)
    return Found((*one.grids, *other.grids), (*one.fills, *other.fills))


def _stops(heads: Sequence[Opening], text: Sequence[Line]) -> list[int]:
    """The line that each heading row's table ends above at the latest: the next heading row, or the last."""
    return [*(head.first for head in heads), len(text)][1:]


def _continued(
    cut: Cut | None, text: Sequence[Line], heads: Sequence[Opening], page: Page
) -> Iterator[Region]:
    """The rest of a table that the page break cut, under running headers if any."""
    if cut is None:
        return
    headers = headers_of(text, page)
    again = headers & cut.headers
    first = next((index for index, line in enumerate(text) if shape(line) not in again), 0)
    stop = heads[0].first if heads else len(text)
    for start in range(first, stop):
        found = region(cut.columns, text, (start, start, stop), page, begins=False, hung=cut.hung)
        if found is not None and (goes_on(cut, found) if has_rows(found) else is_rest(cut, found)):
            yield found
            return
        if (found is not None and has_rows(found)) or shape(text[start]) not in headers:
            return
