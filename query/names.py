"""Names that nobody has: a question about one is refused, with the nearest that there are.

A filter that finds nothing gives an empty answer; a name that is nowhere in the history is a slip of the pen, and an
empty answer to it would look like a true one.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from functools import cache
from heapq import nlargest
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from load import Address, Database, tables
from load.database import opened
from query.filters import Filters, check_text
from query.said import identities, observations, papers, said, stands
from query.terminal.cleaning import clean

MOST, NEAREST = 8, 4
"""How many names a refusal tells at most: all that there are, where there are no more, else the nearest."""


class NoSuchName(ValueError):  # noqa: N818 - named for what it is about
    """Nothing in the history has the name that is asked for; the message says which there are."""


@contextmanager
def asked(database: Database | Address, filters: Filters) -> Iterator[Connection]:
    """A connection to ask these filters' question on. Raises `NoSuchName`, and `DatabaseUnavailable`."""
    with opened(database, read_only=True) as own, own.reading() as connection:
        _check(connection, filters)
        yield connection


def check_paper(connection: Connection, filters: Filters, part: str) -> None:
    """Raises `NoSuchName` where no paper has this in its file name."""
    check_text("paper", part)
    file, among = papers.c.file, stands(papers, _whenever(filters))
    if part and not _any(connection, select(file).where(among, file.icontains(part, autoescape=True))):
        names = _all(connection, select(file).where(among))
        raise NoSuchName(f"no paper has {_quoted(part)} in its file name{_there_are(part, names, 'papers')}")


def check_codes(connection: Connection, codes: Iterable[str], known: Collection[str]) -> None:
    """Raises `NoSuchName` for a code that is neither known nor in this history, which may be of an older make."""
    strange = [code for code in codes if code not in known]
    if not strange:
        return
    among = {*known, *connection.execute(select(tables.problems.c.code).distinct()).scalars()}
    for code in strange:
        if code not in among:
            there_are = _there_are(code, sorted(among), "codes")
            raise NoSuchName(f"no finding has the code {_quoted(code)}{there_are}")


def _check(connection: Connection, filters: Filters) -> None:
    if filters.as_read is not None:
        _check_run(connection, filters.as_read)
    if filters.authority:
        _check_authority(connection, filters)
    if filters.report:
        _check_report(connection, filters)
    if filters.key:
        _check_key(connection, filters)


def _whenever(filters: Filters) -> Filters:
    """What the history holds of any day: who had no paper by then has a name all the same."""
    return Filters(as_read=filters.as_read)


def _check_run(connection: Connection, number: int) -> None:
    last = connection.execute(select(func.max(tables.runs.c.run_id))).scalar()
    if last is None or number > last:
        known = "there has been none yet" if last is None else f"the last one is {last}"
        raise NoSuchName(f"there is no run {number}; {known}")


def _check_authority(connection: Connection, filters: Filters) -> None:
    name, among = papers.c.authority, stands(papers, _whenever(filters))
    if _any(connection, select(name).where(among, func.lower(name) == func.lower(filters.authority))):
        return
    names = _all(connection, select(name).where(among))
    there_are = _there_are(
        filters.authority, [each or "(no authority named)" for each in names], "authorities"
    )
    raise NoSuchName(f"there is no paper of {_quoted(filters.authority)}{there_are}")


def _check_report(connection: Connection, filters: Filters) -> None:
    reports, part = tables.reports, filters.report

    def named(*columns: ColumnElement[str]) -> Iterator[ColumnElement[bool]]:
        return (column.icontains(part, autoescape=True) for column in columns)

    title, key = observations.c.report_title, identities.c.report_key
    # First in the few reports, which have most titles; then in all that papers print.
    for condition in named(reports.c.title, reports.c.report_key):
        if _any(connection, select(reports.c.report_key).where(condition)):
            return
    for condition in named(title, key):
        if _any(connection, said(_whenever(filters), key).where(condition)):
            return
    names = _all(connection, select(reports.c.title).where(reports.c.title != ""))
    raise NoSuchName(f"no report has {_quoted(part)} in its title{_there_are(part, names, 'reports')}")


def _check_key(connection: Connection, filters: Filters) -> None:
    key, among = identities.c.recommendation_key, stands(identities, _whenever(filters))
    if _any(connection, select(key).where(among, key == filters.key)):
        return
    report = filters.key.rpartition("/")[0]
    alike = select(key).where(among, key.startswith(f"{report}/", autoescape=True))
    names = _all(connection, alike) or _all(connection, select(key).where(among))
    raise NoSuchName(
        f"no recommendation has the key {_quoted(filters.key)}{_there_are(filters.key, names, 'keys')}"
    )


def _any(connection: Connection, query: Select[Any]) -> bool:
    return connection.execute(query.limit(1)).first() is not None


def _all(connection: Connection, query: Select[Any]) -> list[str]:
    return sorted(connection.execute(query.distinct()).scalars())


def _there_are(asked_for: str, names: Sequence[str], noun: str) -> str:
    """The names that there are, of many the nearest: what a refusal ends with."""
    if not names:
        return f"; the history has no {noun}"
    if len(names) <= MOST:
        shown, which = names, "there is only" if len(names) == 1 else "there are"
    else:
        shown, which = nearest(asked_for, names), f"of {len(names):,} {noun} the nearest are"
    return f"; {which} {'; '.join(map(clean, shown))}"


def nearest(asked_for: str, names: Sequence[str]) -> list[str]:
    """The names most like what is asked for, which may be a part of one: the nearest first.

    >>> nearest("legitimcy", ["PEEL: Police leadership 2016", "PEEL: Police legitimacy 2016", "Making it fair"])[0]
    'PEEL: Police legitimacy 2016'
    """
    wanted = _words(asked_for)

    @cache
    def alike(one: str, other: str) -> float:
        return SequenceMatcher(None, one, other, autojunk=False).ratio()

    def likeness(name: str) -> tuple[float, float]:
        own = _words(name)
        found = sum(max((alike(word, each) for each in own), default=0.0) for word in wanted)
        return found, -float(len(own))

    return nlargest(NEAREST, names, key=likeness)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def _quoted(name: str) -> str:
    return f"'{clean(name)}'"
