"""What a sheet is, before any spreadsheet program has a say."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from query.due.spans import last_day
from query.files.vocabulary import Form

Value = str | int | datetime.date | None
"""What stands in a cell; "" and None are empty."""


class NoRoom(Exception):  # noqa: N818 - named for what happens
    """An answer that is too wide for a sheet; the message says what to do."""


class Column(NamedTuple):
    """A column: its heading, its width in characters, and what it holds."""

    heading: str
    width: int = 12
    form: Form = "text"


class Sheet(NamedTuple):
    """One table under one row of headings, from the first cell on; no two headings are the same.

    `about` is one sentence. Of a wide one the first `printed` columns are on paper; 0 is all of them. The first
    `leading` say which row it is, and are on every page where a row takes several.
    """

    name: str
    about: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    printed: int = 0
    leading: int = 0


def spaced(word: str | None) -> str:
    """A word of the records as people write it.

    >>> spaced("area_for_improvement"), spaced(None)
    ('area for improvement', '')
    """
    return (word or "").replace("_", " ")


def last_day_of(date: str | None) -> datetime.date | None:
    """The last day of an ISO date as precise as known; None for what is none ("immediate", "P6M"), or was before
    spreadsheets can reckon.

    >>> last_day_of("2018-11"), last_day_of("P6M")
    (datetime.date(2018, 11, 30), None)
    """
    if date is None or not date[:4].isdecimal() or date < "1900-03":
        return None
    return last_day(date)
