"""Where something stands in a paper: every value in ragw is one step from its cell on the page."""

from schemas.record import Record

BBox = tuple[float, float, float, float]
"""``x0, top, x1, bottom`` in points from the top left corner of the page *as it is displayed*."""


class Place(Record, frozen=True, kw_only=True, gc=False):
    """A spot in a paper, as exactly as its format can tell it.

    Pages, tables and rows are counted from 1 over the paper; a text dump knows the line instead of the
    page and the box. A Word file has no box, and of pages only those on which Word itself laid it out last,
    where the file records them.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    bbox: BBox | None = None
    line: int | None = None
