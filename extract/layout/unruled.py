"""Tables drawn with level rules only, or with none: found by their heading row, parted by white.

A heading row opens one; white gutters, level rules and the entries of its key columns give its columns and
rows; it goes on over a page break where a heading row stands again or the same columns hold. What comes out
is the same lattice that printed rules give.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extract.layout.backing import spread
from extract.layout.blocks import FOOT
from extract.layout.cells import Lattice
from extract.layout.growth import grown
from extract.layout.gutters import Columns, between
from extract.layout.lines import Line, bounds, lines, text_of
from extract.layout.openings import Opening, Read, may_open, openings
from extract.layout.regions import Region, region
from extract.layout.walls import walled
from schemas.paper import Fill, Page, Word

ALIGNED = 3.0
"""Columns that begin within this many points of one another, on two pages, begin at one place."""

HEAD = 0.12
"""Above this part of the page's height stand running headers."""


class Found(NamedTuple):
    """The tables of a page, and the fills behind their words spread over whole cells."""

    grids: Sequence[Lattice] = ()
    fills: Sequence[Fill] = ()


Finder = Callable[[Page, Sequence[Word]], Found]
"""Finds the tables among these words of a page."""


class _Cut(NamedTuple):
    """A table that runs to the foot of its page: its columns, where they begin, the page's running headers."""

    columns: Columns
    lefts: Sequence[float | None]
    headers: frozenset[str]


class Unruled:
    """Finds the tables among the words that no ruled table holds; to be asked for a paper's pages in order.

    `read` tells a heading row by its phrases. What is remembered from page to page are the columns of a table
    that runs to the foot of the last one, and the gutters under each heading row, which stands again in the
    same places: they tell more than one page's few words do.
    """

    def __init__(self, read: Read) -> None:
        self._read = read
        self._cut: _Cut | None = None
        self._known: dict[tuple[int, ...], Columns] = {}

    def __call__(self, page: Page, words: Sequence[Word]) -> Found:
        """The tables of this page; a page without a line that may be a heading costs one look at its words."""
        cut, self._cut = self._cut, None
        if not words or (cut is None and not may_open(words)):
            return Found()
        text = lines(words)
        heads = openings(text, page.rules, self._read)
        regions = list(_continued(cut, text, heads, page))
        for head, stop in zip(heads, _stops(heads, text), strict=True):
            regions.extend(self._opened(head, stop, text, page, begins=cut is None or head is not heads[0]))
        if regions and _runs_to_foot(regions[-1], text, page):
            self._cut = _Cut(regions[-1].body.columns, regions[-1].lefts(), _headers(text, page))
        grids = [grid for found in regions if (grid := walled(found.heading, found.body)) is not None]
        return Found(grids, [fill for grid in grids for fill in spread(grid, words, page.fills)])

    def _opened(
        self, head: Opening, stop: int, text: Sequence[Line], page: Page, *, begins: bool
    ) -> Iterator[Region]:
        """The table under this heading row, if rows stand under it."""
        columns = between([(phrase.x0, phrase.x1) for phrase in head.phrases], head.keys, head.over)
        places = tuple(round(x) for phrase in head.phrases for x in (phrase.x0, phrase.x1))
        known = self._known.get(places, columns)
        below = text[head.end : stop]
        columns = max((known, columns), key=lambda c: grown(c, below, page.fills).taken)
        found = region(columns, text, (head.first, head.end, stop), page, begins=begins)
        if found is not None:
            self._known[places] = grown(columns, found.body.lines, page.fills).columns
            yield found


def _stops(heads: Sequence[Opening], text: Sequence[Line]) -> list[int]:
    """The line that each heading row's table ends above at the latest: the next heading row, or the last."""
    return [*(head.first for head in heads), len(text)][1:]


def _continued(
    cut: _Cut | None, text: Sequence[Line], heads: Sequence[Opening], page: Page
) -> Iterator[Region]:
    """The rest of a table that the page break cut, under running headers if any."""
    if cut is None:
        return
    headers = _headers(text, page)
    again = headers & cut.headers
    first = next((index for index, line in enumerate(text) if _shape(line) not in again), 0)
    stop = heads[0].first if heads else len(text)
    for start in range(first, stop):
        found = region(cut.columns, text, (start, start, stop), page, begins=False)
        if found is not None and _is_aligned(cut, found):
            yield found
        if found is not None or _shape(text[start]) not in headers:
            return


def _is_aligned(cut: _Cut, found: Region) -> bool:
    """Whether two columns at least begin where they did on the page before."""
    pairs = zip(cut.lefts, found.lefts(), strict=False)
    return sum(a is not None and b is not None and abs(a - b) <= ALIGNED for a, b in pairs) > 1


def _runs_to_foot(found: Region, text: Sequence[Line], page: Page) -> bool:
    """Whether nothing but footers stands under the table."""
    return all(bounds(line)[1] >= FOOT * (page.height or 0.0) for line in text[found.end :])


def _headers(text: Sequence[Line], page: Page) -> frozenset[str]:
    """The lines at the page's top, figures aside."""
    return frozenset(_shape(line) for line in text if bounds(line)[3] <= HEAD * (page.height or 0.0))


def _shape(line: Line) -> str:
    return "".join("#" if character.isdigit() else character for character in text_of(line))
