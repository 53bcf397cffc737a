"""Dates as a person writes them, or as a spreadsheet makes of what was written.

Read are ``2018``, ``2018-11``, ``2018-11-30``, ``Nov-18`` (Excel's own form of 2018-11), ``November 2018``,
``30 Nov 2018``, and ``30/11/2018`` (what Excel makes of 2018-11-30); never ``03/04/2018``, which is two days.
"""

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_STROKES = re.compile(r"(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})")
_NAMED = re.compile(r"(?:(?P<day>\d{1,2})[ -])?(?P<month>[a-z]{3,9})[ -](?P<year>\d{4}|\d\d)")


def iso_date(words: str) -> str:
    """The date as ISO, no more precise than written. Raises `ValueError` with one sentence.

    >>> iso_date("2018-11"), iso_date("Nov-18"), iso_date("1 March 2019")
    ('2018-11', '2018-11', '2019-03-01')
    """
    folded = _told_apart(words.strip().lower())
    found = _ISO.fullmatch(folded) or _NAMED.fullmatch(folded)
    month = _month(found["month"]) if found else None
    if found is None or month == 0:
        raise ValueError(f"{words!r} is no date such as 2018-11-30, 2018-11, Nov-18 or 30 November 2018")
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    day = int(found["day"]) if found["day"] else None
    try:
        date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"no calendar has {words!r}") from error
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])


def _told_apart(words: str) -> str:
    """A date with strokes as ISO, where only one of its numbers can be the month, or it is the same either way.

    >>> _told_apart("30/11/2018"), _told_apart("11/30/2018"), _told_apart("03/04/2018")
    ('2018-11-30', '2018-11-30', '03/04/2018')
    """
    found = _STROKES.fullmatch(words)
    if found is None:
        return words
    low, high = sorted((int(found["one"]), int(found["other"])))
    return f"{found['year']}-{low:02}-{high:02}" if high > 12 or low == high else words


def _month(words: str | None) -> int | None:
    """The number of a month; None where none is written, 0 where there is none of that name."""
    if words is None:
        return None
    if words.isdigit():
        return int(words) or 13
    return next((number for number, name in enumerate(_MONTHS, 1) if name.startswith(words)), 0)
