"""Dates as papers print them, each no more precise than printed: a month stays a month.

Printed forms that are read::

    31 May 2017 · 8th February 2016 · 31 Mar 19 · 31/03/2019 · 06/11/18 · 2018-05-01     a day
    March 2017 · Sept 17 · Mar-2011 · end of March 2019 · 2018-11                         a month
    Q4 2018/19 (a financial year's: January to March 2019) · Q2 2018                      a quarter
    Spring 2019 · Late Spring 2011 · Winter 2018/19                                       a season

Days come before months, always. A quarter or season is known by its last month. A day that no calendar has is
no date; "23-Mar", without its year, is none either.
"""

import datetime
import re
from dataclasses import dataclass

from schemas.observation import Precision

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]?\d\d)(?![\d/%]|st|nd|rd|th|[.:]\d)"
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}

_PRINTED: tuple[tuple[Precision, str], ...] = (
    ("day", r"(?<!\d)(?<![\d]-)(?<!/)(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
    ("day", rf"(?<![\d/.])(?P<day>\d\d?)(?P<sep>[/.])(?P<number>\d\d?)(?P=sep){_YEAR}"),
    ("day", rf"(?<![\d/])(?P<day>\d\d?)\s*(?:st|nd|rd|th)?(?:\s+of)?[\s-]*\b{_MONTH},?[\s-]*{_YEAR}"),
    ("month", rf"\b{_MONTH}[\s,-]*{_YEAR}"),
    ("month", r"(?<!\d)(?<![\d]-)(?<!/)(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])(?![\d-])"),
    (
        "quarter",
        r"\b(?:Q|Quarter)\s?(?P<quarter>[1-4])\s*(?:of\s+)?(?P<year>(?:19|20)\d\d)(?:\s?[/-]\s?(?P<next>\d\d(?:\d\d)?))?(?!\d)",
    ),
    (
        "season",
        r"\b(?P<season>Spring|Summer|Autumn|Winter)\s*(?P<year>(?:19|20)\d\d)(?:\s?[/-]\s?(?P<next>\d\d(?:\d\d)?))?(?!\d)",
    ),
)
_FORMS = tuple((precision, re.compile(form, re.IGNORECASE)) for precision, form in _PRINTED)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO, as precise as printed, and where its words stand (`start` to `stop`)."""

    iso: str
    precision: Precision
    start: int
    stop: int


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every date in `text`, in printed order; of two readings of the same words the more precise one."""
    taken: list[tuple[int, int]] = []
    found: list[FoundDate] = []
    for precision, form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < stop and start < match.end() for start, stop in taken):
                continue
            taken.append(match.span())
            iso = _iso(match, precision)
            if iso:
                found.append(FoundDate(iso, precision, match.start(), match.end()))
    return tuple(sorted(found, key=lambda date: date.start))


def to_month(iso: str) -> str:
    """The month of an ISO date; a year alone stays a year."""
    return iso[:7]


def agree(one: str, other: str) -> bool:
    """Whether two ISO dates, each as precise as it is, can be the same day: "2018-03" and "2018-03-22"."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _iso(match: re.Match[str], precision: Precision) -> str | None:
    found = match.groupdict()
    year = _year(found["year"])
    if precision == "quarter":
        return _quarter(year, int(found["quarter"]), financial=found["next"] is not None)
    if precision == "season":
        return _season(year, found["season"].lower(), bridges=found["next"] is not None)
    month = _month(found)
    if month is None:
        return None
    if precision == "month":
        return f"{year}-{month:02}"
    try:
        return datetime.date(year, month, int(found["day"])).isoformat()
    except ValueError:
        return None


def _year(printed: str) -> int:
    digits = printed.strip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(found: dict[str, str]) -> int | None:
    if found.get("number"):
        number = int(found["number"])
        return number if 1 <= number <= 12 else None
    return _MONTHS.index(found["month"][:3].lower()) + 1


def _quarter(year: int, quarter: int, *, financial: bool) -> str:
    """The last month of a quarter; a financial year begins in April."""
    if not financial:
        return f"{year}-{quarter * 3:02}"
    return f"{year + 1}-03" if quarter == 4 else f"{year}-{quarter * 3 + 3:02}"


def _season(year: int, season: str, *, bridges: bool) -> str:
    return f"{year + 1}-02" if season == "winter" and bridges else f"{year}-{_SEASON_ENDS[season]:02}"
