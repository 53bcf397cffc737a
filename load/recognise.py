"""Settling who every observation is about: what `load.identity` finds, over the papers that came or went."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, select

from load import tables
from load.bulk import add, add_missing, change
from load.decisions import decisions
from load.identity import Identified, Printed, resolve
from load.printed import IDENTITY, SETTLED, Stored, of_reports, replaced_papers
from load.retitling import same_reports, settle_titles
from load.rows import Batch, recommendation_rows

_settled = attrgetter(*SETTLED)

_KEYS = 3
"""How many of the columns of `IDENTITY`, its first, its own paper says too. Mostly they stay as they are, and then no
index need be told."""


def recognise(connection: Connection, run_id: int) -> None:
    """Say of each observation that the papers in `unsettled` can touch which recommendation it is about.

    What is found anew supersedes what was in force, stamped with the run; what is found again is left. The answer
    depends on the papers in force and on what persons decided, alone; that of one that another was issued in place of
    too, for the questions of what was known then. In the connection's transaction; the caller commits.
    """
    papers = tables.papers
    waiting = papers.c.paper_id.in_(select(tables.unsettled.c.paper_id))
    authorities = connection.execute(select(papers.c.authority).where(waiting).distinct()).scalars().all()
    if not authorities:
        return
    touched = _waiting_reports(connection)
    for authority in sorted(authorities):
        touched |= settle_titles(connection, authority, run_id)
    pairs, decided, replaced = same_reports(connection), decisions(connection), replaced_papers(connection)
    for family in _families(connection, touched, pairs):
        stored = [*of_reports(connection, family, replaced)]
        forms = [form for form, _ in stored]
        found = resolve(forms, [pair for pair in pairs if family.issuperset(pair)], decided)
        _add_recommendations(connection, forms, found, run_id)
        _write(connection, {form.observation_id: identity for form, identity in stored}, found, run_id)
    connection.execute(delete(tables.unsettled))


def _waiting_reports(connection: Connection) -> set[str]:
    rows = tables.observations
    waiting = rows.c.paper_id.in_(select(tables.unsettled.c.paper_id))
    return set(connection.execute(select(rows.c.report_key).where(waiting).distinct()).scalars())


def _families(
    connection: Connection, touched: Collection[str], pairs: Iterable[tuple[str, str]]
) -> Iterator[set[str]]:
    """The reports that share recommendations with a touched one, each family once: of one series, or retitled."""
    series: dict[str, set[str]] = {}
    for key in connection.execute(
        select(tables.reports.c.report_key).order_by(tables.reports.c.report_key)
    ).scalars():
        series.setdefault(key.partition(":")[0], set()).add(key)
    for one, other in pairs:
        joined = series[one.partition(":")[0]] | series[other.partition(":")[0]]
        for key in joined:
            series[key.partition(":")[0]] = joined
    done: set[str] = set()
    for key in sorted(touched):
        if key not in done:
            family = series[key.partition(":")[0]]
            done |= family
            yield family


def _write(
    connection: Connection, stored: Mapping[int, Stored], found: Iterable[Identified], run_id: int
) -> None:
    """Writes what differs from the identities in force: into those that nobody had settled, beside all others."""
    confirmed: list[tuple[Any, ...]] = []
    settled: list[tuple[Any, ...]] = []
    ended: list[tuple[Any, ...]] = []
    begun: list[tuple[Any, ...]] = []
    for each in found:
        before, row = stored[each.observation_id], _row(each)
        if before.is_unsettled and before.row[:_KEYS] == row[:_KEYS]:
            confirmed.append((*row[_KEYS:], before.identity_id))
        elif before.is_unsettled:
            settled.append((*row, before.identity_id))
        elif before.row != row:
            ended.append((run_id, before.identity_id))
            begun.append((each.observation_id, *row, run_id))
    table = tables.identities
    change(connection, table, Batch((*IDENTITY[_KEYS:], "identity_id"), confirmed))
    change(connection, table, Batch((*IDENTITY, "identity_id"), settled))
    change(connection, table, Batch(("superseded_run_id", "identity_id"), ended))
    add(connection, table, Batch(("observation_id", *IDENTITY, "run_id"), begun))


def _row(found: Identified) -> tuple[Any, ...]:
    """What is found as columns, in the order of `IDENTITY`."""
    merged = msgspec.json.encode(found.merged).decode() if found.merged else "[]"
    problem = None if found.problem is None else msgspec.json.encode(found.problem).decode()
    return (*_settled(found), merged, problem)


def _add_recommendations(
    connection: Connection, forms: Iterable[Printed], found: Iterable[Identified], run_id: int
) -> None:
    """Adds the recommendations whose key no paper prints: those told apart from an earlier one of their number."""
    printed = {form.observation_id: form for form in forms}
    told = (
        (each.recommendation_key, each.report_key, printed[each.observation_id])
        for each in found
        if each.recommendation_key != printed[each.observation_id].key
    )
    add_missing(connection, tables.recommendations, recommendation_rows(told, run_id))
