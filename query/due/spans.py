"""How long it is from one printed date to another. A date ends with the day, month or year that it prints."""

import calendar
import datetime


def last_day(date: str) -> datetime.date:
    """The last day of an ISO day, month or year; a quarter and a season are printed here as their last month.

    >>> last_day("2018-02").isoformat(), last_day("2018").isoformat(), last_day("2018-02-03").isoformat()
    ('2018-02-28', '2018-12-31', '2018-02-03')
    """
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def months_between(earlier: str, later: str) -> int:
    """Calendar months from the end of one date to that of another; less than none where it comes before.

    >>> months_between("2017-09", "2018-01"), months_between("2018", "2019-03-15")
    (4, 3)
    """
    one, other = last_day(earlier), last_day(later)
    return (other.year - one.year) * 12 + other.month - one.month


def months_past(date: str, day: str) -> int:
    """Whole months from the end of a date to that of a day; 0 before the first is over.

    >>> months_past("2018-11", "2018-12-30"), months_past("2018-11-30", "2018-12-30")
    (0, 1)
    """
    one, other = last_day(date), last_day(day)
    months = (other.year - one.year) * 12 + other.month - one.month
    # From the end of a month (or of a year) it is a month to the end of the next, however many days these have.
    ends = other.day == calendar.monthrange(other.year, other.month)[1]
    has_day = date.count("-") == 2
    return months if ends or (has_day and other.day >= one.day) else months - 1


def days_past(date: str, day: str) -> int:
    """Days from the end of a date to that of a day."""
    return (last_day(day) - last_day(date)).days


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 paper", "2 papers"; thousands parted by commas."""
    return f"{number:,} {noun}" if abs(number) == 1 else f"{number:,} {noun}s"
