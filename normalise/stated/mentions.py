"""The reports and inspections that a paper lists, each with its scope, its key and its date.

Printed forms of dates that are read, besides those of `normalise.dates.find`::

    7 th to 9 th November 2017         2017-11-07/2017-11-09
    expected in early December.        the next December after the paper, and a problem, for no year is printed
"""

import re
from collections.abc import Iterator

from normalise.dates.find import find_dates
from normalise.reports.facts import title_doubts
from normalise.reports.publications import impossible
from normalise.reports.titles import report_named
from normalise.words import fold
from schemas import PaperFacts, Problem
from schemas.finding import Mention
from schemas.observation import Scope
from schemas.stated import ListedReport

_SPAN = re.compile(
    r"(?P<first>\d{1,2})\s*(?:st|nd|rd|th)?\s*(?P<month>[A-Z][a-z]{2,8})?\s*(?:to|and|until|[-–—])\s*"
    r"(?=\d{1,2}\s*(?:st|nd|rd|th)?\s+[A-Z])",
    re.IGNORECASE,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_BARE_MONTH = re.compile(rf"\b(?P<month>{'|'.join(_MONTHS)})\b(?!\s*,?\s*['’]?\d\d)", re.IGNORECASE)


def read_mentions(
    listed: tuple[ListedReport, ...], paper: PaperFacts, home: str
) -> tuple[tuple[Mention, ...], tuple[Problem, ...]]:
    """The mentions of a paper's lists, in their order, and the dates that are in doubt."""
    mentions: list[Mention] = []
    problems: list[Problem] = []
    for each in listed:
        date, doubts = _date(each, paper)
        scope = _scope(each.heading)
        key, title = report_named(each.title, home, scope)
        problems.extend((*doubts, *title_doubts(title, each.title, each.place)))
        if each.listing == "published":
            said = [date.iso for date in find_dates(each.date)]
            problems.extend(impossible(title, key, said, _firm(paper), each.place))
        mentions.append(
            Mention(
                paper=paper.paper,
                paper_sha256=paper.paper_sha256,
                listing=each.listing,
                scope=scope,
                title=each.title,
                report_key=key or None,
                date=date,
                date_raw=each.date,
                place=each.place,
            )
        )
    return tuple(mentions), tuple(problems)


def _firm(paper: PaperFacts) -> str | None:
    """The paper's own date, where it is more than inferred."""
    return None if paper.date_basis == "inferred" else paper.date


def _scope(heading: str) -> Scope | None:
    """The scope that a heading row says: "Force Reports", "National Reports"."""
    scopes: tuple[Scope, ...] = ("national", "force", "joint", "regional")
    said = [scope for scope in scopes if scope in fold(heading).split()]
    return said[0] if len(said) == 1 else None


def _date(listed: ListedReport, paper: PaperFacts) -> tuple[str | None, tuple[Problem, ...]]:
    found = find_dates(listed.date)
    if found:
        return next(_spans(listed.date), found[0].iso), ()
    bare = _BARE_MONTH.search(listed.date)
    if bare is None or not paper.date or len(paper.date) < 7:
        return None, ()
    month = _MONTHS.index(bare["month"].lower()) + 1
    year, now = int(paper.date[:4]), int(paper.date[5:7])
    if listed.listing == "due":
        year += month < now
    else:
        year -= month > now
    date = f"{year}-{month:02}"
    message = f"{listed.date!r} names no year: {date} is the nearest to the paper's own date, {paper.date}."
    return date, (Problem(code="year_inferred", message=message, field="date", place=listed.place),)


def _spans(text: str) -> Iterator[str]:
    """Days from one to another: "7th to 9th November 2017", "28 September to 3 October 2017"."""
    for span in _SPAN.finditer(text):
        last = next((date for date in find_dates(text) if date.start >= span.end() - 1), None)
        if last is None or last.precision != "day":
            continue
        words = f"{span['first']} {span['month']} {last.iso[:4]}" if span["month"] else ""
        first = (
            find_dates(words)[0].iso
            if words and find_dates(words)
            else f"{last.iso[:8]}{int(span['first']):02}"
        )
        if first < last.iso:
            yield f"{first}/{last.iso}"
