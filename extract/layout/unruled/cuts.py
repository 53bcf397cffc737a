"""Tables that a page break cuts: what is known at the foot of one page, and what on the next one is the rest."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.layout.text.lines import SAME_SIZE, Line, bounds, text_of
from extract.layout.unruled.blocks import FOOT
from extract.layout.unruled.gutters import Columns
from extract.layout.unruled.regions import Region
from schemas.paper import Page

ALIGNED = 3.0
"""Columns that begin within this many points of one another, on two pages, begin at one place."""

HEAD = 0.12
"""Above this part of the page's height stand running headers."""

LOW = 0.75
"""A row that a page break cuts stands lower on its page than this part of the height."""

ENDS = (".", "!", "?", ":", ";")
"""What a cell ends with that may be whole."""


class Cut(NamedTuple):
    """A table that runs to the foot of its page: its columns; where their words begin; those that end within a
    sentence; whether it reaches so low that its last row may be cut, and whether its rows begin with their keys; its
    type size, in points; the page's running headers."""

    columns: Columns
    lefts: Sequence[float | None]
    open: frozenset[int]
    is_low: bool
    hung: bool
    size: float
    headers: frozenset[str]


def cut_of(found: Region, text: Sequence[Line], page: Page, before: Cut | None) -> Cut | None:
    """What the next page has to know of this table; None where more than footers stands under it.

    Of columns without a word on this page, `before` tells where they begin.
    """
    height = page.height or 0.0
    if any(bounds(line)[1] < FOOT * height for line in text[found.end :]):
        return None
    body, lefts = found.body, found.lefts()
    if before is not None and len(before.lefts) == len(lefts):
        lefts = [known if left is None else left for left, known in zip(lefts, before.lefts, strict=True)]
    lasts = {body.columns.at((word.x0 + word.x1) / 2): word.text for line in body.parted() for word in line}
    return Cut(
        columns=body.columns,
        lefts=lefts,
        open=frozenset(column for column, last in lasts.items() if not last.endswith(ENDS)),
        is_low=bounds(body.lines[-1])[3] >= LOW * height,
        hung=_hangs(found) or (before is not None and before.hung),
        size=max(word.size for word in body.lines[-1]),
        headers=headers_of(text, page),
    )


def _hangs(found: Region) -> bool:
    """Whether each row begins with its keys, as far as the rows of several lines tell."""
    body = found.body
    rows = [row for row in found.rows[1:] if row.end - row.first > 1]
    return bool(rows) and all(body.columns.used(body.lines[row.first]) & body.columns.keys for row in rows)


def goes_on(cut: Cut, found: Region) -> bool:
    """Whether two columns at least begin where they did on the page before."""
    return len(_aligned(cut, found)) > 1


def is_rest(cut: Cut, found: Region) -> bool:
    """Whether a table without a row holds the rest of the one that was cut: each column that has words begins where
    it did.

    Without a heading over it, what stands in the first column alone may be any paragraph: it has to go on in a
    sentence.
    """
    columns = found.body.columns
    if not cut.is_low or len(cut.lefts) != len(found.lefts()):
        return False
    words = [word for line in found.body.lines for word in line]
    used = columns.used(words)
    if not used or _aligned(cut, found) != used or found.body.banners:
        return False
    if found.heading:
        return True
    if all(word.bold for word in words) or abs(words[0].size - cut.size) > SAME_SIZE:
        return False
    first = min(column for column, left in enumerate(cut.lefts) if left is not None)
    return used != {first} or first in cut.open or words[0].text[0].islower()


def _aligned(cut: Cut, found: Region) -> frozenset[int]:
    """The columns that begin where they did on the page before."""
    pairs = zip(cut.lefts, found.lefts(), strict=False)
    return frozenset(
        column
        for column, (a, b) in enumerate(pairs)
        if a is not None and b is not None and abs(a - b) <= ALIGNED
    )


def headers_of(text: Sequence[Line], page: Page) -> frozenset[str]:
    """The lines at the page's top, figures aside."""
    return frozenset(shape(line) for line in text if bounds(line)[3] <= HEAD * (page.height or 0.0))


def shape(line: Line) -> str:
    """The line's words with each figure alike."""
    return "".join("#" if character.isdigit() else character for character in text_of(line))
