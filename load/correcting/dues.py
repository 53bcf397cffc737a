"""Due dates in words: what a person reads in a review and writes into it.

    2018-11 · revised 2019-03-29 · 2018-12 quarter · 2018-11 by force · immediate · P6M · none set; 2018-11 by force

Several are parted by semicolons, in the order of the cell.
"""

import re
from collections.abc import Iterable

import msgspec

from load.correcting.dates import iso_date
from schemas import Due

NONE_SET = "none set"
"""The cell says that no deadline was set."""

_DURATION = re.compile(r"p(?=\d)(?:\d+y)?(?:\d+m)?(?:\d+w)?(?:\d+d)?", re.IGNORECASE)
_BY = re.compile(r"\s+by\s+(inspectorate|force)$", re.IGNORECASE)
_PRECISE = re.compile(r"\s+(quarter|season)$", re.IGNORECASE)
_SHAPES = {4: "year", 7: "month", 10: "day"}


def said(due: Iterable[Due], *, no_deadline: bool) -> str:
    """The due dates in words; "" where there are none. `read_dues` reads them again.

    >>> said([Due(date="2018-11"), Due(date="2019-03", role="revised", set_by="force")], no_deadline=False)
    '2018-11; revised 2019-03 by force'
    """
    return "; ".join([NONE_SET] * no_deadline + [_said(each) for each in due])


def _said(due: Due) -> str:
    words = [due.date or ("immediate" if due.immediate else due.relative or "undated")]
    if due.role == "revised":
        words.insert(0, "revised")
    if due.precision in ("quarter", "season"):
        words.append(due.precision)
    if due.set_by != "unknown":
        words.append(f"by {due.set_by}")
    return " ".join(words)


def read_dues(words: str) -> tuple[tuple[Due, ...], bool]:
    """The due dates that the words say, and whether they say that no deadline was set.

    Raises `ValueError` with one sentence.
    """
    items = [item.strip() for item in words.split(";") if item.strip()]
    dated = [item for item in items if item.lower() != NONE_SET]
    return tuple(map(_read, dated)), len(dated) < len(items)


def _read(item: str) -> Due:
    rest = re.sub(r"^revised\s+", "", item, flags=re.IGNORECASE)
    revised = rest != item
    by = _BY.search(rest)
    rest = rest[: by.start()] if by else rest
    precise = _PRECISE.search(rest)
    rest = rest[: precise.start()] if precise else rest
    immediate, lasting = rest.lower() == "immediate", _DURATION.fullmatch(rest)
    if precise and (immediate or lasting):
        raise ValueError(f"{item!r} is no due date")
    day = None if immediate or lasting else iso_date(rest)
    told = {
        "date": day,
        "precision": precise[1].lower() if precise else _SHAPES[len(day)] if day else None,
        "set_by": by[1].lower() if by else "unknown",
        "role": "revised" if revised else "original",
        "immediate": immediate,
        "relative": rest.upper() if lasting else None,
    }
    return msgspec.convert(told, Due)
