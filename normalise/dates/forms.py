"""The forms in which papers print dates, and what each says: an ISO date, as precise as it is printed.

Each form is a regular expression with a reader of its match. A reader gives None for what has the form and is no
date: a day that no calendar has (``31 September 2018``), a year that may be either of two (``Q4 FY2018``).
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass

from schemas.observation import Precision

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
MONTH = rf"(?<![^\W\d_])(?P<month>{MONTH_NAME})\.?"
_WHOLE_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d|['’]?\d\d)(?![\d%]|/\d|st|nd|rd|th|[.:]\d)"
_DAY = r"(?P<day>\d\d?)\s*(?:st|nd|rd|th)?"
_NEXT = r"\s*[/–-]\s*(?P<next>(?:20)?\d\d)(?!\d|\s*[/–-]\d)"
_SHUT = r"(?!\d|%)"
_FINANCIAL = r"(?P<financial>FY|(?:financial|fiscal)\s+year)"
_EITHER_YEAR = r"(?P<year>(?:19|20)\d\d|['’]?\d\d)"
_BOTH_YEARS = rf"\(?{_EITHER_YEAR}{_NEXT}"
_OF_YEAR = (
    rf"\(?(?:{_FINANCIAL}\s*)?{_EITHER_YEAR}"
    rf"(?:{_NEXT}|(?<=(?:19|20)\d\d){_SHUT}|(?<=['’]\d\d){_SHUT}|{_SHUT}(?=\s*(?:$|[.,;)\]])))"
)
_QUARTER = (
    r"(?:Q(?:tr|uarter)?\.?\s*(?P<quarter>[1-4])"
    r"|(?P<which>1st|2nd|3rd|4th|first|second|third|fourth|final|last)\s+quarter)"
)
_END_OF = (
    r"(?:(?:end|close)\s+(?:of\s+)?(?:the\s+)?(?:FY\s*|(?:(?:financial|fiscal)\s+)?(?:year\s+)?)"
    r"|(?:(?:financial|fiscal)\s+)?year[\s-]*end\s+(?:of\s+)?)"
)
_PART_OF = r"(?:mid(?:dle)?|early|late|start|beginning|end|close|year[\s-]*end)(?:\s+of|\s*-)?"
_ORDINALS = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3}
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 12}


@dataclass(frozen=True, slots=True)
class Read:
    """What a printed form says: an ISO date and its precision."""

    iso: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class Form:
    """A printed form: what it looks like, and how its match is read."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Read | None]


def _day(match: re.Match[str]) -> Read | None:
    month = _month(match)
    if month is None:
        return None
    try:
        return Read(datetime.date(_year(match["year"]), month, int(match["day"])).isoformat(), "day")
    except ValueError:
        return None


def _of_month(match: re.Match[str]) -> Read | None:
    month = _month(match)
    return Read(f"{_year(match['year'])}-{month:02}", "month") if month else None


def _iso_month(match: re.Match[str]) -> Read | None:
    """A month as ISO writes it; "2011-12" may be a financial year as well, and is neither."""
    follows = int(match["number"]) == (int(match["year"]) + 1) % 100
    return None if follows else _of_month(match)


def _range(match: re.Match[str]) -> Read:
    """The last month of several, no more precise than they are long."""
    first, last = (MONTHS.index(match[name][:3].lower()) for name in ("first", "month"))
    precision: Precision = "quarter" if (last - first) % 12 < 3 else "year"
    return Read(f"{_year(match['year'])}-{last + 1:02}", precision)


def _quarter(match: re.Match[str]) -> Read | None:
    """The last month of a quarter; a financial year begins in April, and is told by both its years."""
    found = match.groupdict()
    which = found.get("which")
    quarter = _ORDINALS.get(which.lower(), 4) if which else int(found["quarter"])
    start, bridges = _years(match)
    if start is None or (match["financial"] and not bridges):
        return None
    if not bridges:
        return Read(f"{start}-{quarter * 3:02}", "quarter")
    return Read(f"{start + 1}-03" if quarter == 4 else f"{start}-{quarter * 3 + 3:02}", "quarter")


