"""Lists of inspections and reports: published, completed, or due.

Printed forms that are read::

    Reports published                                the heading over the table
    Force Reports | Date:                            the heading row; a second one may follow
    CoLP- HMICFRS – PEEL Efficiency 2017 | November 2017
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from extract.characters import one_line
from schemas import Block, Paragraph, Place, Row, Table
from schemas.stated import ListedReport

Listing = Literal["published", "completed", "due"]

_LINES_OVER = 3  # a table
_LONGEST_HEADING = 120  # characters
_NOUN = r"(?:reports?|inspections?|publications?|reviews?)"
_LISTINGS: tuple[tuple[Listing, re.Pattern[str]], ...] = (
    ("due", re.compile(rf"\b{_NOUN}\b.*\b(?:due|planned|forthcoming|upcoming|scheduled|expected|future|next)\b"
                       rf"|\b(?:planned|forthcoming|upcoming|scheduled|expected|future)\b.*\b{_NOUN}\b",
                       re.IGNORECASE)),
    ("completed", re.compile(r"\binspections?\b.*\b(?:completed|undertaken|conducted|carried\s+out|since)\b"
                             r"|\b(?:completed|recent)\b.*\binspections?\b", re.IGNORECASE)),
    ("published", re.compile(rf"\b{_NOUN}\b.*\b(?:published|received|issued|released)\b"
                             rf"|\b(?:published|new|recent)\b.*\b{_NOUN}\b", re.IGNORECASE)),
)  # fmt: skip
_TITLED = re.compile(rf"(?:\w+\s+){{0,3}}(?:{_NOUN}|titles?|names?)(?:\s+\w+){{0,3}}", re.IGNORECASE)
_DATED = re.compile(
    r"(?:expected\s+|publication\s+|inspection\s+)?dates?(?:\s+(?:published|of\s+\w+|due|expected|received))?|published|due|when|month|timing",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Entry:
    """One line of a list, as it comes: a text dump has a row for each printed line of it."""

    heading: str
    place: Place
    title: list[str] = field(default_factory=list)
    date: list[str] = field(default_factory=list)


def listed_reports(blocks: tuple[Block, ...]) -> tuple[ListedReport, ...]:
    """The reports and inspections that a paper's tables list, in reading order."""
    return tuple(_found(blocks))


def _found(blocks: tuple[Block, ...]) -> Iterator[ListedReport]:
    over: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            over.append(one_line(block.text))
            continue
        listing = _listing(over[-_LINES_OVER:])
        if listing:
            yield from _in_table(block, listing)
        over.clear()


def _listing(over: list[str]) -> Listing | None:
    """What the nearest heading over a table says that it lists; "Reports Due for Publication" are due."""
    for text in reversed(over):
        for listing, pattern in _LISTINGS:
            if len(text) <= _LONGEST_HEADING and pattern.search(text):
                return listing
    return None


def _in_table(table: Table, listing: Listing) -> Iterator[ListedReport]:
    """The entries under the table's heading rows; a table without one, or of other columns, lists nothing."""
    heading = ""
    entry: _Entry | None = None
    for row in table.rows:
        texts = [one_line(cell.text) for cell in row.cells]
        if _is_heading(texts):
            yield from _told(entry, listing)
            heading, entry = texts[0].rstrip(": "), None
        elif heading and len(texts) >= 2:
            if entry is None or _begins(texts, entry, row):
                yield from _told(entry, listing)
                entry = _Entry(heading, row.place)
            entry.title += [texts[0]] if texts[0] else []
            entry.date += [texts[1]] if texts[1] else []
    yield from _told(entry, listing)


def _is_heading(texts: list[str]) -> bool:
    told = [text.rstrip(": ") for text in texts if text]
    return len(told) == 2 and bool(_TITLED.fullmatch(told[0]) and _DATED.fullmatch(told[1]))


def _begins(texts: list[str], entry: _Entry, row: Row) -> bool:
    """Whether a row begins another entry; in a dump one without a date is the rest of the title above."""
    if not texts[0] or texts[0][0].islower():
        return False
    return bool(texts[1]) or row.place.line is None or not entry.title


def _told(entry: _Entry | None, listing: Listing) -> Iterator[ListedReport]:
    if entry and entry.title:
        yield ListedReport(
            listing=listing,
            heading=entry.heading,
            title=" ".join(entry.title),
            date=" ".join(entry.date),
            place=entry.place,
        )
