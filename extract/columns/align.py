"""Which column each cell of a text dump's row is in, where its tabs do not follow the heading row's.

A dump writes the number into a cell of its own on one page and into the text's cell on the next, whatever the
heading row says. Fixed pages and Word tables have a grid, which is right as it is.
"""

import re

from extract.columns.slots import Layout, with_number, without_number
from schemas import Row

_BARE_NUMBER = re.compile(r"\(?\d{1,3}[a-z]?(?:\.\d{1,2})*[.)]?")


def is_bare_number(text: str) -> bool:
    """Whether a cell holds a recommendation's number and nothing else ("1", "1b", "13.2", "(4)", "7.")."""
    return bool(_BARE_NUMBER.fullmatch(text.strip()))


def aligned(row: Row, layout: Layout) -> Layout:
    """The layout that `row` itself follows: `layout`, or that with the number column put in or taken out."""
    if not row.cells or any(cell.place.line is None for cell in row.cells):
        return layout
    first = row.cells[0].text
    has_number = any(slot.column == "number" for slot in layout)
    if not has_number and layout[0].column == "text" and is_bare_number(first):
        return with_number(layout)
    short = len(row.cells) == layout[-1].stop - 1
    if (
        has_number
        and layout[0].column == "number"
        and short
        and len(first) > 12
        and not is_bare_number(first)
    ):
        return without_number(layout)
    return layout