def _season(match: re.Match[str]) -> Read | None:
    """The last month of a season; the spring of "2018/19" may be either year's."""
    season = match["season"].lower()
    start, bridges = _years(match)
    if start is None or match["financial"] or (season == "spring" and bridges):
        return None
    return Read(
        f"{start + 1}-02" if season == "winter" and bridges else f"{start}-{_SEASONS[season]:02}", "season"
    )


def _financial_end(match: re.Match[str]) -> Read | None:
    """The end of a financial year is in March."""
    start, bridges = _years(match)
    return Read(f"{start + 1}-03", "month") if start and bridges else None


def _financial_year(match: re.Match[str]) -> Read | None:
    """A financial year is known by its last month, as a quarter is."""
    start, bridges = _years(match)
    return Read(f"{start + 1}-03", "year") if start and bridges else None


def _whole_year(match: re.Match[str]) -> Read:
    return Read(str(int(match["year"])), "year")


def _end_in(match: re.Match[str]) -> Read:
    return Read(f"{int(match['year'])}-03", "month")


def _years(match: re.Match[str]) -> tuple[int | None, bool]:
    """The year that is printed, or the first of two, and whether there are two; None where they do not follow."""
    year, after = _year(match["year"]), match["next"]
    if after is None:
        return year, False
    return (year, True) if int(after[-2:]) == (year + 1) % 100 else (None, True)


def _year(printed: str) -> int:
    digits = printed.strip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    if found.get("number"):
        number = int(found["number"])
        return number if 1 <= number <= 12 else None
    return MONTHS.index(found["month"][:3].lower()) + 1


_PRINTED: tuple[tuple[str, Callable[[re.Match[str]], Read | None]], ...] = (
    (rf"(?<!\d)(?<![\d]-)(?<!/){_WHOLE_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)", _day),
    (rf"(?<![\d/.-])(?P<day>\d\d?)(?P<sep>[/.-])(?P<number>\d\d?)(?P=sep){_YEAR}(?!-\d)", _day),
    (rf"(?<![\d/]){_DAY}(?:\s+of)?[\s/-]*{MONTH},?[\s/-]*{_YEAR}", _day),
    (rf"{MONTH}[\s-]*{_DAY},?[\s-]+{_WHOLE_YEAR}(?!\d|%|/\d)", _day),
    (
        rf"(?<![^\W\d_])(?P<first>{MONTH_NAME})\.?\s*(?:[-–—/]|to|until)\s*{MONTH}[\s,/-]*{_YEAR}",
        _range,
    ),
    (rf"{MONTH}[\s,/-]*{_YEAR}", _of_month),
    (rf"(?<![\w/.-])(?P<number>0[1-9]|1[0-2])[/-]{_WHOLE_YEAR}(?![\d/-])", _of_month),
    (rf"\b{_QUARTER}\s*,?\s*(?:of\s+)?(?:the\s+)?{_OF_YEAR}", _quarter),
    (
        rf"(?<![\d/-])(?:{_FINANCIAL}\s*)?{_WHOLE_YEAR}(?:{_NEXT})?\s*[,:–-]?\s*(?:Q|Qtr\s*|Quarter\s*)(?P<quarter>[1-4])(?!\d)",
        _quarter,
    ),
    (rf"(?<!\d)(?<![\d]-)(?<!/){_WHOLE_YEAR}-(?P<number>0[1-9]|1[0-2])(?![\d-])", _iso_month),
    (rf"\b(?P<season>Spring|Summer|Autumn|Winter)\s*(?:of\s+)?{_OF_YEAR}", _season),
    (rf"\b{_END_OF}{_BOTH_YEARS}", _financial_end),
    (rf"\b(?:financial|fiscal)\s+year[\s-]*end\s+{_WHOLE_YEAR}(?!\d|\s*[/–-]\s*\d)", _end_in),
    (rf"\b{_PART_OF}\s*{_WHOLE_YEAR}(?!\d|\s*[/–-]\s*\d)", _whole_year),
    (rf"\b(?:{_FINANCIAL}|{_PART_OF})\s*{_BOTH_YEARS}", _financial_year),
)
FORMS = tuple(Form(re.compile(pattern, re.IGNORECASE), read) for pattern, read in _PRINTED)
"""In the order in which they are tried: what is more precise first."""
