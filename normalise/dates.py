"""Dates as papers print them, each no more precise than printed: a month stays a month.

Printed forms that are read::

    31 May 2017 · 8th February 2016 · 31 Mar 19 · 31/03/2019 · 06/11/18 · 2018-05-01     a day
    March 2017 · Sept 17 · Mar-2011 · end of March 2019 · 2018-11                         a month
    Q4 2018/19 (a financial year's: January to March 2019) · Q2 2018                      a quarter
    Spring 2019 · Late Spring 2011 · Winter 2018/19                                       a season
    31/12/202 0 · Septembe r 2020 · March 202 0            the same, in a cell too narrow for its words
    end of 2019/20 · end of the financial year 2019-20 (March 2020)                       a month
    end of 2019                                                                           a year

Days come before months, always. A quarter or season is known by its last month. A day that no calendar has is
no date; "23-Mar", without its year, is none either.
"""

import datetime
import re
from collections.abc import Sequence
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
        "month",
        r"\bend\s+of\s+(?:the\s+)?(?:financial\s+|fiscal\s+)?(?:year\s+)?(?P<year>(?:19|20)\d\d)\s?[/–-]\s?(?P<next>(?:20)?\d\d)(?![\d/–-])",
    ),
    ("year", r"\bend\s+of\s+(?P<year>(?:19|20)\d\d)(?!\d|\s?[/–-]\s?\d)"),
    (
        "quarter",
        r"\b(?:Q|Quarter)\s?(?P<quarter>[1-4])\s*(?:of\s+)?(?P<year>(?:19|20)\d\d)(?:\s?[/-]\s?(?P<next>\d\d(?:\d\d)?))?(?!\d)",
    ),
    (
        "season",
        r"\b(?P<season>Spring|Summer|Autumn|Winter)\s*(?P<year>(?:19|20)\d\d)(?:\s?[/-]\s?(?P<next>\d\d(?:\d\d)?))?(?!\d)",
    ),
)
_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SPACED_MONTH = re.compile(rf"\b(?:{'|'.join(' ?'.join(name) for name in _NAMES)})\b", re.IGNORECASE)
_SPACED_DAY = re.compile(
    r"(?<![\d/.])\d ?\d? ?([/.]) ?\d ?\d? ?\1 ?(?P<year>(?:1 ?9|2 ?0) ?\d ?\d)(?![\d/.%])"
)
_SPACED_YEAR = re.compile(rf"\b{_MONTH}[\s-]+(?P<year>2 ?0 ?\d ?\d)(?![\d/.%])", re.IGNORECASE)
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
    whole, at = _unbroken(text)
    taken: list[tuple[int, int]] = []
    found: list[FoundDate] = []
    for precision, form in _FORMS:
        for match in form.finditer(whole):
            if any(match.start() < stop and start < match.end() for start, stop in taken):
                continue
            taken.append(match.span())
            iso = _iso(match, precision)
            if iso:
                found.append(FoundDate(iso, precision, at[match.start()], at[match.end() - 1] + 1))
    return tuple(sorted(found, key=lambda date: date.start))


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
    if precision == "year":
        return str(year)
    if precision == "month" and found.get("next"):
        return f"{year + 1}-03"  # a financial year ends in March
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
