"""Settling who every observation is about: what `load.identity` finds, over the papers that came or went."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, delete, select, update

from load import tables
from load.bulk import add, add_missing, in_portions
from load.decisions import decisions
from load.identity import Identified, Printed, Retitled, resolve, retitled
from load.rows import Values

_SETTLED = ("report_key", "recommendation_key", "part", "rule", "alike", "like_paper", "like_position")
"""The fields of `Identified` that are columns of the same name."""

_FORM = {
    "paper": tables.papers.c.sha256,
    "file": tables.papers.c.file,
    "date": tables.papers.c.date,
    "authority": tables.papers.c.authority,
    "committee": tables.papers.c.committee,
    "observation_id": tables.observations.c.observation_id,
    "position": tables.observations.c.position,
    "report_key": tables.observations.c.report_key,
    "report_title": tables.observations.c.report_title,
    "published": tables.observations.c.report_published,
    "group": tables.observations.c.group_line,
    "key": tables.observations.c.recommendation_key,
    "number": tables.observations.c.number,
    "part": tables.observations.c.part,
    "kind": tables.observations.c.kind,
    "text": tables.observations.c.text,
}
"""The fields of `Printed`, and where they stand."""


def recognise(connection: Connection, run_id: int) -> None:
    """Say of each observation that the papers in `unsettled` can touch which recommendation it is about.

    What is found anew supersedes what was in force, stamped with the run; what is found again is left. The answer
    depends on the papers in force and on what persons decided, alone. In the connection's transaction; the caller
    commits.
    """
    papers = tables.papers
    waiting = papers.c.paper_id.in_(select(tables.unsettled.c.paper_id))
    authorities = connection.execute(select(papers.c.authority).where(waiting).distinct()).scalars().all()
    if not authorities:
        return
    touched = _waiting_reports(connection)
    for authority in sorted(authorities):
        touched |= _settle_titles(connection, authority, run_id)
    pairs, decided = _pairs(connection), decisions(connection)
    for family in _families(connection, touched, pairs):
        forms = tuple(_printed(connection, tables.observations.c.report_key, family))
        found = resolve(forms, [pair for pair in pairs if family.issuperset(pair)], decided)
        _add_recommendations(connection, forms, found, run_id)
        _write(connection, found, run_id)
    connection.execute(delete(tables.unsettled))


def _waiting_reports(connection: Connection) -> set[str]:
    rows = tables.observations
    waiting = rows.c.paper_id.in_(select(tables.unsettled.c.paper_id))
    return set(connection.execute(select(rows.c.report_key).where(waiting).distinct()).scalars())


def _settle_titles(connection: Connection, authority: str, run_id: int) -> set[str]:
    """Finds an authority's retitled reports anew; gives the keys of those that were not so before, or are no more."""
    table = tables.same_reports
    found: set[Retitled] = set()
    if _has_new_titles(connection, authority):
        found = set(retitled(_printed(connection, tables.papers.c.authority, {authority})))
    in_force = select(table).where(table.c.authority == authority, table.c.superseded_run_id.is_(None))
    stored = {
        msgspec.convert({field: row[field] for field in Retitled.__struct_fields__}, Retitled): row[
            "same_report_id"
        ]
        for row in connection.execute(in_force).mappings()
    }
    for portion in in_portions([row for each, row in stored.items() if each not in found]):
        end = update(table).where(table.c.same_report_id.in_(portion))
        connection.execute(end.values(superseded_run_id=run_id))
    begun = sorted(found - stored.keys(), key=lambda each: (each.report_key, each.same_as))
    add(connection, table, [{**msgspec.structs.asdict(each), "run_id": run_id} for each in begun])
    changed = found ^ stored.keys()
    return {key for each in changed for key in (each.report_key, each.same_as)}


