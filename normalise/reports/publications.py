"""When a report was published, as papers print it, and printed dates that cannot be.

Printed forms that are read::

    Published December 2016 · Published [online only] December 2016 · This report was published 22nd March 2017.
"""

import re
from collections.abc import Iterable, Iterator

from normalise.dates.find import agree, find_dates
from normalise.reports.titles import Title
from schemas import Place, Problem

_PUBLISHED = re.compile(r"\bpublished\b(?=(?P<after>(?:\s*\[[^\]]*\])?[^.;]{0,40}))", re.IGNORECASE)
_YEAR = re.compile(r"(20\d\d)(?:[/-](\d\d))?$")


def printed_publications(about: str) -> tuple[str, ...]:
    """The dates of publication that the lines under a title print, ISO, in their order."""
    return tuple(date.iso for found in _PUBLISHED.finditer(about) for date in find_dates(found["after"])[:1])


def settled(dates: tuple[str, ...], place: Place | None) -> tuple[str | None, tuple[Problem, ...]]:
    """When the report was published: the first date printed, refined by a later one that agrees with it."""
    if not dates:
        return None, ()
    best = dates[0]
    for date in dates[1:]:
        if not agree(best, date):
            message = f"The paper says both {best} and {date} for the report's publication."
            doubt = Problem(
                code="publication_dates_differ", message=message, field="report_published", place=place
            )
            return best, (doubt,)
        best = max(best, date, key=len)
    return best, ()


def impossible(
    title: Title, key: str, dates: Iterable[str], paper_date: str | None, place: Place | None
) -> Iterator[Problem]:
    """A problem for each date of publication that cannot be; `dates` stay as they are printed.

    `key` is the report's: a force's own report has not the date of the national one of its series.
    """
    printed = (*dates, *([title.dated] if title.dated else []))
    for date in dict.fromkeys(printed):
        reason = _reason(title, date, paper_date, of_force=":" in key)
        if reason:
            message = f"{title.printed!r} cannot have been published {date}: {reason}."
            yield Problem(
                code="publication_impossible", message=message, field="report_published", place=place
            )


def _reason(title: Title, date: str, paper_date: str | None, *, of_force: bool) -> str:
    """Why a report cannot have been published then, "" where it can."""
    known = title.report
    if known and known.published and known.certain and not of_force and not agree(known.published, date):
        return f"it was on {known.published}" if len(known.published) > 7 else f"it was in {known.published}"
    if paper_date and not agree(paper_date, date) and date > paper_date:
        return f"the paper is of {paper_date}"
    first, last = _years(title)
    if first and not first <= int(date[:4]) <= last + 1:
        return "the year in its title is another"
    return ""


def _years(title: Title) -> tuple[int, int]:
    """The first and the last year of a PEEL title: "2018/19" is 2018 to 2019; 0 for other titles.

    Others name the years that they look at, or that they set out from, and may come out much later.
    """
    found = _YEAR.search(title.name) if title.key.startswith("peel-") else None
    if found is None:
        return 0, 0
    first = int(found[1])
    return first, int(found[1][:2] + found[2]) if found[2] else first
