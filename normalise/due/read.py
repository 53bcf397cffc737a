"""Due dates, by a small grammar of our own: what a due cell prints, read clause by clause.

Printed forms that are read::

    March 2017 · September 2018 And January 2019 · Q4 2018/19 · 2018/19 · all of `normalise/dates/find.py`
    Sept 17 [internal deadline] Revised to: January 2018 · July 2018 Now due November 2018
    June 2018 (was March 2018) · March 2018 → June 2018 · June 2018 (revised)
    Immediate A deadline of February 2019 has been set. · Within six months · 3 months after publication
    No date set by HMICFRS Deadline of April 2019 set · HMICFRS have not set a deadline. Internal deadline ...
    Deadline October 2018 assigned by ... to align with the November 2018 IPA inspection      (October)
    Force to determine · TBC · Ongoing · monthly                                           (no date, and known)
    Completed in June 2018                                                                 (no deadline's date)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from normalise.dates.find import FoundDate, find_dates, no_dates, only_year
from normalise.due.deadlines import computed, deadlines_in, duration
from normalise.due.words import (
    ALIGNED,
    BRACKET,
    BY_FORCE,
    BY_INSPECTORATE,
    CONNECTED,
    FORMER,
    FORMER_AFTER,
    IMMEDIATE,
    KNOWN_WORDS,
    NO_DEADLINE,
    NOT_DUE,
    RELATIVE,
    REVISED,
    REVISED_AFTER,
    UNREAD,
)
from schemas import Due, Problem

__all__ = ["DueReading", "computed", "deadlines_in", "read_due", "split_lead"]

SetBy = Literal["inspectorate", "force", "unknown"]
Role = Literal["original", "revised"]

_NEAR = 60  # characters


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
    no_deadline = bool(NO_DEADLINE.search(printed))
    clauses = tuple(_clauses(printed, dates))
    found = (*_worded(printed, recommendation), *_dated(clauses, no_deadline, recommendation))
    in_order = tuple(due for _, due in sorted(found, key=lambda each: each[0]))
    known = no_deadline or bool(in_order) or KNOWN_WORDS.fullmatch(printed)
    if printed and not known:
        return DueReading(in_order, no_deadline, (_unread(f"The due date {printed!r} could not be read."),))
    left = () if KNOWN_WORDS.fullmatch(printed) else tuple(_left(printed, dates))
    messages = (f"Of the due date {printed!r} the words {words!r} could not be read." for words in left)
    return DueReading(in_order, no_deadline, tuple(map(_unread, messages)))


def _unread(message: str) -> Problem:
    return Problem(code="due_unread", message=message, field="due")


def _left(printed: str, dates: tuple[FoundDate, ...]) -> Iterator[str]:
    """What looks like a date and is none that was read."""
    if only_year(printed):
        return
    yield from no_dates(printed)
    known = {at for date in (*find_dates(printed), *dates) for at in range(date.start, date.stop)}
    rest = "".join("\0" if at in known else letter for at, letter in enumerate(printed))
    for words in dict.fromkeys(no_dates(rest)):
        rest = rest.replace(words, "\0")
    yield from (match[0] for match in UNREAD.finditer(rest))


def split_lead(text: str) -> tuple[str, str]:
    """A cell that holds a due date and the comment after it, parted: ("April 2017 [internal] Now Due: ...", rest).

    The first part takes a date, its bracket, and what revises or joins it ("Now Due: ...", "and ..."); a date
    that only follows begins the comment ("... Q4 2017/2018 analysis provided"). ("", text) where no date leads.
    """
    stop = 0
    for date in find_dates(text):
        gap = text[stop : date.start]
        leads = stop == 0 and not gap.strip()
        goes_on = stop > 0 and bool(REVISED.search(gap) or CONNECTED.fullmatch(gap)) and len(gap) < 40
        if not (leads or goes_on):
            break
        bracket = BRACKET.match(text, date.stop)
        stop = bracket.end() if bracket else date.stop
    return text[:stop].strip(), text[stop:].strip()


def _due_dates(printed: str) -> tuple[FoundDate, ...]:
    """The dates that are due dates: not those that the deadline is only aligned with, or that date something else."""
    year = only_year(printed)
    if year:
        return (year,)
    dates = tuple(date for date in find_dates(printed) if not NOT_DUE.search(_before(printed, date)))
    spans = [match.span() for match in ALIGNED.finditer(printed)]
    free = tuple(date for date in dates if not any(start <= date.start < stop for start, stop in spans))
    return free or dates


def _before(printed: str, date: FoundDate) -> str:
    """The words before a date that can say what it is the date of."""
    return printed[max(0, date.start - _NEAR) : date.start]


def _worded(printed: str, recommendation: str) -> Iterator[tuple[int, Due]]:
    """Deadlines in words, and where they stand: at once, or so long after the report."""
    by: SetBy = "inspectorate" if recommendation else "unknown"
    immediate = IMMEDIATE.search(printed)
    if immediate:
        yield immediate.start(), Due(date=None, immediate=True, set_by=by, text=immediate[0])
    for match in RELATIVE.finditer(printed):
        length = duration(match[0])
        if length:
            yield match.start(), Due(date=None, relative=length, set_by=by, text=match[0])


@dataclass(frozen=True, slots=True)
class _Clause:
    """A date, the words before it and those after it, up to the dates around; `text` is the date as printed."""

    date: FoundDate
    lead: str
    text: str
    rest: str


def _clauses(printed: str, dates: tuple[FoundDate, ...]) -> Iterator[_Clause]:
    starts = [*(date.start for date in dates[1:]), len(printed)]
    stops = [0, *(date.stop for date in dates)]
    for date, before, after in zip(dates, stops, starts, strict=False):
        yield _Clause(
            date, printed[before : date.start], printed[date.start : date.stop], printed[date.stop : after]
        )


def _dated(clauses: tuple[_Clause, ...], no_deadline: bool, recommendation: str) -> Iterator[tuple[int, Due]]:
    """The dates as deadlines: where one is called the former one, those that nothing is said of have replaced it."""
    roles = [_role(clause) for clause in clauses]
    others: Role = "revised" if "original" in roles else "original"
    for clause, said in zip(clauses, roles, strict=True):
        role = said or others
        yield (
            clause.date.start,
            Due(
                date=clause.date.iso,
                precision=clause.date.precision,
                set_by=_set_by(clause, role, no_deadline, recommendation),
                role=role,
                text=clause.text,
            ),
        )


def _role(clause: _Clause) -> Role | None:
    """What the words around a date say of it; of those before it the nearest."""
    was, becomes = FORMER.search(clause.lead), REVISED.search(clause.lead)
    if FORMER_AFTER.match(clause.rest) or (was and not (becomes and becomes.start() > was.start())):
        return "original"
    return "revised" if becomes or REVISED_AFTER.match(clause.rest) else None


def _set_by(clause: _Clause, role: Role, no_deadline: bool, recommendation: str) -> SetBy:
    if no_deadline or BY_FORCE.search(clause.lead) or BY_FORCE.search(clause.rest):
        return "force"
    if BY_INSPECTORATE.search(clause.lead) or BY_INSPECTORATE.match(clause.rest.lstrip(" ([")):
        return "inspectorate"
    stated = deadlines_in(recommendation) if recommendation and role == "original" else ()
    if any(due.date is None or due.date[:7] == clause.date.iso[:7] for due in stated):
        return "inspectorate"
    return "unknown"