def _has_new_titles(connection: Connection, authority: str) -> bool:
    """Whether a report came up after another was there no more: only then can it be that one by another title."""
    papers, rows = tables.papers, tables.observations
    listed = (
        select(papers.c.date, papers.c.file, papers.c.sha256, rows.c.report_key)
        .join(rows, rows.c.paper_id == papers.c.paper_id)
        .where(papers.c.authority == authority, papers.c.superseded_run_id.is_(None))
        .distinct()
    )
    by_paper: dict[tuple[bool, str, str, str], set[str]] = {}
    for date, file, sha256, key in connection.execute(listed):
        by_paper.setdefault((date is None, date or "", file, sha256), set()).add(key)
    seen: set[str] = set()
    for _, keys in sorted(by_paper.items()):
        if seen - keys and keys - seen:
            return True
        seen |= keys
    return False


def _pairs(connection: Connection) -> list[tuple[str, str]]:
    table = tables.same_reports
    found = select(table.c.report_key, table.c.same_as).where(table.c.superseded_run_id.is_(None)).distinct()
    return sorted((one, other) for one, other in connection.execute(found))


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


def _printed(connection: Connection, column: Column[Any], values: Collection[str]) -> Iterator[Printed]:
    """The forms in force with one of these values in a column of papers or observations."""
    papers, rows = tables.papers, tables.observations
    query = (
        select(*(source.label(f"own_{field}") for field, source in _FORM.items()))
        .join_from(rows, papers, papers.c.paper_id == rows.c.paper_id)
        .where(rows.c.superseded_run_id.is_(None))
    )
    for portion in in_portions(sorted(values)):
        for row in connection.execute(query.where(column.in_(portion))):
            yield Printed(**dict(zip(_FORM, row, strict=True)))


def _write(connection: Connection, found: Iterable[Identified], run_id: int) -> None:
    """Writes what differs from the identities in force."""
    table = tables.identities
    rows = {each.observation_id: _row(each) for each in found}
    stored = _stored(connection, rows)
    changed = {key: row for key, row in rows.items() if _content(stored[key]) != row}
    fresh = [key for key in changed if stored[key].rule == "unsettled"]
    for portion in in_portions(fresh):
        connection.execute(
            delete(table).where(table.c.observation_id.in_(portion), table.c.rule == "unsettled")
        )
    for portion in in_portions(
        [stored[key].identity_id for key in changed if stored[key].rule != "unsettled"]
    ):
        end = update(table).where(table.c.identity_id.in_(portion))
        connection.execute(end.values(superseded_run_id=run_id))
    add(connection, table, [{"observation_id": key, "run_id": run_id, **row} for key, row in changed.items()])


def _stored(connection: Connection, keys: Collection[int]) -> dict[int, Row[Any]]:
    table = tables.identities
    in_force = select(table).where(table.c.superseded_run_id.is_(None))
    return {
        row.observation_id: row
        for portion in in_portions(sorted(keys))
        for row in connection.execute(in_force.where(table.c.observation_id.in_(portion)))
    }


def _row(found: Identified) -> Values:
    return {
        **{field: getattr(found, field) for field in _SETTLED},
        "merged": msgspec.json.encode(found.merged).decode(),
        "problem": None if found.problem is None else msgspec.json.encode(found.problem).decode(),
    }


def _content(row: Row[Any]) -> Values:
    return {field: getattr(row, field) for field in (*_SETTLED, "merged", "problem")}


def _add_recommendations(
    connection: Connection, forms: Iterable[Printed], found: Iterable[Identified], run_id: int
) -> None:
    """Adds the recommendations whose key no paper prints: those told apart from an earlier one of their number."""
    by_observation = {form.observation_id: form for form in forms}
    first: dict[str, Values] = {}
    for each in found:
        form = by_observation[each.observation_id]
        first.setdefault(
            each.recommendation_key,
            {
                "recommendation_key": each.recommendation_key,
                "report_key": each.report_key,
                "group_line": form.group,
                "number": form.number,
                "kind": form.kind,
                "text": form.text,
            },
        )
    add_missing(connection, tables.recommendations, "recommendation_key", list(first.values()), run_id)
