"""Due dates, by a small grammar of our own: what a due cell prints, read clause by clause.

Printed forms that are read::

    March 2017 · September 2018 And January 2019
    Sept 17 [internal deadline] Revised to: January 2018 · July 2018 Now due November 2018
    Immediate A deadline of February 2019 has been set. · Within six months
    No date set by HMICFRS Deadline of April 2019 set · HMICFRS have not set a deadline. Internal deadline ...
    Deadline October 2018 assigned by ... to align with the November 2018 IPA inspection      (October)
    Force to determine · TBC · Ongoing                                                     (no date, and known)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from normalise.dates import FoundDate, find_dates
from normalise.deadlines import computed, deadlines_in
from schemas import Due, Problem

__all__ = ["DueReading", "computed", "deadlines_in", "read_due", "split_lead"]

SetBy = Literal["inspectorate", "force", "unknown"]

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "eighteen": 18,
}
_NO_DEADLINE = re.compile(
    r"\bno\s+(?:\w+\s+)?(?:deadlines?|dates?|timescales?|timeframes?)\b"
    r"|\b(?:has|have|did)\s+not\s+(?:set|specif\w+|given?)\s+(?:a\s+|any\s+)?(?:deadlines?|dates?)\b"
    r"|\bdeadlines?\s+not\s+(?:set|specified)\b",
    re.IGNORECASE,
)
_IMMEDIATE = re.compile(
    r"\b(?:immediate(?:ly)?|asap|as\s+soon\s+as\s+(?:possible|practicable))\b|\burgent(?:ly)?\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    rf"\bwithin\s+(?:the\s+next\s+)?(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\b(?:revised|now(?:\s+due)?|extended|moved|changed|amended|slipped|deferred|re-?scheduled|"
    r"new\s+(?:due\s+|target\s+)?(?:date|deadline))\b[^.;\d]{0,30}$",
    re.IGNORECASE,
)
_CONNECTED = re.compile(r"\s*(?:and|&|,|then|;)\s*", re.IGNORECASE)
_ALIGNED = re.compile(r"\balign(?:s|ed|ing)?\s+(?:with|to)\b[^.;]*", re.IGNORECASE)
_NOT_DUE = re.compile(
    r"\b(?:as\s+(?:at|of)|published|issued|inspected|reported)\s*(?:on|in)?\s*$", re.IGNORECASE
)
_BY_FORCE = re.compile(
    r"\binternal(?:ly)?\b|\bassigned\b|\bforce\s+(?:has\s+)?set\b|\bset\s+(?:by\s+the\s+force|to\s+align)\b"
    r"|\bdeadlines?\s+(?:of\s+\W*)?(?:has\s+been\s+|have\s+been\s+)?set\b|\bhas\s+been\s+set\b|\bdeadline\s+of\s*$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*(?:\[[^\]]{1,60}\]|\([^)]{1,60}\))")
_KNOWN_WORDS = re.compile(
    r"\W*(?:t\.?b\.?[cad]\.?|to\s+be\s+(?:confirmed|agreed|determined|set)|on-?going|n/?a|not\s+applicable|none|nil"
    r"|(?:the\s+)?force\s+(?:to|will)\s+(?:determine|decide|agree|assess|set)\b.*|.*\bset\s+its\s+own\s+deadlines?|complete[d]?|closed|continuous|rolling|annual(?:ly)?)\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DueReading:
    """What a due cell says: its dates in printed order, whether it says that none was set, and doubts."""

    due: tuple[Due, ...]
    no_deadline: bool
    problems: tuple[Problem, ...] = ()


def read_due(printed: str, recommendation: str = "") -> DueReading:
    """Reads a due cell, on one line; `recommendation` is the text that may print the same deadline itself.

    A date that the recommendation's own words bear out was set by the inspectorate; one that the cell calls
    internal, or gives after saying that no deadline was set, by the force.
    """
    dates = _due_dates(printed)
    no_deadline = bool(_NO_DEADLINE.search(printed))
    found = tuple(_worded(printed, recommendation)) + tuple(
        _dated(printed, date, dates, no_deadline, recommendation) for date in dates
    )
    problems: tuple[Problem, ...] = ()
    if printed and not found and not no_deadline and not _KNOWN_WORDS.fullmatch(printed):
        message = f"The due date {printed!r} could not be read."
        problems = (Problem(code="due_unread", message=message, field="due"),)
    return DueReading(found, no_deadline, problems)


def split_lead(text: str) -> tuple[str, str]:
    """A cell that holds a due date and the comment after it, parted: ("April 2017 [internal] Now Due: ...", rest).

    The first part takes a date, its bracket, and what revises or joins it ("Now Due: ...", "and ..."); a date
    that only follows begins the comment ("... Q4 2017/2018 analysis provided"). ("", text) where no date leads.
    """
    stop = 0
    for date in find_dates(text):
        gap = text[stop : date.start]
        leads = stop == 0 and not gap.strip()
        goes_on = stop > 0 and bool(_REVISED.search(gap) or _CONNECTED.fullmatch(gap)) and len(gap) < 40
        if not (leads or goes_on):
            break
        bracket = _BRACKET.match(text, date.stop)
        stop = bracket.end() if bracket else date.stop
    return text[:stop].strip(), text[stop:].strip()


def _due_dates(printed: str) -> tuple[FoundDate, ...]:
    """The dates that are due dates: not those that the deadline is only aligned with, or that date something else."""
    dates = tuple(date for date in find_dates(printed) if not _NOT_DUE.search(printed[: date.start]))
    spans = [match.span() for match in _ALIGNED.finditer(printed)]
    free = tuple(date for date in dates if not any(start <= date.start < stop for start, stop in spans))
    return free or dates


def _worded(printed: str, recommendation: str) -> Iterator[Due]:
    """Deadlines in words: at once, or so long after the report."""
    by: SetBy = "inspectorate" if recommendation else "unknown"
    immediate = _IMMEDIATE.search(printed)
    if immediate:
        yield Due(date=None, immediate=True, set_by=by, text=immediate[0])
    for match in _RELATIVE.finditer(printed):
        yield Due(date=None, relative=_duration(match), set_by=by, text=match[0])


def _duration(match: re.Match[str]) -> str:
    count = _NUMBERS.get(match["count"].lower()) or int(match["count"])
    return f"P{count}{match['unit'][0].upper()}"


def _dated(
    printed: str, date: FoundDate, dates: tuple[FoundDate, ...], no_deadline: bool, recommendation: str
) -> Due:
    before = max((other.stop for other in dates if other.stop <= date.start), default=0)
    after = min((other.start for other in dates if other.start >= date.stop), default=len(printed))
    lead, rest = printed[before : date.start], printed[date.stop : after]
    revised = bool(_REVISED.search(lead))
    return Due(
        date=date.iso,
        precision=date.precision,
        set_by=_set_by(date, lead, rest, no_deadline, revised, recommendation),
        role="revised" if revised else "original",
        text=printed[date.start : date.stop],
    )


def _set_by(
    date: FoundDate, lead: str, rest: str, no_deadline: bool, revised: bool, recommendation: str
) -> SetBy:
    if no_deadline or _BY_FORCE.search(lead) or _BY_FORCE.search(rest):
        return "force"
    stated = deadlines_in(recommendation) if recommendation and not revised else ()
    if any(due.date is None or due.date[:7] == date.iso[:7] for due in stated):
        return "inspectorate"
    return "unknown"
