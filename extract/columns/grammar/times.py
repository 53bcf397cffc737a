"""Times in headings: they leave a heading's meaning as it is, and tell the latest of several.

Printed forms that are read: ``as at June 2020`` · ``30 June 2020`` · ``30/06/20`` · ``Q2`` · ``Q4 2019/20`` ·
``2020`` · ``this quarter``.
"""

import re

NOW = (9999, 0)
"""When a heading without a time is from."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}"
_YEAR = r"(?:(?:19|20)\d\d(?:\s*[/-]\s*\d\d(?:\d\d)?)?|\d\d)"
TIME = re.compile(
    rf"\b(?:\d\d?(?:st|nd|rd|th)?\s+)?{_MONTH}\b\.?(?:\s+{_YEAR}\b)?|\b\d\d?[/.]\d\d?[/.]\d\d(?:\d\d)?\b"
    rf"|\b(?:q|quarter\s?)[1-4]\b(?:\s*{_YEAR}\b)?|\b(?:19|20)\d\d(?:\s*[/-]\s*\d\d(?:\d\d)?)?\b"
    r"|\bthis\s+(?:period|quarter|month|year)\b"
)
_FULL_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)")
_QUARTER = re.compile(r"\bq(?:uarter\s?)?(?P<q>[1-4])")
_NAMED = re.compile(rf"\b{_MONTH}")


def when(text: str) -> tuple[int, int]:
    """The last time that a lower-case heading names, as year and month: "q2 rag" is (0, 6); NOW without any."""
    return max((each for match in TIME.finditer(text) if any(each := _read(match[0]))), default=NOW)


def _read(time: str) -> tuple[int, int]:
    year, quarter, month = _FULL_YEAR.search(time), _QUARTER.search(time), _NAMED.search(time)
    if quarter:
        return (int(year["year"]) if year else 0, 3 * int(quarter["q"]))
    return (int(year["year"]) if year else 0, _MONTHS.index(month[0][:3]) + 1 if month else 0)
