"""Which papers are one period, and which two periods are compared."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from query.terminal.cleaning import clean

# A month or a day as ISO writes it: "2018-11", "2018-11-20".
_PERIOD = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?")

_SHOWN = 12
"""How many periods or authorities a refusal names."""


class Incomparable(ValueError):  # noqa: N818 - said of what is asked, as "unavailable" is of a database
    """There are no two such periods of one authority; its text is one sentence that says why."""


class Dated(NamedTuple):
    """A paper with its number in the history and its date (ISO, as precise as known)."""

    paper_id: int
    file: str
    date: str
    authority: str
    committee: str = ""


class Meeting(NamedTuple):
    """The papers of one period, which is called by its most precise date."""

    name: str
    papers: tuple[Dated, ...]


class Chosen(NamedTuple):
    """The two periods to compare, and those before the first, oldest first."""

    authority: str
    before: Meeting
    after: Meeting
    earlier: tuple[Meeting, ...]


def choose(papers: Iterable[Dated], from_: str, to: str) -> Chosen:
    """The periods that are asked for; "" is the latest, and for `from_` the one before `to`, of its committee if any.

    A month is all papers of that month, a day those of that day and those that only its month is known of. Raises
    `Incomparable` with one sentence where this cannot be answered: several authorities, no such period, no order.
    """
    papers = tuple(papers)
    authorities = sorted({paper.authority for paper in papers})
    if len(authorities) > 1:
        raise Incomparable(
            f"the history holds papers of {len(authorities)} authorities; --authority says which: "
            f"{_some([name or '(not known)' for name in authorities], '; ')}"
        )
    whose = clean(authorities[0] if authorities else "") or "the history"
    known = meetings(papers)
    if len(known) < 2:
        raise Incomparable(f"there is nothing to compare: {whose} has {_count(len(known))} with a date")
    after = _asked(to, known, whose) if to else known[-1]
    before = _asked(from_, known, whose) if from_ else _last_before(after, known, whose)
    if before.papers[-1].date >= after.papers[0].date:
        raise Incomparable(f"FROM ({from_ or before.name}) is not earlier than TO ({to or after.name})")
    first = before.papers[0].date
    earlier = tuple(each for each in known if each.papers[-1].date < first)
    return Chosen(authorities[0], before, after, earlier)


def meetings(papers: Iterable[Dated]) -> list[Meeting]:
    """The papers by period, oldest first. One of which only the month is known belongs to its month's only day."""
    days: defaultdict[str, set[str]] = defaultdict(set)
    of: defaultdict[str, list[Dated]] = defaultdict(list)
    ordered = sorted(papers, key=lambda paper: (paper.date, paper.file, paper.paper_id))
    for paper in ordered:
        if len(paper.date) > len("2018-11"):
            days[paper.date[:7]].add(paper.date)
    for paper in ordered:
        own = days.get(paper.date, set())
        of[next(iter(own)) if len(own) == 1 else paper.date].append(paper)
    return [Meeting(name, tuple(of[name])) for name in sorted(of)]


def _asked(period: str, known: Sequence[Meeting], whose: str) -> Meeting:
    if not _PERIOD.fullmatch(period):
        raise Incomparable(f"a period is a month or a day such as 2018-11 or 2018-11-20, not {period!r}")
    found = [each for each in known if each.name.startswith(period)]
    found = found or [each for each in known if each.name == period[:7]]
    if not found:
        names = _some([each.name for each in known], ", ")
        raise Incomparable(f"{whose} has no paper of {period}; it has {names}")
    if len(found) == 1:
        return found[0]
    return Meeting(period, tuple(paper for each in found for paper in each.papers))


def _last_before(after: Meeting, known: Sequence[Meeting], whose: str) -> Meeting:
    found = [each for each in known if each.papers[-1].date < after.papers[0].date]
    if not found:
        raise Incomparable(f"{whose} has no paper before {after.name}")
    return next((each for each in reversed(found) if _may_be_of_one(each, after)), found[-1])


def _may_be_of_one(one: Meeting, other: Meeting) -> bool:
    """Whether a committee has papers in both; a paper that names none may be of any."""
    committees = {paper.committee.casefold() for paper in one.papers}
    others = {paper.committee.casefold() for paper in other.papers}
    return "" in committees | others or not committees.isdisjoint(others)


def _some(names: Sequence[str], between: str) -> str:
    """The names, of many the last ones."""
    shown = between.join(map(clean, names[-_SHOWN:]))
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN} more"


def _count(number: int) -> str:
    return {0: "no paper", 1: "papers of one period"}[number]
