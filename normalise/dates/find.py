"""Dates as papers print them, each no more precise than printed: a month stays a month.

Printed forms that are read::

    31 May 2017 · 8th February 2016 · 31 Mar 19 · 31Mar2019 · November 30, 2017           a day
    31/03/2019 · 06/11/18 · 31.03.19 · 31-03-2019 · 2018-05-01                            a day
    March 2017 · Sept 17 · Mar-2011 · end of March 2019 · 03/2019 · 2018-11               a month
    end of 2019/20 · year end 2019-20 · end of the financial year 2019-20                 a month (2020-03)
    Q4 2018/19 · 2018-19 Q4 · Q4 FY18/19 · fourth quarter of 2018/19 (2019-03) · Q2 2018  a quarter
    Jan–Mar 2019 · January to March 2019                                                  a quarter
    Spring 2019 · Late Spring 2011 · Winter 2018/19                                       a season
    end of 2019 · mid-2019 · early 2019 · FY 2018/19 (2019-03) · April to September 2019  a year
    31/12/202 0 · Septembe r 2020 · March 202 0            the same, in a cell too narrow for its words

Days come before months, always, but where the month is named. A quarter, a season, a financial year and a span of
months are known by their last month. No date are: a day that no calendar has; "23-Mar", without its year; "Q4
FY2018" and "2011-12", which may mean either of two years.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalise.dates.forms import FORMS, MONTH, Read
from schemas.observation import Precision

_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SPACED_MONTH = re.compile(rf"\b(?:{'|'.join(' ?'.join(name) for name in _NAMES)})\b", re.IGNORECASE)
_SPACED_DAY = re.compile(
    r"(?<![\d/.])\d ?\d? ?([/.]) ?\d ?\d? ?\1 ?(?P<year>(?:1 ?9|2 ?0) ?\d ?\d)(?![\d/.%])"
)
_SPACED_YEAR = re.compile(rf"\b{MONTH}[\s-]+(?P<year>2 ?0 ?\d ?\d)(?![\d/.%])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO, as precise as printed, and where its words stand (`start` to `stop`)."""

    iso: str
    precision: Precision
    start: int
    stop: int


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date in `text`, in printed order; of two readings of the same words the more precise one."""
    return tuple(
        FoundDate(read.iso, read.precision, start, stop) for read, start, stop in _scan(text) if read
    )


def no_dates(text: str) -> tuple[str, ...]:
    """What has the form of a date and is none, as printed: "31st Sept 2018", "12/31/2018", "Q4 FY2018"."""
    return tuple(text[start:stop] for read, start, stop in _scan(text) if read is None)


def _scan(text: str) -> list[tuple[Read | None, int, int]]:
    """What has the form of a date: what it says, and where it stands."""
    if not any(letter.isdecimal() for letter in text):
        return []
    whole, at = _unbroken(text)
    found: list[tuple[Read | None, int, int]] = []
    taken = bytearray(len(whole))
    for form in FORMS:
        for match in form.pattern.finditer(whole):
            start, stop = match.span()
            if not any(taken[start:stop]):
                taken[start:stop] = b"\1" * (stop - start)
                found.append((form.read(match), at[start], at[stop - 1] + 1))
    return sorted(found, key=lambda each: each[1])


def _unbroken(text: str) -> tuple[str, Sequence[int]]:
    """The text without the spaces that a narrow cell put into its dates, and where each of its letters stands.

    "12/11/20 19 forces" is left as it is: its year ends before the space.
    """
    gaps: set[int] = set()
    for form in (_SPACED_MONTH, _SPACED_DAY, _SPACED_YEAR):
        for match in form.finditer(text):
            start, stop = match.span("year") if form is _SPACED_YEAR else match.span()
            year = match.groupdict().get("year", "")
            if text[start:stop].find(" ") >= 0 and (
                len(year.partition(" ")[0]) != 2 or match[0] == text.strip()
            ):
                gaps |= {at for at in range(start, stop) if text[at] == " "}
    if not gaps:
        return text, range(len(text))
    kept = [at for at in range(len(text)) if at not in gaps]
    return "".join(text[at] for at in kept), kept


_WHOLE_YEAR = re.compile(
    r"\W*(?:(?:due|deadline|target)\W+)?(?:(?:by|in|during|before|for)\s+)?(?P<year>20\d\d)"
    r"(?:\s?[/–-]\s?(?:20)?(?P<next>\d\d))?\W*",
    re.IGNORECASE,
)


def only_year(text: str) -> FoundDate | None:
    """The year that is all that a text says: "2019", "by 2019"; "2018/19" is the financial year (2019-03)."""
    found = _WHOLE_YEAR.fullmatch(text)
    if found is None:
        return None
    year, after = int(found["year"]), found["next"]
    if after and int(after) != (year + 1) % 100:
        return None
    start, stop = found.start("year"), found.end("next") if after else found.end("year")
    return FoundDate(f"{year + 1}-03" if after else str(year), "year", start, stop)


def to_month(iso: str) -> str:
    """The month of an ISO date; a year alone stays a year."""
    return iso[:7]


def agree(one: str, other: str) -> bool:
    """Whether two ISO dates, each as precise as it is, can be the same day: "2018-03" and "2018-03-22"."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
